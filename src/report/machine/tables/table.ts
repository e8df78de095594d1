import type { Report } from '../../report.ts';

/** Value of a cell; `null` leaves it empty. */
export type Cell = string | number | null;

export interface DataColumn {
  readonly head: string;
  /** Width in a sheet, in characters. */
  readonly width: number;
  /** Type of the values; a day is a text, YYYY-MM-DD. */
  readonly holds: 'text' | 'number' | 'day';
  /** True if a value may be an address, or several texts with one among them. */
  readonly hasLinks?: boolean;
}

/** Largest number of characters and of line feeds in a cell of Excel. */
const LONGEST = 32_767;
const MOST_LINE_FEEDS = 253;

/**
 * Returns a text as Excel takes it in a cell. The end of a longer one is left out, and further line
 * feeds are spaces. No character is split.
 */
export function inOneCell(text: string): string {
  let feeds = 0;
  const flat = text.replace(/\n/g, (feed) => (++feeds > MOST_LINE_FEEDS ? ' ' : feed));
  if (flat.length <= LONGEST) return flat;
  return `${flat.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Joins sentences to as few texts as cells of Excel take; a longer one is cut. */
export function inCells(sentences: readonly string[]): readonly string[] {
  const cells: string[] = [];
  for (const sentence of sentences.map(inOneCell)) {
    const last = cells.at(-1);
    const joined = last === undefined ? sentence : `${last} ${sentence}`;
    if (last === undefined || joined.length > LONGEST) cells.push(sentence);
    else cells.splice(-1, 1, joined);
  }
  return cells;
}

/** Rows with named columns, in plain text: each format escapes them. */
export interface DataTable {
  /** Title, one or two words. */
  readonly title: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

export type MakeTable = (report: Report) => DataTable;

/** Column that computes its cell from a row. */
export interface DataField<Row> extends DataColumn {
  readonly of: (row: Row) => Cell;
}

/** Returns a column of texts. */
export function textField<Row>(
  head: string,
  width: number,
  of: DataField<Row>['of'],
): DataField<Row> {
  return { head, width, holds: 'text', of };
}

/** Separator of several texts in one cell. */
export const BETWEEN = '; ';

/** Returns a column of texts, any of which may be an address. */
export function linksField<Row>(
  head: string,
  width: number,
  of: (row: Row) => readonly string[] | undefined,
): DataField<Row> {
  return {
    ...textField(head, width, (row: Row) => of(row)?.join(BETWEEN) ?? null),
    hasLinks: true,
  };
}

/** Returns a column of numbers. */
export function numberField<Row>(head: string, of: (row: Row) => number | null): DataField<Row> {
  return { head, width: Math.max(head.length + 4, 9), holds: 'number', of };
}

/** Returns a column of days. */
export function dayField<Row>(head: string, of: (row: Row) => string | null): DataField<Row> {
  return { head, width: 12, holds: 'day', of };
}

/** Returns a table with one row for each entry of a list. */
export function tableOf<Row>(
  title: string,
  fields: readonly DataField<Row>[],
  entries: readonly Row[],
): DataTable {
  return {
    title,
    columns: fields.map(({ of: _, ...column }) => column),
    rows: entries.map((entry) => fields.map(({ of }) => of(entry))),
  };
}

/** Names of the tables of a report; the first is the default of `csv`. */
export const tableNames = ['criteria', 'actions', 'answers', 'points'] as const;

export type TableName = (typeof tableNames)[number];

/** Formats that are tables. */
export const tableFormats = ['csv', 'xlsx'] as const;
