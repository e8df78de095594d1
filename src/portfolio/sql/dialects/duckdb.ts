import type { Dialect } from '../text.ts';

/** DuckDB, 1.0 and later. */
export const duckdb: Dialect = {
  name: 'DuckDB',
  isTested: true,
  types: { text: 'VARCHAR', integer: 'INTEGER', number: 'DOUBLE' },
  as: 'AS',
  tableEnd: '',
  settings: [],
  load: (table, file) => `COPY ${table} FROM '${file}' (FORMAT csv, HEADER)`,
  quantile: (column, share) => `quantile_cont(${column}, ${share})`,
};
