import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type PortfolioEntry, rescoredEntry } from '../analysis/portfolio/entry.ts';
import { groupsOf } from '../checklist/lookup.ts';
import type { Io } from '../io/io.ts';
import type { LoadedChecklist } from '../loading/checklists/load.ts';
import {
  type Duckdb,
  numberIn,
  parquetIn,
  quotedText,
  type ResultRow,
  storeFolder,
  textIn,
} from './duckdb.ts';
import { type CompiledScoring, compileScoring } from './sql/compile.ts';
import { duckdb } from './sql/dialects/duckdb.ts';
import { columnsOf, type RoundNumbers, TABLES } from './sql/layout.ts';

/** Round whose sums are kept: its name in the index, and the checksum of its files. */
export interface SummedRound {
  readonly round: string;
  readonly digest: string;
}

/** Sums of the answers of rounds, by criterion and group: all that scores with other weights need. */
export interface SumsStore {
  readonly add: (rounds: readonly (SummedRound & RoundNumbers)[]) => Promise<void>;
  /** Returns how entries change with the present checklist, by the name of their round. */
  readonly rescored: (
    rounds: readonly SummedRound[],
  ) => Promise<ReadonlyMap<string, (entry: PortfolioEntry) => PortfolioEntry>>;
}

/** Columns of the sums that count people; DuckDB would take 16 bytes for each. */
const COUNT = `regexp_matches(c, '^r?[qbxf][0-9]')`;
const WITH_SMALL_COUNTS = `COLUMNS(LAMBDA c: ${COUNT})::INTEGER, COLUMNS(LAMBDA c: NOT ${COUNT})`;

/** Rounds that are summed at once, so that memory does not grow. */
const BATCH = 2000;
/** Files of this size are small, and so many of them are merged. */
const SMALL_BYTES = 1 << 20;
const MOST_SMALL = 10;
/** Rows of a file whose columns are compressed together. */
const ROW_GROUP = 10_240;

/** Opens the sums of a checklist, Parquet files beside the index. */
export function sumsStore(
  io: Io,
  database: Duckdb,
  { index, checklist }: { readonly index: string; readonly checklist: LoadedChecklist },
): SumsStore {
  const { definition, digest: checksum } = checklist;
  const compiled = compileScoring(definition, duckdb);
  const folder = join(storeFolder(io, index), `sums-${keyOf(compiled)}`);
  const groups = Object.keys(groupsOf(definition));
  const means = compiled.layout.criteria.flatMap(({ number }) =>
    groups.map((_, g) => `mean${number}_${g + 1}`),
  );
  const drop = async (...tables: readonly string[]) => {
    for (const table of tables) await database.run(`DROP TABLE IF EXISTS ${table}`);
  };

  const addBatch = async (rounds: readonly (SummedRound & RoundNumbers)[]) => {
    await drop(TABLES.answers, 'means');
    await database.run(compiled.schema);
    const types = means.map((name) => `${name} DOUBLE`);
    await database.run(`CREATE TABLE means (audit VARCHAR, digest VARCHAR, ${types.join(', ')})`);
    const rows = rounds.flatMap((own) => own.rows);
    await database.append(TABLES.answers, transposed(rows, columnsOf(compiled.layout).length));
    const heads = rounds.map(({ round, digest, means: own }) => [round, digest, ...own]);
    await database.append('means', transposed(heads, means.length + 2));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    try {
      await saveRows(
        `SELECT ${WITH_SMALL_COUNTS} FROM (${compiled.sums}) JOIN means USING (audit)`,
      );
    } finally {
      await drop(TABLES.answers, 'means');
    }
  };

  /** Writes the rows of a query to a new file, whole or not at all. */
  const saveRows = async (query: string) => {
    const path = join(folder, `${randomUUID()}.parquet`);
    const making = `${path}.new`;
    const options = `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP}`;
    try {
      await database.run(`COPY (${query}) TO ${quotedText(making)} (${options})`);
      renameSync(making, path);
    } finally {
      rmSync(making, { force: true });
    }
  };

  /** Merges small files: each costs as much time and memory as ten thousand rounds more in another. */
  const mergeFiles = async () => {
    const small = filesIn(folder).filter((name) => statSync(join(folder, name)).size < SMALL_BYTES);
    if (small.length < MOST_SMALL) return;
    await saveRows(`SELECT * FROM ${parquetIn(folder, small)}`);
    // If it is killed before this, the rounds that are in two files count once.
    for (const name of small) rmSync(join(folder, name), { force: true });
  };

  /** Returns the figures of the wanted rounds of one file. */
  const rescoreFile = async (name: string): Promise<readonly ResultRow[]> => {
    const { sums, criteria, scores } = TABLES;
    await drop(sums, criteria, scores);
    // Files of equal contents have equal sums, whenever they were added.
    await database.run(`CREATE TABLE ${sums} AS SELECT stored.* FROM ${parquetIn(folder, [name])} AS stored
      JOIN wanted USING (audit, digest)
      QUALIFY ROW_NUMBER() OVER (PARTITION BY audit) = 1`);
    await database.run(`CREATE TABLE ${criteria} AS ${compiled.criteria}`);
    await database.run(`CREATE TABLE ${scores} AS ${compiled.scores}`);
    const found = await database.rows(`SELECT * FROM ${scores} JOIN ${criteria} USING (audit)
      JOIN (SELECT audit, ${means.join(', ')} FROM ${sums}) USING (audit)`);
    await drop(sums, criteria, scores);
    return found;
  };

  const changeOf = (row: ResultRow) => {
    const number = (name: string) => numberIn(row[name]);
    const range = (name: string, low: string, high: string) => ({
      ...{ score: number(name), low: number(low), high: number(high) },
    });
    const figures = {
      result: { ...range('score', 'low', 'high'), coverage: number('coverage') },
      band: textIn(row.band),
      bandBeforeCap: textIn(row.band_before_cap),
      points: new Map(
        definition.points.map(({ id }) => {
          const name = `point_${id.replaceAll('-', '_')}`;
          return [id, range(name, `${name}_low`, `${name}_high`)];
        }),
      ),
      criteria: new Map(
        compiled.layout.criteria.map(({ criterion, number: n }) => [
          criterion.id,
          range(`c${n}`, `cl${n}`, `ch${n}`),
        ]),
      ),
      groups: new Map(
        compiled.layout.criteria.map(({ criterion, number: n }) => [
          criterion.id,
          Object.fromEntries(
            groups.flatMap((group, g) => {
              const mean = number(`mean${n}_${g + 1}`);
              return mean === null ? [] : [[group, mean] as const];
            }),
          ),
        ]),
      ),
    };
    return (entry: PortfolioEntry) =>
      rescoredEntry(entry, { definition, digest: checksum }, figures);
  };

  return {
    add: async (rounds) => {
      for (let at = 0; at < rounds.length; at += BATCH)
        await addBatch(rounds.slice(at, at + BATCH));
      await mergeFiles();
    },
    rescored: async (rounds) => {
      const changes = new Map<string, (entry: PortfolioEntry) => PortfolioEntry>();
      if (!existsSync(folder)) return changes;
      await drop('wanted');
      await database.run('CREATE TABLE wanted (audit VARCHAR, digest VARCHAR)');
      const names = rounds.map(({ round, digest }) => [round, digest]);
      await database.append('wanted', transposed(names, 2));
      for (const name of filesIn(folder)) {
        for (const row of await rescoreFile(name)) changes.set(String(row.audit), changeOf(row));
      }
      await drop('wanted');
      return changes;
    },
  };
}

/** Returns the names of the Parquet files in a folder. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.parquet'));
}

/** Returns a checksum of all of a checklist that sums depend on: not its weights, points and bands. */
function keyOf({ layout, sums }: CompiledScoring): string {
  const { scale = null } = layout.checklist;
  const criteria = layout.criteria.map(({ criterion }) => ({ ...criterion, weight: null }));
  const text = JSON.stringify([sums, layout.groups, scale, criteria]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

type Cell = string | number | null;

/** Returns rows as columns. */
function transposed(rows: readonly (readonly Cell[])[], width: number): readonly Cell[][] {
  return Array.from({ length: width }, (_, i) => rows.map((row) => row[i] ?? null));
}
