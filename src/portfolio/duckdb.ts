import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { makeTemporaryFolder } from '../storage/temporary.ts';
import { portfolioWords as words } from '../words/portfolio.ts';
import { textSql } from './sql/text.ts';

/** Row of a result by the names of its columns. */
export type ResultRow = Readonly<Record<string, unknown>>;

/** Connection to DuckDB in memory. */
export interface Duckdb {
  readonly run: (sql: string) => Promise<void>;
  readonly rows: (sql: string) => Promise<readonly ResultRow[]>;
  /** Adds rows, given as columns, to a table; texts and numbers by the types of the table. */
  readonly append: (
    table: string,
    columns: readonly (readonly (string | number | null)[])[],
  ) => Promise<void>;
  readonly close: () => void;
}

/**
 * Memory in MB that DuckDB may take before it writes to the disk. Each thread holds the columns of hundreds
 * of expressions, about 80 MB, outside this limit; one is as fast in CPU time.
 */
const MEMORY = 100;
/** Memory that it may take for a statement that fails with less, such as one on hundreds of criteria. */
const MOST_MEMORY = 3200;
const SETTINGS = {
  memory_limit: `${MEMORY}MB`,
  threads: '1',
  preserve_insertion_order: 'false',
} as const;
/** Rows that DuckDB takes at once. */
const CHUNK_ROWS = 2048;

/**
 * Runs a function with a new connection.
 * @throws UserError if the package is not installed
 */
export async function withDuckdb<Result>(
  io: Io,
  run: (database: Duckdb) => Promise<Result>,
): Promise<Result> {
  const found = await loadDuckdb(io);
  if (found === null) throw new UserError(words.engine.missing());
  const { DuckDBInstance, DuckDBDataChunk } = found;
  // By default, it would write what does not fit into memory to a folder beside the rounds.
  const temporary = makeTemporaryFolder('align-duckdb-');
  const settings = { ...SETTINGS, temp_directory: temporary };
  const instance = await DuckDBInstance.create(':memory:', settings);
  const connection = await instance.connect();
  let memory = MEMORY;
  const withMemory = async <Value>(compute: () => Promise<Value>): Promise<Value> => {
    for (;;) {
      try {
        return await compute();
      } catch (error) {
        const isShort = error instanceof Error && /^Out of Memory/.test(error.message);
        if (!isShort || memory >= MOST_MEMORY) throw error;
        memory *= 2;
        await connection.run(`SET memory_limit = '${memory}MB'`);
      }
    }
  };
  const database: Duckdb = {
    run: async (sql) => {
      await withMemory(() => connection.run(sql));
    },
    rows: (sql) =>
      withMemory(async () => (await connection.runAndReadAll(sql)).getRowObjectsJson()),
    append: async (table, columns) => {
      const appender = await connection.createAppender(table);
      const types = columns.map((_, i) => appender.columnType(i));
      const count = columns[0]?.length ?? 0;
      for (let from = 0; from < count; from += CHUNK_ROWS) {
        const chunk = DuckDBDataChunk.create(types);
        chunk.setColumns(columns.map((own) => own.slice(from, from + CHUNK_ROWS)));
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
  try {
    return await run(database);
  } finally {
    database.close();
    rmSync(temporary, { recursive: true, force: true });
  }
}

type DuckdbPackage = typeof import('@duckdb/node-api');

/** True if DuckDB can be used. */
export async function hasDuckdb(io: Io): Promise<boolean> {
  return (await loadDuckdb(io)) !== null;
}

/** Loads DuckDB from beside align or from the current folder; `null` if it is in neither. */
async function loadDuckdb({ folder }: Io): Promise<DuckdbPackage | null> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    // It may be installed where align is run.
  }
  try {
    const path = createRequire(join(folder, 'package.json')).resolve('@duckdb/node-api');
    const found = await import(pathToFileURL(path).href);
    return found.default ?? found;
  } catch {
    return null;
  }
}

/** Returns the table of Parquet files; only a star in the name of a file matches other signs. */
export function parquetIn(folder: string, names: readonly string[]): string {
  const start = join(folder, '/').replace(/[*?[]/g, '[$&]');
  return `read_parquet([${names.map((name) => textSql(start + name)).join(', ')}], union_by_name = true)`;
}

export function textIn(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

export function numberIn(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** Returns the folder of the Parquet files of an index. */
export function storeFolder({ folder }: Io, index: string): string {
  return resolve(folder, `${index.replace(/\.ndjson$/i, '')}.parquet`);
}
