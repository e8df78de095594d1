import type { Dialect } from '../text.ts';

/** ClickHouse, 23 and later. Columns are nullable, as in other engines. */
export const clickhouse: Dialect = {
  name: 'ClickHouse',
  isTested: true,
  types: { text: 'Nullable(String)', integer: 'Nullable(Int32)', number: 'Nullable(Float64)' },
  as: 'AS',
  tableEnd: ' ENGINE = MergeTree ORDER BY tuple()',
  settings: [
    'SET max_query_size = 16777216',
    'SET max_ast_elements = 10000000',
    'SET max_expanded_ast_elements = 10000000',
    'SET max_parser_depth = 10000',
    'SET max_parser_backtracks = 100000000',
    'SET max_subquery_depth = 1000',
  ],
  load: (table, file) => `INSERT INTO ${table} FROM INFILE '${file}' FORMAT CSVWithNames`,
  quantile: (column, share) => `quantileExactInclusive(${share})(${column})`,
};
