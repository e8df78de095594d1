import { createHash } from 'node:crypto';
import { renderSVG } from 'uqr';
import { formStyle } from '../form/style.ts';
import { phonesWords as words } from '../words/phones.ts';

/** Signs of the groups: a colour and a shape each, as in the reports. */
const groups = `
:root { --g1: #0b63b0; --g2: #b8480b; --g3: #3d4048; --g4: #00756b; --g5: #7a3ea8; --g6: #8a6d00; }
@media screen and (prefers-color-scheme: dark) { :root { --g1: #6db4ff; --g2: #ff9d5c; --g3: #d9dde3; --g4: #4fd1c5; --g5: #c79bf0; --g6: #d8b740; } }
.chip { display: inline-flex; gap: 0.4em; align-items: center; border: 2px solid var(--edge); border-radius: 8px; padding: 0.1em 0.5em; background: var(--paper); max-width: 100%; overflow-wrap: anywhere; }
.chip.bare { border: 0; padding: 0; margin-inline-end: 1.2em; }
.chip::before { content: ""; flex: none; width: 0.7em; height: 0.7em; background: var(--group); }
.group-0::before { display: none; }
.group-1 { --group: var(--g1); } .group-1::before { border-radius: 50%; }
.group-2 { --group: var(--g2); }
.group-3 { --group: var(--g3); } .group-3::before { clip-path: polygon(50% 0, 100% 100%, 0 100%); }
.group-4 { --group: var(--g4); } .group-4::before { clip-path: polygon(50% 0, 100% 50%, 50% 100%, 0 50%); }
.group-5 { --group: var(--g5); } .group-5::before { clip-path: polygon(35% 0, 65% 0, 65% 35%, 100% 35%, 100% 65%, 65% 65%, 65% 100%, 35% 100%, 35% 65%, 0 65%, 0 35%, 35% 35%); }
.group-6::before { background: none; border: 0.2em solid var(--g6); border-radius: 50%; }
.votes { list-style: none; margin: 1rem 0; padding: 0; }
.discs { display: inline-flex; flex-wrap: wrap; gap: 0.3em; }
.discs i { width: 1em; height: 1em; border-radius: 50%; background: var(--accent); }
.number { font-weight: 650; }
`;

/** Style of phones beside that of the form. */
const phoneStyle = `${groups}
.calm { margin-top: 2rem; }
.news { flex: 1 0 100%; }
.news p { margin: 0; }
.voted { font-weight: 650; }
.nav > button { flex: 1 1 100%; }
button:disabled { opacity: 0.6; cursor: default; }
.votes li { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.2rem; border-top: 1px solid var(--line); padding: 0.5rem 0; }
.votes li .title { grid-row: 1; font-weight: 650; }
.votes li .who { display: flex; flex-wrap: wrap; gap: 0.4rem; align-items: center; }
.votes li.agreed { border-inline-start: 4px solid var(--accent); background: var(--shade); padding-inline-start: 0.6rem; }
`;

/** Style of the projector beside that of the form: large, and nothing below 22 pixels at 1280. */
const boardStyle = `${groups}
html { font-size: clamp(12px, 1.25vw, 40px); }
body { font-size: 1.875rem; line-height: 1.35; }
main { max-width: none; min-height: 100vh; margin: 0; padding: 2.2rem 3.5rem; display: flex; flex-direction: column; }
header, footer { display: flex; justify-content: space-between; gap: 2rem; font-size: 1.375rem; color: var(--quiet); }
footer { margin-top: auto; padding-top: 1rem; }
h1 { font-size: 2.75rem; margin: 0.9rem 0 0.5rem; }
.asked { font-size: 1.625rem; line-height: 1.35; color: var(--quiet); margin: 0 0 1.6rem; }
.quiet { font-size: 1.5rem; }
.big { margin: 1.5rem 0 0; }
.say { margin: 1.2rem 0 0; }
.people { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1rem; list-style: none; margin: 0; padding: 0; }
.people li { border: 2px solid var(--edge); border-radius: 10px; padding: 0.9rem 1.3rem; display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 0.75rem; align-items: center; overflow-wrap: anywhere; line-height: 1.2; }
.people li.ok { background: var(--accent); color: var(--on-accent); border-color: var(--accent); }
.people small { font-size: 1.375rem; white-space: nowrap; }
.people.many li { font-size: 1.5625rem; padding: 0.6rem 1.1rem; }
.people.crowd { grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 0.4rem; }
.people.crowd li { font-size: 1.375rem; padding: 0.2rem 0.6rem; }
.people.crowd small { display: none; }
.levels { display: flex; margin-top: 1.5rem; }
.levels > div { flex: 1 1 0; min-width: 0; font-size: 1.375rem; line-height: 1.3; border-inline-start: 2px solid var(--line); padding: 0 0.6rem 0 0.8rem; }
.levels > div:first-child { border: 0; padding-inline-start: 0; }
.levels b { display: block; margin-bottom: 0.25rem; }
.lobby { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 3rem; align-items: start; margin-top: 1rem; }
.code { display: block; width: 100%; background: #fff; }
.lobby .people { grid-template-columns: repeat(2, minmax(0, 1fr)); margin: 0.8rem 0; }
.lobby .people li { font-size: 1.5rem; padding: 0.3rem 0.8rem; }
.votes.scale { display: flex; margin: 0 0 0.6rem; }
.votes.scale li { flex: 1 1 0; min-width: 0; display: flex; flex-direction: column; border-inline-start: 2px solid var(--line); }
.votes.scale li:first-child { border: 0; }
.votes.scale .who { flex: 1; min-height: 9rem; display: flex; flex-direction: column; justify-content: flex-end; align-items: center; gap: 0.5rem; padding: 0.4rem 0.5rem 0.6rem; }
.votes.scale .discs { justify-content: center; flex-wrap: wrap-reverse; max-width: 12rem; font-size: 2rem; }
.votes.scale .title { border-top: 4px solid var(--ink); padding: 0.5rem 0.4rem; text-align: center; font-size: 1.5rem; }
.votes.scale li.agreed .title { background: var(--accent); color: var(--on-accent); }
.votes:not(.scale) li { display: flex; flex-wrap: wrap; gap: 0.4rem 1rem; align-items: center; font-size: 1.5rem; margin: 0.3rem 0; }
.votes:not(.scale) .title { order: -1; font-weight: 650; }
.votes:not(.scale) .who { display: inline-flex; flex-wrap: wrap; gap: 0.4rem; align-items: center; }
.votes:not(.scale) li.agreed .title { color: var(--accent); }
`;

/** Page with its content security policy. */
export interface ServedPage {
  readonly markup: string;
  readonly policy: string;
}

/** Returns the page of phones. */
export function phonePage(script: string): ServedPage {
  return pageOf(script, `${formStyle(null)}${phoneStyle}`, 'phone');
}

/** Returns the page of the projector. */
export function boardPage(script: string): ServedPage {
  return pageOf(script, `${formStyle(null)}${boardStyle}`, 'board');
}

/** Returns a page that holds nothing of the workshop, and loads it once its reader may see it. */
function pageOf(script: string, style: string, kind: 'phone' | 'board'): ServedPage {
  const policy = [
    `default-src 'none'; script-src '${digest(script)}'; style-src '${digest(style)}'`,
    "img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ].join('; ');
  const markup = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${words.title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body class="${kind}">
<main id="${kind}"><noscript><p>${words.noScript}</p></noscript></main>
<script>${script}</script>
</body>
</html>
`;
  return { markup, policy };
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** Returns the QR code of an address as the address of an image. */
export function qrImage(link: string): string {
  const image = renderSVG(link, { border: 2, ecc: 'M' });
  return `data:image/svg+xml;base64,${Buffer.from(image).toString('base64')}`;
}
