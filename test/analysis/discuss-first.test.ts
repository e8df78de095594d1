import { describe, expect, it } from 'vitest';
import { findDisagreement } from '../../src/analysis/disagreement.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { checklist, criterion, point, respondent, type Said } from '../having.ts';
import { AUGUST, flagship, OCTOBER, roundOf, scorecardOf } from './company.ts';

type Votes = Readonly<Record<string, readonly Said[]>>;

/** Returns the criteria to discuss first, by answers such as {marketing: [3, 1], sales: [1, 1]}. */
function discussed(of: Checklist, votes: Votes) {
  const ids = of.points.flatMap(({ criteria }) => criteria.map(({ id }) => id));
  const participants = Object.entries(votes).map(([id, said]) =>
    respondent(
      id,
      id.replace(/\d/, ''),
      Object.fromEntries(ids.map((c, i) => [c, said[i] ?? null])),
    ),
  );
  return findDisagreement(of, scoreAudit(of, participants, 'full'), participants).discussFirst;
}

const ab = (weights: readonly [number, number]) =>
  checklist(
    point('p', 1, criterion('a', { weight: weights[0] }), criterion('b', { weight: weights[1] })),
  );

describe('criteria to discuss first', () => {
  it.each<{ of: Checklist; votes: Votes; first: string; because: string }>([
    {
      of: ab([9, 1]),
      votes: { marketing: [1, 0], sales: [3, 3] },
      first: 'b',
      because: 'its gap is larger, whatever the weights',
    },
    {
      of: ab([9, 1]),
      votes: { marketing: [1, 1], sales1: [3, 2], sales2: [3, 4] },
      first: 'b',
      because: 'the gaps are equal, but sales is split over it',
    },
    {
      of: ab([1, 2]),
      votes: { marketing: [1, 3], sales: [3, 1] },
      first: 'b',
      because: 'gap and consensus are equal, and it weighs more',
    },
    {
      of: ab([1, 1]),
      votes: { marketing: [1, 3], sales: [3, 1] },
      first: 'a',
      because: 'everything is equal, and the checklist names it first',
    },
    {
      of: ab([9, 1]),
      votes: { marketing: [1, 2], sales1: [2, 0], sales2: [2, 0], sales3: [2, 4], sales4: [2, 4] },
      first: 'b',
      because: 'two groups differ over a by a level, but sales is split over b by four',
    },
  ])('is $first: $because', ({ of, votes, first }) => {
    expect(discussed(of, votes).map((own) => own.criterion)[0]).toBe(first);
  });

  it('is nothing below one level of four', () => {
    // Of four in sales one is a level higher: (2 + 3 - 2 - 2) / 2 is half a level.
    const votes = { marketing: [2, 1], sales1: [2, 1], sales2: [2, 1], sales3: [2, 1] };
    expect(discussed(ab([1, 1]), { ...votes, sales4: [3, 1] })).toEqual([]);
  });

  it('is at most three criteria', () => {
    const four = checklist(point('p', 1, ...['a', 'b', 'c', 'd'].map((id) => criterion(id))));
    const found = discussed(four, { marketing: [0, 0, 0, 0], sales: [1, 2, 3, 4] });
    expect(found.map((own) => own.criterion)).toEqual(['d', 'c', 'b']);
  });

  it('tells who said what, and why', () => {
    const of = ab([1, 1]);
    const kathy = {
      ...respondent('kathy', 'marketing', {}),
      answers: new Map([['a', { value: 4, note: 'I signed it.' }]]),
    };
    const participants = [kathy, respondent('sam', 'sales', { a: 1 })];
    const [found] = findDisagreement(
      of,
      scoreAudit(of, participants, 'full'),
      participants,
    ).discussFirst;
    expect(found).toEqual({
      point: 'p',
      criterion: 'a',
      gap: { first: 'marketing', second: 'sales', gap: 0.75, verdict: 'conflict' },
      spread: null,
      consensus: expect.closeTo(0.3219, 4),
      share: 1,
      groups: { marketing: 1, sales: 0.25 },
      statements: [
        {
          respondent: 'kathy',
          group: 'marketing',
          said: 'level',
          level: 4,
          note: 'I signed it.',
        },
        { respondent: 'sam', group: 'sales', said: 'level', level: 1, note: null },
      ],
    });
  });

  it('is follow-up, KPIs and reasons at Lakeshore in August: equal gaps, by weight', () => {
    const found = findDisagreement(flagship, scorecardOf(AUGUST), roundOf(AUGUST)).discussFirst;
    expect(found.map((own) => own.criterion)).toEqual([
      'follow-up',
      'shared-kpis',
      'specific-reasons',
    ]);
  });

  it('is no conflict any more at Lakeshore in October', () => {
    const found = findDisagreement(flagship, scorecardOf(OCTOBER), roundOf(OCTOBER)).discussFirst;
    expect(found.map(({ gap }) => gap?.verdict)).toEqual(['discuss', 'discuss', 'discuss']);
  });
});
