import type { Dialect } from './dialects/dialect.ts';

/** Names of the engines, in the order of the help. */
export const DIALECTS = ['duckdb', 'postgres', 'clickhouse', 'bigquery', 'snowflake'] as const;

export type DialectName = (typeof DIALECTS)[number];

/** Loads the dialect of an engine. */
export async function loadDialect(name: DialectName): Promise<Dialect> {
  switch (name) {
    case 'duckdb':
      return (await import('./dialects/duckdb.ts')).duckdb;
    case 'postgres':
      return (await import('./dialects/postgres.ts')).postgres;
    case 'clickhouse':
      return (await import('./dialects/clickhouse.ts')).clickhouse;
    case 'bigquery':
      return (await import('./dialects/bigquery.ts')).bigquery;
    case 'snowflake':
      return (await import('./dialects/snowflake.ts')).snowflake;
  }
}
