import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../src/analysis/agreements.ts';
import type { GapReport } from '../../src/analysis/gap-report.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import { criteriaOf } from '../../src/checklist/lookup.ts';
import { judgePolicy } from '../../src/policy/judge.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { type Person, roundOf } from '../analysis/having-rounds.ts';
import { checklist, criterion, point } from '../having.ts';
import { checklists, peopleFor, policiesFor } from './random-policies.ts';

const TODAY = '2024-06-01';
const must = { level: 2, of: 'each-group', cap: 'defined' } as const;
const [a, b, c] = [
  criterion('a', { key: true, target: 3 }),
  criterion('b', { target: 3 }),
  criterion('c', { key: true, must, notApplicable: true }),
];
const small = checklist(point('p', 1, a, b), {
  ...point('q', 1, c),
  causedBy: [{ point: 'p', because: 'it follows' }],
});

const ann: Person = { id: 'ann', group: 'marketing', answers: { a: 3, b: 3, c: 3 } };
const sam: Person = { id: 'sam', group: 'sales', answers: { a: 3, b: 3, c: 3 } };
const ida: Person = { id: 'ida', group: 'leadership', answers: { a: 3, b: 3, c: 3 } };
const all = [ann, sam, ida];
/** Leadership sees less than before, and sales nothing at all. */
const doubtful = { ...ida, answers: { a: 2, b: 2, c: 2 } };
const strict = [ann, { ...sam, answers: { a: 0, b: 0, c: 0 } }, doubtful];

const RULES: readonly Partial<Policy>[] = [
  { minScore: 70 },
  { minBand: 'integrated' },
  { failedMusts: 'error' },
  { points: { p: 60 } },
  { criteria: { c: 3 } },
  { maxDrop: { total: 5 } },
  { maxDrop: { point: 5 } },
  { maxDrop: { keyCriterion: 5 } },
  { noNewGaps: true },
  { noNewRootCauses: true },
  { maxPerceptionGap: 50 },
];

/** Ways to pass without being better; each makes a round of people and files. */
const EVASIONS: readonly { readonly way: string; readonly people: readonly Person[] }[] = [
  { way: 'nothing is evaded', people: strict },
  { way: 'the strictest respondent is deleted', people: [ann, doubtful] },
  {
    way: 'the strictest respondent leaves all blank',
    people: [ann, { ...sam, answers: {} }, doubtful],
  },
  {
    way: 'the strictest respondent says "not applicable"',
    people: [ann, { ...sam, answers: { a: 'x', b: 'x', c: 'x' } }, doubtful],
  },
  {
    way: 'everybody says "not applicable"',
    people: all.map((own) => ({ ...own, answers: { a: 'x', b: 'x', c: 'x' } })),
  },
  {
    way: 'a friendly person joins',
    people: [...strict, { id: 'joy', group: 'sales', answers: { a: 4, b: 4, c: 4 } }],
  },
  {
    way: 'the strictest respondent is replaced',
    people: [ann, { id: 'joy', group: 'sales', answers: { a: 4, b: 4, c: 4 } }, doubtful],
  },
];

/** Judges a round by one rule against a baseline at which everybody was content. */
function judged(rules: Partial<Policy>, people: readonly Person[], more: Partial<Policy> = {}) {
  const policy: Policy = {
    format: 1,
    checklist: small.id,
    maxNotApplicable: 100,
    ...rules,
    ...more,
  };
  const baseline = roundOf(small, all, { date: '2024-01-01' });
  return judgePolicy(policy, { report: roundOf(small, people), baseline, today: TODAY });
}

describe.each(RULES)('the rule %o', (rules) => {
  it.each(EVASIONS)('fails although $way', ({ people }) => {
    const own = judged(rules, people);
    expect(own.passed).toBe(false);
    expect(own.gates.some(({ outcome }) => outcome === 'fail')).toBe(true);
  });

  it.each<{ people: readonly Person[]; policy: Partial<Policy>; because: string }>([
    { people: all, policy: {}, because: 'nothing changed' },
    {
      people: [ann, { ...sam, id: 'max' }, ida],
      policy: { left: [{ respondent: 'sam', reason: 'Sam left in March' }] },
      because: 'the only seller left, and another one is as content',
    },
    {
      people: [...all, { id: 'max', group: 'sales', answers: { a: 3, b: 3, c: 3 } }],
      policy: {},
      because: 'a seller joined',
    },
    {
      people: [ann, sam],
      policy: {
        left: [{ respondent: 'ida', reason: 'Ida retired' }],
        minRespondents: { leadership: 0 },
      },
      because: 'the leader left, and no one is expected in her place',
    },
  ])('passes if $because', ({ people, policy }) => {
    const { gates, passed } = judged(rules, people, policy);
    expect(gates.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(passed).toBe(true);
  });
});

/** Makes the report on a workshop that agreed on one level for all criteria, or on none. */
function workshop(of: Checklist, people: readonly Person[], agreed: number | null): GapReport {
  const agreements = criteriaOf(of).map(
    ({ criterion: { id } }): Agreement => ({
      criterion: id,
      level: agreed,
      note: null,
      evidence: [],
    }),
  );
  return { ...roundOf(of, people), agreements };
}

function votes(...levels: readonly [number, number, number]): readonly Person[] {
  return all.map((own, i) => {
    const level = levels[i] ?? 0;
    return { ...own, answers: { a: level, b: level, c: level } };
  });
}

function agreedIn(rules: Partial<Policy>, people: readonly Person[], agreed: number | null) {
  const policy: Policy = { format: 1, checklist: small.id, by: 'agreed', ...rules };
  const baseline = roundOf(small, all, { date: '2024-01-01' });
  const report = workshop(small, people, agreed);
  return judgePolicy(policy, { report, baseline, today: TODAY });
}

describe.each(RULES)('by: agreed and the rule %o', (rules) => {
  it.each([
    { because: 'the workshop confirms the answers given apart', people: all, agreed: 3 },
    { because: 'it agrees above one low vote', people: votes(3, 2, 3), agreed: 3 },
    { because: 'all votes are above the agreed level', people: votes(4, 3, 3), agreed: 0 },
    { because: 'nothing was agreed, and the lowest vote is enough', people: all, agreed: null },
  ])('passes if $because', ({ people, agreed }) => {
    const failed = agreedIn(rules, people, agreed).gates.filter(
      ({ outcome }) => outcome === 'fail',
    );
    expect(failed).toEqual([]);
  });

  it.each([
    { way: 'nothing was agreed', people: strict, agreed: null },
    { way: 'the agreed level is above all votes', people: votes(1, 1, 1), agreed: 4 },
    { way: 'somebody who voted is deleted', people: [ann, doubtful], agreed: null },
  ])('fails although $way', ({ people, agreed, way }) => {
    const hasNoGap = 'maxPerceptionGap' in rules && way.includes('above all votes');
    expect(agreedIn(rules, people, agreed).passed).toBe(hasNoGap);
  });
});

describe('votes, and not what was agreed,', () => {
  it.each([
    { rules: { maxPerceptionGap: 50 }, of: 'the gap between two groups' },
    { rules: { failedMusts: 'error' } as const, of: 'the must of each group' },
    { rules: { minBand: 'integrated' }, of: 'the cap of a must of each group' },
  ])('decide $of', ({ rules }) => {
    expect(agreedIn(rules, votes(4, 0, 4), 4).passed).toBe(false);
  });
});

describe('a must of the overall score', () => {
  const needed = { level: 3, cap: 'defined' } as const;
  const of = checklist(point('p', 1, criterion('a', { key: true, must: needed })));

  it.each([
    { by: 'votes', people: [4, 1, 2], agreed: 3, passes: false, because: 'their mean is 2.3' },
    { by: 'agreed', people: [4, 1, 2], agreed: 3, passes: true, because: 'level 3 was agreed' },
    { by: 'votes', people: [4, 3, 4], agreed: 2, passes: true, because: 'their mean is 3.7' },
    { by: 'agreed', people: [4, 1, 4], agreed: 2, passes: false, because: 'level 2 was agreed' },
    { by: 'agreed', people: [4, 3, 4], agreed: 2, passes: true, because: 'the nearest vote is 3' },
    { by: 'agreed', people: [2, 2, 2], agreed: 4, passes: false, because: 'the nearest vote is 2' },
    { by: 'agreed', people: [4, 4, 2], agreed: null, passes: false, because: 'none was agreed' },
  ] as const)('by $by of $people, agreed $agreed: $passes, because $because', (row) => {
    const people = all.map((own, i) => ({ ...own, answers: { a: row.people[i] ?? null } }));
    const report = workshop(of, people, row.agreed);
    const judge = (rules: Partial<Policy>) =>
      judgePolicy(
        { format: 1, checklist: of.id, by: row.by, ...rules },
        { report, baseline: null, today: TODAY },
      );
    expect(judge({ failedMusts: 'error' }).passed).toBe(row.passes);
    expect(judge({ minBand: 'aligned', failedMusts: 'warning' }).passed).toBe(row.passes);
  });
});

describe('a criterion', () => {
  it('that truly stops applying passes with a waiver, and fails without one', () => {
    const people = all.map((own) => ({ ...own, answers: { ...own.answers, b: 'outsourced' } }));
    const terms = { reason: 'Outsourced', approver: 'Ida', expires: '2024-12-31' };
    const waivers = [{ criterion: 'b', ...terms }];
    expect(judged({ noNewGaps: true }, people).passed).toBe(false);
    expect(judged({ noNewGaps: true }, people, { waivers }).passed).toBe(true);
  });

  it('that is gone from the checklist fails, unless the policy retires it', () => {
    const later = { ...checklist(point('p', 1, a), point('q', 1, c)), version: '1.1.0' };
    const people = all.map((own) => ({ ...own, answers: { a: 3, c: 3 } }));
    const baseline = roundOf(small, all, { date: '2024-01-01' });
    const verdict = (policy: Partial<Policy>) =>
      judgePolicy(
        { format: 1, checklist: small.id, noNewGaps: true, ...policy },
        { report: roundOf(later, people), baseline, today: TODAY },
      );
    expect(verdict({}).gates.map(({ message }) => message)).toContain(
      'gone from the checklist: 1.2 "How much b?" (b); name them in formerly, or in retired of the policy',
    );
    expect(verdict({ retired: [{ id: 'b', reason: 'Not used' }] }).passed).toBe(true);
  });

  const before = roundOf(small, all, { date: '2024-01-01' });
  const verdictOn = (later: Checklist, people: readonly Person[], policy: Partial<Policy> = {}) =>
    judgePolicy(
      { format: 1, checklist: small.id, noNewGaps: true, maxNotApplicable: 100, ...policy },
      { report: roundOf(later, people), baseline: before, today: TODAY },
    );
  const failedB = all.map((own) => ({ ...own, answers: { a: 3, b: 0, c: 3 } }));

  it.each<{ way: string; later: Checklist }>([
    {
      way: 'that one of the baseline takes over by formerly',
      later: checklist(point('p', 1, { ...a, formerly: ['b'] }), point('q', 1, c)),
    },
    {
      way: 'that is joined with another',
      later: checklist(point('p', 1, criterion('ab', { formerly: ['a', 'b'] })), point('q', 1, c)),
    },
    {
      way: 'that is no longer scored',
      later: checklist(
        point('p', 1, a, { id: 'b', type: 'text', question: 'How much b?' }),
        point('q', 1, c),
      ),
    },
  ])('$way is gone', ({ later }) => {
    const people = failedB.map((own) => ({ ...own, answers: { a: 3, ab: 3, c: 3 } }));
    const next = { ...later, version: '1.1.0' };
    const { passed, gates } = verdictOn(next, people);
    expect(passed).toBe(false);
    expect(gates.map(({ message }) => message)).toContain(
      'gone from the checklist: 1.2 "How much b?" (b); name them in formerly, or in retired of the policy',
    );
    expect(verdictOn(next, people, { retired: [{ id: 'b', reason: 'Not used' }] }).passed).toBe(
      true,
    );
  });

  it('that is retired because it has no score now hides no drop of the others', () => {
    const low = (answers: Person['answers']) => all.map((own) => ({ ...own, answers }));
    const text = { id: 'b', type: 'text', question: 'How much b?' } as const;
    const later = { ...checklist(point('p', 1, a, text), point('q', 1, c)), version: '1.1.0' };
    const policy: Policy = {
      ...{ format: 1, checklist: small.id, maxNotApplicable: 100, maxDrop: { point: 5 } },
      retired: [{ id: 'b', reason: 'Not used' }],
    };
    const judge = (now: number) =>
      judgePolicy(policy, {
        report: roundOf(later, low({ a: now, c: 3 })),
        // The point was at (1 + 0) / 2 with b, and at 1 without it.
        baseline: roundOf(small, low({ a: 4, b: 0, c: 3 }), { date: '2024-01-01' }),
        today: TODAY,
      });
    expect(judge(2).passed).toBe(false);
    expect(judge(4).passed).toBe(true);
  });

  it('that is renamed is none that is gone', () => {
    const renamed = criterion('b2', { target: 3, formerly: ['b'] });
    const later = { ...checklist(point('p', 1, a, renamed), point('q', 1, c)), version: '1.1.0' };
    const people = (level: number) =>
      all.map((own) => ({ ...own, answers: { a: 3, b2: level, c: 3 } }));
    expect(verdictOn(later, people(3)).passed).toBe(true);
    expect(verdictOn(later, people(1)).passed).toBe(false);
  });

  it('that a minor version adds is no new gap and no drop', () => {
    const later = {
      ...checklist(point('p', 1, a, b, criterion('d')), point('q', 1, c)),
      version: '1.1.0',
    };
    const baseline = roundOf(small, all, { date: '2024-01-01' });
    const rules = { noNewGaps: true, noNewRootCauses: true, maxDrop: { total: 0, point: 0 } };
    const policy: Policy = { format: 1, checklist: small.id, maxNotApplicable: 100, ...rules };
    const verdict = judgePolicy(policy, { report: roundOf(later, all), baseline, today: TODAY });
    expect(verdict.gates.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    expect(verdict.notices).toContain('added since the baseline: 1.3 "How much d?"');
  });
});

describe('what conditions hide', () => {
  const when = { criterion: 'a', atLeast: 1 } as const;
  const of = checklist(point('p', 1, a, { ...b, when }));
  const people = (level: number) => all.map((own) => ({ ...own, answers: { a: level, b: 3 } }));

  it.each([
    { level: null, because: 'there is no baseline' },
    { level: 3, because: 'the baseline asked it' },
    { level: 0, because: 'the baseline hid it too' },
  ])('counts for maxNotAsked, whether or not $because', ({ level }) => {
    const baseline = level === null ? null : roundOf(of, people(level), { date: '2024-01-01' });
    const policy: Policy = { format: 1, checklist: of.id, maxNotAsked: 20 };
    const { gates } = judgePolicy(policy, {
      report: roundOf(of, people(0)),
      baseline,
      today: TODAY,
    });
    expect(gates.find(({ rule }) => rule === 'maxNotAsked')).toMatchObject({
      outcome: 'fail',
      value: 0.5,
    });
  });
});

describe('an express audit', () => {
  it('that follows a full one is compared in the key criteria', () => {
    const people = all.map((own) => ({ ...own, answers: { a: 3, c: 3 } }));
    const rules = { noNewGaps: true, noNewRootCauses: true, maxDrop: { total: 0, point: 0 } };
    const policy: Policy = { format: 1, checklist: small.id, mode: 'express', ...rules };
    const report = roundOf(small, people, { mode: 'express' });
    const baseline = roundOf(small, all, { date: '2024-01-01' });
    expect(judgePolicy(policy, { report, baseline, today: TODAY }).passed).toBe(true);
  });
});

describe('the age of answers', () => {
  const old = roundOf(small, all, { date: '2023-01-01' });
  const policy: Policy = { format: 1, checklist: small.id, maxAge: 30 };

  it('counts from the baseline if they are the same with a new date', () => {
    const report = roundOf(small, all, { date: TODAY });
    const verdict = judgePolicy(policy, { report, baseline: old, today: TODAY });
    expect(verdict.passed).toBe(false);
    expect(verdict.notices.filter((own) => own.includes('have a new date'))).toHaveLength(3);
  });

  it('fails without the answers of somebody who is expected', () => {
    const report = roundOf(small, [ann, ida], { date: TODAY });
    const expected = [{ id: 'sam', name: 'Sam', group: 'sales' }];
    const verdict = judgePolicy({ ...policy, expected }, { report, baseline: null, today: TODAY });
    expect(verdict.gates.find(({ rule }) => rule === 'maxAge')?.message).toBe(
      'no answers from Sam, maximum age 30 days',
    );
  });
});

describe('all rules together', () => {
  const cases = checklists.chain((of) =>
    fc.record({
      of: fc.constant(of),
      policy: policiesFor(of),
      before: peopleFor(of),
      people: peopleFor(of),
    }),
  );

  it('fail still without an answer, somebody whom the register names, or all of a group', () => {
    let failing = 0;
    fc.assert(
      fc.property(cases, ({ of, policy, before, people }) => {
        const expected = people.map(({ id, group }) => ({ id, group }));
        const strictPolicy = { ...policy, expected };
        const baseline = roundOf(of, before, { date: '2024-01-01' });
        const verdict = (own: readonly Person[]) =>
          judgePolicy(strictPolicy, { report: roundOf(of, own), baseline, today: TODAY });
        if (verdict(people).passed) return;
        failing++;
        for (const { id, group, answers } of people) {
          for (const criterion of Object.keys(answers)) {
            const { [criterion]: _, ...fewer } = answers;
            const rest = people.map((own) => (own.id === id ? { ...own, answers: fewer } : own));
            expect(verdict(rest).passed).toBe(false);
          }
          const others = people.filter((own) => own.id !== id);
          const rest = people.filter((own) => own.group !== group);
          for (const fewer of [others, rest]) {
            if (fewer.length > 0) expect(verdict(fewer).passed).toBe(false);
          }
        }
      }),
      { numRuns: 36 },
    );
    expect(failing).toBeGreaterThan(18);
  }, 60_000);

  it('fail still without a vote or an agreed level, by: agreed', () => {
    let failing = 0;
    fc.assert(
      fc.property(cases, fc.array(fc.integer({ min: 0, max: 2 })), (own, levels) => {
        const { of, before, people } = own;
        const expected = people.map(({ id, group }) => ({ id, group }));
        const policy = { ...own.policy, expected, by: 'agreed' } as const;
        const baseline = roundOf(of, before, { date: '2024-01-01' });
        const agreements = criteriaOf(of).flatMap(({ criterion }, i): Agreement[] => {
          const level = levels[i];
          if (level === undefined) return [];
          return [{ criterion: criterion.id, level, note: null, evidence: [] }];
        });
        const verdict = (voters: readonly Person[], agreed: GapReport['agreements']) => {
          const report = { ...roundOf(of, voters), agreements: agreed };
          return judgePolicy(policy, { report, baseline, today: TODAY });
        };
        if (verdict(people, agreements).passed) return;
        failing++;
        expect(verdict(people, null).passed).toBe(false);
        for (const i of agreements.keys()) {
          expect(verdict(people, agreements.toSpliced(i, 1)).passed).toBe(false);
        }
        for (const [i, { answers, ...person }] of people.entries()) {
          for (const criterion of Object.keys(answers)) {
            const { [criterion]: _, ...fewer } = answers;
            const rest = people.with(i, { ...person, answers: fewer });
            expect(verdict(rest, agreements).passed).toBe(false);
          }
          if (people.length > 1) {
            expect(verdict(people.toSpliced(i, 1), agreements).passed).toBe(false);
          }
        }
      }),
      { numRuns: 24 },
    );
    expect(failing).toBeGreaterThan(12);
  }, 60_000);

  it('pass a round against itself, if they compare', () => {
    fc.assert(
      fc.property(cases, ({ of, people }) => {
        const report = roundOf(of, people);
        const rules = { noNewGaps: true, noNewRootCauses: true } as const;
        const maxDrop = { total: 0, point: 0, keyCriterion: 0 };
        const minRespondents = { marketing: 0, sales: 0, leadership: 0 };
        const policy: Policy = {
          ...{ format: 1, checklist: of.id, maxNotApplicable: 100, minRespondents },
          ...rules,
          maxDrop,
        };
        const { gates } = judgePolicy(policy, { report, baseline: report, today: TODAY });
        const failed = gates.filter(({ outcome, rule }) => outcome === 'fail' && rule !== 'graded');
        expect(failed).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
