import type { Dialect } from '../text.ts';

/** BigQuery, in a data set that the session uses by default. */
export const bigquery: Dialect = {
  name: 'BigQuery',
  isTested: false,
  types: { text: 'STRING', integer: 'INT64', number: 'FLOAT64' },
  as: 'AS',
  tableEnd: '',
  settings: [],
  load: (table, file) =>
    `LOAD DATA INTO ${table} FROM FILES (format = 'CSV', skip_leading_rows = 1, uris = ['gs://YOUR-BUCKET/${file}'])`,
  quantile: (column, share) => `APPROX_QUANTILES(${column}, 100)[OFFSET(${share * 100})]`,
};
