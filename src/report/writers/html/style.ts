import { type Accent, dark, light } from '../../brand/brand.ts';
import type { ChartColours } from '../../charts/svg.ts';
import type { HtmlPage } from '../../html/section.ts';

/** Layout of the page, from 320 pixels to a projector. */
const screenRules = `
* { box-sizing: border-box; }
html { font-size: clamp(100%, 0.86rem + 0.28vw, 140%); scroll-behavior: smooth; }
body {
  margin: 0 auto; padding: 0 clamp(1rem, 5vw, 4rem) 4rem; max-width: 76rem;
  background: var(--paper); color: var(--ink);
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  line-height: 1.6; overflow-wrap: anywhere;
}
h1, h2, .verdict { font-family: Georgia, "Times New Roman", "Noto Serif", serif; font-weight: 400; line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(2rem, 1.4rem + 2.6vw, 3.25rem); margin: 0 0 0.75rem; }
h2 { font-size: 1.75rem; margin: 0 0 1.25rem; }
h3 { font-size: 1.125rem; line-height: 1.4; margin: 0 0 0.25rem; }
h1, h2, h3, p, li, dt, dd, th, td, caption, summary { unicode-bidi: plaintext; text-align: start; }
p, ul, ol, dl { margin: 0 0 1rem; max-width: 46rem; }
ul, ol { padding-inline-start: 1.25rem; }
li { margin: 0 0 0.4rem; }
li > ul { margin: 0.3rem 0 0.6rem; color: var(--quiet); }
a { color: var(--accent); text-underline-offset: 0.2em; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 0.9em; }

.cover { padding: clamp(2.5rem, 8vw, 6rem) 0 2rem; border-bottom: 3px solid var(--accent); }
.kicker { display: block; margin: 0 0 0.75rem; font: 600 0.875rem/1.4 system-ui, sans-serif; letter-spacing: 0.1em; text-transform: uppercase; color: var(--accent); }
.about { color: var(--quiet); }
.logo { width: fit-content; max-width: 100%; margin: 0 0 3rem; background: #ffffff; }
@media screen and (prefers-color-scheme: dark) { .logo { padding: 0.75rem; } }
.logo img { display: block; max-width: 100%; height: auto; }
.firm { margin: 0 0 3rem; font-size: 1.25rem; font-weight: 600; color: var(--accent); }
.people { display: flex; flex-wrap: wrap; gap: 0.5rem 3rem; margin: 1.5rem 0 0; }
.confidential { margin: 1.5rem 0 0; font-weight: 600; }
dt { font-size: 0.875rem; color: var(--quiet); }
dd { margin: 0; }

nav { padding: 1.5rem 0; }
nav ol { columns: 17rem; column-gap: 3rem; margin: 0; max-width: none; list-style: none; padding: 0; font-size: 0.9375rem; }
nav li { break-inside: avoid; margin: 0; padding: 0.3rem 0; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }

section { padding: 3rem 0 1.5rem; border-top: 1px solid var(--line); }
main > section:first-child { border-top: 0; padding-top: 2rem; }
.verdict { font-size: clamp(1.75rem, 1.3rem + 1.8vw, 2.75rem); margin: 0 0 1rem; }
.lead { font-size: 1.125rem; }
.legend, .meta, figcaption { color: var(--quiet); font-size: 0.9375rem; }
.first { padding: 0.75rem 1rem; border-inline-start: 4px solid var(--accent); background: var(--shade); }
.entries { list-style: none; padding: 0; }
.entries > li { padding: 0.9rem 0 0.5rem; border-top: 1px solid var(--line); margin: 0; }
.entries > li:first-child { border-top: 0; padding-top: 0; }
.entries p { margin: 0 0 0.25rem; }
.entries .head { font-weight: 600; }

figure { margin: 0 0 1.5rem; min-width: 0; }
figure > svg { display: block; width: 100%; max-width: 26rem; height: auto; overflow: visible; }
.pair, .chart-and-table { display: grid; gap: 1.5rem 3.5rem; }
.maps { display: flex; flex-wrap: wrap; gap: 1.5rem 4rem; align-items: flex-start; }
.maps > figure { flex: 0 1 26rem; max-width: 100%; }
@media (min-width: 56rem) {
  .pair { grid-template-columns: minmax(0, 1fr) minmax(0, 24rem); }
  .chart-and-table { grid-template-columns: minmax(0, 24rem) minmax(0, 1fr); align-items: start; }
}

.scroll { overflow-x: auto; margin: 0 0 1.5rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; line-height: 1.45; overflow-wrap: break-word; font-variant-numeric: tabular-nums; }
caption { padding: 0 0 0.5rem; font-weight: 600; }
caption span { display: block; max-width: min(100%, calc(100vw - 2.5rem)); }
.behind caption { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 0.5rem 0.75rem 0.5rem 0; vertical-align: top; border-bottom: 1px solid var(--line); min-width: 3.5rem; }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--quiet); font-weight: 600; }
tbody th { font-weight: 400; min-width: 8rem; }
.main > *, .heading th { font-weight: 600; }
.heading th { padding-top: 1.25rem; }
.heading code { font-weight: 400; color: var(--quiet); }
.answers { table-layout: fixed; min-width: 40rem; }
.answers th:nth-child(1) { width: 20%; }
.answers th:nth-child(2) { width: 24%; }
.answers th:nth-child(3) { width: 36%; }
.number { text-align: end; padding-inline: 0.5rem; }
.number + td:not(.number), .number + th:not(.number) { padding-inline-start: 1rem; }

details { margin: 0 0 1rem; }
summary { cursor: pointer; padding: 0.4rem 0; color: var(--accent); font-weight: 600; }
details[open] > summary { margin: 0 0 0.75rem; }
.gap { padding: 1.5rem 0 0.75rem; border-top: 1px solid var(--line); }
.gap h3 { max-width: 46rem; }
.gap dl { max-width: none; margin: 0; }
.gap dl > div { display: grid; grid-template-columns: 9rem minmax(0, 46rem); gap: 0 1rem; padding: 0.2rem 0; }
.gap dt { font-size: 0.9375rem; font-weight: 600; }
@media (max-width: 40rem) { .gap dl > div { grid-template-columns: minmax(0, 1fr); } }

footer { padding: 2rem 0 0; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.875rem; }
footer p { margin: 0; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media (forced-colors: active) { svg { forced-color-adjust: none; background: #ffffff; } }
`;

/** Returns the layout for print on A4 and Letter; the margins suit both. */
function printRules({ report, brand, isOnPaper }: HtmlPage): string {
  const foot = brand?.confidentiality ?? `${report.subject}, ${report.date}`;
  // A page for many readers leaves the size to their printers.
  const size = isOnPaper ? `size: ${brand?.paper ?? 'a4'}; ` : '';
  return `
@page {
  ${size}margin: 18mm 17mm 20mm;
  @bottom-left { content: ${cssText(foot)}; font: 8pt sans-serif; color: #535d6c; vertical-align: top; padding-top: 4mm; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #535d6c; vertical-align: top; padding-top: 4mm; }
}
@media print {
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  summary { list-style: none; color: var(--ink); padding: 0; }
  summary::-webkit-details-marker { display: none; }
  .scroll { overflow: visible; }
  .cover { padding-top: 12mm; }
  .cover.branded { display: flex; flex-direction: column; min-height: 225mm; break-after: page; border-bottom: 0; }
  .branded h1 { margin-top: 30mm; }
  .branded .people { margin-top: auto; }
  .pair { grid-template-columns: minmax(0, 1fr) 68mm; gap: 8mm; }
  .chart-and-table, .stacked { display: block; }
  figure > svg { max-width: 84mm; max-height: 215mm; }
  .maps > figure { flex: 0 1 84mm; }
  .maps { gap: 6mm; }
  section { padding: 8mm 0 2mm; }
  #gaps, #appendix { break-before: page; border-top: 0; }
  h2, h3, caption, summary, .meta, .lead, .legend, .heading, .entries .head { break-after: avoid; }
  h1, h2, h3, caption, summary, .legend, .lead, tr, .short, .answers tbody, figure > svg, .entries > li > p, dl > div, .first { break-inside: avoid; }
  li, p, dd { orphans: 3; widows: 3; }
  thead { display: table-header-group; break-after: avoid; }
  thead + tbody > tr:first-child, thead + tbody { break-before: avoid; }
  table { font-size: 8.5pt; }
  th, td { padding: 1.2mm 2mm 1.2mm 0; min-width: 0; }
  tbody :is(th, td), .broad thead th { overflow-wrap: anywhere; }
  .answers, .broad { min-width: 0; }
  .broad { font-size: 7pt; }
  .heading th { padding-top: 3mm; }
  .number { padding-inline: 1mm; }
  a { color: inherit; text-decoration: none; }
  footer { display: none; }
}
`;
}

/** Returns untrusted text as a CSS string: all but letters and digits become numbers. */
function cssText(text: string): string {
  const written = text
    .replace(/\s+/g, ' ')
    .replace(/[^\p{L}\p{N} ]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `);
  return `"${written}"`;
}

/** Colours of a page as variables of its style, so that they follow its theme. */
export const PAGE_COLOURS: ChartColours = {
  ink: 'var(--ink)',
  quiet: 'var(--quiet)',
  line: 'var(--line)',
  paper: 'var(--paper)',
  shade: 'var(--shade)',
  accent: 'var(--accent)',
  series: light.series.map((_, i) => `var(--series-${i})`),
  heat: light.heat.map((_, i) => ({ fill: `var(--heat-${i})`, text: `var(--on-heat-${i})` })),
};

/** Returns the variables of the colours for light paper. */
function lightColours(accent: Accent | null): string {
  return declarations({ ...light, accent: accent?.onLight ?? light.accent });
}

/** Returns the variables of the colours for a dark screen. */
function darkColours(accent: Accent | null): string {
  return declarations({ ...dark, accent: accent?.onDark ?? dark.accent });
}

function declarations({ series, heat, ...single }: ChartColours): string {
  return [
    ...Object.entries(single),
    ...series.map((colour, i) => [`series-${i}`, colour]),
    ...heat.flatMap(({ fill, text }, i) => [
      [`heat-${i}`, fill],
      [`on-heat-${i}`, text],
    ]),
  ]
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ');
}

/** Returns all rules of the page: colours by theme, layout on screens and on paper. */
export function style(page: HtmlPage): string {
  const accent = page.brand?.accent ?? null;
  return `
:root { color-scheme: light dark; ${lightColours(accent)} }
@media screen and (prefers-color-scheme: dark) { :root { ${darkColours(accent)} } }
${screenRules}
${printRules(page)}
`;
}
