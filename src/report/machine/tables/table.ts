import type { GapReport } from '../../../analysis/gap-report.ts';

/** Value of a cell; `null` leaves it empty. */
export type Cell = string | number | null;

export interface DataColumn {
  readonly head: string;
  /** Width in a sheet, in characters. */
  readonly width: number;
  /** Type of the values; a day is a text, YYYY-MM-DD. */
  readonly holds: 'text' | 'number' | 'day';
}

/** Rows with named columns, in plain text: each format escapes them. */
export interface DataTable {
  /** Title, one or two words. */
  readonly title: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

export type MakeTable = (report: GapReport) => DataTable;

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
    columns: fields.map(({ head, width, holds }) => ({ head, width, holds })),
    rows: entries.map((entry) => fields.map(({ of }) => of(entry))),
  };
}

/** Names of the tables of a report; the first is the default of `csv`. */
export const tableNames = ['criteria', 'actions', 'answers', 'points'] as const;

export type TableName = (typeof tableNames)[number];

/** Formats that are tables. */
export const tableFormats = ['csv', 'xlsx'] as const;
