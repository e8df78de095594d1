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
