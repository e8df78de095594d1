import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { judgeBand } from '../../src/scoring/band.ts';
import { absenteesOf } from '../../src/scoring/responses.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { checklist, criterion, point, respondent, type Said } from '../having.ts';

const one = checklist(point('p', 1, criterion('a')));

function groupsWith(weights: Readonly<Record<string, number | undefined>>): Checklist {
  const groups = Object.entries(weights).map(([id, weight]) => [id, { title: id, weight }]);
  return { ...one, groups: Object.fromEntries(groups) };
}

function scored(of: Checklist, said: Readonly<Record<string, Said>>) {
  const people = Object.entries(said).map(([group, a]) => respondent(`in-${group}`, group, { a }));
  return scoreAudit(of, people, 'full');
}

describe('groups', () => {
  it.each([
    { weights: { x: 1, y: 1 }, said: { x: 4, y: 0 }, score: 0.5, because: 'they weigh the same' },
    { weights: { x: 3, y: 1 }, said: { x: 4, y: 0 }, score: 0.75, because: 'x weighs three times' },
    { weights: { x: 6, y: 2 }, said: { x: 4, y: 0 }, score: 0.75, because: 'only shares matter' },
    { weights: { x: 3, y: undefined }, said: { x: 0, y: 4 }, score: 0.25, because: '1 is default' },
    { weights: { x: 3, y: 1 }, said: { x: null, y: 2 }, score: 0.5, because: 'x gave no level' },
    { weights: { x: 3, y: 1 }, said: { y: 2 }, score: 0.5, because: 'nobody of x answered' },
  ])('of weight $weights give $score to $said because $because', ({ weights, said, score }) => {
    expect(scored(groupsWith(weights), said).score).toBeCloseTo(score, 12);
  });

  it.each([
    {
      weights: { x: 1, y: 1 },
      said: { x: 2 },
      range: [0.25, 0.75],
      because: 'y could say 0 or 4',
    },
    {
      weights: { x: 1, y: 3 },
      said: { x: 2 },
      range: [0.125, 0.875],
      because: 'y keeps its weight of three quarters',
    },
    {
      weights: { x: 1, y: 3 },
      said: { x: 2, y: null },
      range: [0.125, 0.875],
      because: 'a blank is as open as an absent group',
    },
    { weights: { x: 1, y: 1 }, said: { x: 2, y: 2 }, range: [0.5, 0.5], because: 'all answered' },
    {
      weights: { x: 1, y: 1 },
      said: { x: 'no fairs' },
      range: [0, 1],
      because: 'y could contradict "not applicable"',
    },
  ])('span $range for $said because $because', ({ weights, said, range }) => {
    const card = scored(groupsWith(weights), said as Readonly<Record<string, Said>>);
    expect([card.low, card.high]).toEqual(range.map((end) => expect.closeTo(end, 12)));
    expect(card.points[0]).toMatchObject({ low: card.low, high: card.high });
  });
});

describe('expected people', () => {
  const of = groupsWith({ x: 1, y: 1 });
  const expected = [
    { id: 'in-x', group: 'x' },
    { id: 'late', group: 'x' },
    { id: 'in-y', group: 'y' },
  ];

  it('are absent if they gave no answers; their group is then not absent as a whole', () => {
    expect(absenteesOf(of, [{ id: 'in-x', group: 'x' }], expected)).toEqual([
      { respondent: 'late', group: 'x' },
      { respondent: 'in-y', group: 'y' },
    ]);
    expect(absenteesOf(of, [{ id: 'in-x', group: 'x' }])).toEqual([
      { respondent: null, group: 'y' },
    ]);
  });

  it('count as blanks in the range, and nowhere else', () => {
    const people = [respondent('in-x', 'x', { a: 4 }), respondent('in-y', 'y', { a: 4 })];
    const card = scoreAudit(of, people, 'full', expected);
    expect(card).toMatchObject({ score: 1, low: 0.75, high: 1, coverage: 1 });
    expect(card.findings[0]?.responses.map((own) => own.respondent)).toEqual(['in-x', 'in-y']);
  });
});

describe('a must of each group', () => {
  it('can still fail through a group that is absent', () => {
    const must = { level: 2, of: 'each-group', cap: 'undefined' } as const;
    const of = {
      ...groupsWith({ x: 1, y: 1 }),
      ...checklist(point('p', 1, criterion('a', { must }))),
    };
    const { groups } = groupsWith({ x: 1, y: 1 });
    const card = scored({ ...of, groups }, { x: 4 });
    expect(judgeBand({ ...of, groups }, card)).toMatchObject({
      band: 'integrated',
      failedMusts: [],
      lowest: 'undefined',
      highest: 'integrated',
    });
  });
});

describe('the range', () => {
  it('holds the score, whoever is absent and whatever is blank', () => {
    const level = fc.option(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant('n/a')));
    const given = fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.tuple(level, level, level));
    const weight = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(given, fc.tuple(weight, weight, weight), (answers, [x, y, z]) => {
        const floor = [
          { score: 50, label: 'half' },
          { score: 90, label: 'more' },
        ];
        const when = { criterion: 'a', atLeast: 2 };
        const of = {
          ...groupsWith({ x, y, z }),
          points: [
            point('p', 2, criterion('a'), criterion('b', { when })),
            point('q', 1, criterion('c', { levels: floor })),
          ],
        };
        const people = Object.entries(answers).map(([group, [a, b, c]]) =>
          respondent(`in-${group}`, group, { a, b, c: typeof c === 'number' ? c % 2 : c }),
        );
        if (people.length === 0) return;
        for (const { score, low, high } of [
          scoreAudit(of, people, 'full'),
          ...scoreAudit(of, people, 'full').points,
        ]) {
          if (score === null) continue;
          expect(low).toBeLessThanOrEqual(score);
          expect(high).toBeGreaterThanOrEqual(score);
        }
      }),
    );
  });
});
