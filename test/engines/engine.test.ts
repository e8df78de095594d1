import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answers, type Workspace, workspace } from '../cli/workspace.ts';
import { diceOf } from '../portfolio/random-audits.ts';

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

/** Checklist with weights, a condition, a required level and boxes. */
const WEIGHED = `
format: 1
id: weighed
version: 1.0.0
title: A checklist with weights
groups: {marketing: {title: Marketing, weight: 1}, sales: {title: Sales}}
bands:
  - {id: low, from: 0, title: Low}
  - {id: high, from: 50, title: High}
points:
  - id: first-point
    title: The first point
    weight: 1
    criteria:
      - {id: basis, question: How far?, weight: 1, levels: {0: none, 1: some, 2: all}, must: {level: 1, of: each-group, cap: low}}
      - {id: tool, question: Which tool?, weight: 1, type: yes-no}
  - id: second-point
    title: The second point
    weight: 1
    criteria:
      - {id: depth, question: How deep?, weight: 1, levels: {0: none, 1: some, 2: all}, when: {criterion: tool, is: true}}
      - id: parts
        question: Which parts?
        weight: 1
        type: multi-choice
        options: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]
`;

describe('new weights, with --engine duckdb', () => {
  const dice = diceOf(81);
  const person = (id: string, group: string, subject: string) =>
    answers(
      id,
      group,
      [
        `basis: ${dice.pick(['0', '1', '2', 'null'])}`,
        `tool: ${dice.pick(['true', 'false', 'null'])}`,
        `depth: ${dice.pick(['0', '1', '2', 'null', '{notApplicable: no}'])}`,
        `parts: ${dice.pick(['[]', '[a]', '[a, c]', 'null'])}`,
      ].join(', '),
      { subject, more: '' },
    ).replace('id: small', 'id: weighed');
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, i) =>
      ['ann', 'bob', 'cid', 'dan']
        .slice(0, 1 + (i % 4))
        .map((id, p): [string, string] => [
          `clients/org-${i}/${id}.yaml`,
          person(id, p % 2 === 0 ? 'marketing' : 'sales', `Org ${i}`),
        ]),
    ).flat(),
  );
  const weigh = (text: string) =>
    text
      .replace('{title: Marketing, weight: 1}', '{title: Marketing, weight: 3}')
      .replace('title: The second point\n    weight: 1', 'title: The second point\n    weight: 2.5')
      .replace(
        '{id: depth, question: How deep?, weight: 1',
        '{id: depth, question: How deep?, weight: 4',
      )
      .replace('from: 50', 'from: 30')
      .replace('version: 1.0.0', 'version: 1.1.0');
  const scoresIn = (own: Workspace, index: string) =>
    own
      .read(index)
      .trim()
      .split('\n')
      .map((line) => ({ ...JSON.parse(line), files: null }))
      .toSorted((a, b) => (a.organisation < b.organisation ? -1 : 1));

  it('score all rounds again without a look at their answers, as if from the beginning', async () => {
    const own = workspace({ ...files, 'checklists/weighed.yaml': WEIGHED });
    const touch = () => {
      // Changes of the last seconds would be read again.
      for (const name of Object.keys(files)) utimesSync(join(own.folder, name), 1e9, 1e9);
    };
    touch();
    const engine = ['portfolio', 'clients', '-f', 'json', '--engine', 'duckdb'];
    expect((await own.run(...engine)).stderr).toContain('12 rounds, 12 scored');
    own.write('checklists/weighed.yaml', weigh(WEIGHED));
    await own.run('portfolio', 'clients', '--index', 'clients/fresh.ndjson', '-f', 'json');
    for (const [name, text] of Object.entries(files)) own.write(name, text.replace(/\w/g, 'x'));
    touch();
    const { code, stderr, stdout } = await own.run(...engine);
    expect([code, stderr]).toEqual([
      0,
      'clients/portfolio.ndjson: 12 rounds, 12 scored, 0 removed\n',
    ]);
    const rescored = scoresIn(own, 'clients/portfolio.ndjson');
    const fresh = scoresIn(own, 'clients/fresh.ndjson');
    for (const [i, entry] of rescored.entries()) expectSame(entry, fresh[i], entry.organisation);
    expect(new Set(rescored.map(({ result }) => result.score)).size).toBeGreaterThan(6);
    expect(JSON.parse(stdout)).toMatchObject({ organisations: 12 });
  });

  it('read the answers again where levels or criteria differ', async () => {
    const own = workspace({ ...files, 'checklists/weighed.yaml': WEIGHED });
    const engine = ['portfolio', 'clients', '-f', 'json', '--engine', 'duckdb'];
    await own.run(...engine);
    own.write(
      'checklists/weighed.yaml',
      WEIGHED.replace('1: some, 2: all}, when', '2: all}, when'),
    );
    const { stderr } = await own.run(...engine);
    expect(stderr).toContain('is not counted');
  });
});
