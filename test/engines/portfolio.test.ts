import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainEnvironment, programPath } from '../cli/program.ts';
import { answers, CHECKLIST, type Workspace, workspace } from '../cli/workspace.ts';
import { diceOf } from '../portfolio/random-audits.ts';

const ROUNDS = 400;
const KILLS = 20;

/** Folder of many rounds without an index. */
function clients(): Workspace {
  const rounds = Array.from({ length: ROUNDS }, (_, i) => [
    `clients/org-${i}/ann.yaml`,
    answers('ann', 'sales', `first: ${i % 3}, second: 1`, { subject: `Org ${i}`, more: '' }),
  ]);
  return workspace({ 'checklists/small.yaml': CHECKLIST, ...Object.fromEntries(rounds) });
}

/** Indexes the folder in a process of its own, which is killed after so many milliseconds. */
function index({ folder }: Workspace, killAfter: number | null): Promise<number | null> {
  const child = spawn(process.execPath, [programPath(), 'portfolio', 'clients', '-f', 'json'], {
    ...{ cwd: folder, env: plainEnvironment(), stdio: 'ignore' },
  });
  const timer = killAfter === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((done) =>
    child.once('exit', (code) => {
      clearTimeout(timer);
      done(code);
    }),
  );
}

/** Returns what the index says of the rounds, apart from when their files were read. */
function scoresIn(own: Workspace): readonly string[] {
  const lines = own.read('clients/portfolio.ndjson').trim().split('\n');
  return lines.map((line) => JSON.stringify({ ...JSON.parse(line), files: null })).sort();
}

describe('the index of a portfolio', () => {
  it('is whole after each of many kills, and complete after a run to the end', async () => {
    const own = clients();
    expect(await index(own, null)).toBe(0);
    const whole = scoresIn(own);
    const dice = diceOf(20);
    for (let kill = 0; kill < KILLS; kill++) {
      // Each change is found anew, so that each run has something to write.
      for (let i = kill; i < ROUNDS; i += KILLS) {
        appendFileSync(join(own.folder, `clients/org-${i}/ann.yaml`), '# changed\n');
      }
      await index(own, 100 + dice.roll(700));
      for (const line of own.read('clients/portfolio.ndjson').trim().split('\n')) JSON.parse(line);
    }
    expect(await index(own, null)).toBe(0);
    expect(scoresIn(own)).toEqual(whole);
    const rest = readdirSync(join(own.folder, 'clients')).filter((name) => !/^org-/.test(name));
    expect(rest.filter((name) => name.endsWith('.lock'))).toEqual([]);
    expect(rest).toContain('portfolio.ndjson');
  }, 120_000);

  it('is written by one of two processes at a time, and loses nothing', async () => {
    const own = clients();
    for (let turn = 0; turn < 3; turn++) {
      const codes = await Promise.all([index(own, null), index(own, null), index(own, null)]);
      expect(codes.every((code) => code === 0 || code === 2)).toBe(true);
      expect(codes).toContain(0);
      expect(scoresIn(own)).toHaveLength(ROUNDS);
      own.write(
        `clients/org-${turn}/ann.yaml`,
        answers('ann', 'sales', 'first: 0, second: 0', { subject: `New ${turn}`, more: '' }),
      );
    }
  }, 120_000);

  it('of 100,000 rounds is shown in little memory, with damaged lines passed over', () => {
    const own = workspace({});
    const shipped = readFileSync('examples/portfolio/portfolio.ndjson', 'utf8').trim().split('\n');
    const path = join(own.folder, 'all.ndjson');
    for (let block = 0; block < 100; block++) {
      const lines = Array.from({ length: 1000 }, (_, i) => {
        const line = shipped[(7 * block + i) % shipped.length] ?? '';
        return line.replace(/"organisation":"[^"]*"/, `"organisation":"Org ${1000 * block + i}"`);
      });
      appendFileSync(path, `${lines.join('\n')}\n{"format":1,"round":null,\n`);
    }
    const peak = join(own.folder, 'peak.txt');
    const code = `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)))`;
    writeFileSync(join(own.folder, 'peak.cjs'), code);
    const show = (...engine: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [
          ...['-r', './peak.cjs', programPath(), 'portfolio', '--index', 'all.ndjson'],
          ...['--anonymous', '-f', 'json', ...engine],
        ],
        { cwd: own.folder, env: plainEnvironment(), encoding: 'utf8' },
      );
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ organisations: 100_000, rounds: 100_000 });
      expect(stderr.match(/damaged/g)).toHaveLength(100);
      // All lines together have 260 MB.
      expect(Number(own.read('peak.txt')) / 1024).toBeLessThan(350);
      return { stdout, stderr };
    };
    const built = show();
    expect(built.stderr).toContain('npm install @duckdb/node-api');
    expect(existsSync(join(own.folder, 'all.parquet'))).toBe(false);
    // DuckDB is not beside the program here, but installed where it is run.
    symlinkSync(resolve('node_modules'), join(own.folder, 'node_modules'));
    expect(show().stdout).toBe(built.stdout);
    expect(existsSync(join(own.folder, 'all.parquet'))).toBe(true);
    expect(show('--engine', 'duckdb').stdout).toBe(built.stdout);
    expect(show('--engine', 'built-in').stderr).not.toContain('npm install');
  }, 120_000);
});
