import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareRounds } from '../../src/analysis/comparison/comparison.ts';
import type { GapReport } from '../../src/analysis/gap-report.ts';
import type { Checklist, Criterion } from '../../src/checklist/checklist.ts';
import { defaults } from '../../src/checklist/lookup.ts';
import { roundToSum } from '../../src/numbers.ts';
import { amongGroups, checklist, criterion, point } from '../having.ts';
import { agreedRound, alone, type Person, roundOf } from './having-rounds.ts';

const [a, b, c] = [criterion('a'), criterion('b'), criterion('c')];

/** Two points of equal weight. */
const old = checklist(point('p', 1, a, b), point('q', 1, c));

/** The same with p at three times the weight of q, and one criterion more in q. */
const renewed: Checklist = {
  ...checklist(point('p', 3, a, b), point('q', 1, c, criterion('d'))),
  version: '2.0.0',
};

describe('the change of a score', () => {
  // Before: p = (0.5 + 1) / 2 = 0.75, q = 0.25, together 0.5. After: p = 0.75 (a alone), q =
  // (0.25 + 0.75) / 2 = 0.5, together (3 * 0.75 + 0.5) / 4 = 0.6875.
  const before = alone(old, { a: 2, b: 4, c: 1 });
  const after = alone(renewed, { a: 3, b: 'no such team', c: 1, d: 3 });
  const comparison = compareRounds(before, after);

  it('is split into weights, other changes of the checklist, not applicable and answers', () => {
    expect(comparison.total).toMatchObject({ before: 0.5, after: 0.6875, change: 0.1875 });
    expect(comparison.parts).toEqual({
      weights: 0.125, // (3 * 0.75 + 0.25) / 4 = 0.625
      checklist: 0.0625, // q with d = (0.25 + 0.75) / 2, so (2.25 + 0.5) / 4 = 0.6875
      notApplicable: -0.1875, // p without b = 0.5, so (1.5 + 0.5) / 4 = 0.5
      people: 0,
      agreement: null,
      answers: 0.1875, // a from 0.5 to 0.75
    });
  });

  it.each<{ what: string; earlier: Person[]; now: Person[]; parts: [number, number] }>([
    {
      what: 'somebody who joined a group: (0.5 + 1) / 2',
      earlier: [{ id: 'sam', answers: { a: 2 } }],
      now: [
        { id: 'sam', answers: { a: 2 } },
        { id: 'eve', answers: { a: 4 } },
      ],
      parts: [0.25, 0],
    },
    {
      what: 'somebody who left, and another who changed the answer: 0.5, then 0.75',
      earlier: [
        { id: 'sam', answers: { a: 2 } },
        { id: 'eve', answers: { a: 0 } },
      ],
      now: [{ id: 'sam', answers: { a: 3 } }],
      parts: [0.25, 0.25],
    },
    {
      what: 'somebody who changed the group: ((0.5 + 1) / 2 + 0) / 2 becomes ((0.5) + (1 + 0) / 2) / 2',
      earlier: [
        { id: 'sam', answers: { a: 2 } },
        { id: 'eve', answers: { a: 4 } },
        { id: 'kim', group: 'marketing', answers: { a: 0 } },
      ],
      now: [
        { id: 'sam', answers: { a: 2 } },
        { id: 'eve', group: 'marketing', answers: { a: 4 } },
        { id: 'kim', group: 'marketing', answers: { a: 0 } },
      ],
      parts: [0.125, 0],
    },
  ])('is told apart from $what', ({ earlier, now, parts: [people, answers] }) => {
    const one = checklist(point('p', 1, a));
    expect(compareRounds(roundOf(one, earlier), roundOf(one, now)).parts).toEqual({
      ...{ weights: 0, checklist: 0, notApplicable: 0 },
      ...{ people, agreement: null, answers },
    });
  });

  it('counts what is newly not asked with what is newly not applicable', () => {
    const asked = checklist(
      point('p', 1, a, criterion('b', { when: { criterion: 'a', atLeast: 1 } })),
    );
    const parts = compareRounds(alone(asked, { a: 1, b: 4 }), alone(asked, { a: 0 })).parts;
    // (0.25 + 1) / 2 = 0.625; without b 0.25; a falls to 0.
    expect(parts).toMatchObject({ notApplicable: -0.375, people: 0, answers: -0.25 });
  });

  it('is printed so that the parts add up', () => {
    const { weights, checklist: other, notApplicable, answers } = comparison.parts ?? {};
    const parts = [weights, other, notApplicable, answers].map((part) => part ?? 0);
    expect(roundToSum(defaults.display, parts, 0.1875)).toEqual([
      '+12.5',
      '+6.2',
      '-18.7',
      '+18.8',
    ]);
  });

  it.each([
    {
      what: 'weights ten times as large',
      next: checklist(point('p', 10, a, b), point('q', 10, c)),
      parts: { weights: 0, checklist: 0, notApplicable: 0, people: 0, answers: 0 },
      because: 'only proportions count',
    },
    {
      what: 'a criterion gone',
      next: checklist(point('p', 1, a), point('q', 1, c)),
      parts: { weights: 0, checklist: -0.125, notApplicable: 0, people: 0, answers: 0 },
      because: 'p falls from 0.75 to 0.5',
    },
    {
      what: 'a point gone, and the other with another weight',
      next: checklist(point('p', 7, a, b)),
      parts: { weights: 0, checklist: 0.25, notApplicable: 0, people: 0, answers: 0 },
      because: 'the weight of a single point is no proportion',
    },
    {
      what: 'a criterion renamed',
      next: checklist(point('p', 1, criterion('a2', { formerly: ['a'] }), b), point('q', 1, c)),
      parts: { weights: 0, checklist: 0, notApplicable: 0, people: 0, answers: 0 },
      because: 'the answers go with it',
    },
    {
      what: 'weights within a point',
      next: checklist(point('p', 1, a, criterion('b', { weight: 3 })), point('q', 1, c)),
      parts: { weights: 0.0625, checklist: 0, notApplicable: 0, people: 0, answers: 0 },
      because: 'p rises from 0.75 to (0.5 + 3) / 4 = 0.875',
    },
  ])('with $what is $parts, because $because', ({ next, parts }) => {
    const answers = { a: 2, a2: 2, b: 4, c: 1 };
    const known = next.points.flatMap(({ criteria }) => criteria.map(({ id }) => id));
    const kept = Object.entries(answers).filter(([id]) => known.includes(id));
    const later = alone({ ...next, version: '2.0.0' }, Object.fromEntries(kept));
    expect(compareRounds(before, later).parts).toEqual({ ...parts, agreement: null });
  });

  it.each([
    {
      from: { a: 2, b: null, c: 1 },
      to: { a: 2, b: 4, c: 1 },
      parts: { notApplicable: 0, people: 0, answers: 0.125 },
      because: 'what was blank is answered',
    },
    {
      from: { a: 2, b: 'no team', c: 1 },
      to: { a: 2, b: 4, c: 1 },
      parts: { notApplicable: 0.125, people: 0, answers: 0 },
      because: 'what did not apply does now',
    },
    {
      from: { a: 2, b: 4, c: 1 },
      to: { a: 2, b: 4, c: 'no team' },
      parts: { notApplicable: 0.25, people: 0, answers: 0 },
      because: 'the weak point was called not applicable',
    },
  ])('from $from to $to is $parts, because $because', ({ from, to, parts }) => {
    expect(compareRounds(alone(old, from), alone(old, to)).parts).toMatchObject(parts);
  });

  it('has no parts where a round has no score', () => {
    const nothing = alone(old, {});
    expect(compareRounds(nothing, before).parts).toBeNull();
    expect(compareRounds(nothing, before).total).toMatchObject({ before: null, change: null });
  });
});

describe('an earlier round', () => {
  it('whose checklist is gone has no part for weights, and the comparison says so', () => {
    const folder = alone(renewed, { a: 2, b: 4, c: 1 }, { version: '1.0.0' });
    const later = alone(renewed, { a: 2, b: 4, c: 1, d: 3 }, { version: '1.0.0' });
    const comparison = compareRounds(folder, later);
    expect(comparison.parts).toEqual({
      weights: null,
      checklist: null,
      notApplicable: 0,
      agreement: null,
      people: 0,
      answers: 0.0625,
    });
    expect(comparison.remarks).toEqual([
      'The earlier round used version 1.0.0 of the checklist, which is not available. It is scored with version 2.0.0, so the effect of checklist changes is unknown.',
    ]);
  });

  it('whose checklist is gone has no parts beside one of today, and the comparison says so', () => {
    const folder = alone(renewed, { a: 2, b: 4, c: 1 }, { version: '1.0.0' });
    const comparison = compareRounds(folder, alone(renewed, { a: 2, b: 4, c: 1, d: 3 }));
    expect(comparison.parts).toBeNull();
    expect(comparison.remarks).toEqual([
      'Answers to version 1.0.0 of the checklist are read as version 2.0.0. Nothing tells what their levels said, so these answers cannot be compared.',
    ]);
  });

  it('with another checklist under the same version is compared, with a remark', () => {
    const before = alone(old, { a: 1 });
    const other = { ...before, checklist: { ...before.checklist, digest: 'other' } };
    expect(compareRounds(other, before).remarks).toEqual([
      'The two checklists differ but have the same version, 1.0.0.',
    ]);
  });

  it('with answers that the scale no longer has counts them as blanks, and says so', () => {
    const hours = (max: number): Criterion => ({
      ...{ id: 'a', type: 'number', question: 'How many?', min: 0, max },
      thresholds: [
        { at: 0, score: 0 },
        { at: 2, score: 50 },
        { at: 4, score: 100 },
      ],
    });
    const before = alone(checklist(point('p', 1, hours(100), b)), { a: 50, b: 2 });
    const short = checklist(point('p', 1, hours(10), b));
    const after = alone({ ...short, version: '2.0.0' }, { a: 4, b: 2 });
    const { parts, remarks } = compareRounds(before, after);
    expect(parts).toEqual({
      weights: 0,
      checklist: -0.25,
      notApplicable: 0,
      people: 0,
      agreement: null,
      answers: 0.25,
    });
    expect(remarks).toContain(
      'The scale of 1.1 "How many?" has changed. Earlier answers that no longer fit count as unanswered.',
    );
  });

  it('about another checklist is refused', () => {
    const other = alone({ ...old, id: 'other-checklist' }, { a: 1 });
    expect(() => compareRounds(other, alone(old, { a: 1 }))).toThrow(
      'the earlier round used checklist "other-checklist", this round used "test-checklist"',
    );
  });

  it('about another subject, or of a later day, is compared with a remark', () => {
    const before = alone(old, { a: 1 }, { subject: 'Others', date: '2025-01-01' });
    expect(compareRounds(before, alone(old, { a: 1 })).remarks).toEqual([
      'The rounds are about different organisations: "Others" and "Company".',
      'The baseline round (2025-01-01) is later than this round (2024-05-06).',
    ]);
  });
});

describe('an express round and a full one', () => {
  const keyed = checklist(point('p', 1, criterion('a', { key: true }), b));
  const full = alone(keyed, { a: 2, b: 4 });
  const express = alone(keyed, { a: 3 }, { mode: 'express' });

  it('are compared by the key criteria, and the comparison says so', () => {
    const { mode, total, parts, remarks } = compareRounds(full, express);
    expect(mode).toBe('express');
    expect(total).toMatchObject({ before: 0.5, after: 0.75, change: 0.25 });
    expect(parts).toEqual({
      weights: 0,
      checklist: 0,
      notApplicable: 0,
      people: 0,
      agreement: null,
      answers: 0.25,
    });
    expect(remarks).toEqual([
      'The later round is an express audit, so only key criteria are compared. Scores differ from the report of the earlier round.',
    ]);
  });

  it('are compared so in either order', () => {
    expect(compareRounds(express, full).total).toMatchObject({ before: 0.75, after: 0.5 });
  });
});

describe('points and criteria', () => {
  const before = alone(old, { a: 2, b: 4, c: 1 });
  const after = roundOf(amongGroups(renewed, 'marketing', 'sales'), [
    { id: 'ann', group: 'marketing', answers: { a: 3, b: null, c: 1, d: 3 } },
    { id: 'sam', answers: { a: 3, c: null, d: 3 } },
  ]);
  const { points, criteria } = compareRounds(before, after);

  it('are compared one by one, with what the blanks could make of them', () => {
    expect(points).toEqual([
      {
        point: 'p',
        in: 'both',
        levels: 'same',
        before: 0.75,
        after: 0.75,
        change: 0,
        lowest: 0.375,
      },
      {
        point: 'q',
        in: 'both',
        levels: 'same',
        before: 0.25,
        after: 0.5,
        change: 0.25,
        lowest: 0.4375,
      },
    ]);
    expect(criteria.map((own) => [own.criterion, own.before, own.after, own.lowest])).toEqual([
      ['a', 0.5, 0.75, 0.75],
      ['b', 1, null, 0],
      ['c', 0.25, 0.25, 0.125],
      ['d', null, 0.75, 0.75],
    ]);
  });

  it('say where they are gone or new', () => {
    const next = {
      ...checklist(point('p', 1, a), point('r', 1, criterion('e'))),
      version: '2.0.0',
    };
    const comparison = compareRounds(before, alone(next, { a: 2, e: 4 }));
    expect(comparison.points.map((own) => [own.point, own.in])).toEqual([
      ['p', 'both'],
      ['r', 'after'],
      ['q', 'before'],
    ]);
    expect(comparison.criteria.map((own) => [own.point, own.criterion, own.in])).toEqual([
      ['p', 'a', 'both'],
      ['r', 'e', 'after'],
      ['p', 'b', 'before'],
      ['q', 'c', 'before'],
    ]);
  });
});

describe('the gaps of two rounds', () => {
  const five = checklist(point('p', 1, a, b, c, criterion('d'), criterion('e'), criterion('gone')));
  const { points } = five;
  const without = points.map((own) => ({
    ...own,
    criteria: own.criteria.filter(({ id }) => id !== 'gone'),
  }));
  const later = { ...five, points: without, version: '2.0.0' };

  it('are closed, opened, kept, out of sight or possible', () => {
    const before = alone(five, { a: 1, b: 4, c: 1, d: 1, e: 4, gone: 0 });
    const after = alone(later, { a: 4, b: 1, c: 2, d: 'not ours' });
    expect(compareRounds(before, after).gaps).toEqual({
      closed: ['a'],
      opened: ['b'],
      kept: ['c'],
      outOfSight: [
        { criterion: 'd', reason: 'not-applicable' },
        { criterion: 'gone', reason: 'removed' },
      ],
      possible: ['e'],
      untold: [],
    });
  });

  it('are followed where a criterion is renamed', () => {
    const renamed = checklist(point('p', 1, criterion('z', { formerly: ['a'] })));
    const after = alone({ ...renamed, version: '2.0.0' }, { z: 2 });
    const before = alone(checklist(point('p', 1, a)), { a: 1 });
    expect(compareRounds(before, after).gaps.kept).toEqual(['z']);
  });
});

describe('levels that say something else', () => {
  const levels = { 0: 'none', 1: 'little', 2: 'some', 3: 'a report', 4: 'all' };
  const later = {
    ...checklist(point('p', 1, criterion('a', { levels, target: 3 }), criterion('b'))),
    version: '2.0.0',
  };
  const earlier = checklist(point('p', 1, criterion('a', { target: 3 }), criterion('b')));

  it('cannot be told: their change is one of the checklist', () => {
    const { criteria, gaps, parts, remarks } = compareRounds(
      alone(earlier, { a: 3, b: 2 }),
      alone(later, { a: 1, b: 3 }),
    );
    expect(criteria[0]).toMatchObject({
      before: 0.75,
      after: 0.25,
      change: null,
      levels: 'changed',
    });
    expect(criteria[1]).toMatchObject({ change: 0.25, levels: 'same' });
    expect(gaps).toMatchObject({ closed: [], opened: [], kept: ['b'], untold: ['a'] });
    // a from 0.75 to 0.25 is half of the score, and so is b from 0.5 to 0.75.
    expect(parts).toMatchObject({ weights: 0, checklist: -0.25, people: 0, answers: 0.125 });
    expect(remarks).toContain(
      'The levels of 1.1 "How much a?" say something else now. Nothing tells whether they rose or fell, and scores can differ by wording alone.',
    );
  });

  it('are a change of the checklist, although somebody said that the criterion does not apply', () => {
    const { parts } = compareRounds(
      roundOf(earlier, [
        { id: 'sam', answers: { a: 3, b: 2 } },
        { id: 'eve', answers: { a: 'no such team', b: 2 } },
      ]),
      roundOf(later, [
        { id: 'sam', answers: { a: 1, b: 2 } },
        { id: 'eve', answers: { a: 1, b: 2 } },
      ]),
    );
    // a from 0.75 to 0.25 is half of the score.
    expect(parts).toMatchObject({ checklist: -0.25, notApplicable: 0, answers: 0 });
  });

  it('take their point and the total with them', () => {
    const { points, total, parts } = compareRounds(
      alone(earlier, { a: 3, b: 2 }),
      alone(later, { a: 1, b: 3 }),
    );
    expect(points[0]).toMatchObject({ before: 0.625, after: 0.5, change: null, levels: 'changed' });
    expect(total).toMatchObject({ before: 0.625, after: 0.5, change: null });
    expect(parts).not.toBeNull();
  });

  const number = {
    id: 'n',
    type: 'number',
    question: 'How many?',
    target: 10,
    thresholds: [
      { at: 0, score: 0 },
      { at: 10, score: 100 },
    ],
  } as const;
  const read = checklist(point('p', 1, criterion('a'), criterion('b')), point('q', 1, number));

  it('are no rise where the version that was answered is not there', () => {
    const { total, parts, points, criteria, gaps, rootCauses } = compareRounds(
      alone(read, { a: 1, b: 1, n: 0 }, { version: '0.9.0' }),
      alone(read, { a: 4, b: 4, n: 10 }),
    );
    expect({ change: total.change, parts }).toEqual({ change: null, parts: null });
    expect(points.map(({ change, levels }) => [change, levels])).toEqual([
      [null, 'changed'],
      [1, 'same'],
    ]);
    expect(criteria.map(({ change, levels }) => [change, levels])).toEqual([
      [null, 'changed'],
      [null, 'changed'],
      [1, 'same'],
    ]);
    expect(gaps).toMatchObject({ closed: ['n'], untold: ['a', 'b'] });
    expect(rootCauses).toMatchObject({ closed: ['q'], opened: [] });
  });

  it('compare between two rounds of that version', () => {
    const { total, points, parts } = compareRounds(
      alone(read, { a: 1, b: 1, n: 10 }, { version: '0.9.0' }),
      alone(read, { a: 4, b: 4, n: 10 }, { version: '0.9.0' }),
    );
    expect(points.map(({ change, levels }) => [change, levels])).toEqual([
      [0.75, 'same'],
      [0, 'same'],
    ]);
    expect(total.change).toBe(0.375);
    expect(parts).toMatchObject({ weights: null, checklist: null, answers: 0.375 });
  });

  it('are told where the chosen one still says the same', () => {
    const { criteria, remarks } = compareRounds(
      alone(earlier, { a: 2, b: 2 }),
      alone(later, { a: 1, b: 2 }),
    );
    expect(criteria[0]).toMatchObject({ change: -0.25, levels: 'same' });
    expect(remarks).toHaveLength(1);
  });

  it('are followed to another number', () => {
    const inserted = { 0: 'none', 1: 'little', 2: 'a rumour', 3: 'some', 4: 'all' };
    const moved = {
      ...checklist(point('p', 1, criterion('a', { levels: inserted, target: 3 }), criterion('b'))),
      version: '2.0.0',
    };
    const { parts } = compareRounds(alone(earlier, { a: 2, b: 2 }), alone(moved, { a: 3, b: 2 }));
    expect(parts).toMatchObject({ checklist: 0.125, answers: 0 });
  });
});

describe('levels that a workshop agreed on', () => {
  const one = amongGroups(checklist(point('p', 1, a, b)), 'sales');
  const votes = { a: 2, b: 2 };
  const agreeing = (said: Readonly<Record<string, number>>, answers: Record<string, number>) =>
    agreedRound(one, [{ id: 'sam', answers }], said);

  it('are scored in both rounds', () => {
    const { total, parts } = compareRounds(agreeing({ a: 1 }, votes), agreeing({ a: 3 }, votes));
    expect(total).toMatchObject({ before: 0.375, after: 0.625, change: 0.25 });
    expect(parts).toMatchObject({ people: 0, agreement: 0, answers: 0.25 });
  });

  it.each([
    // b agreed at 4 while its vote rose to 3: half of 0.25 is agreement, half of 0.25 an answer.
    { from: {}, to: { b: 4 }, now: { a: 2, b: 3 }, agreement: 0.125, answers: 0.125 },
    // b agreed at 4 before, and only voted at 2 now.
    { from: { b: 4 }, to: {}, now: votes, agreement: -0.25, answers: 0 },
  ])('from $from to $to are a part of the change', ({ from, to, now, agreement, answers }) => {
    const { parts } = compareRounds(agreeing(from, votes), agreeing(to, now));
    expect(parts).toMatchObject({ people: 0, agreement, answers });
  });

  it('are no part where the criterion did not apply before', () => {
    const before = agreedRound(one, [{ id: 'sam', answers: { a: 'no such team', b: 2 } }], {});
    const after = agreedRound(
      one,
      [
        { id: 'sam', answers: { a: 0, b: 2 } },
        { id: 'eve', answers: { a: 4, b: 2 } },
      ],
      { a: 4 },
    );
    // From b alone, 0.5, to a and b, (1 + 0.5) / 2.
    const { parts } = compareRounds(before, after);
    expect(parts).toMatchObject({ notApplicable: 0.25, people: 0, agreement: 0, answers: 0 });
  });

  it('are no part where nobody was asked before and nobody answers now', () => {
    const asked = criterion('b', { when: { criterion: 'a', atLeast: 2 } });
    const two = amongGroups(checklist(point('p', 1, a, asked)), 'sales');
    const before = agreedRound(two, [{ id: 'sam', answers: { a: 1 } }], { a: 1, b: 4 });
    const after = agreedRound(two, [{ id: 'eve', answers: { a: 2 } }], {});
    // b has no score in either round, so it has none in between.
    const { total, parts } = compareRounds(before, after);
    expect(total).toMatchObject({ before: 0.25, after: 0.5 });
    expect(parts).toMatchObject({ notApplicable: 0, people: 0, agreement: 0.25, answers: 0 });
  });

  it('are no part without a workshop', () => {
    expect(compareRounds(alone(one, votes), alone(one, votes)).parts?.agreement).toBeNull();
  });
});

describe('the root causes of two rounds', () => {
  const causal = checklist(
    point('goals', 1, a),
    { ...point('plan', 1, b), causedBy: [{ point: 'goals', because: 'no goals' }] },
    { ...point('calls', 1, c), causedBy: [{ point: 'plan', because: 'no plan' }] },
  );

  it.each([
    {
      from: { a: 4, b: 4, c: 4 },
      to: { a: 4, b: 1, c: 1 },
      roots: { opened: ['plan'], kept: [], closed: [], possible: [] },
      because: 'plan was not weak before',
    },
    {
      from: { a: 1, b: 1, c: 4 },
      to: { a: 4, b: 1, c: 4 },
      roots: { opened: [], kept: ['plan'], closed: ['goals'], possible: [] },
      because: 'plan was weak before, though no root',
    },
    {
      from: { a: 4, b: 4, c: 4 },
      to: { a: 4, b: null, c: 1 },
      roots: { opened: ['calls'], kept: [], closed: [], possible: ['plan'] },
      because: 'plan may be weak and the cause of calls',
    },
    {
      from: { a: 1, b: 4, c: 4 },
      to: { a: null, b: 1, c: 4 },
      roots: { opened: ['plan'], kept: [], closed: [], possible: [] },
      because: 'whether goals is weak still cannot be seen',
    },
  ])('from $from to $to are $roots, because $because', ({ from, to, roots }) => {
    expect(compareRounds(alone(causal, from), alone(causal, to)).rootCauses).toEqual(roots);
  });
});

describe('Lakeshore Metrics from August to October', () => {
  const report = (date: string): GapReport =>
    JSON.parse(readFileSync(`examples/lakeshore-metrics/${date}.report.json`, 'utf8'));
  const comparison = compareRounds(report('2012-08-06'), report('2012-10-15'));

  it('rises by 19.2 points, by answers alone', () => {
    const { weights, checklist: other, notApplicable, answers } = comparison.parts ?? {};
    expect([weights, other, notApplicable]).toEqual([0, 0, 0]);
    expect(answers).toBeCloseTo(0.1919, 4);
  });

  it('closes eight of 27 gaps and both root causes, and opens none', () => {
    const { gaps, rootCauses } = comparison;
    expect([gaps.closed.length, gaps.kept.length]).toEqual([8, 19]);
    expect([gaps.opened, gaps.outOfSight, gaps.possible]).toEqual([[], [], []]);
    expect(rootCauses).toEqual({
      opened: [],
      kept: [],
      closed: ['rejection-feedback', 'operating-rhythm'],
      possible: [],
    });
  });
});
