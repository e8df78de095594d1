import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Workspace, workspace } from '../cli/workspace.ts';
import { diceOf } from './random-audits.ts';

/** Index of many organisations with one to four rounds, of two checklists, with damaged lines. */
function large(): Workspace {
  const shipped = readFileSync('examples/portfolio/portfolio.ndjson', 'utf8').trim().split('\n');
  const dice = diceOf(18);
  const lines = Array.from({ length: 700 }, (_, i) => {
    if (i % 97 === 5) return '{"format":1,';
    const own = JSON.parse(dice.pick(shipped));
    const score = dice.chance(0.1) ? null : dice.roll(1001) / 1000;
    const criteria = Object.entries<object>(own.criteria).filter(() => dice.chance(0.9));
    return JSON.stringify({
      ...own,
      organisation: `Org ${dice.roll(250)} É`,
      ...(dice.chance(0.2) ? { id: `id-${dice.roll(40)}` } : {}),
      date: `202${dice.roll(6)}-0${1 + dice.roll(9)}-1${dice.roll(3)}`,
      ...(dice.chance(0.2) ? { profile: undefined } : {}),
      checklist: { ...own.checklist, id: dice.chance(0.1) ? 'other' : own.checklist.id },
      result: { ...own.result, score, band: score === null ? null : own.result.band },
      criteria: Object.fromEntries(
        criteria.map(([id, figures]) => [id, { ...figures, score: dice.roll(101) / 100 }]),
      ),
    });
  });
  return workspace({ 'all.ndjson': `${lines.join('\n')}\n` });
}

/** Expects equal values, and numbers that differ by less than printing can tell. */
function expectSame(found: unknown, expected: unknown, path = ''): void {
  if (typeof expected === 'number' && typeof found === 'number') {
    expect(Math.abs(found - expected), path).toBeLessThan(1e-12);
  } else if (typeof expected === 'object' && expected !== null) {
    expect(Object.keys(found ?? {}), path).toEqual(Object.keys(expected));
    for (const [key, own] of Object.entries(expected)) {
      expectSame(Reflect.get(Object(found), key), own, `${path}/${key}`);
    }
  } else expect(found, path).toEqual(expected);
}

describe('align portfolio --engine duckdb', () => {
  const own = large();
  const show = (...args: readonly string[]) =>
    own.run('portfolio', '--index', 'all.ndjson', '-f', 'json', ...args);

  it.each([
    [[]],
    [['--anonymous']],
    [['--since', '2022', '--until', '2024-06']],
    [['--where', 'industry=software', '--where', 'contributor=invented advisers,Pretend Group']],
    [['--where', 'organisation=ORG 7 é,Org 8 É']],
    [['--checklist', 'other']],
  ])('shows what align computes itself: %s', async (args) => {
    const built = await show(...args);
    const found = await show('--engine', 'duckdb', ...args);
    expect([found.code, found.stderr]).toEqual([built.code, built.stderr]);
    expect(built.code).toBe(0);
    expectSame(JSON.parse(found.stdout), JSON.parse(built.stdout));
  });

  it('writes Parquet files beside the index, for its owner only, and anew when that has changed', async () => {
    await show('--engine', 'duckdb');
    const store = join(own.folder, 'all.parquet');
    const [first = ''] = readdirSync(store);
    expect(readdirSync(join(store, first))).toEqual([
      ...['damaged.parquet', 'places.parquet', 'rows-0.parquet'],
    ]);
    expect(statSync(join(store, first)).mode & 0o077).toBe(0);
    own.write('all.ndjson', own.read('all.ndjson').replaceAll('"Org 7 É"', '"Renamed"'));
    const { stdout } = await show('--engine', 'duckdb');
    expect(stdout).toContain('"Renamed"');
    expect(readdirSync(store)).toHaveLength(1);
    expect(existsSync(join(store, first))).toBe(false);
  });

  it('scores rounds below folders first', async () => {
    const { code, stderr } = await own.run(
      ...['portfolio', '.', '--index', 'all.ndjson', '-f', 'json', '--engine', 'duckdb'],
    );
    expect(code).toBe(0);
    expect(stderr).toContain('all.ndjson: 0 rounds, 0 scored');
  });
});
