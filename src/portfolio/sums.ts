import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rescoredEntry } from '../analysis/portfolio/entry.ts';
import { criteriaOf, groupsOf } from '../checklist/lookup.ts';
import type { Io } from '../io/io.ts';
import type { LoadedChecklist } from '../loading/checklists/load.ts';
import { linesIn } from '../loading/portfolio.ts';
import { type Duckdb, numberIn, parquetIn, storeFolder, withDuckdb } from './duckdb.ts';
import { type EntryChange, UNCHANGED } from './index-file.ts';
import { type CompiledScoring, compileFigures, compileScoring } from './sql/compile.ts';
import { duckdb } from './sql/dialects/duckdb.ts';
import { columnsOf, type RoundNumbers, TABLES } from './sql/layout.ts';
import { textSql } from './sql/text.ts';

/** Round whose sums are kept: its name in the index, and the checksum of its files. */
export interface SummedRound {
  readonly round: string;
  readonly digest: string;
}

/** Sums of the answers of rounds, by criterion and group: all that scores with other weights need. */
export interface SumsStore {
  /** Name of its folder, which other stores of the index do not have. */
  readonly name: string;
  readonly add: (rounds: readonly (SummedRound & RoundNumbers)[]) => Promise<void>;
  /** Scores rounds, given in the order of the index, with the present checklist. */
  readonly rescored: (rounds: readonly SummedRound[]) => Promise<RescoredRounds>;
  /** Removes all stores of the index but these; only whoever has its lock reads them. */
  readonly removeOthers: (names: ReadonlySet<string>) => void;
}

/** Rounds that were scored by their sums. Figures are in a file, as there may be a million rounds. */
export interface RescoredRounds {
  readonly rounds: ReadonlySet<string>;
  /** Returns how the entry of the next of the rounds changes. */
  readonly next: () => EntryChange;
  /** Removes the file. */
  readonly close: () => void;
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

/**
 * Most criteria of a checklist whose sums are kept. The time that DuckDB takes grows with the square of
 * its columns: with 120 criteria, to add rounds takes it four times as long as to read their answers.
 */
const MOST_CRITERIA = 100;

/** Folders of the sums of a checklist, and the meaning of their columns. */
interface Place {
  readonly io: Io;
  readonly checklist: LoadedChecklist;
  readonly compiled: CompiledScoring;
  /** Checksum of all of the checklist that sums depend on. */
  readonly key: string;
  /** Folder of the Parquet files, and that of all stores of the index. */
  readonly folder: string;
  readonly store: string;
  /** Columns of the mean of each group on each criterion. */
  readonly means: readonly string[];
}

/**
 * Opens the sums of a checklist, Parquet files beside the index. `null` for one of so many criteria that
 * to read the answers again is faster.
 */
export function sumsStore(
  io: Io,
  database: Duckdb,
  { index, checklist }: { readonly index: string; readonly checklist: LoadedChecklist },
): SumsStore | null {
  const { definition } = checklist;
  if (criteriaOf(definition).length > MOST_CRITERIA) return null;
  const compiled = compileScoring(definition, duckdb);
  const key = keyOf(compiled);
  const name = `sums-${key}`;
  const store = storeFolder(io, index);
  const groups = Object.keys(groupsOf(definition));
  const means = compiled.layout.criteria.flatMap(({ number }) =>
    groups.map((_, g) => meanName(number, g)),
  );
  const place: Place = {
    ...{ io, checklist, compiled, key, means },
    ...{ folder: join(store, name), store },
  };
  return {
    name,
    removeOthers: (names) => {
      for (const own of existsSync(store) ? readdirSync(store) : []) {
        if (!own.startsWith('sums-') || names.has(own)) continue;
        rmSync(join(store, own), { recursive: true, force: true });
      }
    },
    add: async (rounds) => {
      for (let at = 0; at < rounds.length; at += BATCH)
        await addBatch(place, database, rounds.slice(at, at + BATCH));
      await mergeFiles(place, database);
    },
    rescored: (rounds) => rescored(place, rounds),
  };
}

function meanName(criterion: number, group: number): string {
  return `mean${criterion}_${group + 1}`;
}

/** Adds a file with the sums of rounds. */
async function addBatch(
  { compiled, folder, means }: Place,
  database: Duckdb,
  rounds: readonly (SummedRound & RoundNumbers)[],
): Promise<void> {
  const drop = async () => {
    for (const table of [TABLES.answers, 'means'])
      await database.run(`DROP TABLE IF EXISTS ${table}`);
  };
  await drop();
  await database.run(compiled.schema);
  const types = means.map((name) => `${name} DOUBLE`);
  await database.run(`CREATE TABLE means (audit VARCHAR, digest VARCHAR, ${types.join(', ')})`);
  const rows = rounds.flatMap((own) => own.rows);
  await database.append(TABLES.answers, transposed(rows, columnsOf(compiled.layout).length));
  const heads = rounds.map(({ round, digest, means: own }) => [round, digest, ...own]);
  await database.append('means', transposed(heads, means.length + 2));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const query = `SELECT ${WITH_SMALL_COUNTS} FROM (${compiled.sums}) JOIN means USING (audit)`;
  await saveRows(database, folder, query).finally(drop);
}

/** Writes the rows of a query to a new file, whole or not at all. */
async function saveRows(database: Duckdb, folder: string, query: string): Promise<void> {
  const path = join(folder, `${randomUUID()}.parquet`);
  const making = `${path}.new`;
  const options = `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP}`;
  try {
    await database.run(`COPY (${query}) TO ${textSql(making)} (${options})`);
    renameSync(making, path);
  } finally {
    rmSync(making, { force: true });
  }
}

/** Merges small files: each costs as much time and memory as ten thousand rounds more in another. */
async function mergeFiles({ folder }: Place, database: Duckdb): Promise<void> {
  const small = filesIn(folder).filter((name) => statSync(join(folder, name)).size < SMALL_BYTES);
  if (small.length < MOST_SMALL) return;
  await saveRows(database, folder, `SELECT * FROM ${parquetIn(folder, small)}`);
  // If it is killed before this, the rounds that are in two files count once.
  for (const name of small) rmSync(join(folder, name), { force: true });
}

/** Scores rounds by their sums. */
async function rescored(place: Place, rounds: readonly SummedRound[]): Promise<RescoredRounds> {
  const { io, key, folder, store } = place;
  if (!existsSync(folder)) return NONE;
  // What a killed process leaves under such a name is removed later.
  const making = join(store, `new-weights-${process.pid}-${key}`);
  const close = () => rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  try {
    const figures = figuresIn(place);
    const names = rounds.map(({ round, digest }, at) => [round, digest, at]);
    const wanted = transposed(names, 3);
    // DuckDB keeps the memory that it has taken until it is closed.
    for (const name of filesIn(folder)) {
      await withDuckdb(io, async (own) => {
        await own.run('CREATE TABLE wanted (audit VARCHAR, digest VARCHAR, place INTEGER)');
        await own.append('wanted', wanted);
        await figures.write(own, name, join(making, name));
      });
    }
    if (filesIn(making).length === 0) {
      close();
      return NONE;
    }
    const path = join(making, 'figures.csv');
    await withDuckdb(io, (own) =>
      own.run(`COPY (SELECT * FROM ${parquetIn(making, ['*.parquet'])} ORDER BY place)
        TO ${textSql(path)} (FORMAT csv, HEADER false)`),
    );
    const found = new Set<string>();
    for (const line of linesIn(io, path)) found.add(rounds[placeIn(line)]?.round ?? '');
    const lines = linesIn(io, path);
    let last = -1;
    return {
      rounds: found,
      close: () => {
        lines.return();
        close();
      },
      next: () => {
        for (;;) {
          const line = lines.next();
          if (line.done) throw new Error('more rounds than figures');
          const at = placeIn(line.value);
          // Rounds that are in two files, or twice in one, have the same figures each time.
          if (at === last) continue;
          last = at;
          const { bytes, from, to } = line.value;
          return figures.read(bytes.toString('utf8', from, to));
        }
      },
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** Figures of rounds, a line each: the place of the round, and a cell for each column. */
interface FigureLines {
  /** Writes the figures of the wanted rounds of one file to another, row by row: nothing is kept whole. */
  readonly write: (database: Duckdb, name: string, path: string) => Promise<void>;
  /** Returns how an entry changes by its line. */
  readonly read: (line: string) => EntryChange;
}

function figuresIn({ checklist, compiled, folder, means }: Place): FigureLines {
  const { definition } = checklist;
  const result = rangeNames('score', 'low', 'high');
  const points = definition.points.map(({ id }) => {
    const name = `point_${id.replaceAll('-', '_')}`;
    return { id, range: rangeNames(name, `${name}_low`, `${name}_high`) };
  });
  const groups = Object.keys(groupsOf(definition));
  const criteria = compiled.layout.criteria.map(({ criterion: { id }, number }) => ({
    ...{ id, range: rangeNames(`c${number}`, `cl${number}`, `ch${number}`) },
    means: groups.map((group, g) => [group, meanName(number, g)] as const),
  }));
  /** Columns of the figures of a round; which of them are there depends on the kinds of criteria. */
  const columns = [
    ...['band', 'band_before_cap', 'coverage', ...result],
    ...[...points, ...criteria].flatMap(({ range }) => range),
    ...means,
  ];
  const placeOf = new Map(columns.map((name, i) => [name, i + 1]));
  const figures = compileFigures(definition, duckdb, ['place', ...means]);
  return {
    write: async (database, name, path) => {
      const { sums, criteria: ofCriteria, scores } = TABLES;
      // Files of equal contents have equal sums, whenever they were added.
      await database.run(`CREATE VIEW ${sums} AS SELECT stored.*, place FROM ${parquetIn(folder, [name])} AS stored
        JOIN wanted USING (audit, digest)`);
      await database.run(`CREATE VIEW ${ofCriteria} AS ${figures.criteria}`);
      await database.run(`CREATE VIEW ${scores} AS ${figures.scores}`);
      const known = await database.rows(`DESCRIBE ${scores}`);
      const names = new Set(known.map((row) => row.column_name));
      const written = columns.map((own) => (names.has(own) ? own : `NULL::DOUBLE AS ${own}`));
      await database.run(`COPY (SELECT place, ${written.join(', ')} FROM ${scores})
        TO ${textSql(path)} (FORMAT parquet, ROW_GROUP_SIZE ${ROW_GROUP})`);
    },
    read: (line) => {
      const cells = line.split(',');
      const text = (name: string) => cells[placeOf.get(name) ?? 0] || null;
      const number = (name: string) => numberIn(text(name));
      const range = ([score, low, high]: RangeNames) => ({
        ...{ score: number(score), low: number(low), high: number(high) },
      });
      const meansOf = (own: (typeof criteria)[number]) => {
        const found: Record<string, number> = {};
        for (const [group, name] of own.means) {
          const mean = number(name);
          if (mean !== null) found[group] = mean;
        }
        return found;
      };
      return (entry) =>
        rescoredEntry(entry, checklist, {
          result: { ...range(result), coverage: number('coverage') },
          band: text('band'),
          bandBeforeCap: text('band_before_cap'),
          points: new Map(points.map((own) => [own.id, range(own.range)] as const)),
          criteria: new Map(criteria.map((own) => [own.id, range(own.range)] as const)),
          groups: new Map(criteria.map((own) => [own.id, meansOf(own)] as const)),
        });
    },
  };
}

type RangeNames = readonly [score: string, low: string, high: string];

function rangeNames(...names: RangeNames): RangeNames {
  return names;
}

/** No rounds. */
const NONE: RescoredRounds = {
  rounds: new Set(),
  close: () => {},
  next: () => UNCHANGED,
};

/** Returns the first number of a line. */
function placeIn({ bytes, from }: { readonly bytes: Buffer; readonly from: number }): number {
  return Number(bytes.toString('latin1', from, bytes.indexOf(',', from)));
}

/** Returns the names of the Parquet files in a folder. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.parquet'));
}

/** Returns a checksum of all of a checklist that sums depend on: not its weights, points and bands. */
function keyOf({ layout, sums }: CompiledScoring): string {
  const { scale = null } = layout.checklist;
  const criteria = layout.criteria.map(({ criterion: { weight: _, ...own } }) => own);
  const text = JSON.stringify([sums, layout.groups, scale, criteria]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

type Cell = string | number | null;

/** Returns rows as columns. */
function transposed(rows: readonly (readonly Cell[])[], width: number): readonly Cell[][] {
  return Array.from({ length: width }, (_, i) => rows.map((row) => row[i] ?? null));
}
