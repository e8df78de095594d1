import { html, type Markup, type Piece } from './template.ts';

export interface TableColumn {
  readonly head: string;
  readonly isNumber?: boolean;
}

export interface Table {
  /** What the table is, for those who come to it by itself. */
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly Row[];
  /** What its columns hold, as a class of the style that shares out the width. */
  readonly look?: 'answers';
}

/** A row whose first cell is its head, or a heading over the rows that follow. */
export type Row = CellRow | { readonly heading: Piece };

interface CellRow {
  readonly cells: readonly Piece[];
  /** Whether it stands above others. */
  readonly isMain?: boolean;
}

/** A table this long may go on on the next page; a shorter one is kept together. */
const LONG = 12;
/** A table this broad has to break words where the paper ends. */
const BROAD = 8;

/** A table, which scrolls by itself where it is too wide. */
export function table({ caption, columns, rows, look }: Table): Markup {
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

/** Each heading begins a group of rows. */
function inGroups(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups: Row[][] = [[]];
  for (const row of rows) {
    if ('heading' in row) groups.push([row]);
    else groups.at(-1)?.push(row);
  }
  return groups.filter((group) => group.length > 0);
}

function rowOf(row: Row, columns: readonly TableColumn[]): Markup {
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

function numeric(column: TableColumn | undefined): Piece {
  return column?.isNumber ? html` class="number"` : '';
}
