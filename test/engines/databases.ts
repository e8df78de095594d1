import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Engine that runs statements, one after the other. */
export interface Database {
  readonly run: (sql: string) => Promise<void>;
  /** Returns rows as objects; numbers are numbers, and nothing is null. */
  readonly rows: (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly close: () => Promise<void>;
}

/** Engine that runs a whole script, which names its files from a folder. */
export interface ScriptDatabase extends Database {
  readonly script: (path: string, folder: string) => Promise<void>;
}

/** Loads a package that is no dependency of the project, from a temporary folder. */
function packageOf(name: string, version: string): unknown {
  const folder = join(tmpdir(), 'align-engines');
  mkdirSync(folder, { recursive: true });
  try {
    return createRequire(join(folder, 'package.json'))(name);
  } catch {
    // It is not installed yet.
  }
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${version}`],
    {
      stdio: 'ignore',
    },
  );
  return createRequire(join(folder, 'package.json'))(name);
}

/** Opens DuckDB in memory. */
export async function openDuckdb(): Promise<ScriptDatabase> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  return {
    run: async (sql) => {
      await connection.run(sql);
    },
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    script: async (path, folder) => {
      const before = process.cwd();
      process.chdir(folder);
      try {
        await connection.run(readFileSync(join(folder, path), 'utf8'));
      } finally {
        process.chdir(before);
      }
    },
    close: async () => connection.closeSync(),
  };
}

/** Opens ClickHouse, whose embedded build is half a gigabyte and no dependency of the project. */
export async function openClickhouse(): Promise<Database> {
  const { Session } = packageOf('chdb', '3.4.0') as {
    Session: new (
      path: string,
    ) => { query: (sql: string, format?: string) => string; cleanup?: () => void };
  };
  const session = new Session(mkdtempSync(join(tmpdir(), 'align-clickhouse-')));
  return {
    run: async (sql) => {
      session.query(sql, 'CSV');
    },
    rows: async (sql) =>
      session
        .query(sql, 'JSONEachRow')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    close: async () => session.cleanup?.(),
  };
}

/** Starts a new PostgreSQL in a folder that `close` removes; the path of its socket must be short. */
export async function openPostgres(): Promise<ScriptDatabase> {
  const programs = postgresPrograms();
  const folder = mkdtempSync(join('/tmp', 'align-postgres-'));
  const owner = postgresUser();
  const options = { ...owner, cwd: '/', stdio: 'ignore' as const };
  if (owner.uid !== undefined) execFileSync('chown', ['-R', String(owner.uid), folder]);
  const data = join(folder, 'data');
  execFileSync(join(programs, 'initdb'), ['-D', data, '-A', 'trust', '-N', '-U', 'align'], options);
  const settings = ['-D', data, '-k', folder, '-h', '', '-F'];
  const server = spawn(join(programs, 'postgres'), settings, options);
  const psql = (args: readonly string[], input: string, cwd?: string) => {
    const run = spawnSync(
      join(programs, 'psql'),
      ['-h', folder, '-U', 'align', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-qAt', ...args],
      { input, encoding: 'utf8', maxBuffer: 1 << 28, cwd },
    );
    if (run.status !== 0) throw new Error(run.stderr.slice(0, 2000));
    return run.stdout;
  };
  for (let attempt = 0; ; attempt++) {
    try {
      psql([], 'SELECT 1;');
      break;
    } catch (error) {
      if (attempt > 100) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  return {
    run: async (sql) => {
      const file = join(mkdtempSync(join(tmpdir(), 'align-sql-')), 'statement.sql');
      // psql reads a command with a backslash to the end of its line.
      writeFileSync(file, sql.startsWith('\\') ? `${sql}\n` : `${sql};\n`);
      psql(['-f', file], '');
    },
    script: async (path, cwd) => {
      psql(['-f', path], '', cwd);
    },
    rows: async (sql) =>
      psql([], `SELECT row_to_json(found) FROM (${sql}) found;`)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    close: async () => {
      server.kill('SIGINT');
      await new Promise((done) => server.once('exit', done));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function postgresPrograms(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort() : [];
  return versions.length === 0 ? '/usr/local/bin' : join(root, versions.at(-1) ?? '', 'bin');
}

/** PostgreSQL does not start for root; Debian has a user for it. */
function postgresUser(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }).trim());
  return { uid: id('-u'), gid: id('-g') };
}
