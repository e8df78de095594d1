import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type FigureKind,
  figureColumns,
  type PortfolioRow,
} from '../analysis/portfolio/figures.ts';
import {
  countsByName,
  organisationKey,
  organisationsByKey,
} from '../analysis/portfolio/organisations.ts';
import { UserError } from '../diagnostic.ts';
import { fileError } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { readRows } from '../loading/portfolio.ts';
import { statOf } from '../storage/read.ts';
import { bareName } from '../text/phrases.ts';
import { type Duckdb, numberIn, parquetIn, type ResultRow, storeFolder, textIn } from './duckdb.ts';
import { textSql } from './sql/text.ts';
import {
  CHANGE,
  FEWEST_SHOWN,
  type ItemStatistics,
  inOrderOfParts,
  isFew,
  NEWEST,
  PARTS,
  type PartQuantiles,
  type PortfolioFilter,
  type PortfolioStatistics,
  partFigure,
  type Quantiles,
} from './statistics.ts';

/** Columns of the store before those of the figures; `place` is the line of the index. */
const HEADS = {
  place: 'INTEGER',
  key: 'VARCHAR',
  organisation: 'VARCHAR',
  organisation_bare: 'VARCHAR',
  contributor: 'VARCHAR',
  contributor_bare: 'VARCHAR',
  evidence: 'VARCHAR',
  date: 'VARCHAR',
  industry: 'VARCHAR',
  employees: 'VARCHAR',
  region: 'VARCHAR',
  mode: 'VARCHAR',
  checklist: 'VARCHAR',
  version: 'VARCHAR',
  score: 'DOUBLE',
  band: 'VARCHAR',
} as const;

/** Rows that are written to a file of the store at once. */
const BATCH_ROWS = 8192;

/** Statistics of an index, and its damaged lines. */
export interface StoredStatistics {
  readonly statistics: PortfolioStatistics;
  /** Figures from which few organisations can be calculated, because of the conditions. */
  readonly telling: ReadonlySet<string>;
  readonly damaged: readonly number[];
}

/** Index to compute statistics of. */
export interface StoreRequest {
  readonly index: string;
  readonly filter: PortfolioFilter;
  /** True if nobody will see the table of organisations, which takes most time and memory. */
  readonly isAnonymous: boolean;
}

/**
 * Computes the statistics of an index with DuckDB, from Parquet files beside it. They are written anew
 * where the index has changed; memory does not grow with the number of rounds.
 * @throws UserError if a file cannot be read or written
 */
export async function storedStatistics(
  io: Io,
  database: Duckdb,
  { index, filter, isAnonymous }: StoreRequest,
): Promise<StoredStatistics> {
  const folder = await upToDate(io, database, index);
  const parquet = (name: string) => parquetIn(folder, [name]);
  await database.run(`CREATE VIEW stored AS SELECT * FROM ${parquet('rows-*.parquet')}`);
  await database.run(`CREATE VIEW names AS SELECT * FROM ${parquet('names.parquet')}`);
  const damaged = await database.rows(
    `SELECT line FROM ${parquet('damaged.parquet')} ORDER BY line`,
  );
  const places = await database.rows(`SELECT * FROM ${parquet('places.parquet')} ORDER BY score`);
  const statistics = await statisticsIn(database, { filter, places, hasTable: !isAnonymous });
  return {
    statistics,
    telling: isAnonymous ? await tellingIn(database, filter, statistics.checklist.id) : new Set(),
    damaged: damaged.map(({ line }) => Number(line)),
  };
}

const DAY = 86_400_000;
/** Number of the columns and files of a store; those of another one are not read. */
const LAYOUT = 2;

/** Returns the folder of Parquet files that fit an index. */
async function upToDate(io: Io, database: Duckdb, index: string): Promise<string> {
  const { size, mtimeMs } = statOf(io, index);
  const store = storeFolder(io, index);
  const folder = join(store, `${LAYOUT}-${size}-${Math.round(mtimeMs)}`);
  if (existsSync(folder)) return folder;
  const making = join(store, `new-${process.pid}`);
  const remove = (pattern: RegExp) => {
    for (const name of readdirSync(store).filter((own) => pattern.test(own))) {
      const path = join(store, name);
      // A process that was killed leaves what it was making.
      const isOwn = name === basename(making);
      const isMade = isOwn || !name.startsWith('new-') || io.now() - statSync(path).mtimeMs > DAY;
      if (isMade) rmSync(path, { recursive: true, force: true });
    }
  };
  try {
    mkdirSync(store, { recursive: true, mode: 0o700 });
    remove(/^new-/);
    mkdirSync(making, { mode: 0o700 });
    await writeStore(io, database, { index, folder: making });
    remove(/^[\d-]+$/);
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Another process may have been faster.
    if (!existsSync(folder))
      throw error instanceof UserError ? error : fileError('write', store, error);
  }
  return folder;
}

async function writeStore(
  io: Io,
  database: Duckdb,
  { index, folder }: { readonly index: string; readonly folder: string },
): Promise<void> {
  const columns = figureColumns();
  const damaged: number[] = [];
  let batch = emptyBatch();
  let files = 0;
  const save = async () => {
    const types = [...Object.values(HEADS), ...batch.figures.map(() => 'DOUBLE')];
    const names = [...Object.keys(HEADS), ...batch.figures.map((_, i) => `f${i}`)];
    const rows = [...batch.heads, ...batch.figures];
    await saveTable(database, join(folder, `rows-${files++}.parquet`), { names, types, rows });
    batch = emptyBatch();
  };
  let place = 0;
  const organisations = organisationsByKey();
  for (const { row } of readRows(io, index, columns, damaged)) {
    organisations.add(row);
    for (const [i, value] of headOf(row, place).entries()) batch.heads[i]?.push(value);
    for (let i = 0; i < columns.count; i++) {
      const own = batch.figures[i] ?? new Array(place % BATCH_ROWS).fill(null);
      batch.figures[i] = own;
      const value = columns.values[i] ?? Number.NaN;
      own.push(Number.isNaN(value) ? null : value);
    }
    place++;
    if (place % BATCH_ROWS === 0) await save();
  }
  if (place % BATCH_ROWS !== 0 || files === 0) await save();
  const places = Object.entries(columns.places).flatMap(([kind, ids]) =>
    [...ids].map(([id, { score, gap }]) => [kind, id, score, gap] as const),
  );
  await saveTable(database, join(folder, 'places.parquet'), {
    names: ['kind', 'id', 'score', 'gap'],
    types: ['VARCHAR', 'VARCHAR', 'INTEGER', 'INTEGER'],
    rows: [0, 1, 2, 3].map((i) => places.map((own) => own[i] ?? null)),
  });
  const others = [...organisations.others()];
  await saveTable(database, join(folder, 'names.parquet'), {
    names: ['other', 'key'],
    types: ['VARCHAR', 'VARCHAR'],
    rows: [others, others.map(organisations.keyOf)],
  });
  await saveTable(database, join(folder, 'damaged.parquet'), {
    names: ['line'],
    types: ['INTEGER'],
    rows: [damaged],
  });
}

type Cell = string | number | null;

interface BatchOfRows {
  readonly heads: readonly Cell[][];
  readonly figures: (number | null)[][];
}

function emptyBatch(): BatchOfRows {
  return { heads: Object.keys(HEADS).map(() => []), figures: [] };
}

function headOf(row: PortfolioRow, place: number): readonly Cell[] {
  const { organisation, id, contributor = '', evidence, date, profile = {}, mode } = row;
  const { industry = null, employees = null, region = null } = profile;
  return [
    ...[place, organisationKey(row), organisation ?? id ?? '', bareName(organisation ?? '')],
    ...[contributor, bareName(contributor), evidence, date, industry, employees, region, mode],
    ...[row.checklist.id, row.checklist.version, row.result.score, row.result.band],
  ];
}

async function saveTable(
  database: Duckdb,
  path: string,
  table: {
    readonly names: readonly string[];
    readonly types: readonly string[];
    readonly rows: readonly (readonly Cell[])[];
  },
): Promise<void> {
  const { names, types, rows } = table;
  await database.run(
    `CREATE TABLE batch (${names.map((name, i) => `${name} ${types[i]}`).join(', ')})`,
  );
  await database.append('batch', rows);
  await database.run(`COPY batch TO ${textSql(path)} (FORMAT parquet, COMPRESSION zstd)`);
  await database.run('DROP TABLE batch');
}

/* Statistics */

async function statisticsIn(
  database: Duckdb,
  {
    filter,
    places,
    hasTable,
  }: {
    readonly filter: PortfolioFilter;
    readonly places: readonly ResultRow[];
    readonly hasTable: boolean;
  },
): Promise<PortfolioStatistics> {
  const fitting = ['1 = 1', ...conditionsOf(filter)].join(' AND ');
  const sheets = await database.rows(
    `SELECT checklist, COUNT(*)::INTEGER AS n FROM stored WHERE ${fitting} GROUP BY checklist`,
  );
  const bySize = sheets
    .map(({ checklist, n }) => ({ id: String(checklist), rounds: Number(n) }))
    .toSorted((a, b) => b.rounds - a.rounds || (a.id < b.id ? -1 : 1));
  const id = filter.checklist ?? bySize[0]?.id ?? '';
  const heads = Object.keys(HEADS).filter((name) => name !== 'key' && !name.endsWith('_bare'));
  await database.run(`CREATE TEMP TABLE sheet AS SELECT ${heads.join(', ')}, ${TURNS}
    FROM ${STORED} WHERE ${fitting} AND checklist = ${textSql(id)}`);
  await database.run('CREATE TEMP VIEW newest AS SELECT * FROM sheet WHERE turn = rounds');
  const [all = {}] = await database.rows(`SELECT COUNT(*)::INTEGER AS rounds,
    COUNT(DISTINCT key)::INTEGER AS organisations, MIN(date) AS first, MAX(date) AS last,
    LIST(DISTINCT version) AS versions FROM sheet`);
  const contributed = await database.rows(
    'SELECT contributor, COUNT(*)::INTEGER AS n FROM newest GROUP BY contributor',
  );
  const byContributor = countsByName(
    contributed.map(({ contributor, n }) => [String(contributor), Number(n)]),
  );
  const [now = {}] =
    await database.rows(`SELECT (COUNT(*) FILTER (evidence = 'stated'))::INTEGER AS stated,
    (COUNT(*) FILTER (evidence = 'checked'))::INTEGER AS checked FROM newest`);
  const parts = (name: string, from: string) => partsIn(database, name, from);
  const items = (kind: FigureKind) =>
    itemsIn(
      database,
      places.filter((own) => own.kind === kind),
    );
  const [total] = await partsIn(database, "'all'", 'newest');
  const [whole = {}] = await database.rows('SELECT COUNT(*)::INTEGER AS n FROM stored');
  const fit = bySize.reduce((sum, { rounds }) => sum + rounds, 0);
  const bands = await database.rows(
    'SELECT band, COUNT(*)::INTEGER AS n FROM newest WHERE band IS NOT NULL GROUP BY band ORDER BY band',
  );
  return {
    checklist: { id, versions: textsIn(all.versions) },
    organisations: Number(all.organisations),
    rounds: Number(all.rounds),
    contributors: Object.keys(byContributor),
    byContributor,
    evidence: { stated: Number(now.stated), checked: Number(now.checked) },
    from: textIn(all.first),
    to: textIn(all.last),
    scores: total?.scores ?? null,
    bands: Object.fromEntries(bands.map(({ band, n }) => [String(band), Number(n)])),
    byIndustry: await parts('industry', 'newest'),
    bySize: await parts('employees', 'newest'),
    byRegion: await parts('region', 'newest'),
    byYear: await parts('date[1:4]', `sheet WHERE ${NEWEST_OF_YEAR}`),
    points: await items('points'),
    criteria: await items('criteria'),
    table: hasTable ? await tableIn(database) : [],
    isAnonymous: false,
    excluded: Number(whole.n) - fit,
    otherChecklists: Object.fromEntries(
      bySize.filter((own) => own.id !== id).map(({ id: own, rounds }) => [own, rounds]),
    ),
  };
}

/** Rounds with the key of their organisation, whatever its name was. */
const STORED = 'stored LEFT JOIN names ON names.other = stored.key';
const KEY = 'COALESCE(names.key, stored.key)';
/** Order of rounds from the oldest; of equal ones, the one that was added last is the newest. */
const TIME = 'date, version, COALESCE(score, 0), place';

/** Columns that say which turn of its organisation a round is, of how many, and when the next one was. */
const TURNS = `${KEY} AS key, ROW_NUMBER() OVER (PARTITION BY ${KEY} ORDER BY ${TIME}) AS turn,
  COUNT(*) OVER (PARTITION BY ${KEY}) AS rounds,
  LEAD(date) OVER (PARTITION BY ${KEY} ORDER BY ${TIME}) AS next_date`;
/** True for the newest round of an organisation in its year. */
const NEWEST_OF_YEAR = '(next_date IS NULL OR next_date[1:4] <> date[1:4])';

/** Returns the query of the round of each organisation that counts in each figure. */
function countedIn(table: string): string {
  return `SELECT ${textSql(NEWEST)} AS figure, key, place FROM ${table} WHERE turn = rounds
    UNION ALL SELECT ${textSql(CHANGE)}, key, place FROM ${table} WHERE turn = 1 AND rounds > 1
    UNION ALL SELECT date[1:4], key, place FROM ${table} WHERE ${NEWEST_OF_YEAR}
    ${PARTS.map((part) => `UNION ALL SELECT ${textSql(partFigure(part, ''))} || ${part}, key, place FROM ${table} WHERE turn = rounds AND ${part} IS NOT NULL`).join(' ')}`;
}

/** Computes what `PortfolioCollector.telling` says, from the rounds of `statisticsIn`. */
async function tellingIn(
  database: Duckdb,
  filter: PortfolioFilter,
  id: string,
): Promise<ReadonlySet<string>> {
  const telling = new Set<string>();
  const conditions = conditionsOf(filter);
  for (let left = 1; left < 2 ** conditions.length; left++) {
    const kept = conditions.filter((_, i) => (left & (1 << i)) === 0);
    const checklist = `checklist = ${textSql(id)}`;
    const found =
      await database.rows(`WITH wider AS (SELECT place, date, ${PARTS.join(', ')}, ${TURNS}
        FROM ${STORED} WHERE ${[checklist, ...kept].join(' AND ')}),
      own AS (${countedIn('sheet')}), counted AS (${countedIn('wider')})
      SELECT figure, COUNT(*)::INTEGER AS n FROM counted FULL JOIN own USING (figure, key)
      WHERE own.place IS DISTINCT FROM counted.place AND figure IN
        (SELECT figure FROM own GROUP BY figure HAVING COUNT(*) >= ${FEWEST_SHOWN}
          UNION ALL SELECT ${textSql(NEWEST)})
      GROUP BY figure`);
    for (const { figure, n } of found) if (isFew(Number(n))) telling.add(String(figure));
  }
  for (const [field, values = []] of Object.entries(filter.where ?? {})) {
    for (const value of values) {
      const [found] = await database.rows(`SELECT COUNT(*)::INTEGER AS n FROM stored
        WHERE place IN (SELECT place FROM newest) AND ${conditionOn(field, [value])}`);
      if (isFew(Number(found?.n))) telling.add(NEWEST);
    }
  }
  return telling;
}

/** Returns the conditions of a filter, but that on the checklist, as SQL. */
function conditionsOf({ where = {}, since, until }: PortfolioFilter): readonly string[] {
  return [
    ...(since === undefined ? [] : [`date >= ${textSql(since)}`]),
    ...(until === undefined ? [] : [`date[1:${until.length}] <= ${textSql(until)}`]),
    ...Object.entries(where).map(([field, values = []]) => conditionOn(field, values)),
  ];
}

function conditionOn(field: string, values: readonly string[]): string {
  const isName = field === 'organisation' || field === 'contributor';
  const own = isName ? `${field}_bare` : field;
  const wanted = values.map((value) => textSql(isName ? bareName(value) : value));
  return `COALESCE(${own}, '') IN (${wanted.join(', ')})`;
}

const SHARES = '[0, 0.25, 0.5, 0.75, 1]';

async function partsIn(
  database: Duckdb,
  name: string,
  from: string,
): Promise<readonly PartQuantiles[]> {
  const found = await database.rows(`SELECT name, COUNT(score)::INTEGER AS n,
    QUANTILE_CONT(score, ${SHARES}) AS quantiles
    FROM (SELECT score, ${name} AS name FROM ${from}) WHERE name IS NOT NULL GROUP BY name`);
  return found
    .flatMap((row) => {
      const scores = quantilesOf(row.n, row.quantiles);
      return scores === null ? [] : [{ name: String(row.name), scores }];
    })
    .toSorted(inOrderOfParts);
}

function quantilesOf(n: unknown, quantiles: unknown): Quantiles | null {
  if (Number(n) === 0 || !Array.isArray(quantiles)) return null;
  const [lowest = 0, quartile1 = 0, median = 0, quartile3 = 0, highest = 0] = quantiles.map(Number);
  return { n: Number(n), lowest, quartile1, median, quartile3, highest };
}

/** Points or criteria that one query takes: each keeps all its numbers in memory. */
const ITEMS_AT_ONCE = 4;

async function itemsIn(
  database: Duckdb,
  places: readonly ResultRow[],
): Promise<readonly ItemStatistics[]> {
  const items: ItemStatistics[] = [];
  for (let from = 0; from < places.length; from += ITEMS_AT_ONCE) {
    const some = places.slice(from, from + ITEMS_AT_ONCE);
    const [now = {}] = await database.rows(
      `SELECT ${some
        .map(
          ({ score, gap }, i) => `COUNT(f${score})::INTEGER AS n${i},
        QUANTILE_CONT(f${score}, ${SHARES}) AS q${i}, QUANTILE_CONT(f${gap}, 0.5) AS g${i},
        COUNT(f${gap})::INTEGER AS m${i}`,
        )
        .join(', ')} FROM stored WHERE place IN (SELECT place FROM newest)`,
    );
    const [then = {}] = await database.rows(`SELECT ${some
      .map(
        ({ score }, i) => `COUNT(last.f${score} - first.f${score})::INTEGER AS n${i},
        QUANTILE_CONT(last.f${score} - first.f${score}, 0.5) AS c${i}`,
      )
      .join(', ')}
      FROM newest JOIN sheet ON sheet.key = newest.key AND sheet.turn = 1
      JOIN stored AS last ON last.place = newest.place JOIN stored AS first ON first.place = sheet.place
      WHERE newest.rounds > 1`);
    some.forEach(({ id }, i) => {
      const scores = quantilesOf(now[`n${i}`], now[`q${i}`]);
      if (scores === null) return;
      const [gap, change] = [numberIn(now[`g${i}`]), numberIn(then[`c${i}`])];
      const [gaps, changed] = [Number(now[`m${i}`]), Number(then[`n${i}`])];
      items.push({ id: String(id), scores, gap, gaps, change, changed });
    });
  }
  return items;
}

async function tableIn(database: Duckdb): Promise<PortfolioStatistics['table']> {
  const found = await database.rows(`SELECT newest.*, before.score AS before_score FROM newest
    LEFT JOIN sheet AS before ON before.key = newest.key AND before.turn = newest.rounds - 1`);
  return found
    .toSorted((a, b) => (String(a.key) < String(b.key) ? -1 : 1))
    .map((row) => {
      const [score, before] = [numberIn(row.score), numberIn(row.before_score)];
      const profile = { industry: row.industry, employees: row.employees, region: row.region };
      return {
        organisation: String(row.organisation),
        profile: Object.fromEntries(Object.entries(profile).filter(([, own]) => own !== null)),
        evidence: row.evidence === 'checked' ? 'checked' : 'stated',
        date: String(row.date),
        rounds: Number(row.rounds),
        score,
        band: textIn(row.band),
        change: score === null || before === null ? null : score - before,
      };
    });
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String).toSorted() : [];
}
