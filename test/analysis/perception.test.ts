import { describe, expect, it } from 'vitest';
import { comparePerceptions } from '../../src/analysis/perception.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { checklist, criterion, point, respondent, type Said } from '../having.ts';
import { AUGUST, flagship, NORRBRUK, OCTOBER, scorecardOf } from './company.ts';

const one = checklist(point('p', 1, criterion('c')));

/**
 * Returns the perception of one criterion, by answers such as {marketing: 3, sales1: 1, sales2: 2}.
 */
function perceptionOf(votes: Readonly<Record<string, Said>>, of: Checklist = one) {
  const participants = Object.entries(votes).map(([id, said]) =>
    respondent(id, id.replace(/\d/, ''), { c: said }),
  );
  return comparePerceptions(of, scoreAudit(of, participants, 'full'))[0];
}

describe('the gap between two groups', () => {
  it.each([
    { votes: { marketing: 3, sales: 1 }, gap: 0.5, verdict: 'conflict', because: 'two levels' },
    {
      votes: { marketing: 1, sales: 3 },
      gap: -0.5,
      verdict: 'conflict',
      because: 'sales is rosier',
    },
    { votes: { marketing: 3, sales: 2 }, gap: 0.25, verdict: 'discuss', because: 'one level' },
    { votes: { marketing: 2, sales: 2 }, gap: 0, verdict: 'close', because: 'they agree' },
    {
      votes: { marketing: 3, sales1: 2, sales2: 3 },
      gap: 0.125,
      verdict: 'close',
      because: 'the mean of sales is half a level away',
    },
    {
      votes: { marketing: 3, sales1: 2, sales2: null },
      gap: 0.25,
      verdict: 'discuss',
      because: 'a blank does not vote',
    },
    { votes: { marketing: 3, sales: null }, gap: null, verdict: null, because: 'sales is silent' },
    {
      votes: { marketing: 3, sales: 'n/a' },
      gap: null,
      verdict: null,
      because: 'no level is given',
    },
  ])('is $gap for $votes: $because', ({ votes, gap, verdict }) => {
    expect(perceptionOf(votes)?.gaps[0]).toEqual({
      first: 'marketing',
      second: 'sales',
      gap,
      verdict,
    });
  });

  it('of leadership is from the weighted mean of the others', () => {
    const { marketing, sales, leadership } = one.groups ?? {};
    const groups = { marketing, sales: { ...sales, weight: 3 }, leadership } as Checklist['groups'];
    // Marketing at 1 and sales at 0, which weighs three times as much: 0.25; leadership at 1.
    const votes = { marketing: 4, sales: 0, leadership: 4 };
    expect(perceptionOf(votes, { ...one, groups })?.leadershipGap).toBe(0.75);
    expect(perceptionOf(votes)?.leadershipGap).toBe(0.5);
  });

  it('asks for a discussion at a quarter of the scale in binary as on paper', () => {
    const levels = [{ score: 10 }, { score: 35 }].map((level) => ({ ...level, label: 'level' }));
    const uneven = checklist(point('p', 1, criterion('c', { levels })));
    const gap = perceptionOf({ marketing: 1, sales: 0 }, uneven)?.gaps[0];
    expect(gap?.gap).toBeLessThan(0.25);
    expect(gap?.verdict).toBe('discuss');
  });

  it('is told for every pair, in the order of the checklist', () => {
    const gaps = perceptionOf({ marketing: 3, sales: 1, leadership: 2 })?.gaps;
    expect(gaps).toEqual([
      { first: 'marketing', second: 'sales', gap: 0.5, verdict: 'conflict' },
      { first: 'marketing', second: 'leadership', gap: 0.25, verdict: 'discuss' },
      { first: 'sales', second: 'leadership', gap: -0.25, verdict: 'discuss' },
    ]);
  });

  it('does not exist where everybody is in one group', () => {
    const { groups: _, ...single } = one;
    expect(perceptionOf({ everyone1: 0, everyone2: 4 }, single)?.gaps).toEqual([]);
  });
});

describe('the leadership gap', () => {
  it.each([
    { votes: { marketing: 1, sales: 1, leadership: 3 }, gap: 0.5, because: 'the top is rosier' },
    {
      votes: { marketing: 4, sales1: 1, sales2: 3, leadership: 2 },
      gap: -0.25,
      because: 'group means',
    },
    { votes: { marketing: 1, leadership: 3 }, gap: 0.5, because: 'a silent group is left out' },
    {
      votes: { marketing: 1, sales: 1, leadership: null },
      gap: null,
      because: 'the top is silent',
    },
    { votes: { leadership: 3 }, gap: null, because: 'all others are silent' },
  ])('is $gap for $votes: $because', ({ votes, gap }) => {
    expect(perceptionOf(votes)?.leadershipGap ?? null).toBe(gap);
  });

  it('does not exist where no group leads', () => {
    const flat = { ...one, groups: { marketing: { title: 'M' }, sales: { title: 'S' } } };
    expect(perceptionOf({ marketing: 1, sales: 3 }, flat)?.leadershipGap).toBeNull();
  });
});

describe('the range', () => {
  it.each([
    { votes: { sales1: 0, sales2: 4, marketing: 2 }, range: 1, because: 'it sees inside groups' },
    { votes: { sales: 3 }, range: 0, because: 'one answer has no range' },
    { votes: { sales: null }, range: null, because: 'nobody answered' },
  ])('is $range for $votes: $because', ({ votes, range }) => {
    expect(perceptionOf(votes)?.range).toBe(range);
  });
});

describe('the consensus on a criterion', () => {
  it.each([
    {
      votes: { marketing: 1, sales: 2, leadership: 3 },
      consensus: 0.7233,
      because: 'levels spread',
    },
    {
      votes: { marketing: 0, sales: 4, leadership: null },
      consensus: 0,
      because: 'blanks are left out',
    },
  ])('is $consensus for $votes: $because', ({ votes, consensus }) => {
    expect(perceptionOf(votes)?.consensus).toBeCloseTo(consensus, 4);
  });

  it('is none where only one gave a level, who has nobody to agree with', () => {
    expect(perceptionOf({ marketing: 1, sales: null })?.consensus).toBeNull();
  });
});

describe('the spread within a group', () => {
  it.each<{ levels: number[]; spread: number; verdict: string; because: string }>([
    { levels: [0, 0, 4, 4], spread: 1, verdict: 'conflict', because: 'half say the worst level' },
    { levels: [0, 2, 4], spread: 1, verdict: 'conflict', because: 'the middle is left out' },
    { levels: [1, 2, 2, 3], spread: 0.25, verdict: 'discuss', because: '(2 + 3 - 1 - 2) / 2 / 4' },
    { levels: [2, 3], spread: 0.25, verdict: 'discuss', because: 'two people differ by a level' },
    { levels: [2, 2, 2, 2, 3], spread: 0.125, verdict: 'close', because: '(2 + 3 - 4) / 2 / 4' },
  ])('of $levels is $spread: $because', ({ levels, spread, verdict }) => {
    const of = checklist(point('p', 1, criterion('a')));
    const people = levels.map((a, i) => respondent(`r${i}`, 'sales', { a }));
    const [found] = comparePerceptions(of, scoreAudit(of, people, 'full'));
    expect(found?.spreads).toEqual([{ group: 'sales', ratings: levels.length, spread, verdict }]);
  });

  it('does not exist where one person alone gave a level', () => {
    const of = checklist(point('p', 1, criterion('a')));
    const people = [respondent('r', 'sales', { a: 1 }), respondent('s', 'sales', { a: null })];
    expect(comparePerceptions(of, scoreAudit(of, people, 'full'))[0]?.spreads).toEqual([]);
  });
});

describe('the example companies', () => {
  const functionGaps = (folder: string) =>
    comparePerceptions(flagship, scorecardOf(folder)).map(({ criterion, gaps }) => ({
      criterion,
      levels: (gaps[0]?.gap ?? 0) * 4,
    }));
  const meanConsensus = (folder: string) => {
    const all = comparePerceptions(flagship, scorecardOf(folder)).filter(
      ({ consensus }) => consensus !== null,
    );
    return all.reduce((sum, { consensus }) => sum + (consensus ?? 0), 0) / all.length;
  };

  it('shows that Kathy and Sam disagree by two levels in both directions', () => {
    expect(functionGaps(AUGUST).filter(({ levels }) => Math.abs(levels) >= 1.5)).toEqual([
      { criterion: 'shared-kpis', levels: 2 },
      { criterion: 'follow-up', levels: -2 },
      { criterion: 'pre-contact-research', levels: 2 },
      { criterion: 'protected-accounts', levels: -2 },
      { criterion: 'specific-reasons', levels: -2 },
      { criterion: 'enablement', levels: 2 },
    ]);
  });

  it('shows that they no longer do in October', () => {
    expect(functionGaps(OCTOBER).filter(({ levels }) => Math.abs(levels) >= 1.5)).toEqual([]);
  });

  it('finds more consensus in October than in August', () => {
    expect(meanConsensus(AUGUST)).toBeCloseTo(0.824, 3);
    expect(meanConsensus(OCTOBER)).toBeCloseTo(0.898, 3);
  });

  it('shows that the CEO of Norrbruk is rosier than both functions where he answers at all', () => {
    const gaps = comparePerceptions(flagship, scorecardOf(NORRBRUK)).flatMap(
      ({ leadershipGap }) => leadershipGap ?? [],
    );
    expect(gaps).toHaveLength(19);
    expect(gaps.filter((gap) => gap < 0)).toEqual([-0.125]);
  });
});
