import { type HtmlTable, html, htmlTable, type Markup, trusted } from '../writers/html/markup.ts';

/** A chart with the table of its figures behind it. */
export function figure(chart: string, figures: HtmlTable, isOnPaper: boolean): Markup {
  return html`<figure>${trusted(chart)}
${behind(figures, isOnPaper)}</figure>`;
}

/** A table that a reader opens; nobody can open anything on paper, so there it is open. */
export function behind(figures: HtmlTable, isOnPaper: boolean): Markup {
  return html`<details class="behind"${isOnPaper ? html` open` : ''}><summary>${figures.caption}</summary>
${htmlTable(figures)}</details>`;
}
