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
        `“${SOFTWARE}” is not shown, because one contributor brings more than a quarter of it.`,
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
    [10, ['in the middle half'], ['four quarters', 'percentile']],
    [19, ['in the middle half'], ['four quarters', 'percentile']],
    [20, ['Middle half', 'four quarters', '90% probability'], ['percentile', 'Best tenth']],
    [49, ['Middle half', 'four quarters', '90% probability'], ['percentile', 'Best tenth']],
    [50, ['percentile', '90% probability', 'Best tenth'], []],
  ])('of %i organisations shows no more than their number allows', async (n, shown, hidden) => {
    const { stdout } = await beside(others(n)).run(
      ...['benchmark', 'own', '--index', 'all.ndjson', '-f', 'markdown'],
    );
    for (const text of shown) expect(stdout).toContain(text);
    for (const text of hidden) expect(stdout).not.toContain(text);
  });
});

describe('a portfolio', () => {
  it.each([
    { n: 3, title: 'The organisations score between', half: ' – ' },
    { n: 4, title: 'Half of the organisations score between', half: '% to ' },
  ])('of $n organisations has a middle half only if half of them are in it', async (own) => {
    const { stdout } = await beside(others(own.n)).run(
      ...['portfolio', '--index', 'all.ndjson', '-f', 'markdown'],
    );
    expect(stdout).toContain(own.title);
    expect(stdout).toContain('| Middle half |');
    const [, cell = ''] = /^\| Software +\| +\d+ \| +\S+ \| (.+) \|$/m.exec(stdout) ?? [];
    expect(` ${cell} `).toContain(own.half);
  });
});

const show = async (of: readonly Fields[], ...args: readonly string[]) => {
  const { run } = beside(of);
  const made = ['portfolio', '--index', 'all.ndjson', '--anonymous', '-f', 'json', ...args];
  return JSON.parse((await run(...made)).stdout);
};
const bands = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([band, n]) =>
    others(n, { result: { score: 0.4321, coverage: 1, band } }, band),
  );

describe('align portfolio --anonymous', () => {
  it('of one organisation, or four, tells no score and no band', async () => {
    for (const found of [await show(others(1)), await show(bands({ low: 4 }))]) {
      expect(found).toMatchObject({ scores: null, bands: {}, points: [], criteria: [], table: [] });
    }
  });

  it('hides the parts in which conditions leave out few, and shows the others', async () => {
    const of = [
      ...others(3, { date: '2024-01-02' }, 'Old'),
      ...others(6, { date: '2025-01-02' }),
      ...others(6, { date: '2024-01-02', ...RETAIL }, 'Stall'),
      ...others(6, { date: '2025-01-02', ...RETAIL }, 'Shop'),
    ];
    // Of 9 organisations of software, 3 are left out, and could be calculated from the other 6.
    for (const engine of ['built-in', 'duckdb']) {
      const all = await show(of, '--engine', engine);
      expect(all.byIndustry.map(({ name }: { name: string }) => name)).toEqual([
        'retail',
        'software',
      ]);
      const later = await show(of, '--engine', engine, '--since', '2025');
      expect(later.byIndustry).toMatchObject([{ name: 'retail', scores: { n: 6 } }]);
      expect(later.scores).toMatchObject({ n: 12 });
    }
  });

  const RETAILERS = others(3, RETAIL, 'Shop');
  it.each<{ why: string; of: readonly Fields[]; where: readonly string[]; isTold: boolean }>([
    { why: 'one organisation', of: others(9), where: ['organisation=Org 3'], isTold: true },
    {
      why: 'all organisations but 3',
      of: [...others(9), ...RETAILERS],
      where: ['industry=software'],
      isTold: true,
    },
    {
      why: '3 beside many others',
      of: [...others(9), ...RETAILERS, ...others(9, { profile: {} }, 'Nobody')],
      where: ['industry=software,retail'],
      isTold: true,
    },
    {
      why: 'all of an industry but 3',
      of: [
        ...others(9),
        ...others(3, { profile: { industry: 'software', employees: '1-49' } }, 'Start'),
        ...others(9, { profile: { industry: 'retail', employees: '1-49' } }, 'Shop'),
      ],
      where: ['industry=software', 'employees=50-249'],
      isTold: true,
    },
    {
      why: 'the 2 that were audited again',
      of: [
        ...others(9),
        ...others(2, { date: '2026-01-02', result: { score: 1, coverage: 1, band: 'low' } }),
      ],
      where: ['until=2025'],
      isTold: true,
    },
    {
      why: '2 in the figures of a year, though all have newer rounds',
      of: [
        ...others(2, { date: '2024-01-02' }),
        ...others(9, { date: '2024-05-02' }).slice(2),
        ...others(9, { date: '2025-05-02' }),
      ],
      where: ['since=2024-02'],
      isTold: true,
    },
    {
      why: 'the first round of 2, and so their change',
      of: [
        ...others(2, { date: '2023-01-02' }),
        ...others(9, { date: '2024-05-02' }),
        ...others(9, { date: '2025-05-02' }),
      ],
      where: ['since=2024'],
      isTold: true,
    },
    {
      why: 'a year of 3, which is not shown',
      of: [...others(3, { date: '2024-01-02' }), ...others(9, { date: '2025-05-02' })],
      where: ['since=2025'],
      isTold: false,
    },
    {
      why: 'a whole year of many',
      of: [...others(9, { date: '2024-01-02' }), ...others(9, { date: '2025-05-02' })],
      where: ['since=2025'],
      isTold: false,
    },
    {
      why: 'many, and leave many out',
      of: [...others(9), ...others(9, RETAIL, 'Shop')],
      where: ['industry=software'],
      isTold: false,
    },
    {
      why: 'none that is there',
      of: [...others(9), ...others(9, RETAIL, 'Shop')],
      where: ['industry=retail,finance', 'industry=education', 'since=2020'],
      isTold: false,
    },
  ])('is refused if its conditions tell of few: $why', async ({ of, where, isTold }) => {
    const { run } = beside(of);
    const conditions = where.flatMap((own) =>
      /^(?:since|until)=/.test(own) ? [`--${own}`] : ['--where', own],
    );
    for (const engine of ['built-in', 'duckdb']) {
      const made = ['portfolio', '--index', 'all.ndjson', '-f', 'json', '--engine', engine];
      const { code, stderr, stdout } = await run(...made, '--anonymous', ...conditions);
      expect([engine, code]).toEqual([engine, isTold ? 2 : 0]);
      if (isTold) expect(stdout).toBe('');
      if (isTold) expect(stderr).toContain('select or leave out fewer than 5 organisations');
      expect((await run(...made, ...conditions)).code).toBe(0);
    }
  });

  it('tells no difference between groups of fewer than 5 organisations, and no year beside few others', async () => {
    const points = { only: { score: 0.5, gap: 0.75, texts: '' } };
    const found = await show([
      ...others(4, { points }),
      ...others(8, { points: { only: { score: 0.5, texts: '' } } }, 'Other'),
      ...others(2, { date: '2026-02-03' }, 'Late'),
    ]);
    expect(found.points).toMatchObject([{ id: 'only', gap: null }]);
    // All but two: these are in the score of all.
    expect(found.byYear).toEqual([]);
  });

  it('names only contributors of 5 organisations or more, as others may be one of them', async () => {
    const found = await show([
      ...others(9, { contributor: 'Fairweather' }),
      ...others(3, { contributor: 'FAIRWEATHER Ltd' }, 'More'),
      ...others(5, { contributor: undefined }, 'Nobody'),
      ...others(1, { contributor: 'Acme' }, 'Acme'),
    ]);
    expect(found).toMatchObject({
      contributors: ['FAIRWEATHER Ltd'],
      byContributor: { 'FAIRWEATHER Ltd': 12 },
    });
  });

  it('has months for days, and no ids of other checklists', async () => {
    const other = { checklist: { id: 'acme-only', version: '1.0.0', digest: '' } };
    const found = await show([...others(9), ...others(1, other, 'Acme')]);
    expect([found.from, found.to]).toEqual(['2025-05', '2025-05']);
    expect(JSON.stringify(found)).not.toContain('acme');
  });
});

describe('a benchmark with points whose levels say something else', () => {
  it('says so, and how to score them again', async () => {
    const points = { only: { score: 0.5, texts: 'other' } };
    const { stdout } = await beside(others(12, { points })).run(
      ...['benchmark', 'own', '--index', 'all.ndjson', '-f', 'markdown'],
    );
    expect(stdout).toContain('0 of 12 other organisations comparable, too few');
    expect(stdout).toContain(
      'To score the rounds of an older index again: align portfolio FOLDER.',
    );
  });
});

describe('one organisation is counted once', () => {
  const SPELLINGS: readonly Fields[] = [
    { organisation: 'Café Nord' },
    { organisation: 'CAFE NORD GmbH' },
    { organisation: 'cafe-nord G.m.b.H.' },
    { organisation: 'Café Nord Gmbh & Co. KG' },
    { organisation: 'Nord Coffee Ltd.', formerly: ['Cafe Nord'], date: '2026-01-02' },
    { organisation: null, id: 'a-b-c' },
    { organisation: 'Nord Coffee', id: 'a-b-c' },
  ];

  it.each(['built-in', 'duckdb'])('under all its names: %s', async (engine) => {
    const of = SPELLINGS.flatMap((own) => others(1, own));
    const { run } = beside([...of, ...others(1, { organisation: 'Nord' })]);
    const made = ['portfolio', '--index', 'all.ndjson', '-f', 'json', '--engine', engine];
    const { organisations, rounds } = JSON.parse((await run(...made)).stdout);
    expect({ organisations, rounds }).toEqual({ organisations: 2, rounds: 8 });
  });

  it('in a benchmark, which leaves out the reader under all names too', async () => {
    const of = SPELLINGS.flatMap((own) => others(1, own));
    const own = beside([
      ...others(4),
      ...of,
      ...others(1, { organisation: 'Later', formerly: ['company inc'] }),
    ]);
    const { stdout } = await own.run('benchmark', 'own', '--index', 'all.ndjson', '-f', 'json');
    expect(JSON.parse(stdout).benchmark).toMatchObject({ n: 5, group: 'industry-and-size' });
  });

  it('and is not named as its own contributor', async () => {
    const own = beside([
      ...others(6).map((other, i) => ({ ...other, contributor: `Firm ${i}` })),
      ...others(1, { organisation: 'Birch Labs', contributor: 'Team of BIRCH-LABS' }),
      ...others(1, { organisation: 'Cedar', contributor: 'Cedar GmbH' }),
    ] as readonly Fields[]);
    const { stdout } = await own.run('benchmark', 'own', '--index', 'all.ndjson', '-f', 'json');
    expect(JSON.parse(stdout).benchmark).toMatchObject({
      n: 8,
      contributors: ['Firm 0', 'Firm 1', 'Firm 2', 'Firm 3', 'Firm 4', 'Firm 5'],
    });
    expect(stdout).not.toMatch(/birch|cedar/i);
  });

  it('and one contributor is one, however the name is written', async () => {
    const names = ['Fairweather', 'FAIR-WEATHER', 'Fairweather Ltd', 'Fáirweather', 'fair weather'];
    const of = [
      ...others(14).map((own, i) => ({ ...own, contributor: `C${i}` })),
      ...others(5, {}, 'Big').map((own, i) => ({ ...own, contributor: names[i] })),
    ];
    const { stdout } = await beside(of as readonly Fields[]).run(
      ...['benchmark', 'own', '--index', 'all.ndjson', '-f', 'markdown'],
    );
    expect(stdout).toContain('one contributor brings more than a quarter');
  });
});

describe('an anonymous portfolio has only bands of many organisations', () => {
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
