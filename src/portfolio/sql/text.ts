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
  if (branches.length === 0) return ZERO;
  return `(${branches.map((branch) => cases([branch], ZERO)).join(' + ')})`;
}

/** Value and its weight. */
export interface WeightedSql {
  readonly value: string;
  readonly weight: number;
}

/** Returns the weighted mean of the values that are not NULL; NULL if they have no weight. */
export function weightedMeanSql(values: readonly WeightedSql[]): string {
  const [only] = values;
  if (values.length === 1 && only && only.weight > 0) return only.value;
  const sum = values.map((own) => `COALESCE(${weighed(own)}, ${ZERO})`).join(' + ');
  const weight = added(values.map((own) => [`${own.value} IS NOT NULL`, numberSql(own.weight)]));
  return `(${sum}) / NULLIF(${weight}, ${ZERO})`;
}

/** Returns the weighted mean of values of which NULL is rare: where none is, it takes half the time. */
export function wholeMean(values: readonly WeightedSql[]): string {
  const weight = values.reduce((sum, own) => sum + own.weight, 0);
  if (values.length === 1 || weight === 0) return weightedMeanSql(values);
  const all = `(${values.map(weighed).join(' + ')}) / ${numberSql(weight)}`;
  return `COALESCE(${all}, ${weightedMeanSql(values)})`;
}

function weighed({ value, weight }: WeightedSql): string {
  return weight === 1 ? value : `${numberSql(weight)} * ${value}`;
}

/** Returns the number of rows whose test holds. */
export function countOf(test: string): string {
  return `SUM(${cases([[test, '1']], '0')})`;
}

export function maxOf(test: string, value: string): string {
  return `MAX(${cases([[test, value]])})`;
}

export function isBelow(value: string, limit: number): string {
  return `${value} < ${numberSql(limit - TOLERANCE)}`;
}

/** Writes a number with an exponent: a floating-point one, where others are decimals, which are slow. */
export function numberSql(value: number): string {
  const text = String(value);
  return text.includes('e') ? text : `${text}e0`;
}

export const ZERO = numberSql(0);

export function textSql(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
