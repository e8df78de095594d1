import { dirname, resolve } from 'node:path';
import { type KnownChecklists, readAudit } from '../../audit/load.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { UserError } from '../../diagnostic.ts';
import { fileError } from '../../io/file-system.ts';
import type { Io } from '../../io/io.ts';
import { printStatus } from '../../io/messages.ts';
import { loadChecklist } from '../../loading/checklists/load.ts';
import { readIndex } from '../../loading/portfolio.ts';
import { writeOutput } from '../../storage/output-file.ts';
import { saveFile } from '../../storage/save.ts';
import { oneSafeLine } from '../../text/safe.ts';
import { VERSION } from '../../version.ts';
import { portfolioWords as words } from '../../words/portfolio.ts';
import { statusWords } from '../../words/status.ts';
import { compileScoring } from './compile.ts';
import { columnsOf, layoutOf, rowsOf, TABLES } from './layout.ts';
import type { Dialect } from './text.ts';

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

/** Statements to print. */
export interface SqlRequest {
  readonly dialect: DialectName;
  /** Id or path of the checklist. */
  readonly checklist?: string | undefined;
  /** Path of the file of statements; without one, they are printed. */
  readonly output?: string | undefined;
  readonly force: boolean;
  /** Index of the rounds whose answers are written, and the CSV file for them. */
  readonly index?: string | undefined;
  readonly data?: string | undefined;
}

/** Name of the file of answers in statements that load it. */
const DATA_NAME = 'answers.csv';

/**
 * Writes the statements that score answers to a checklist on an engine, and the answers if asked for.
 * @throws UserError if the checklist or a round cannot be read, or a file cannot be written
 */
export async function writeSql(io: Io, request: SqlRequest): Promise<void> {
  const { checklist: name, dialect, output, force, index, data } = request;
  const { definition } = await loadChecklist(io, name);
  if (data !== undefined) {
    if (index === undefined) throw new UserError(words.noFolder());
    await writeAnswers(io, definition, { index, data });
  }
  const text = await scriptOf(definition, dialect, data ?? DATA_NAME);
  if (output === undefined) {
    io.stdout.write(text);
    return;
  }
  writeOutput(io, { path: output, force, inputs: [] }, text);
  printStatus(io, words.saved({ path: output }));
}

/** Returns schema, load and query statements, each with a comment. */
async function scriptOf(checklist: Checklist, name: DialectName, file: string): Promise<string> {
  const dialect = await loadDialect(name);
  const compiled = compileScoring(checklist, dialect);
  const { answers, sums, criteria, scores } = TABLES;
  const titled = { engine: dialect.name, checklist: `${checklist.id} ${checklist.version}` };
  // With new weights, the last ones are run again.
  const create = (table: string, select: string) =>
    `DROP TABLE IF EXISTS ${table};\nCREATE TABLE ${table}${dialect.tableEnd} AS\n${select}`;
  const quantiles = [0.25, 0.5, 0.75].map(
    (share) => `${dialect.quantile('score', share)} AS quantile_${share * 100}`,
  );
  const parts = [
    comment(words.sql.intro(titled)),
    ...(dialect.isTested ? [] : [comment(words.sql.notRun(titled))]),
    ...dialect.settings.map(ended),
    `${comment(words.sql.answers)}\n${ended(compiled.schema)}`,
    ended(dialect.load(answers, file.replaceAll("'", "''"))),
    `${comment(words.sql.sums)}\n${ended(create(sums, compiled.sums))}`,
    `${comment(words.sql.criteria)}\n${ended(create(criteria, compiled.criteria))}`,
    `${comment(words.sql.scores)}\n${ended(create(scores, compiled.scores))}`,
    `${comment(words.sql.queries)}\n${ended(`SELECT COUNT(*) AS rounds, ${quantiles.join(', ')} FROM ${scores}`)}`,
    ended(`SELECT band, COUNT(*) AS rounds FROM ${scores} GROUP BY band ORDER BY band`),
    `-- ${statusWords.generator({ version: VERSION })}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Commands of psql end with their line; statements end with a semicolon. */
function ended(statement: string): string {
  return statement.startsWith('\\') ? statement : `${statement};`;
}

function comment(text: string): string {
  return `-- ${oneSafeLine(text)}`;
}

/** Writes the answers of all rounds of an index: numbers only, without names, notes and texts. */
async function writeAnswers(
  io: Io,
  checklist: Checklist,
  { index, data }: { readonly index: string; readonly data: string },
): Promise<void> {
  const layout = layoutOf(checklist);
  const home = dirname(resolve(io.folder, index));
  const known: KnownChecklists = new Map();
  const folders: string[] = [];
  readIndex(io, index, ({ round, checklist: { id } }) => {
    if (round !== null && id === checklist.id) folders.push(round);
  });
  const lines = [columnsOf(layout).join(',')];
  for (const folder of folders) {
    const { audit } = await readAudit(io, { answers: [resolve(home, folder)] }, known);
    for (const row of rowsOf(layout, folder, audit)) {
      lines.push(row.map((cell) => csvCell(cell)).join(','));
    }
  }
  try {
    saveFile(resolve(io.folder, data), `${lines.join('\n')}\n`);
  } catch (error) {
    throw fileError('write', data, error);
  }
  printStatus(io, words.sql.saved({ path: data, rounds: folders.length }));
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : `"${cell.replaceAll('"', '""')}"`;
}
