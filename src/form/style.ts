/** Returns the style of the form: the look of the report, for thumbs, dark rooms and paper. */
export function formStyle(
  accent: { readonly onLight: string; readonly onDark: string } | null,
): string {
  const { onLight, onDark } = accent ?? { onLight: '#1f4e79', onDark: '#8fc1f0' };
  return `
:root { color-scheme: light dark; --paper: #fff; --ink: #16202c; --quiet: #4a5766; --line: #c5ced8; --edge: #6b7885; --shade: #f2f5f8; --accent: ${onLight}; --on-accent: #fff; --warn: #a85400;
--serif: Georgia, "Noto Serif", "Liberation Serif", "Times New Roman", serif; --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #12181f; --ink: #e8edf2; --quiet: #b2bdc9; --line: #3a4653; --edge: #8794a1; --shade: #1b232c; --accent: ${onDark}; --on-accent: #0d141b; --warn: #f0a850; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-bottom: 6rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.45 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
main { max-width: 42rem; margin: 0 auto; padding: 0.7rem 1rem 0; }
.logo { display: block; max-height: 3rem; max-width: 12rem; background: #fff; margin: 0 0 0.6rem; }
h1, h2, legend { font-family: var(--serif); font-weight: 400; line-height: 1.25; text-wrap: balance; margin: 0; padding: 0; }
h1 { font-size: 1.6rem; margin: 0.8rem 0 0.6rem; }
h2 { font-size: 1.1rem; margin: 1.1rem 0 0.3rem; }
legend { font-size: 1.1rem; margin: 0.3rem 0 0.8rem; }
legend h1 { font-size: 1.25rem; margin: 0; }
legend.small { font-size: 1.1rem; margin: 0.9rem 0 0.5rem; }
h1:focus { outline: none; }
p { margin: 0 0 0.6rem; }
.quiet { font-size: 0.875rem; line-height: 1.4; color: var(--quiet); margin: 0.3rem 0 0.6rem; }
.top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; font-size: 0.875rem; color: var(--quiet); margin: 0; }
progress { display: block; width: 100%; height: 6px; margin: 0.45rem 0 0.2rem; border: 1px solid var(--edge); border-radius: 3px; background: var(--shade); appearance: none; overflow: hidden; }
progress::-webkit-progress-bar { background: var(--shade); }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.kick { font-size: 0.875rem; font-weight: 650; color: var(--accent); margin: 0.9rem 0 0; }
.choice { display: grid; grid-template-columns: 1.75rem 1fr; gap: 0 0.5rem; border: 1.5px solid var(--edge); border-radius: 8px; padding: 0.6rem 0.7rem; margin: 0 0 0.5rem; min-height: 48px; align-items: start; cursor: pointer; }
.choice input { width: 1.35rem; height: 1.35rem; margin: 0.1rem 0 0; accent-color: var(--accent); }
.choice > span { min-width: 0; }
.choice b { display: block; }
.choice span span { font-size: 0.94rem; line-height: 1.4; }
.choice:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1.5px var(--accent); background: var(--shade); }
.choice:focus-within, input:focus-visible, textarea:focus-visible, button:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.choice input:focus-visible { outline: none; }
.exits { margin-top: 1rem; }
label.f { display: block; font-weight: 650; font-size: 0.94rem; margin: 0.7rem 0 0.25rem; }
input[type=text], textarea { width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1.5px solid var(--edge); border-radius: 6px; padding: 0.6rem 0.7rem; min-height: 48px; }
textarea { resize: vertical; }
details { border-top: 1px solid var(--line); }
details + details { border-bottom: 1px solid var(--line); }
summary { min-height: 48px; padding: 0.75rem 0; font-weight: 650; color: var(--accent); cursor: pointer; }
details > h2:first-of-type { margin-top: 0.2rem; }
.error { color: var(--warn); font-weight: 650; margin: 0.5rem 0; }
.error:empty { display: none; }
.nav { position: sticky; bottom: 0; display: flex; flex-wrap: wrap; gap: 0.6rem; padding: 0.7rem 0 max(0.7rem, env(safe-area-inset-bottom)); margin-top: 1rem; background: var(--paper); border-top: 1px solid var(--line); }
.nav > :last-child { flex: 1 1 8rem; }
.btn, .primary { min-height: 48px; padding: 0.3rem 1rem; border: 1.5px solid var(--accent); border-radius: 8px; color: var(--accent); background: var(--paper); font: inherit; font-weight: 650; cursor: pointer; }
.primary { background: var(--accent); color: var(--on-accent); }
.plain { border: 0; padding: 0.3rem 0; margin: 0.4rem 0; background: none; }
.ways > button { display: block; width: 100%; margin: 0.4rem 0 0.2rem; }
.rule { border-inline-start: 4px solid var(--accent); background: var(--shade); padding: 0.6rem 0.8rem; margin: 0.8rem 0; }
.rule h2 { font: inherit; font-weight: 650; margin: 0 0 0.2rem; }
.rule p { margin: 0 0 0.35rem; }
.rule p:last-child { margin: 0; }
.result { font-family: var(--serif); font-size: 1.1rem; margin: 1rem 0; }
.code { font-size: 1.5rem; letter-spacing: 0.04em; margin: 0; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.15rem 0.8rem; margin: 0.8rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; min-width: 0; }
.rows { list-style: none; margin: 0; padding: 0; border-bottom: 1px solid var(--line); }
.row, .row-open { display: grid; grid-template-columns: 2.6rem 1fr minmax(0, auto); gap: 0 0.5rem; width: 100%; min-height: 48px; align-items: center; text-align: start; border: 0; border-top: 1px solid var(--line); padding: 0.35rem 0; color: inherit; background: none; font: inherit; font-size: 0.94rem; cursor: pointer; }
.row > *, .row-open > * { min-width: 0; }
.v { font-weight: 650; max-width: 11rem; }
.row-open .v { color: var(--warn); }
.no { color: var(--quiet); }
#paper { display: none; }
@media (min-width: 100rem) { html { font-size: 125%; } }
@media (prefers-contrast: more) { :root { --quiet: var(--ink); --edge: var(--ink); } }
@media print {
@page { margin: 16mm 14mm; }
main > * { display: none; }
main > .logo { display: block; }
#paper { display: block; font-size: 10pt; }
#paper h1 { font-size: 18pt; }
#paper h2 { font-size: 12pt; break-after: avoid; margin: 12pt 0 4pt; }
#paper section { break-inside: avoid; }
#paper ul { list-style: none; margin: 0; padding: 0; }
#paper li { padding-inline-start: 1.5em; text-indent: -1.5em; margin: 0 0 3pt; }
}
`;
}
