import type { GapReport } from '../../../analysis/gap-report.ts';
import { percentDigits } from '../../../numbers.ts';

/** What stands in a cell; null leaves it empty. */
export type Cell = string | number | null;

export interface DataColumn {
  readonly head: string;
  /** Of a sheet, in characters. */
  readonly width: number;
  /** Days are texts as YYYY-MM-DD. */
  readonly holds: 'text' | 'number' | 'day';
}

/** Rows under named columns, in plain text: each format escapes them in its own way. */
export interface DataTable {
  /** What is in it, in a word or two. */
  readonly title: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

export type MakeTable = (report: GapReport) => DataTable;

/** A column, and how a row fills it. */
export interface DataField<Row> extends DataColumn {
  readonly of: (row: Row) => Cell;
}

/** A field of text. */
export function textField<Row>(
  head: string,
  width: number,
  of: DataField<Row>['of'],
): DataField<Row> {
  return { head, width, holds: 'text', of };
}

/** A field of numbers. */
export function numberField<Row>(head: string, of: (row: Row) => number | null): DataField<Row> {
  return { head, width: Math.max(head.length + 4, 9), holds: 'number', of };
}

/** A field of days. */
export function dayField<Row>(head: string, of: (row: Row) => string | null): DataField<Row> {
  return { head, width: 12, holds: 'day', of };
}

/** One row for each entry of a list. */
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

/** The names of the tables that a report can be given as; the first is the one that csv gives by itself. */
export const tableNames = ['criteria', 'actions', 'answers', 'points'] as const;

export type TableName = (typeof tableNames)[number];

/** The formats that are tables. */
export const tableFormats = ['csv', 'xlsx'] as const;

/** A fraction in percent as a number with the digits that other formats print; null stays null. */
export function inPercent(fraction: number | null, bounds: readonly number[] = []): number | null {
  return fraction === null ? null : Number(percentDigits(fraction, bounds));
}
