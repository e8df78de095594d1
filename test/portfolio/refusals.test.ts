import { describe, expect, it } from 'vitest';
import type { PortfolioEntry } from '../../src/analysis/portfolio/entry.ts';
import { answers, CHECKLIST, type Workspace, workspace } from '../cli/workspace.ts';

type Fields = { readonly [Field in keyof PortfolioEntry]?: PortfolioEntry[Field] };

/** Round of the reader, with an index of other organisations. */
function beside(others: readonly Fields[], more = ''): Workspace {
  const own = workspace({
    'checklists/small.yaml': CHECKLIST,
    'own/kim.yaml': answers('kim', 'marketing', 'first: 1, second: 1'),
    'own/lou.yaml': answers('lou', 'sales', 'first: 1, second: 1'),
    'own/round.yaml': `format: 1\nevidence: checked\nprofile: {industry: software, employees: 50-249}\n${more}`,
  });
  own.write('all.ndjson', others.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  return own;
}

/** Returns so many other organisations, all alike but for their names and scores. */
function others(number: number, more: Fields = {}, name = 'Org'): readonly Fields[] {
  return Array.from({ length: number }, (_, i) => ({
    ...{ format: 1, generator: 'x', round: null, files: null, organisation: `${name} ${i}` },
    ...{ evidence: 'checked', date: '2025-05-06', mode: 'full', by: 'votes' },
    profile: { industry: 'software', employees: '50-249' },
    checklist: { id: 'small', version: '1.0.0', digest: '' },
    people: { marketing: 4, sales: 4 },
    result: { score: (i % 11) / 10, coverage: 1, band: 'low' },
    points: {},
    criteria: {},
    ...more,
  })) as readonly Fields[];
}

const RETAIL = { profile: { industry: 'retail', employees: '50-249' } } as const;
const LARGE = { profile: { industry: 'software', employees: '1000+' } } as const;
const NOBODY = 'No comparison is possible';
const FEW = (group: string) =>
  `“${group}” has fewer than 5 other organisations, too few to compare.`;
const SOFTWARE = 'Software, 50 to 249 employees';

describe('a benchmark refuses', () => {
  it.each<{ why: string; of: readonly Fields[]; says: readonly string[]; more?: string }>([
    { why: '4 organisations', of: others(4), says: [NOBODY, FEW('all organisations')] },
    {
      why: '5 organisations, one of them twice',
      of: [...others(4), ...others(1, { organisation: 'ORG-0', date: '2024-01-01' })],
      says: [NOBODY],
    },
    { why: '30 with other evidence', of: others(30, { evidence: 'stated' }), says: [NOBODY] },
    { why: '30 on key criteria only', of: others(30, { mode: 'express' }), says: [NOBODY] },
    { why: '30 of two people', of: others(30, { people: { sales: 2 } }), says: [NOBODY] },
    {
      why: '30 on another major version',
      of: others(30, { checklist: { id: 'small', version: '2.0.0', digest: '' } }),
      says: [NOBODY],
    },
    {
      why: 'a group of which one contributor brings more than a quarter',
      of: [
        ...others(14, { contributor: undefined }).map((own, i) => ({
          ...own,
          contributor: `C${i}`,
        })),
        ...others(5, { contributor: 'Big' }, 'Big'),
      ],
      says: [
        NOBODY,
        `In “${SOFTWARE}”, one contributor brings more than a quarter of the organisations.`,
      ],
    },
    {
      why: 'a group of which all but 4 are of the contributor of the round',
      of: [
        ...others(20, { contributor: 'Own' }, 'Client'),
        ...others(4).map((own, i) => ({ ...own, contributor: `C${i}` })),
      ],
      says: [NOBODY, FEW(SOFTWARE)],
      more: 'contributor: Own\n',
    },
    {
      why: 'a group beside 4 others of its size, but not their size',
      of: [...others(9), ...others(4, RETAIL, 'Shop')],
      says: [
        `“${SOFTWARE}” is not shown, because the few organisations outside it could be calculated.`,
        '13 other organisations (50 to 249 employees)',
      ],
    },
    {
      why: 'a size beside 4 others, but not all of them',
      of: [...others(9), ...others(4, LARGE, 'Giant')],
      says: ['13 other organisations (all organisations)'],
    },
  ])('$why', async ({ of, says, more }) => {
    const { code, stdout } = await beside(of, more).run(
      ...['benchmark', 'own', '--index', 'all.ndjson', '-f', 'markdown'],
    );
    expect(code).toBe(0);
    for (const text of says) expect(stdout).toContain(text);
    if (!says.includes(NOBODY)) expect(stdout).not.toContain(NOBODY);
    for (const { organisation } of of) expect(stdout).not.toContain(String(organisation));
  });

  it.each([
    [5, ['0 higher, 5 lower'], ['middle half', 'quarter', 'percentile']],
    [9, ['higher'], ['middle half', 'quarter', 'percentile']],
    [10, ['middle half'], ['quarter', 'percentile']],
    [19, ['middle half'], ['quarter', 'percentile']],
    [20, ['middle half', 'quarter', '90% interval'], ['percentile', 'best tenth']],
    [49, ['middle half', 'quarter', '90% interval'], ['percentile', 'best tenth']],
    [50, ['percentile', '90% interval', 'best tenth'], []],
  ])('of %i organisations shows no more than their number allows', async (n, shown, hidden) => {
    const { stdout } = await beside(others(n)).run(
      ...['benchmark', 'own', '--index', 'all.ndjson', '-f', 'markdown'],
    );
    for (const text of shown) expect(stdout).toContain(text);
    for (const text of hidden) expect(stdout).not.toContain(text);
  });
});

describe('align portfolio --anonymous', () => {
  const show = async (of: readonly Fields[], ...args: readonly string[]) => {
    const { run } = beside(of);
    const made = ['portfolio', '--index', 'all.ndjson', '--anonymous', '-f', 'json', ...args];
    return JSON.parse((await run(...made)).stdout);
  };
  const bands = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).flatMap(([band, n]) =>
      others(n, { result: { score: 0.4321, coverage: 1, band } }, band),
    );

  it('of one organisation, or four, tells no score and no band', async () => {
    for (const found of [
      await show(others(9), '--where', 'organisation=Org 3'),
      await show(bands({ low: 4 })),
    ]) {
      expect(found).toMatchObject({ scores: null, bands: {}, points: [], criteria: [], table: [] });
    }
  });

  it.each([
    [
      { low: 6, high: 5 },
      { low: 6, high: 5 },
    ],
    [{ low: 6, high: 4 }, {}],
    [{ low: 9, middle: 6, high: 1 }, { low: 9 }],
    [
      { low: 9, middle: 6, high: 3, top: 2 },
      { low: 9, middle: 6 },
    ],
  ])('of bands with %o organisations shows %o', async (counts, expected) => {
    const found = await show(bands(counts));
    expect(found.bands).toEqual(expected);
    expect(found.scores.median).toBe(0.45);
    const text = JSON.stringify(found);
    expect(text).not.toContain('0.4321');
  });
});
