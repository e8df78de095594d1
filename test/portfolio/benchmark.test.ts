import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BenchmarkReader,
  type PeerBenchmark,
  type PeerGroup,
  peerCollector,
} from '../../src/analysis/portfolio/benchmark.ts';
import type { PortfolioEntry } from '../../src/analysis/portfolio/entry.ts';
import { putFigures } from '../../src/analysis/portfolio/figures.ts';

const READER: BenchmarkReader = {
  organisation: 'Reader',
  evidence: 'checked',
  profile: { industry: 'software', employees: '50-249' },
  checklist: { id: 'small', version: '1.0.0', digest: '' },
  mode: 'full',
  score: 0.5,
  points: { only: { score: 0.5, gap: 0.4, texts: 'a' } },
};

function compareWithPeers(
  reader: BenchmarkReader,
  entries: readonly PortfolioEntry[],
  among?: PeerGroup,
): PeerBenchmark {
  const peers = peerCollector(reader);
  for (const entry of entries) {
    putFigures(entry, peers.columns);
    peers.add(entry);
  }
  return peers.benchmark(among);
}

/** Returns another organisation; people of each group are 4, so that gaps count. */
function peer(name: string, score: number, more: Partial<PortfolioEntry> = {}): PortfolioEntry {
  return {
    format: 1,
    generator: 'test',
    ...{ round: name, files: null, organisation: name, evidence: 'checked', date: '2025-05-06' },
    ...{ checklist: READER.checklist, mode: 'full', by: 'votes' },
    profile: { industry: 'software', employees: '50-249' },
    people: { marketing: 4, sales: 4 },
    result: { score, coverage: 1, band: 'low' },
    points: { only: { score, gap: 0.1, texts: 'a' } },
    criteria: {},
    ...more,
  };
}

/** Returns so many organisations with scores from 0 to 1 at equal distances. */
function peers(number: number, more: Partial<PortfolioEntry> = {}): readonly PortfolioEntry[] {
  return Array.from({ length: number }, (_, i) => peer(`P${i}`, i / Math.max(number - 1, 1), more));
}

describe('a benchmark', () => {
  it.each([
    { n: 4, group: null, has: [] },
    { n: 5, group: 'industry-and-size', has: ['median'] },
    { n: 9, group: 'industry-and-size', has: ['median'] },
    { n: 10, group: 'industry-and-size', has: ['median', 'middle'] },
    { n: 19, group: 'industry-and-size', has: ['median', 'middle'] },
    { n: 20, group: 'industry-and-size', has: ['median', 'middle', 'quartile'] },
    { n: 49, group: 'industry-and-size', has: ['median', 'middle', 'quartile'] },
    { n: 50, group: 'industry-and-size', has: ['median', 'middle', 'quartile', 'percentile'] },
  ])('of $n other organisations shows $has', ({ n, group, has }) => {
    const found = compareWithPeers(READER, peers(n));
    expect(found.group).toBe(group);
    const { shown } = found.overall;
    const fields = ['median', 'middle', 'quartile', 'percentile'] as const;
    expect(fields.filter((field) => (shown?.[field] ?? null) !== null)).toEqual(has);
  });

  it('rounds the others to 5% before it compares, and counts equal ones', () => {
    const others = [0.1, 0.2, 0.49, 0.51, 0.52, 0.9].map((score, i) => peer(`P${i}`, score));
    expect(compareWithPeers(READER, others).overall.shown).toMatchObject({
      ...{ median: 0.5, below: 2, equal: 3, above: 1 },
    });
  });

  it('tells quartile and percentile with their 90% interval', () => {
    const middle = compareWithPeers(READER, peers(51)).overall.shown;
    // Wilson: 50% of 51 is 39% to 61%.
    expect(middle?.quartile).toEqual({ at: 3, from: 2, to: 3 });
    expect(middle?.percentile).toEqual({ at: 50, from: 40, to: 60 });
    expect(middle?.bestTenth).toBe(0.9);
  });

  it('falls back in a fixed order, and says so', () => {
    const others = [
      ...peers(3),
      ...peers(12, { profile: { industry: 'retail', employees: '50-249' } }).map((own, i) => ({
        ...own,
        organisation: `R${i}`,
      })),
    ];
    const found = compareWithPeers(READER, others);
    expect([found.group, found.n]).toEqual(['size', 15]);
    expect(found.refused).toEqual([{ group: 'industry-and-size', because: 'few' }]);
  });

  it.each<{ why: string; more: Partial<PortfolioEntry> }>([
    { why: 'other evidence', more: { evidence: 'stated' } },
    { why: 'key criteria only', more: { mode: 'express' } },
    { why: 'another checklist', more: { checklist: { ...READER.checklist, id: 'other' } } },
    {
      why: 'another major version',
      more: { checklist: { ...READER.checklist, version: '2.0.0' } },
    },
    { why: 'two respondents', more: { people: { sales: 2 } } },
    { why: 'the reader', more: { organisation: 'READER!' } },
    { why: 'one organisation', more: { organisation: 'One' } },
  ])('passes over $why', ({ more }) => {
    expect(compareWithPeers(READER, peers(30, more)).group).toBeNull();
  });

  it('compares points only where their levels say the same, and gaps only of large groups', () => {
    const others = [
      ...peers(6),
      ...peers(6).map((own, i) => ({
        ...own,
        organisation: `T${i}`,
        points: { only: { score: 1, gap: 0.1, texts: 'b' } },
      })),
      ...peers(6).map((own, i) => ({ ...own, organisation: `S${i}`, people: { sales: 3 } })),
    ];
    const [point] = compareWithPeers(READER, others).points;
    expect(point?.score.n).toBe(12);
    expect(point?.gap.n).toBe(6);
    expect(point?.gap.shown).toMatchObject({ below: 6, above: 0 });
  });

  it('refuses a group of which one contributor brings more than a quarter, unless it is the reader', () => {
    const others = peers(20).map((own, i) => ({
      ...own,
      contributor: i < 6 ? 'Fairweather' : `Firm ${i}`,
    }));
    expect(compareWithPeers(READER, others).refused.map(({ because }) => because)).toEqual([
      'contributor',
      'contributor',
      'contributor',
    ]);
    const own = compareWithPeers({ ...READER, contributor: 'Fairweather' }, others);
    expect([own.group, own.n]).toEqual(['industry-and-size', 20]);
  });
});

const INDUSTRIES = ['software', 'retail', 'finance'] as const;
const SIZES = ['1-49', '50-249'] as const;

describe('no small group of organisations can be told by subtraction', () => {
  const organisations = fc.array(
    fc.record({
      industry: fc.constantFrom(...INDUSTRIES, undefined),
      employees: fc.constantFrom(...SIZES, undefined),
    }),
    { maxLength: 60 },
  );
  const groupShown = (
    entries: readonly PortfolioEntry[],
    profile: BenchmarkReader['profile'],
    among: PeerGroup,
  ): number | null => {
    const found = compareWithPeers({ ...READER, profile }, entries, among);
    return found.group === among ? found.n : null;
  };
  const isSafe = (rest: number) => rest === 0 || rest >= 5;

  it('for all groups that readers of any kind are shown', () => {
    fc.assert(
      fc.property(organisations, (profiles) => {
        const entries = profiles.map(({ industry, employees }, i) =>
          peer(`P${i}`, 0.5, {
            profile: { ...(industry ? { industry } : {}), ...(employees ? { employees } : {}) },
          }),
        );
        const all = groupShown(entries, {}, 'all');
        let told = 0;
        for (const employees of SIZES) {
          const size = groupShown(entries, { employees }, 'size');
          const parts = INDUSTRIES.map((industry) =>
            groupShown(entries, { industry, employees }, 'industry-and-size'),
          );
          const inside = parts.reduce<number>((sum, n) => sum + (n ?? 0), 0);
          if (size !== null) expect(isSafe(size - inside)).toBe(true);
          told += size ?? inside;
        }
        if (all !== null) expect(isSafe(all - told)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
