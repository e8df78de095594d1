import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { align } from '../cli/fake-io.ts';

const ROUND = 'examples/portfolio/birch-labs/2026-03-02';
const INDEX = 'examples/portfolio/portfolio.ndjson';

describe('a report with a benchmark', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'align-benchmark-')), 'report.json');

  it('has the place of the round, which align verify makes again', async () => {
    const made = await align(['report', ROUND, '--benchmark', INDEX, '--output', file]);
    expect(made.code).toBe(0);
    const { benchmark, options } = JSON.parse(readFileSync(file, 'utf8'));
    expect(benchmark).toMatchObject({ group: 'size', n: 26, overall: { shown: { median: 0.45 } } });
    // None if the index is older than the texts of the levels.
    const others = benchmark.points.map((own: { score: { n: number } }) => own.score.n);
    expect(others).toEqual(Array(10).fill(26));
    expect(options).toContain('--benchmark');
    const verify = ['verify', file, '--answers', ROUND];
    expect((await align([...verify, '--benchmark', INDEX])).code).toBe(0);
    const without = await align(verify);
    expect([without.code, without.stderr]).toEqual([
      2,
      'error: the report was made with --benchmark, which is missing here\nhint: add the same file: --benchmark FILE\n',
    ]);
  });

  it.each([
    ['all', { group: 'all', n: 39 }],
    ['size', { group: 'size', n: 26 }],
    ['industry,size', { group: 'size', refused: [{ group: 'industry-and-size' }] }],
  ])('compares with %s if asked to, which align verify makes again', async (among, expected) => {
    const file = join(mkdtempSync(join(tmpdir(), 'align-benchmark-')), 'report.json');
    const made = await align([
      ...['report', ROUND, '--benchmark', INDEX, '--among', among, '--output', file],
    ]);
    expect(made.code).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8')).benchmark).toMatchObject(expected);
    const verified = await align(['verify', file, '--answers', ROUND, '--benchmark', INDEX]);
    expect(verified.code).toBe(0);
  });

  it('refuses a group without a portfolio', async () => {
    const { code, stderr } = await align(['report', ROUND, '--among', 'all']);
    expect([code, stderr]).toEqual([
      2,
      'error: --among needs --benchmark\nhint: add --benchmark FILE, or remove it\n',
    ]);
  });

  it('has no place of a figure that an anonymous report hides', async () => {
    const { stdout } = await align([
      ...['report', ROUND, '--anonymous', '--benchmark', INDEX, '--format', 'json'],
    ]);
    const { benchmark, points, result } = JSON.parse(stdout);
    expect(benchmark.overall.value).toBe(result.score);
    for (const { point, score, gap } of benchmark.points) {
      expect(gap.value).toBeNull();
      const own = points.find((each: { readonly point: string }) => each.point === point);
      expect(score.value).toBe(own?.score ?? null);
    }
  });
});

describe('align benchmark', () => {
  it('finds the nearest index above the round', async () => {
    const { code, stdout } = await align(['benchmark', ROUND, '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).benchmark.n).toBe(26);
  });

  it('says once when all organisations were audited', async () => {
    const { stdout } = await align(['benchmark', ROUND, '--format', 'markdown']);
    expect(stdout).toContain('(50 to 249 employees), audited in March 2026, evidence checked.');
  });

  it('compares with all organisations if asked to', async () => {
    const { stdout } = await align(['benchmark', ROUND, '--among', 'all', '--format', 'json']);
    expect(JSON.parse(stdout).benchmark).toMatchObject({ group: 'all', n: 39 });
  });
});

describe('align portfolio', () => {
  it('has a heading above each of several tables', async () => {
    const { stdout } = await align(['portfolio', '--index', INDEX, '--format', 'markdown']);
    expect(stdout.match(/^### .+$/gm)).toEqual([
      '### Scores by industry',
      '### Scores by number of employees',
      '### Scores by region',
      '### Weakest criteria',
      '### Criteria with the widest spread',
      '### Most improved criteria',
    ]);
  });
});

describe('the portfolio as a document', () => {
  it('says that differences are percentage points, and what that is', async () => {
    const { stdout } = await align(['portfolio', '--index', INDEX, '--format', 'markdown']);
    expect(stdout.match(/^\| (No\. +\| (Point|Criterion)|Organisation) .+$/gm)).toHaveLength(5);
    expect(stdout).toMatch(/^\| No\. +\| Point .+\| Groups apart \(pp\) \| Change \(pp\) \|$/m);
    expect(stdout).toMatch(/^\| Organisation .+\| Change \(pp\) \|$/m);
    expect(stdout).toContain('- **pp**: Percentage points.');
  });

  it('folds every wide table on a phone, and names its figures there', async () => {
    const { stdout } = await align(['portfolio', '--index', INDEX, '--format', 'html']);
    const tables = stdout.match(/<table class="[^"]*">.*?<\/table>/gs) ?? [];
    const wide = tables.filter((table) => (table.match(/<th scope="col"/g) ?? []).length > 3);
    expect(wide).toHaveLength(9);
    for (const table of wide) expect(table).toMatch(/^<table class="data folds">/);
    expect(stdout).toContain('data-label="middle half"');
  });
});

describe('align portfolio sql', () => {
  it('marks engines on which no test has run the statements', async () => {
    const marked = await align(['portfolio', 'sql', '--dialect', 'snowflake']);
    expect(marked.stdout).toContain('-- These statements were not run on Snowflake.');
    const tested = await align(['portfolio', 'sql', '--dialect', 'duckdb']);
    expect(tested.stdout).not.toContain('not run');
    expect(tested.stdout).toContain('CREATE TABLE align_scores AS');
  });
});
