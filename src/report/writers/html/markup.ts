import { safeText } from '../../../text/safe.ts';

export interface HtmlColumn {
  readonly head: string;
  readonly isNumber?: boolean;
}

export interface HtmlTable {
  /** Title of the table, for people who jump to it. */
  readonly caption: string;
  readonly columns: readonly HtmlColumn[];
  readonly rows: readonly Row[];
  /** Class of the style that sets the widths of the columns. */
  readonly look?: 'answers';
}

/** Row whose first cell is its head, or a heading above rows. */
export type Row = CellRow | { readonly heading: Piece };

interface CellRow {
  readonly cells: readonly Piece[];
  /** True if the row is a group that others belong to. */
  readonly isMain?: boolean;
}

/** Rows from which a table may break across pages. */
const LONG = 12;
/** Columns above which a table breaks words on paper. */
const BROAD = 8;

/** Returns a table, which scrolls if it is too wide. */
export function htmlTable({ caption, columns, rows, look }: HtmlTable): Markup {
  const length = rows.length < LONG && !look ? 'short' : 'long';
  const looks = look ?? (columns.length > BROAD ? 'broad' : 'plain');
  return html`<div class="scroll ${length}" role="region" aria-label="${caption}" tabindex="0">
<table class="${looks}"><caption><span>${caption}</span></caption>
<thead><tr>${columns.map((column) => html`<th scope="col"${numeric(column)}>${column.head}</th>`)}</tr></thead>
${inGroups(rows).map(
  (group) => html`<tbody>${group.map((row) => rowOf(row, columns))}
</tbody>`,
)}
</table></div>`;
}

/** Splits rows into groups, each starting at a heading. */
function inGroups(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups: Row[][] = [[]];
  for (const row of rows) {
    if ('heading' in row) groups.push([row]);
    else groups.at(-1)?.push(row);
  }
  return groups.filter((group) => group.length > 0);
}

function rowOf(row: Row, columns: readonly HtmlColumn[]): Markup {
  if ('heading' in row) {
    return html`
<tr class="heading"><th scope="rowgroup" colspan="${columns.length}">${row.heading}</th></tr>`;
  }
  const [head = '', ...others] = row.cells;
  return html`
<tr${row.isMain ? html` class="main"` : ''}><th scope="row"${numeric(columns[0])}>${head}</th>${others.map(
    (cell, i) => html`<td${numeric(columns[i + 1])}>${cell}</td>`,
  )}</tr>`;
}

function numeric(column: HtmlColumn | undefined): Piece {
  return column?.isNumber ? html` class="number"` : '';
}

/** HTML that is complete and safe. */
export interface Markup {
  readonly markup: string;
}

/** Value in a template: text is escaped, markup and lists of markup are not. */
export type Piece = string | number | Markup | readonly Piece[];

/** Returns HTML from a template. Every inserted text is escaped. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: String.raw({ raw: strings.map(withoutIndents) }, ...pieces.map(markupOf)) };
}

/** Empty markup. */
export const nothing: Markup = { markup: '' };

/** Returns markup that is known to be safe, such as a chart. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** Escapes untrusted text for elements and attributes of HTML; line breaks become `<br>`. */
export function escapeHtml(text: string): string {
  return text
    .trimEnd()
    .replace(/\t/g, ' ')
    .split(/\r\n|\n|\r/)
    .map((line) => safeText(line).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? ''))
    .join('<br>');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function markupOf(piece: Piece): string {
  if (typeof piece === 'string') return escapeHtml(piece);
  if (typeof piece === 'number') return String(piece);
  return 'markup' in piece ? piece.markup : piece.map(markupOf).join('');
}

function withoutIndents(text: string): string {
  return text.replace(/\n\s*/g, '\n');
}
