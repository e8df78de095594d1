import type { ReportDocument } from '../../blocks.ts';
import { darkPalette, lightPalette, type Palette } from '../../brand/brand.ts';

/** Returns all rules of a page: colours by theme, layout on screens, telephones and paper. */
export function pageRules(document: ReportDocument, isOnPaper: boolean): string {
  const accent = document.brand?.accent ?? null;
  return `
:root { color-scheme: light dark; ${variables(lightPalette(accent))} ${FONTS} }
@media screen and (prefers-color-scheme: dark) { :root { ${variables(darkPalette(accent))} } }
${SCREEN}
@media not (max-width: 40rem) {
${columnsRules()}
}
${PHONE}
${pageMargins(document, isOnPaper)}
${PRINT}
`;
}

function variables({ levels, ...colours }: Palette): string {
  return [
    ...Object.entries(colours),
    ...levels.flatMap(({ fill, text }, i) => [
      [`level-${i}`, fill],
      [`on-level-${i}`, text],
    ]),
  ]
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ');
}

const FONTS = `
--serif: Georgia, "Noto Serif", "Liberation Serif", "Times New Roman", serif;
--sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;`;

const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'plus'];

const SCREEN = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.45 var(--sans); font-variant-numeric: tabular-nums lining-nums; overflow-wrap: break-word; }
main { max-width: 50rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1, h2:not(.minor) { font-family: var(--serif); font-weight: 400; line-height: 1.18; margin: 0; text-wrap: balance; }
h1 { font-size: clamp(1.6rem, 1.1rem + 2.4vw, 2.15rem); }
h2:not(.minor) { font-size: 1.45rem; margin: 0.1rem 0 0.9rem; }
.minor { font-size: 1rem; line-height: 1.3; margin: 1.4rem 0 0.45rem; font-weight: 650; }
td, .answers p { unicode-bidi: plaintext; }
th, td { text-align: start; }
p { margin: 0 0 0.6rem; max-width: 44rem; }
section { margin-top: 2.6rem; }
section:first-child { margin-top: 0; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
summary { cursor: pointer; margin: 0 0 0.9rem; color: var(--accent); font-weight: 650; }
small, .small, .quotes { font-size: 0.84rem; line-height: 1.4; }
small, .small { color: var(--quiet); }
.code { overflow-wrap: anywhere; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.slim { display: none; }

.cover { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.3rem 1.5rem; border-bottom: 2px solid var(--accent); padding-bottom: 0.5rem; margin-bottom: 1rem; font-size: 0.84rem; color: var(--quiet); }
.cover p { margin: 0; min-width: 0; }
.cover p:first-child { flex: 1 1 20rem; }
.cover .end { text-align: end; }
.cover b { color: var(--accent); font-size: 0.95rem; }
.words { font-size: 0.9rem; }
.logo { display: inline-block; vertical-align: -0.35em; margin-inline-end: 0.45rem; background: #ffffff; }
.kicker { font-size: 0.84rem; letter-spacing: 0.01em; color: var(--accent); font-weight: 650; margin: 0 0 0.15rem; }
.lead { font-size: 1.08rem; margin: 0.55rem 0 0; max-width: 46rem; }
.contents { font-size: 0.84rem; margin-top: 1rem; }
.contents a { display: inline-block; padding: 0.25rem 0; margin-inline-end: 0.75em; }

svg { display: block; overflow: visible; }
svg text { font-family: var(--sans); fill: var(--ink); }
svg .quiet { fill: var(--quiet); }
.mark { width: 0.8rem; height: 0.8rem; display: inline-block; vertical-align: -0.05rem; }
${SHAPES.map((shape) => `.of-${shape} { fill: var(--${shape}); }`).join(' ')}
.of-ring { fill: var(--paper); stroke: var(--ring); stroke-width: 2.6; }
svg .letter { fill: var(--paper); font-weight: 700; }
.of-ring + .letter { fill: var(--ring); }
.axis { stroke: var(--line); stroke-width: 1.5; }
.range { stroke: var(--edge); stroke-width: 1.5; }
.spread { stroke: var(--edge); stroke-width: 3; }
.spread.of-means { stroke-width: 4; }
.ring { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; }
.disc { fill: var(--accent); }
.scale { margin: 1.1rem 0 0.4rem; }
.scale .band { fill: var(--shade); stroke: var(--edge); }
.scale .reached { fill: var(--accent); }
.scale .ink { fill: var(--ink); }
.scale .needle { fill: var(--ink); stroke: var(--paper); stroke-width: 1.5; }
.scale .bracket { stroke: var(--ink); stroke-width: 2; }
.scale .way { stroke: var(--edge); stroke-width: 1.5; stroke-dasharray: 3 3; }
.matrix .axis { stroke-width: 1; }
.matrix .disc { stroke: var(--paper); stroke-width: 1.5; }
svg .on-disc { fill: var(--onAccent); }

.facts { display: grid; grid-template-columns: repeat(4, 1fr); border-block: 1px solid var(--line); margin: 0.9rem 0 0; }
.facts div { padding: 0.5rem 0.75rem 0.55rem; border-inline-start: 1px solid var(--line); }
.facts div:first-child { border: 0; padding-inline-start: 0; }
.facts dt { font-size: 0.84rem; line-height: 1.3; color: var(--quiet); }
.facts dd { margin: 0; font-size: 1.25rem; line-height: 1.25; }
.facts small { display: block; }
.callout { border-inline-start: 4px solid var(--accent); background: var(--shade); padding: 0.6rem 0.9rem 0.65rem; margin: 0.2rem 0 0.4rem; }
.callout p { margin: 0.15rem 0 0; }
.callout.warn { border-color: var(--warnEdge); background: var(--warnGround); }
.callouts { display: grid; grid-template-columns: 1.7fr 1fr; gap: 0.5rem 1rem; }
.callouts .callout { margin: 0; }
.label, .callout .label { font-size: 0.84rem; font-weight: 650; color: var(--quiet); margin: 0; }
.callout.warn .label { color: var(--ink); }

.people { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(14.5rem, 1fr)); gap: 0 1.6rem; }
.people li { display: grid; grid-template-columns: 1.1rem 1fr auto; gap: 0 0.4rem; align-items: baseline; align-content: start; padding: 0.22rem 0; border-top: 1px solid var(--line); }
.people .figure { padding: 0; }
.people li > span { min-width: 0; overflow-wrap: anywhere; }
.people li > .figure { overflow-wrap: normal; }
.people .role { grid-column: 2 / 4; }
.rank { font-weight: 650; color: var(--accent); }
.dots, .actions, .change { list-style: none; margin: 0; padding: 0; }
.dots > li { display: grid; grid-template-columns: 1.4rem 1fr 15rem; gap: 0 0.6rem; align-items: center; border-top: 1px solid var(--line); padding: 0.38rem 0; break-inside: avoid; }
.dots > .head { border: 0; padding: 0 0 0.1rem; align-items: end; }
.levels { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); text-align: center; font-size: 0.75rem; line-height: 1.15; color: var(--quiet); }
.levels i { font-style: normal; white-space: nowrap; display: flex; justify-content: center; }
.levels span:nth-child(n + 4):last-child i { justify-content: flex-end; }
.levels b { display: block; }
.legend { display: flex; flex-wrap: wrap; gap: 0.3rem 1.1rem; font-size: 0.84rem; color: var(--quiet); margin: 0.2rem 0 0.6rem; max-width: none; }
.dots .legend { margin: 0; }
.scale + .legend { margin-top: 1rem; }
.legend i { font-style: normal; display: inline-block; min-width: 1.5rem; text-align: center; border-radius: 2px; margin-inline-end: 0.3rem; }
.quotes { margin: 0.25rem 0 0.1rem; padding: 0; list-style: none; font-size: 0.9rem; }
.quotes li { display: inline-block; margin-inline-end: 1.1rem; }
.dots .quotes { grid-column: 2 / 4; }
.actions > li { display: grid; grid-template-columns: 1.4rem 1fr 9rem 3.6rem 2.8rem; gap: 0 0.5rem; border-top: 1px solid var(--line); padding: 0.4rem 0; break-inside: avoid; align-items: baseline; }
.actions > .head { border-top: 0; padding: 0 0 0.15rem; font-size: 0.84rem; color: var(--quiet); break-after: avoid; }
.actions .gain, .actions .head span:last-child { text-align: end; }
.actions .effort { overflow-wrap: anywhere; }
.actions p { margin: 0; }
.actions small { display: block; }
.gate { display: inline-block; font-size: 0.8rem; font-weight: 650; border: 1px solid var(--warnEdge); border-radius: 3px; padding: 0 0.35rem; margin-inline-start: 0.3rem; background: var(--warnGround); }
:is(.actions, .tree) + .small { margin-top: 0.5rem; }

table { border-collapse: collapse; width: 100%; font-size: 0.9rem; line-height: 1.35; margin: 0; }
th, td { vertical-align: top; padding: 0.34rem 0.5rem 0.34rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--quiet); font-size: 0.84rem; vertical-align: bottom; }
thead :is(th, td) { border-bottom: 1.5px solid var(--edge); }
tr, .heat tbody { break-inside: avoid; }
table + .small { margin-top: 0.5rem; }
.figure { text-align: end; padding-inline-end: 0.5rem; white-space: nowrap; }
.unbroken { white-space: nowrap; }
.number { display: inline-block; min-width: 1.55em; }
.numbered { display: grid; grid-template-columns: 1.75em 1fr; }
.w-number { color: var(--quiet); padding-inline-end: 0.4rem; white-space: nowrap; width: 2.3rem; }
.w-narrow { width: 4rem; }
.w-medium { width: 11rem; }
.w-figure { width: 21%; }
.bars td { min-width: 4.9rem; padding-inline-end: 0.8rem; vertical-align: middle; }
.bars tbody th { vertical-align: middle; }
.bar { display: grid; grid-template-columns: 3rem 1fr; align-items: center; gap: 0.3rem; }
.track { fill: var(--shade); }
.of-all { fill: var(--accent); }
.of-group { fill: var(--bar); }
.change li { display: grid; grid-template-columns: 15.6rem 1fr 7.2rem; gap: 0 0.8rem; align-items: center; padding: 0.24rem 0; border-top: 1px solid var(--line); break-inside: avoid; }
.change .head { border: 0; font-size: 0.84rem; color: var(--quiet); align-items: end; break-after: avoid; }
.change .ends { display: flex; justify-content: space-between; font-size: 0.75rem; line-height: 1.15; }
.change .axis { stroke-width: 1; }
.change .move { stroke: var(--accent); stroke-width: 3; }
.heat { border-spacing: 2px; border-collapse: separate; }
.heat :is(th, td) { border: 0; padding: 0.16rem 0.3rem 0.16rem 0; vertical-align: middle; }
.heat .cell { text-align: center; padding: 0.16rem 0.2rem; border-radius: 2px; }
.heat .point th { font-weight: 650; padding-top: 0.5rem; }
.heat .apart { width: 14%; padding-inline-start: 0.5rem; color: var(--quiet); }
${[0, 1, 2, 3, 4].map((level) => `.level-${level} { background: var(--level-${level}); color: var(--on-level-${level}); }`).join('\n')}
.no-level { background: var(--paper); outline: 1px dashed var(--edge); outline-offset: -2px; }
.tree, .tree ul { list-style: none; margin: 0; padding: 0; }
.tree ul { padding-inline-start: 1.6rem; }
.tree > li > ul { padding-inline-start: 1.4rem; }
.tree li { position: relative; break-inside: avoid; }
.tree ul > li::before { content: ""; position: absolute; inset-inline-start: -0.9rem; top: 0; height: 0.9rem; width: 0.65rem; border: solid var(--edge); border-width: 0 0 1.5px 1.5px; }
.tree ul > li:not(:last-child)::after { content: ""; position: absolute; inset-inline-start: -0.9rem; top: 0; bottom: 0; border-inline-start: 1.5px solid var(--edge); }
.node { display: grid; grid-template-columns: 17rem 2.6rem 1fr; gap: 0 0.7rem; padding: 0.22rem 0; align-items: baseline; }
.tree > li > .node { grid-template-columns: 17.6rem 2.6rem 1fr; background: var(--shade); border-inline-start: 4px solid var(--accent); padding: 0.4rem 0.7rem; font-weight: 650; }
.tree > li + li { margin-top: 0.5rem; }
.tree ul ul .node { grid-template-columns: 15.4rem 2.6rem 1fr; }
.tree ul ul ul .node { grid-template-columns: 13.8rem 2.6rem 1fr; }
.tree ul ul ul ul .node { grid-template-columns: 12.2rem 2.6rem 1fr; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; border-top: 1px solid var(--line); padding: 0.5rem 0; break-inside: avoid; }
.pair blockquote { margin: 0; }
.apart.small { border-top: 1px solid var(--line); padding-top: 0.5rem; margin-top: 1.2rem; max-width: none; }
.answers { break-inside: avoid; border-top: 1px solid var(--line); padding: 0.5rem 0 0.55rem; }
.answers .minor { margin: 0 0 0.1rem; }
.answers :is(p, ul) { font-size: 0.9rem; line-height: 1.4; margin: 0.1rem 0; }
.answers ul { padding-inline-start: 1.1rem; }
`;

/** Returns the widths of columns that depend on the number of groups. */
function columnsRules(): string {
  const most = 12;
  return Array.from({ length: most }, (_, i) => {
    const share = (all: number, widest: number): string =>
      `${Number(Math.min(all / (i + 1), widest).toFixed(2))}%`;
    const tight =
      i + 1 > 5
        ? ` .bars.of-${i + 1} td { min-width: 0; padding-inline-end: 0.4rem; } .bars.of-${i + 1} .bar { display: block; }`
        : '';
    return `.bars.of-${i + 1} td { width: ${share(72, 30)}; } .heat.of-${i + 1} .cell { width: ${share(51, 17)}; }${tight}`;
  }).join('\n');
}

const HIDDEN_HEAD =
  'position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);';

const PHONE = `
@media (max-width: 40rem) {
  main { padding: 1rem 1rem 3rem; }
  .wide { display: none; }
  .slim { display: block; }
  .cover .end { text-align: start; }
  .facts { grid-template-columns: 1fr 1fr; border-top: 0; }
  .facts div, .facts div:first-child { padding-inline-start: 0; border: 0; border-top: 1px solid var(--line); }
  .facts div:nth-child(2n) { padding-inline-start: 0.75rem; border-inline-start: 1px solid var(--line); }
  .callouts, .pair { grid-template-columns: 1fr; }
  .pair { gap: 0.4rem; }
  .dots > li { grid-template-columns: 1.4rem minmax(0, 1fr); }
  .dots > li > .strip, .dots .quotes { grid-column: 2; }
  .dots .levels { margin-top: 0.3rem; }
  .actions > li { grid-template-columns: 1.4rem minmax(0, 1fr) auto auto; }
  .actions > .head { display: none; }
  .actions > li > p { grid-column: 2 / 5; }
  .actions .owner { grid-column: 2; }
  .actions :is(.effort, .gain)::before { content: attr(data-label) " "; text-transform: lowercase; }
  .actions :is(.owner, .effort, .gain) { font-size: 0.9rem; color: var(--quiet); white-space: nowrap; }
  .actions .owner { white-space: normal; }
  .change li { grid-template-columns: 1fr auto; }
  .change li > svg { grid-column: 1 / 3; grid-row: 2; }
  .change .head { display: none; }
  .tree .node, .tree > li > .node, .tree ul ul .node, .tree ul ul ul .node, .tree ul ul ul ul .node { grid-template-columns: 1fr 2.6rem; }
  .node > :nth-child(3) { grid-column: 1 / 3; }
  .bars thead { ${HIDDEN_HEAD} }
  .bars tr { display: grid; grid-template-columns: 1fr 1fr; gap: 0 0.8rem; border-bottom: 1px solid var(--line); padding: 0.35rem 0; }
  .bars tbody :is(th, td) { border: 0; padding: 0.1rem 0; min-width: 0; width: auto; }
  .bars tbody th { grid-column: 1 / 3; font-weight: 650; }
  .bars td::before { content: attr(data-label); font-size: 0.8rem; color: var(--quiet); display: block; }
  .w-medium { width: 7rem; }
  .folds thead { ${HIDDEN_HEAD} }
  .folds tr { display: flex; flex-wrap: wrap; gap: 0 0.8rem; border-bottom: 1px solid var(--line); padding: 0.4rem 0; }
  .folds tr:has(.w-number) { padding-inline-start: 2.4rem; }
  .folds tbody :is(th, td) { border: 0; padding: 0; width: auto; flex: none; max-width: 100%; }
  .folds tbody .w-number { order: -2; width: 2.4rem; margin-inline: -2.4rem -0.8rem; }
  .folds tbody th { order: -2; flex: 1 1 70%; }
  .folds .n-beside { order: -1; }
  .folds tbody .n-line { flex: 0 0 100%; }
  .folds :is(.n-quiet, .n-labelled) { color: var(--quiet); font-size: 0.84rem; text-align: start; }
  .folds .n-labelled::before { content: attr(data-label) " "; }
  .heat .apart { width: 11%; text-align: center; padding: 0; }
  .heat { table-layout: fixed; overflow-wrap: anywhere; }
  .heat .cell { width: 15%; }
  .heat thead th { font-size: 0.75rem; }
  .data .figure { white-space: normal; }
}`;

/** Returns the margins of paper and the foot of each page. */
function pageMargins({ brand, foot, pageOf }: ReportDocument, isOnPaper: boolean): string {
  // A page for many readers leaves the size to their printers.
  const size = isOnPaper ? `size: ${brand?.paper ?? 'a4'}; ` : '';
  const look = `font: 8pt sans-serif; color: ${lightPalette(null).quiet};`;
  return `@page {
  ${size}margin: 12mm 16mm 14mm;
  @bottom-left { content: ${cssText(foot)}; padding-right: 6mm; ${look} }
  @bottom-right { content: counter(page) ${cssText(` ${pageOf} `)} counter(pages); white-space: nowrap; ${look} }
}`;
}

/** Returns untrusted text as a CSS string: all but letters and digits become numbers. */
function cssText(text: string): string {
  const written = text
    .replace(/\s+/g, ' ')
    .replace(/[^\p{L}\p{N} ]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `);
  return `"${written}"`;
}

const PRINT = `
@media print {
  html { font-size: 9pt; }
  /* In broader fonts, such as many a system-ui, a page would hold a tenth less. */
  :root { --sans: -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, "Noto Sans", system-ui, sans-serif; }
  body { line-height: 1.38; }
  p, .lead { max-width: none; }
  .on-screen { display: none; }
  .contents { break-before: avoid; }
  main { max-width: none; padding: 0; }
  section { margin-top: 5mm; }
  section.new { margin-top: 0; break-before: page; }
  section.whole { break-inside: avoid; }
  h1 { font-size: 17.5pt; }
  h2:not(.minor) { font-size: 14.5pt; margin-bottom: 0.7rem; }
  .minor { margin-top: 0.8rem; margin-bottom: 0.3rem; }
  .answers .minor { margin: 0 0 0.1rem; }
  /* Moves with what follows to the next page if less than half a page is left. */
  :is(section, .minor).half::before { content: ""; display: block; height: 120mm; margin-bottom: -120mm; break-inside: avoid; visibility: hidden; }
  .lead { margin-top: 0.4rem; font-size: 1.05rem; }
  .scale { margin: 0.8rem 0 0.2rem; }
  .cover { margin-bottom: 0.7rem; }
  .actions > li { padding: 0.24rem 0; }
  .dots > li { padding: 0.2rem 0; }
  .facts { margin-top: 0.6rem; }
  small, .small, .quotes { line-height: 1.3; }
  th, td { padding-block: 0.3rem; }
  .heat :is(th, td) { padding-block: 0.16rem; }
  .heat .point th { padding-top: 0.5rem; }
  :is(.actions, .tree, table) + .small { break-before: avoid; }
  .apart.small { margin-top: 0.8rem; }
  .people, .callout, .facts, .scale, .matrix { break-inside: avoid; }
  h1, h2, h3, .kicker, .lead, h2:not(.minor) + p, .legend, .dots > .head, .heat .point { break-after: avoid; }
  h2:not(.minor) + p { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
  a { color: inherit; text-decoration: none; }
  thead { display: table-header-group; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  summary { display: none; }
}`;
