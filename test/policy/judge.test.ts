import { describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/analysis/gap-report.ts';
import type { Criterion } from '../../src/checklist/checklist.ts';
import { judgePolicy, needsBaseline, type Verdict } from '../../src/policy/judge.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { alone, type Person, roundOf } from '../analysis/having-rounds.ts';
import { amongGroups, checklist, criterion, point } from '../having.ts';

const [a, b, c] = [criterion('a', { key: true }), criterion('b'), criterion('c', { key: true })];
const small = checklist(point('p', 1, a, b), point('q', 1, c));

/** Judges a report by a policy without limits on "not applicable". */
function verdict(
  rules: Partial<Policy>,
  report: GapReport,
  before: GapReport | null = null,
  today = '2024-06-01',
): Verdict {
  const policy = {
    format: 1,
    checklist: 'test-checklist',
    maxNotApplicable: 100,
    minRespondents: { marketing: 0, sales: 0, leadership: 0 },
    ...rules,
  } as const;
  return judgePolicy(policy, { report, baseline: before, today });
}

/** The gates of a verdict in short, without the one on "not applicable". */
function gates(of: Verdict): readonly string[] {
  return of.gates
    .filter(
      ({ rule, outcome }) =>
        rule !== 'maxNotApplicable' && !(outcome === 'pass' && rule === 'failedMusts'),
    )
    .map(({ rule, outcome, message }) => `${outcome} ${rule}: ${message}`);
}

describe('the minimum of the score', () => {
  const fine = checklist(point('p', 6996, a), point('q', 3004, c));

  it.each([
    {
      answers: { a: 4, b: 2, c: 2 },
      limit: 62.5,
      gate: 'pass minScore: score 62.5%, minimum 62.5%',
    },
    {
      answers: { a: 4, b: 2, c: 2 },
      limit: 63,
      gate: 'fail minScore: score 62.5%, minimum 63%',
    },
    {
      answers: { a: 4, b: null, c: 2 },
      limit: 60,
      gate: 'fail minScore: score 50.0% (75.0% ignoring unanswered criteria), minimum 60%',
    },
    {
      answers: { a: 4, b: null, c: 2 },
      limit: 50,
      gate: 'pass minScore: score 50.0% (75.0% ignoring unanswered criteria), minimum 50%',
    },
  ])('of $limit with $answers: $gate', ({ answers, limit, gate }) => {
    expect(gates(verdict({ minScore: limit }, alone(small, answers)))).toEqual([gate]);
  });

  it('compares unrounded values, and prints enough digits', () => {
    expect(gates(verdict({ minScore: 70 }, alone(fine, { a: 4, c: 0 })))).toEqual([
      'fail minScore: score 69.96%, minimum 70%',
    ]);
  });

  it('as a warning fails nothing', () => {
    const warned = verdict(
      { minScore: { limit: 60, severity: 'warning' } },
      alone(small, { a: 1 }),
    );
    expect(warned.passed).toBe(true);
    expect(warned.gates[0]).toMatchObject({ outcome: 'warn', severity: 'warning', value: 0.0625 });
  });
});

/** Not even a limit for what does not apply. */
function byNoRule(report: GapReport): Verdict {
  const policy = { format: 1, checklist: 'test-checklist' } as const;
  return judgePolicy(policy, { report, baseline: null, today: '2024-06-01' });
}

describe('an audit of which nothing was graded', () => {
  it.each([
    { answers: {}, because: 'nobody answered' },
    { answers: { a: 'x', b: 'x', c: 'x' }, because: 'nothing applies' },
  ])('fails any policy: $because', ({ answers }) => {
    const failed = verdict({ maxAge: 100 }, alone(small, answers));
    expect(gates(failed)[0]).toBe('fail graded: no scored criterion has an answer');
    expect(failed.passed).toBe(false);
  });

  it('fails a policy without rules too', () => {
    const failed = byNoRule(alone(small, {}));
    expect(gates(failed)).toEqual(['fail graded: no scored criterion has an answer']);
    expect(failed.passed).toBe(false);
  });
});

describe('a policy without rules', () => {
  it('has no gate where something was graded, so that it passes', () => {
    const passed = byNoRule(alone(small, { a: 0 }));
    expect(passed.gates).toEqual([]);
    expect(passed.passed).toBe(true);
  });
});

describe('the minimum of the band', () => {
  const must = { level: 2, of: 'each-group', cap: 'defined' } as const;
  const held = checklist(
    point('p', 1, a, criterion('b', { must, notApplicable: true })),
    point('q', 1, c),
  );

  it.each([
    {
      answers: { a: 4, b: 2, c: 2 },
      gate: 'pass minBand: band Aligned, minimum Aligned',
      because: 'the must holds',
    },
    {
      answers: { a: 4, b: 1, c: 4 },
      gate: 'fail minBand: band Defined, minimum Aligned',
      failed: ['fail failedMusts: 1.2 "How much b?": must be at level 2; missed by Sales'],
      because: 'the must caps 81.3',
    },
    {
      answers: { a: 4, b: null, c: 4 },
      gate: 'fail minBand: band Defined (Integrated ignoring unanswered criteria), minimum Aligned',
      failed: ['fail failedMusts: 1.2 "How much b?": must be at level 2; missed by Sales'],
      because: 'the must could fail',
    },
    {
      answers: { a: 4, b: 'x', c: null },
      gate: 'pass minBand: band Aligned (Integrated ignoring unanswered criteria), minimum Aligned',
      because: 'c alone could be 0',
    },
  ])('with $answers: $gate, as $because', ({ answers, gate, failed = [] }) => {
    const judged = verdict({ minBand: 'aligned' }, alone(held, answers));
    expect(gates(judged)).toEqual([gate, ...failed]);
  });
});

describe('the minima of points and criteria', () => {
  it.each([
    {
      rules: { points: { p: 50 } },
      answers: { a: 4, b: null, c: 0 },
      gate: 'pass points: 1 "Point p": score 50.0% (100.0% ignoring unanswered criteria), minimum 50%',
    },
    {
      rules: { points: { p: { limit: 51, severity: 'warning' } } },
      answers: { a: 4, b: null, c: 0 },
      gate: 'warn points: 1 "Point p": score 50.0% (100.0% ignoring unanswered criteria), minimum 51%',
    },
    {
      rules: { points: { q: 10 } },
      answers: { a: 4, b: 0 },
      gate: 'fail points: 2 "Point q": score 0.0% (no answers), minimum 10%',
    },
    {
      rules: { points: { q: 10 } },
      answers: { a: 4, b: 4, c: 'no team' },
      gate: 'fail points: 2 "Point q": not applicable',
    },
    {
      rules: { criteria: { c: 2 } },
      answers: { a: 4, b: 4, c: 1 },
      gate: 'fail criteria: 2.1 "How much c?": score 25.0%, minimum 50% (level 2)',
    },
    {
      rules: { criteria: { c: { level: 2 } } },
      answers: { a: 4, b: 4, c: 2 },
      gate: 'pass criteria: 2.1 "How much c?": score 50.0%, minimum 50% (level 2)',
    },
  ] as const)('$rules with $answers: $gate', ({ rules, answers, gate }) => {
    expect(gates(verdict(rules, alone(small, answers)))).toEqual([gate]);
  });

  it.each([
    { said: [1, 1], gate: 'pass criteria: 1.1 "How much t?": score 33.3%, minimum 33.3%' },
    { said: [0, 1], gate: 'fail criteria: 1.1 "How much t?": score 16.7%, minimum 33.3%' },
  ])('round a level that has no short number, as they round $said', ({ said, gate }) => {
    const thirds = criterion('t', { levels: { 0: 'no', 1: 'a little', 2: 'more', 3: 'all' } });
    const [mine, others] = said;
    const of = amongGroups(checklist(point('p', 1, thirds)), 'sales', 'marketing');
    const report = roundOf(of, [
      { id: 'sam', group: 'sales', answers: { t: mine ?? null } },
      { id: 'mia', group: 'marketing', answers: { t: others ?? null } },
    ]);
    expect(gates(verdict({ criteria: { t: 1 } }, report))).toEqual([`${gate} (level 1)`]);
  });

  it('fail what an express audit never asks', () => {
    const express = alone(small, { a: 4, c: 4 }, { mode: 'express' });
    expect(gates(verdict({ criteria: { b: 2 } }, express))).toEqual([
      'fail criteria: 1.2 "How much b?": not asked in an express audit',
    ]);
  });
});

describe('the largest drop', () => {
  const before = alone(small, { a: 4, b: 2, c: 3 }); // p 75, q 75, total 75

  it.each([
    {
      limits: { total: 12.5 },
      answers: { a: 3, b: 2, c: 2 }, // p 62.5, q 50, total 56.25
      gate: 'fail maxDrop.total: score dropped 18.8 pp, from 75.0% to 56.3%, maximum 12.5 pp',
    },
    {
      limits: { total: 18.74 },
      answers: { a: 3, b: 2, c: 2 },
      gate: 'fail maxDrop.total: score dropped 18.8 pp, from 75.0% to 56.3%, maximum 18.74 pp',
    },
    {
      limits: { total: 18.75 },
      answers: { a: 3, b: 2, c: 2 },
      gate: 'pass maxDrop.total: no drop above 18.75 pp',
    },
    {
      limits: { total: 30 },
      answers: { a: 4, b: 2, c: null },
      gate: 'fail maxDrop.total: score could have dropped 37.5 pp, from 75.0% to 37.5%, depending on unanswered criteria, maximum 30 pp',
    },
    {
      limits: { total: 10 },
      answers: { a: 4, b: null, c: 1 }, // total 50 at the worst, 62.5 without the blank
      gate: 'fail maxDrop.total: score dropped 37.5 pp, from 75.0% to 37.5% (62.5% ignoring unanswered criteria), maximum 10 pp',
    },
    {
      limits: { point: 20 },
      answers: { a: 4, b: 2, c: 2 },
      gate: 'fail maxDrop.point: 2 "Point q" dropped 25.0 pp, from 75.0% to 50.0%, maximum 20 pp',
    },
    {
      limits: { keyCriterion: 30 },
      answers: { a: 2, b: 0, c: 3 },
      gate: 'fail maxDrop.keyCriterion: 1.1 "How much a?" dropped 50.0 pp, from 100.0% to 50.0%, maximum 30 pp',
    },
    {
      limits: { point: 20 },
      answers: { a: 4, b: 2, c: 'no team' },
      gate: 'fail maxDrop.point: 2 "Point q" could have dropped 75.0 pp, from 75.0% to 0.0%, depending on unanswered criteria, maximum 20 pp',
    },
  ])('$limits with $answers: $gate', ({ limits, answers, gate }) => {
    expect(gates(verdict({ maxDrop: limits }, alone(small, answers), before))).toEqual([gate]);
  });
});

describe('new gaps and root causes', () => {
  const causal = checklist(point('p', 1, a, b), {
    ...point('q', 1, c),
    causedBy: [{ point: 'p', because: 'it follows' }],
  });
  const before = alone(causal, { a: 4, b: 3, c: 4 });

  it.each([
    {
      answers: { a: 4, b: 2, c: 4 },
      found: ['pass noNewGaps: no new gaps'],
      because: 'b was one before',
    },
    {
      answers: { a: 3, b: 3, c: null },
      found: [
        'fail noNewGaps: 1.1 "How much a?": new gap',
        'fail noNewGaps: 2.1 "How much c?": possible new gap, depending on unanswered criteria',
      ],
      because: 'a blank counts as the worst level',
    },
  ])('of $answers are $found, because $because', ({ answers, found }) => {
    expect(gates(verdict({ noNewGaps: true }, alone(causal, answers), before))).toEqual(found);
  });

  it.each([
    {
      answers: { a: 1, b: 1, c: 1 },
      found: [
        'warn noNewRootCauses: 1 "Point p": new root cause',
        'warn noNewRootCauses: 2 "Point q": new root cause',
      ],
      because: 'the cause of q was not weak before',
    },
    {
      answers: { a: 4, b: null, c: null },
      found: [
        'warn noNewRootCauses: 2 "Point q": possible new root cause, depending on unanswered criteria',
      ],
      because: 'p is 50 even at its worst, and q could be 0',
    },
    {
      answers: { a: 4, b: 1, c: 4 },
      found: ['pass noNewRootCauses: no new root causes'],
      because: 'nothing is weak',
    },
  ])('roots of $answers are $found, because $because', ({ answers, found }) => {
    const judged = verdict({ noNewRootCauses: 'warning' }, alone(causal, answers), before);
    expect(gates(judged)).toEqual(found);
    expect(judged.passed).toBe(true);
  });

  it.each([
    { rules: { noNewGaps: true } },
    { rules: { noNewRootCauses: true } },
    { rules: { maxDrop: { total: 3 } } },
  ])('and drops fail where there is nothing to compare with: $rules', ({ rules }) => {
    const [gate] = verdict(rules, before).gates;
    expect(gate).toMatchObject({
      outcome: 'fail',
      message: 'no baseline to compare with',
    });
    expect(needsBaseline({ format: 1, checklist: 'x', ...rules })).toBe(true);
  });

  it('need no earlier round where they are off', () => {
    expect(needsBaseline({ format: 1, checklist: 'x', noNewGaps: false, maxDrop: {} })).toBe(false);
  });
});

describe('the largest perception gap', () => {
  const pair = (marketing: Person['answers'], sales: Person['answers']) =>
    roundOf(amongGroups(small, 'marketing', 'sales'), [
      { id: 'ann', group: 'marketing', answers: marketing },
      { id: 'sam', group: 'sales', answers: sales },
    ]);

  it.each([
    {
      report: pair({ a: 4, b: 2, c: 2 }, { a: 2, b: 2, c: 2 }),
      gate: 'pass maxPerceptionGap: no two groups differ by more than 50% of the scale',
      because: 'two are allowed',
    },
    {
      report: pair({ a: 4, b: 2, c: 2 }, { a: 1, b: 2, c: 2 }),
      gate: 'fail maxPerceptionGap: 1.1 "How much a?": Marketing and Sales differ by 75% of the scale, maximum 50%',
      because: 'three are not',
    },
    {
      report: pair({ a: 3, b: 2, c: 2 }, { a: null, b: 2, c: 2 }),
      gate: 'fail maxPerceptionGap: 1.1 "How much a?": Marketing and Sales could differ by 75% of the scale, depending on unanswered criteria, maximum 50%',
      because: 'sales could say 0',
    },
    {
      report: pair({ a: 'x', b: 2, c: 2 }, { a: 'x', b: 2, c: 2 }),
      gate: 'pass maxPerceptionGap: no two groups differ by more than 50% of the scale',
      because: 'what does not apply is seen in one way',
    },
  ])('$gate, because $because', ({ report, gate }) => {
    expect(
      gates(verdict({ maxPerceptionGap: 50, minRespondents: { leadership: 0 } }, report)),
    ).toEqual([gate]);
  });
});

describe('the largest number without an answer', () => {
  it('counts what nobody answered', () => {
    const report = roundOf(amongGroups(small, 'marketing', 'sales'), [
      { id: 'ann', group: 'marketing', answers: { a: 4, b: null } },
      { id: 'sam', answers: { a: null } },
    ]);
    expect(gates(verdict({ maxUnanswered: 2 }, report))).toEqual([
      'pass maxUnanswered: 2 unanswered criteria (1.2 "How much b?" and 2.1 "How much c?"), maximum 2',
    ]);
    expect(gates(verdict({ maxUnanswered: 1 }, report))).toEqual([
      'fail maxUnanswered: 2 unanswered criteria (1.2 "How much b?" and 2.1 "How much c?"), maximum 1',
    ]);
  });
});

describe('the largest share that does not apply', () => {
  it.each([
    {
      answers: { a: 4, b: 'x', c: 4 },
      limit: 25,
      outcome: 'pass',
      message:
        '25.0% of the weight is not applicable or unanswered (1.2 "How much b?"), maximum 25%',
    },
    {
      answers: { a: 4, b: 'x', c: null },
      limit: 25,
      outcome: 'fail',
      message:
        '75.0% of the weight is not applicable or unanswered (1.2 "How much b?" and 2.1 "How much c?"), maximum 25%',
    },
    {
      answers: { a: 4, b: 'x', c: 4 },
      limit: undefined,
      outcome: 'fail',
      message:
        '25.0% of the weight is not applicable or unanswered (1.2 "How much b?"), maximum 20%',
    },
  ])('of $limit with $answers is judged $outcome', ({ answers, limit, outcome, message }) => {
    const rules = { minScore: 0, maxNotApplicable: limit };
    const judged = verdict(rules, alone(small, answers)).gates;
    const gate = judged.find(({ rule }) => rule === 'maxNotApplicable');
    expect(gate).toMatchObject({ rule: 'maxNotApplicable', outcome, message });
  });

  it('counts and names nothing that is never scored', () => {
    const [first, ...others] = small.points;
    const story: Criterion = { id: 'story', type: 'text', question: 'What happened?' };
    const told: Criterion = { ...story, id: 'told', when: { criterion: 'a', atLeast: 4 } };
    const points = [
      { ...point('p', 1), ...first, criteria: [...(first?.criteria ?? []), story, told] },
    ];
    const of = { ...small, points: [...points, ...others] };
    const rules = { minScore: 0, maxNotApplicable: 25, maxNotAsked: 0 };
    const { gates: judged, notices } = verdict(rules, alone(of, { a: 3, b: 'x', c: 4 }));
    expect(judged.find(({ rule }) => rule === 'maxNotApplicable')?.message).toBe(
      '25.0% of the weight is not applicable or unanswered (1.2 "How much b?"), maximum 25%',
    );
    expect(judged.find(({ rule }) => rule === 'maxNotAsked')?.outcome).toBe('pass');
    expect(notices.filter((own) => own.includes('told'))).toEqual([]);
  });
});

describe('the age of the answers', () => {
  const report = roundOf(amongGroups(small, 'marketing', 'sales'), [
    { id: 'ann', group: 'marketing', answers: { a: 4 }, date: '2024-01-01' },
    { id: 'sam', answers: { a: 4 }, date: '2024-03-01' },
  ]);

  it.each([
    {
      today: '2024-04-30',
      gate: 'pass maxAge: oldest answers: 2024-01-01, 120 days old, maximum 120 days',
    },
    {
      today: '2024-05-01',
      gate: 'fail maxAge: oldest answers: 2024-01-01, 121 days old, maximum 120 days',
    },
    {
      today: '2024-02-29',
      gate: 'pass maxAge: oldest answers: 2024-01-01, 59 days old, maximum 120 days',
    },
    {
      today: '2024-02-28',
      gate: 'fail maxAge: answers dated 2024-03-01 are in the future (today: 2024-02-28)',
    },
  ])('on $today: $gate', ({ today, gate }) => {
    expect(gates(verdict({ maxAge: 120 }, report, null, today))).toEqual([gate]);
  });
});

describe('the fewest respondents', () => {
  it('are those who answered anything', () => {
    const report = roundOf(amongGroups(small, 'marketing', 'sales'), [
      { id: 'ann', group: 'marketing', answers: { a: 4 } },
      { id: 'ben', group: 'marketing', answers: { a: null } },
      { id: 'sam', answers: { a: 4 } },
    ]);
    expect(
      gates(verdict({ minRespondents: { marketing: 2, sales: 1, leadership: 0 } }, report)),
    ).toEqual([
      'fail minRespondents: Marketing: 1 respondent, minimum 2',
      'pass minRespondents: Sales: 1 respondent, minimum 1',
    ]);
  });
});

describe('the suggestion for a re-audit in CI', () => {
  const rules = { maxDrop: { total: 3, keyCriterion: 24.9 }, noNewRootCauses: true } as const;

  it('passes a round against itself', () => {
    const report = alone(small, { a: 3, b: 1, c: 1 });
    expect(verdict(rules, report, report).passed).toBe(true);
  });
});
