import { TOLERANCE } from '../../numbers.ts';

/** Differences of one SQL engine from the others. */
export interface Dialect {
  readonly name: string;
  /** True if the tests of this project run its statements. */
  readonly isTested: boolean;
  readonly types: { readonly text: string; readonly integer: string; readonly number: string };
  /** Words before the query of a layer; some engines would multiply the expressions of layers. */
  readonly as: string;
  /** End of a statement that creates a table. */
  readonly tableEnd: string;
  /** Settings that large statements need, before all others. */
  readonly settings: readonly string[];
  /** Returns the statement that loads a CSV file with a head row into a table. */
  readonly load: (table: string, file: string) => string;
  /** Returns a quantile of a column; `share` is from 0 to 1. */
  readonly quantile: (column: string, share: number) => string;
}

/** Query in layers: each adds columns to those of the layer before. */
export interface Layers {
  readonly from: string;
  readonly layers: readonly (readonly SqlColumn[])[];
  readonly last: readonly SqlColumn[];
  readonly groupBy?: string;
}

/** Expression and its name. */
export interface SqlColumn {
  readonly sql: string;
  readonly as: string;
}

export function column(as: string, sql: string): SqlColumn {
  return { as, sql };
}

export function select({ from, layers, last, groupBy }: Layers, { as }: Dialect): string {
  const added = layers.filter((own) => own.length > 0);
  const steps = added.map((own, i) => {
    const before = i === 0 ? from : `l${i}`;
    return `l${i + 1} ${as} (SELECT ${before}.*, ${listed(own)} FROM ${before})`;
  });
  const source = added.length === 0 ? from : `l${added.length}`;
  const end = groupBy === undefined ? '' : ` GROUP BY ${groupBy}`;
  const head = steps.length === 0 ? '' : `WITH ${steps.join(',\n')}\n`;
  return `${head}SELECT ${listed(last)} FROM ${source}${end}`;
}

function listed(columns: readonly SqlColumn[]): string {
  return columns.map(({ sql, as }) => (sql === as ? sql : `${sql} AS ${as}`)).join(',\n  ');
}

export type Branch = readonly [test: string, value: string];

/** Returns a CASE; without branches, the value after ELSE. */
export function cases(branches: readonly Branch[], otherwise = 'NULL'): string {
  if (branches.length === 0) return otherwise;
  const parts = branches.map(([test, value]) => `WHEN ${test} THEN ${value}`);
  return `CASE ${parts.join(' ')} ELSE ${otherwise} END`;
}

/** Returns the sum of the values whose test holds. */
export function added(branches: readonly Branch[]): string {
  if (branches.length === 0) return '0.0';
  return `(${branches.map((branch) => cases([branch], '0.0')).join(' + ')})`;
}

export function sumOf(test: string, value = '1'): string {
  return `SUM(${cases([[test, value]], value === '1' ? '0' : '0.0')})`;
}

export function maxOf(test: string, value: string): string {
  return `MAX(${cases([[test, value]])})`;
}

export function isBelow(value: string, limit: number): string {
  return `${value} < ${numberSql(limit - TOLERANCE)}`;
}

/** Writes a number with a point or an exponent, so that no engine divides whole numbers. */
export function numberSql(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

export function textSql(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
