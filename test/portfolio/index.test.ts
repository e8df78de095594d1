import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import type { PortfolioEntry } from '../../src/analysis/portfolio/entry.ts';
import { nodeFileSystem } from '../../src/io/file-system.ts';
import { nodeIo } from '../../src/io/node-io.ts';
import { withDuckdb } from '../../src/portfolio/duckdb.ts';
import { search, searchInThread } from '../../src/portfolio/find-rounds.ts';
import { refreshPortfolio } from '../../src/portfolio/refresh.ts';
import { portfolioCollector } from '../../src/portfolio/statistics.ts';
import { takeLock } from '../../src/storage/lock.ts';
import { plainEnvironment, programPath } from '../cli/program.ts';
import { answers, CHECKLIST, type Workspace, workspace } from '../cli/workspace.ts';
import { copyFolder } from '../copy-folder.ts';

/** Folder with two organisations, one of them with two rounds. */
function clients(more: Readonly<Record<string, string>> = {}): Workspace {
  return workspace({
    'checklists/small.yaml': CHECKLIST,
    'clients/acme/2024/kim.yaml': answers('kim', 'marketing', 'first: 2, second: 1', {
      subject: 'Acme',
    }),
    'clients/acme/2024/lou.yaml': answers('lou', 'sales', 'first: 0, second: 1', {
      subject: 'Acme',
    }),
    'clients/acme/2025/kim.yaml': answers('kim', 'marketing', 'first: 2, second: 2', {
      subject: 'Acme',
      date: '2025-05-06',
    }),
    'clients/birch/2024/max.yaml': answers('max', 'sales', 'first: 1, second: null', {
      subject: 'Birch',
    }),
    'clients/birch/2024/round.yaml':
      'format: 1\nprofile: {industry: software, employees: 50-249, region: europe}\ncontributor: Fairweather\nevidence: checked\n',
    ...more,
  });
}

const INDEX = 'clients/portfolio.ndjson';

function entriesOf({ read }: Workspace): readonly PortfolioEntry[] {
  return read(INDEX)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function refreshed(own: Workspace): Promise<string> {
  const { code, stderr } = await own.run('portfolio', 'clients', '--format', 'json');
  expect(code).toBe(0);
  return stderr;
}

describe('the index of a portfolio', () => {
  it('has a line per round with scores, profile and numbers of people', async () => {
    const own = clients();
    expect(await refreshed(own)).toBe('clients/portfolio.ndjson: 3 rounds, 3 scored, 0 removed\n');
    const entries = entriesOf(own);
    expect(entries.map(({ round }) => round)).toEqual(['acme/2024', 'acme/2025', 'birch/2024']);
    expect(entries[0]).toMatchObject({
      organisation: 'Acme',
      evidence: 'stated',
      date: '2024-05-06',
      people: { marketing: 1, sales: 1 },
      // First: 1 and 0, second: 0.5 and 0.5.
      result: { score: 0.5, coverage: 1, band: 'high' },
      points: { only: { score: 0.5, gap: 0.5 } },
      criteria: { first: { score: 0.5, gap: 1 }, second: { score: 0.5, gap: 0 } },
    });
    // Nobody answered for marketing, and "second" is open: anything from nothing to all.
    expect(entries[2]).toMatchObject({
      profile: { industry: 'software', employees: '50-249', region: 'europe' },
      contributor: 'Fairweather',
      evidence: 'checked',
      result: { score: 0.5, low: 0.125, high: 0.875, coverage: 0.5 },
    });
  });

  it('is read by DuckDB in a folder whose name has signs of a pattern', async () => {
    const own = clients();
    const folder = "clients [2024] it's";
    renameSync(join(own.folder, 'clients'), join(own.folder, folder));
    const show = (engine: string) =>
      own.run('portfolio', folder, '-f', 'json', '--engine', engine, '--quiet');
    const { code, stdout } = await show('duckdb');
    expect([code, stdout]).toEqual([0, (await show('built-in')).stdout]);
    expect(JSON.parse(stdout)).toMatchObject({ rounds: 3 });
  });

  it('is scored with new weights from the sums of DuckDB, in few files however often some are added', async () => {
    const own = clients();
    const index = async (...engine: readonly string[]) => {
      const { code, stderr } = await own.run('portfolio', 'clients', '-f', 'json', ...engine);
      expect(code).toBe(0);
      return stderr;
    };
    for (let i = 0; i < 12; i++) {
      const text = answers('ann', 'sales', `first: ${i % 3}, second: 2`, { subject: `Org ${i}` });
      own.write(`clients/org-${i}/ann.yaml`, text);
      // Files of the last seconds are read again.
      utimesSync(join(own.folder, `clients/org-${i}/ann.yaml`), 1e9, 1e9);
      await index('--engine', 'duckdb');
    }
    const store = join(own.folder, 'clients/portfolio.parquet');
    const [sums = ''] = readdirSync(store).filter((name) => name.startsWith('sums-'));
    const summed = readdirSync(join(store, sums));
    expect(summed.length).toBeLessThan(10);
    // A process that is killed while it merges files leaves rounds in two of them.
    for (const name of summed) {
      copyFileSync(join(store, sums, name), join(store, sums, `again-${name}`));
    }
    own.write(
      'checklists/small.yaml',
      CHECKLIST.replace('key: true', 'key: true\n        weight: 3'),
    );
    expect(await index('--engine', 'duckdb')).toContain('15 rounds, 15 scored');
    // A criterion that had no weight of its own is the same criterion.
    expect(readdirSync(store).filter((name) => name.startsWith('sums-'))).toEqual([sums]);
    const figures = () =>
      entriesOf(own)
        .map(({ files: _, ...entry }) => JSON.stringify(entry))
        .toSorted();
    const rescored = figures();
    // Three quarters of 0.5 (first: 1) and a quarter of 1 (second: 2).
    expect(rescored.find((line) => line.includes('"org-1"'))).toContain('"result":{"score":0.625');
    rmSync(join(own.folder, INDEX));
    await index('--engine', 'built-in');
    expect(figures()).toEqual(rescored);
    // Sums of criteria that say something else now are of no use.
    own.write('checklists/small.yaml', CHECKLIST.replace('2: all', '2: everything'));
    await index('--engine', 'duckdb');
    const left = readdirSync(store).filter((name) => /^(?:sums|new)-/.test(name));
    expect(left).toHaveLength(1);
    expect(left).not.toEqual([sums]);
  }, 60_000);

  it('is scored from the answers where a checklist is so long that sums would take more time', async () => {
    const long = (count: number, weight: string) => {
      const criteria = Array.from(
        { length: count },
        (_, i) =>
          `      - {id: c${i}, question: Is ${i} done?, levels: {0: none, 1: half, 2: all}${i === 0 ? weight : ''}}\n`,
      );
      return `format: 1\nid: small\nversion: 1.0.0\ntitle: Long\ngroups: {sales: {title: Sales}}
bands:\n  - {id: low, from: 0, title: Low}
points:\n  - id: only\n    title: Only\n    weight: 1\n    criteria:\n${criteria.join('')}`;
    };
    const own = workspace({
      'checklists/small.yaml': long(101, ''),
      'clients/a/ann.yaml': answers('ann', 'sales', 'c0: 2, c1: 0, c100: 1'),
    });
    const show = () => own.run('portfolio', 'clients', '-f', 'json', '--engine', 'duckdb');
    expect((await show()).stderr).toContain('1 round, 1 scored');
    // (2 + 0 + 1) / (3 x 2), and with the weight of 3 (3 x 2 + 0 + 1) / (5 x 2).
    expect(entriesOf(own)[0]?.result.score).toBe(0.5);
    own.write('checklists/small.yaml', long(101, ', weight: 3'));
    expect((await show()).code).toBe(0);
    expect(entriesOf(own)[0]?.result.score).toBe(0.7);
    const store = join(own.folder, 'clients/portfolio.parquet');
    expect(readdirSync(store).filter((name) => name.startsWith('sums-'))).toEqual([]);
  });

  it('names a file of a round that cannot be read, and passes over such files elsewhere', async () => {
    const own = clients({ 'clients/notes/list.yaml': 'a: 1\n' });
    symlinkSync('nowhere.yaml', join(own.folder, 'clients/acme/2024/a.yaml'));
    symlinkSync('nowhere.yaml', join(own.folder, 'clients/notes/b.yaml'));
    // A link to a folder is a folder, whatever its name.
    symlinkSync('..', join(own.folder, 'clients/birch/2024/c.yaml'));
    expect(await refreshed(own)).toBe(
      [
        'warning: clients/acme/2024 is not counted: cannot read "clients/acme/2024/a.yaml": it does not exist\n',
        'clients/portfolio.ndjson: 3 rounds, 2 scored, 0 removed\n',
      ].join(''),
    );
    expect(entriesOf(own).map(({ round }) => round)).toEqual(['acme/2025', 'birch/2024']);
  });

  it('holds no names, notes, ids or files of people', async () => {
    const own = clients({
      'clients/cedar/2024/zenobia.yaml': answers(
        'zenobia',
        'sales',
        'first: {value: 1, note: Secret}',
        {
          subject: 'Cedar',
        },
      ),
    });
    await refreshed(own);
    const text = own.read(INDEX);
    for (const secret of ['kim', 'lou', 'max', 'zenobia', 'Secret', '.yaml']) {
      expect(text).not.toContain(secret);
    }
  });

  it('reads only rounds that have changed, and drops those that are gone', async () => {
    const own = clients();
    await refreshed(own);
    expect(await refreshed(own)).toContain('3 rounds, 0 scored, 0 removed');
    own.write(
      'clients/acme/2024/lou.yaml',
      answers('lou', 'sales', 'first: 2, second: 1', { subject: 'Acme' }),
    );
    rmSync(join(own.folder, 'clients/birch'), { recursive: true });
    expect(await refreshed(own)).toContain('2 rounds, 1 scored, 1 removed');
    expect(entriesOf(own).map(({ round, result }) => [round, result.score])).toEqual([
      ['acme/2025', 1],
      ['acme/2024', 0.75],
    ]);
  });

  it('notices a change of equal size at an equal time', async () => {
    const own = clients();
    await refreshed(own);
    // Files that are as young as their reading are compared by their contents.
    own.write(
      'clients/acme/2025/kim.yaml',
      answers('kim', 'marketing', 'first: 0, second: 2', { subject: 'Acme', date: '2025-05-06' }),
    );
    const files = entriesOf(own).find(({ round }) => round === 'acme/2025')?.files;
    const seconds = (files?.stats[1] ?? 0) / 1000;
    utimesSync(join(own.folder, 'clients/acme/2025/kim.yaml'), seconds, seconds);
    expect(await refreshed(own)).toContain('3 rounds, 1 scored');
  });

  it('does not score anew where only the time of a file differs', async () => {
    const own = clients();
    await refreshed(own);
    utimesSync(join(own.folder, 'clients/acme/2025/kim.yaml'), 1_700_000_000, 1_700_000_000);
    expect(await refreshed(own)).toContain('3 rounds, 0 scored');
    expect(entriesOf(own)).toHaveLength(3);
  });

  it('stays unchanged in a fresh clone, whose files have new times', async () => {
    const own = clients();
    await refreshed(own);
    const before = own.read(INDEX);
    for (const file of ['acme/2024/kim', 'acme/2024/lou', 'acme/2025/kim', 'birch/2024/max']) {
      utimesSync(join(own.folder, `clients/${file}.yaml`), 1_700_000_000, 1_700_000_000);
    }
    await refreshed(own);
    expect(own.read(INDEX)).toBe(before);
  });

  it('of the example has its round already', async () => {
    const { folder, run, read } = workspace({});
    copyFolder('examples/portfolio', join(folder, 'portfolio'));
    const { code, stderr } = await run('portfolio', 'portfolio', '--format', 'json');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'portfolio/portfolio.ndjson: 1 round, 0 scored, 0 removed\n',
    });
    const shipped = readFileSync('examples/portfolio/portfolio.ndjson', 'utf8');
    expect(read('portfolio/portfolio.ndjson')).toBe(shipped);
  });

  it('takes the new times of hundreds of rounds, which then need not be read again', async () => {
    const names = Array.from({ length: 200 }, (_, i) => `clients/one/${i + 1000}/kim.yaml`);
    const answer = answers('kim', 'marketing', 'first: 2', { subject: 'One' });
    const own = clients(Object.fromEntries(names.map((name) => [name, answer])));
    await refreshed(own);
    for (const name of names) utimesSync(join(own.folder, name), 1_700_000_000, 1_700_000_000);
    await refreshed(own);
    const times = entriesOf(own).map(({ files }) => files?.stats[1]);
    expect(times.filter((time) => time === 1_700_000_000_000)).toHaveLength(200);
  });

  it('shows and exports the rounds of a checklist that is named by its file', async () => {
    const own = clients();
    const named = ['--checklist', 'checklists/small.yaml'];
    const { code, stdout, stderr } = await own.run(
      ...['portfolio', 'clients', ...named, '--format', 'json'],
    );
    expect([code, stderr]).toEqual([0, expect.stringContaining('3 scored')]);
    expect(JSON.parse(stdout)).toMatchObject({ checklist: { id: 'small' }, rounds: 3 });
    const exported = await own.run(
      ...['portfolio', 'export', '--index', INDEX, ...named, '--output', 'own.json'],
    );
    // They fit, but are too small.
    expect(exported.stderr).toContain('3 rounds with fewer than 3 respondents not exported');
    const missing = await own.run(
      ...['portfolio', 'clients', '--checklist', 'none.yaml', '--format', 'json'],
    );
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('none.yaml')]);
    expect(missing.stderr).not.toContain('no round matches');
  });

  it('scores anew where the checklist has changed', async () => {
    const own = clients();
    await refreshed(own);
    own.write('checklists/small.yaml', CHECKLIST.replace('from: 50', 'from: 60'));
    expect(await refreshed(own)).toContain('3 rounds, 3 scored');
    expect(entriesOf(own)[0]?.result.band).toBe('low');
  });

  it('passes over a damaged line with a warning, and keeps all others', async () => {
    const own = clients();
    await refreshed(own);
    const lines = own.read(INDEX).split('\n');
    own.write(INDEX, [lines[0], '{"format":1,"round":', lines[1], lines[2], ''].join('\n'));
    const shown = await own.run('portfolio', '--index', INDEX, '--format', 'json');
    expect(shown.code).toBe(0);
    expect(shown.stderr).toBe(
      'warning: clients/portfolio.ndjson:2: the line is damaged and was ignored\n',
    );
    expect(JSON.parse(shown.stdout)).toMatchObject({ organisations: 2, rounds: 3 });
    await refreshed(own);
    expect(own.read(INDEX).trim().split('\n')).toHaveLength(3);
  });

  it('names a round with errors, and counts the others', async () => {
    const own = clients({
      'clients/cedar/2024/eve.yaml': 'answers: {first: 1}\nrespondent: {id: eve}\n',
    });
    const stderr = await refreshed(own);
    expect(stderr).toMatch(/^warning: clients\/cedar\/2024 is not counted: .*eve\.yaml:1:1/);
    expect(entriesOf(own)).toHaveLength(3);
  });

  it('is written by one process at a time', async () => {
    const own = clients();
    await refreshed(own);
    const before = own.read(INDEX);
    const lock = takeLock(nodeFileSystem, join(own.folder, INDEX), INDEX);
    own.write(
      'clients/birch/2024/max.yaml',
      answers('max', 'sales', 'first: 2', { subject: 'Birch' }),
    );
    const { code, stderr } = await own.run('portfolio', 'clients', '--format', 'json');
    lock.release();
    expect(code).toBe(2);
    expect(stderr).toBe(
      'error: "clients/portfolio.ndjson" is being written by another process\nhint: wait for it to finish; if none is running, delete "clients/portfolio.ndjson.lock"\n',
    );
    expect(own.read(INDEX)).toBe(before);
  });

  it('stays whole after a kill, and is completed by the next run', async () => {
    const own = clients();
    for (let i = 0; i < 60; i++) {
      own.write(
        `clients/org-${i}/2024/ann.yaml`,
        answers('ann', 'sales', 'first: 1', { subject: `Org ${i}` }),
      );
    }
    spawnSync(process.execPath, [programPath(), 'portfolio', 'clients', '--format', 'json'], {
      cwd: own.folder,
      env: plainEnvironment(),
      timeout: 250,
      killSignal: 'SIGKILL',
    });
    const { code, stderr } = await own.run('portfolio', 'clients', '--format', 'json');
    expect(code).toBe(0);
    expect(stderr).toContain('63 rounds');
    expect(entriesOf(own)).toHaveLength(63);
    expect(
      readdirSync(join(own.folder, 'clients')).filter((name) => name.endsWith('.lock')),
    ).toEqual([]);
  });

  it('is saved every few seconds while rounds are scored, and at the end', async () => {
    const own = clients();
    for (let i = 0; i < 9; i++) {
      own.write(
        `clients/org-${i}/ann.yaml`,
        answers('ann', 'sales', 'first: 1', { subject: `Org ${i}` }),
      );
    }
    const real = nodeIo(join(inject('packageFolder'), 'dist/checklists'));
    const lines: number[] = [];
    let time = Date.now();
    const now = () => {
      const { length } = existsSync(join(own.folder, INDEX)) ? entriesOf(own) : [];
      if (lines.at(-1) !== length) lines.push(length);
      time += 1000;
      return time;
    };
    const { scored } = await refreshPortfolio(
      { ...real, folder: own.folder, now },
      { folders: ['clients'], index: INDEX, collector: () => portfolioCollector({}) },
    );
    expect(scored).toBe(12);
    expect(entriesOf(own)).toHaveLength(12);
    // Seconds pass with each look at the clock, and ten of them are worth a save.
    expect(lines[0]).toBe(0);
    expect(lines.slice(1).some((length) => length > 0 && length < 12)).toBe(true);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  it('keeps rounds of other folders', async () => {
    const own = clients({
      'more/oak/ada.yaml': answers('ada', 'sales', 'first: 1', { subject: 'Oak' }),
    });
    await refreshed(own);
    const { stderr } = await own.run('portfolio', 'more', '--index', INDEX, '--format', 'json');
    expect(stderr).toContain('1 round, 1 scored, 0 removed');
    expect(entriesOf(own).map(({ round }) => round)).toContain('../more/oak');
    expect(entriesOf(own)).toHaveLength(4);
  });

  it('finds a round under a new name of its folder', async () => {
    const own = clients();
    await refreshed(own);
    renameSync(join(own.folder, 'clients/birch'), join(own.folder, 'clients/birch-ltd'));
    expect(await refreshed(own)).toContain('3 rounds, 1 scored, 1 removed');
  });

  it('refuses a path that is no folder, and an index that is not there', async () => {
    const own = clients();
    writeFileSync(join(own.folder, 'a.txt'), 'x');
    appendFileSync(join(own.folder, 'a.txt'), 'y');
    const file = await own.run('portfolio', 'a.txt', '-f', 'json');
    expect([file.code, file.stderr]).toEqual([
      2,
      'error: "a.txt" is not a folder\nhint: name a folder that contains rounds\n',
    ]);
    const none = await own.run('portfolio', '--index', 'none.ndjson', '-f', 'json');
    expect([none.code, none.stderr]).toEqual([
      2,
      'error: there is no portfolio at "none.ndjson"\nhint: create it with: align portfolio <folder>\n',
    ]);
  });
});

describe('DuckDB', () => {
  it('takes more memory for a statement that needs it', async () => {
    const io = nodeIo(join(inject('packageFolder'), 'dist/checklists'));
    const rows = await withDuckdb(io, async (database) => {
      await database.run('CREATE TABLE many AS SELECT LIST(i) AS all_of FROM range(20000000) t(i)');
      return database.rows('SELECT LENGTH(all_of)::INTEGER AS n FROM many');
    });
    expect(rows).toEqual([{ n: 20_000_000 }]);
  });
});

describe('the search for rounds', () => {
  const program = join(inject('packageFolder'), 'dist');
  const request = (start: string, folders = ['clients']) => ({
    ...{ start, folders, home: join(start, 'clients'), wanted: /\.ya?ml$/ },
  });
  const errorOf = (folder: string) => new Error(folder);

  it('finds the same files in a thread of its own', async () => {
    const own = workspace({
      'clients/one/b.yaml': 'two',
      'clients/one/a.yml': 'three',
      'clients/one/notes.txt': '',
      'clients/one/empty/notes.txt': '',
      'clients/one/two/c.yaml': '',
      "clients/Äpfel\n it's/d.yaml": '',
      'clients/.hidden/e.yaml': '',
      'clients/node_modules/f.yaml': '',
    });
    utimesSync(join(own.folder, 'clients/one/b.yaml'), 1e9, 1e9 + 0.5);
    const found = [...(await searchInThread(request(own.folder), program)(errorOf))];
    expect(found.map(({ round, folder, names }) => [round, folder, names])).toEqual([
      ['one', 'clients/one', ['a.yml', 'b.yaml']],
      ['one/two', 'clients/one/two', ['c.yaml']],
      ["Äpfel\n it's", "clients/Äpfel\n it's", ['d.yaml']],
    ]);
    expect(found[0]?.stats).toMatchObject({ 0: 5, 2: 3, 3: 1_000_000_000_500 });
    const plain = found.map((folder) => ({ ...folder, stats: Array.from(folder.stats) }));
    expect(plain).toEqual([...(await search(request(own.folder))(errorOf))]);
  });

  it('says what is wrong with a folder, though a thread has met it', async () => {
    const own = workspace({ 'clients/a.yaml': '' });
    const searched = searchInThread(request(own.folder, ['gone']), program);
    await expect(async () => [...(await searched(errorOf))]).rejects.toThrow('gone');
  });
});
