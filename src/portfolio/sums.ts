import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rescoredEntry } from '../analysis/portfolio/entry.ts';
import { groupsOf } from '../checklist/lookup.ts';
import type { Io } from '../io/io.ts';
import type { LoadedChecklist } from '../loading/checklists/load.ts';
import { linesIn } from '../loading/portfolio.ts';
import { type Duckdb, numberIn, parquetIn, storeFolder } from './duckdb.ts';
import { type EntryChange, UNCHANGED } from './index-file.ts';
import { type CompiledScoring, compileScoring } from './sql/compile.ts';
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

/** Opens the sums of a checklist, Parquet files beside the index. */
export function sumsStore(
  io: Io,
  database: Duckdb,
  { index, checklist }: { readonly index: string; readonly checklist: LoadedChecklist },
): SumsStore {
  const { definition, digest: checksum } = checklist;
  const compiled = compileScoring(definition, duckdb);
  const name = `sums-${keyOf(compiled)}`;
  const folder = join(storeFolder(io, index), name);
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
      await database.run(`COPY (${query}) TO ${textSql(making)} (${options})`);
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

  const rangesOf = (score: string, low = `${score}_low`, high = `${score}_high`) => [
    score,
    low,
    high,
  ];
  const points = definition.points.map(({ id }) => `point_${id.replaceAll('-', '_')}`);
  const scored = compiled.layout.criteria.map(({ number: n }) =>
    rangesOf(`c${n}`, `cl${n}`, `ch${n}`),
  );
  /** Columns of the figures of a round; which of them are there depends on the kinds of criteria. */
  const columns = [
    ...['band', 'band_before_cap', 'coverage', ...rangesOf('score', 'low', 'high')],
    ...[...points.flatMap((name) => rangesOf(name)), ...scored.flat(), ...means],
  ];

  /** Writes the figures of the wanted rounds of one file to another one. */
  const rescoreFile = async (name: string, path: string): Promise<void> => {
    const { sums, criteria, scores } = TABLES;
    await drop(sums, criteria, scores);
    // Files of equal contents have equal sums, whenever they were added.
    await database.run(`CREATE TABLE ${sums} AS SELECT stored.* FROM ${parquetIn(folder, [name])} AS stored
      JOIN wanted USING (audit, digest)
      QUALIFY ROW_NUMBER() OVER (PARTITION BY audit) = 1`);
    await database.run(`CREATE TABLE ${criteria} AS ${compiled.criteria}`);
    await database.run(`CREATE TABLE ${scores} AS ${compiled.scores}`);
    const known =
      await database.rows(`DESCRIBE SELECT * FROM ${scores} JOIN ${criteria} USING (audit)
      JOIN ${sums} USING (audit)`);
    const names = new Set(known.map((row) => row.column_name));
    const figures = columns.map((own) => (names.has(own) ? own : `NULL::DOUBLE AS ${own}`));
    await database.run(`COPY (SELECT place, ${figures.join(', ')} FROM ${scores}
      JOIN ${criteria} USING (audit) JOIN (SELECT audit, ${means.join(', ')} FROM ${sums}) USING (audit)
      JOIN wanted USING (audit)) TO ${textSql(path)} (FORMAT parquet)`);
    await drop(sums, criteria, scores);
  };

  /** Place of each of them in a line, behind that of the round. */
  const places = new Map(columns.map((name, i) => [name, i + 1]));
  const criteriaIds = compiled.layout.criteria.map(({ criterion }) => criterion.id);

  const changeOf = (line: string): EntryChange => {
    const cells = line.split(',');
    const text = (name: string) => cells[places.get(name) ?? 0] || null;
    const number = (name: string) => numberIn(text(name));
    const range = ([score = '', low = '', high = '']: readonly string[]) => ({
      ...{ score: number(score), low: number(low), high: number(high) },
    });
    const figures = {
      result: { ...range(rangesOf('score', 'low', 'high')), coverage: number('coverage') },
      band: text('band'),
      bandBeforeCap: text('band_before_cap'),
      points: new Map(
        definition.points.map(({ id }, i) => [id, range(rangesOf(points[i] ?? ''))] as const),
      ),
      criteria: new Map(criteriaIds.map((id, i) => [id, range(scored[i] ?? [])] as const)),
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
    return (entry) => rescoredEntry(entry, { definition, digest: checksum }, figures);
  };

  return {
    name,
    removeOthers: (names) => {
      const store = storeFolder(io, index);
      for (const own of existsSync(store) ? readdirSync(store) : []) {
        if (!own.startsWith('sums-') || names.has(own)) continue;
        rmSync(join(store, own), { recursive: true, force: true });
      }
    },
    add: async (rounds) => {
      for (let at = 0; at < rounds.length; at += BATCH)
        await addBatch(rounds.slice(at, at + BATCH));
      await mergeFiles();
    },
    rescored: async (rounds) => {
      if (!existsSync(folder)) return NONE;
      // What a killed process leaves under such a name is removed later.
      const making = join(storeFolder(io, index), `new-weights-${process.pid}-${keyOf(compiled)}`);
      const close = () => rmSync(making, { recursive: true, force: true });
      mkdirSync(making, { recursive: true, mode: 0o700 });
      try {
        await drop('wanted');
        await database.run('CREATE TABLE wanted (audit VARCHAR, digest VARCHAR, place INTEGER)');
        const names = rounds.map(({ round, digest }, place) => [round, digest, place]);
        await database.append('wanted', transposed(names, 3));
        for (const name of filesIn(folder)) await rescoreFile(name, join(making, name));
        await drop('wanted');
        if (filesIn(making).length === 0) {
          close();
          return NONE;
        }
        const path = join(making, 'figures.csv');
        // Rounds that are in two files have the same figures in both.
        await database.run(`COPY (SELECT * FROM ${parquetIn(making, ['*.parquet'])}
          QUALIFY ROW_NUMBER() OVER (PARTITION BY place) = 1 ORDER BY place)
          TO ${textSql(path)} (FORMAT csv, HEADER false)`);
        const found = new Set<string>();
        for (const { bytes, from } of linesIn(io, path)) {
          const place = Number(bytes.toString('latin1', from, bytes.indexOf(',', from)));
          found.add(rounds[place]?.round ?? '');
        }
        const lines = linesIn(io, path);
        return {
          rounds: found,
          close: () => {
            lines.return();
            close();
          },
          next: () => {
            const line = lines.next();
            if (line.done) throw new Error('more rounds than figures');
            const { bytes, from, to } = line.value;
            return changeOf(bytes.toString('utf8', from, to));
          },
        };
      } catch (error) {
        close();
        throw error;
      }
    },
  };
}

/** No rounds. */
const NONE: RescoredRounds = {
  rounds: new Set(),
  close: () => {},
  next: () => UNCHANGED,
};

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
