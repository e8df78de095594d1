import type { Page } from '../page.ts';

/** How the page is printed, on A4 and on Letter alike: the margins leave the paper to the printer. */
export function printRules({ report, brand, isOnPaper }: Page): string {
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

/** A stranger's text as a string of CSS: what is no letter or digit is written as its number. */
function cssText(text: string): string {
  const written = text
    .replace(/\s+/g, ' ')
    .replace(/[^\p{L}\p{N} ]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `);
  return `"${written}"`;
}
