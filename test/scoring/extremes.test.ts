import { describe, expect, it } from 'vitest';
import { judgeBand } from '../../src/scoring/band.ts';
import { scoreAtBound } from '../../src/scoring/interval.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { amongGroups, checklist, criterion, point, respondent, type Said } from '../having.ts';

/** Two points: "plain" with levels from 0 to 4, "mild" with a worst level of 50. */
const mild = [
  { score: 50, label: 'half' },
  { score: 100, label: 'whole' },
];
const mixed = amongGroups(
  checklist(
    point('first', 1, criterion('plain')),
    point('second', 1, criterion('mild', { levels: mild })),
  ),
  'sales',
);
const chained = amongGroups(
  checklist(
    point('first', 1, criterion('owner')),
    point('second', 1, criterion('active', { when: { criterion: 'owner', atLeast: 1 } })),
  ),
  'sales',
);

/** A criterion that nobody counts as 0, and two that hang on the ones before. */
const hiding = amongGroups(
  checklist(
    point('first', 1, criterion('owner', { levels: mild })),
    point(
      'second',
      1,
      criterion('active', { levels: mild, when: { criterion: 'owner', atLeast: 1 } }),
    ),
    point('third', 1, criterion('deep', { when: { criterion: 'active', atLeast: 1 } })),
  ),
  'sales',
);
const deep = point('third', 8, criterion('deep', { when: { criterion: 'active', atLeast: 1 } }));
const longer = { ...chained, points: [...chained.points, deep] };

describe('the low end', () => {
  it.each<{
    of: typeof mixed;
    answers: Record<string, Said>;
    low: number | null;
    because: string;
  }>([
    { of: mixed, answers: { plain: 4, mild: 1 }, low: 1, because: 'nothing is blank' },
    { of: mixed, answers: { plain: 4, mild: null }, low: 0.75, because: 'mild may be 50' },
    { of: mixed, answers: { plain: 1, mild: null }, low: 0.25, because: 'mild may not apply' },
    { of: mixed, answers: { plain: null, mild: 1 }, low: 0.5, because: 'plain may be 0' },
    { of: mixed, answers: { plain: null, mild: null }, low: 0, because: 'only plain may count' },
    { of: mixed, answers: { plain: 'no', mild: 'no' }, low: null, because: 'nothing is open' },
    { of: chained, answers: { owner: 0, active: 4 }, low: 0, because: 'active is not asked' },
    { of: chained, answers: { owner: null, active: 4 }, low: 0, because: 'it hangs on a blank' },
    { of: chained, answers: { owner: 2, active: 4 }, low: 0.75, because: 'it is asked' },
    { of: chained, answers: { owner: 'no', active: 4 }, low: 1, because: 'N/A is no blank' },
    {
      of: hiding,
      answers: { owner: 0, active: 0, deep: 0 },
      low: 0.25,
      because: 'active is not asked, so deep is',
    },
    {
      of: hiding,
      answers: { owner: null, active: 0, deep: 0 },
      low: 0,
      because: 'the answer that hides deep hangs on a blank',
    },
    {
      of: longer,
      answers: { owner: null, active: 3, deep: 4 },
      low: 0,
      because: 'a chain hangs on its first condition',
    },
  ])('of $answers is $low, because $because', ({ of, answers, low }) => {
    const card = scoreAudit(of, [respondent('ann', 'sales', answers)], 'full');
    expect(scoreAtBound(of, card, 'low').score).toBe(low);
    expect(card.low).toBe(low);
  });
});

describe('a must at the low end', () => {
  it('counts an answer as unanswered if its condition hangs on a blank', () => {
    const must = { level: 2, cap: 'undefined' } as const;
    const when = { criterion: 'owner', atLeast: 1 };
    const of = amongGroups(
      checklist(
        point('p', 1, criterion('owner', { key: true }), criterion('held', { must, when })),
      ),
      'sales',
    );
    const answers = { owner: null, held: 4 };
    const card = scoreAudit(of, [respondent('ann', 'sales', answers)], 'full');
    expect(judgeBand(of, card)).toMatchObject({ band: 'integrated', lowest: 'undefined' });
    const high = scoreAudit(of, [respondent('ann', 'sales', { owner: 4, held: 4 })], 'full');
    expect(judgeBand(of, high)).toMatchObject({ lowest: 'integrated' });
  });
});

describe('the high end', () => {
  it('counts "not applicable" as unanswered if its condition hangs on a blank', () => {
    const [first, second] = chained.points;
    if (!first || !second) throw new Error('two points');
    const beside = { ...second, criteria: [...second.criteria, criterion('other')] };
    const of = { ...chained, points: [first, beside] };
    const answers = { owner: null, active: 'no', other: 0 };
    // owner at 1, and active at 1 beside other at 0.
    expect(scoreAudit(of, [respondent('ann', 'sales', answers)], 'full').high).toBe(0.75);
  });

  it('leaves out what could only lower the score', () => {
    const capped = [
      { score: 0, label: 'none' },
      { score: 60, label: 'some' },
    ];
    const criteria = [
      criterion('done'),
      criterion('capped', { levels: capped }),
      criterion('open'),
    ];
    const of = amongGroups(checklist(point('p', 1, ...criteria)), 'sales');
    const card = scoreAudit(of, [respondent('ann', 'sales', { done: 3 })], 'full');
    expect(scoreAtBound(of, card, 'high').points).toEqual({ p: 0.875 });
  });
});
