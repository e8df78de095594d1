import { quoted } from '../text/safe.ts';
import { withCodes } from './coded.ts';
import { count, oneOf, thousands } from './grammar.ts';

const ROUNDS = { one: 'round', other: 'rounds' };

/** Message of an error, and its fix. */
interface PortfolioError {
  readonly message: string;
  readonly hint: string;
}

/** Errors, warnings and messages of `align portfolio` and `align benchmark`. */
export const portfolioWords = withCodes('portfolio', {
  /* errors and warnings */
  noIndex: ({ path }: { readonly path: string }): PortfolioError => ({
    message: `there is no portfolio at ${quoted(path)}`,
    hint: 'create it with: align portfolio <folder>',
  }),
  indexInUse: ({ path }: { readonly path: string }): PortfolioError => ({
    message: `${quoted(path)} is being written by another process`,
    hint: `wait for it to finish; if none is running, delete ${quoted(`${path}.lock`)}`,
  }),
  notAFolder: ({ path }: { readonly path: string }): PortfolioError => ({
    message: `${quoted(path)} is not a folder`,
    hint: 'name a folder that contains rounds',
  }),
  noRounds: (): PortfolioError => ({
    message: 'no round matches',
    hint: 'remove a condition, or name a folder that contains rounds',
  }),
  fewLeftOut: (): PortfolioError => ({
    message:
      'the conditions select or leave out fewer than 5 organisations, which would reveal their scores',
    hint: 'change or remove a condition, or omit --anonymous',
  }),
  noFolder: (): PortfolioError => ({
    message: 'no folder and no index is named',
    hint: 'name a folder that contains rounds, or add --index FILE',
  }),
  where: ({
    text,
    names,
  }: {
    readonly text: string;
    readonly names: readonly string[];
  }): PortfolioError => ({
    message: `--where ${quoted(text)} is no condition`,
    hint: `write FIELD=VALUE, with one of these fields: ${names.join(', ')}`,
  }),
  whereValue: ({
    field,
    value,
    values,
  }: {
    readonly field: string;
    readonly value: string;
    readonly values: readonly string[];
  }): PortfolioError => ({
    message: `${quoted(value)} is no value of ${field}`,
    hint: `use ${oneOf(values)}`,
  }),
  format: ({
    format,
    formats,
  }: {
    readonly format: string;
    readonly formats: readonly string[];
  }): PortfolioError => ({
    message: `a portfolio cannot be written as ${format}`,
    hint: `use ${oneOf(formats)}`,
  }),
  damagedLine: ({ path, line }: { readonly path: string; readonly line: number }) => ({
    message: `${path}:${line}: the line is damaged and was ignored`,
  }),
  unreadable: ({ folder, error }: { readonly folder: string; readonly error: string }) => ({
    message: `${folder} is not counted: ${error}`,
  }),
  progress: ({ done, total }: { readonly done: number; readonly total: number }) =>
    `${thousands(done)} of ${count(total, ROUNDS)}`,
  refreshed: ({
    path,
    found,
    scored,
    removed,
  }: {
    readonly path: string;
    readonly found: number;
    readonly scored: number;
    readonly removed: number;
  }) =>
    `${path}: ${count(found, ROUNDS)}, ${thousands(scored)} scored, ${thousands(removed)} removed`,

  saved: ({ path }: { readonly path: string }) => `Saved ${path}`,

  /* engines */
  engine: {
    missing: (): PortfolioError => ({
      message: 'the engine DuckDB is not installed',
      hint: 'install it with: npm install @duckdb/node-api',
    }),
    wanted: () => ({
      message:
        'a portfolio of this size takes less time and memory with DuckDB: npm install @duckdb/node-api',
    }),
  },

  /* exchange files */
  exchange: {
    tooYoung: ({ rounds }: { readonly rounds: number }) => ({
      message: `${count(rounds, ROUNDS)} younger than 3 months not exported`,
    }),
    tooFew: ({ rounds }: { readonly rounds: number }) => ({
      message: `${count(rounds, ROUNDS)} with fewer than 3 respondents not exported`,
    }),
    name: (): PortfolioError => ({
      message: 'the exchange file would contain the name of an organisation; nothing was written',
      hint: 'rename the contributor or the checklist, which contain it',
    }),
    imported: ({ path, rounds }: { readonly path: string; readonly rounds: number }) =>
      `Added ${count(rounds, ROUNDS)} to ${path}`,
    counsel:
      'Competitors should ask a lawyer before they exchange such files. The file has no prices, pay or customers.',
  },

  /* SQL */
  sql: {
    intro: ({ engine, checklist }: { readonly engine: string; readonly checklist: string }) =>
      `Scores of ${checklist} in ${engine}, by the rules of align.`,
    notRun: ({ engine }: { readonly engine: string }) =>
      `These statements were not run on ${engine}. Compare some scores before you use them.`,
    answers: 'A row per respondent, missing person or agreed result.',
    sums: 'Counts by criterion and means by group of each round. New weights need no answers.',
    criteria: 'Scores of the criteria.',
    scores: 'Scores, ranges, coverage and bands of the rounds and points.',
    queries: 'Distribution of the scores.',
    saved: ({ path, rounds }: { readonly path: string; readonly rounds: number }) =>
      `Saved the answers of ${count(rounds, ROUNDS)} to ${path}`,
  },
});
