import type { Dialect } from '../text.ts';

/** PostgreSQL, 12 and later. */
export const postgres: Dialect = {
  name: 'PostgreSQL',
  isTested: true,
  types: { text: 'text', integer: 'integer', number: 'float8' },
  as: 'AS MATERIALIZED',
  tableEnd: '',
  settings: [],
  // COPY without a backslash reads files of the server only.
  load: (table, file) => `\\copy ${table} FROM '${file}' WITH (FORMAT csv, HEADER)`,
  quantile: (column, share) => `percentile_cont(${share}) WITHIN GROUP (ORDER BY ${column})`,
};
