import type { Dialect } from '../text.ts';

/** Snowflake, with the file in the stage of the user. */
export const snowflake: Dialect = {
  name: 'Snowflake',
  isTested: false,
  types: { text: 'VARCHAR', integer: 'INTEGER', number: 'DOUBLE' },
  as: 'AS',
  tableEnd: '',
  settings: [],
  load: (table, file) =>
    `COPY INTO ${table} FROM @~/${file} FILE_FORMAT = (TYPE = CSV SKIP_HEADER = 1)`,
  quantile: (column, share) => `PERCENTILE_CONT(${share}) WITHIN GROUP (ORDER BY ${column})`,
};
