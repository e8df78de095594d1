import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgePolicy } from '../../src/policy/judge.ts';
import { type Person, roundOf } from '../analysis/having-rounds.ts';
import { checklists, peopleFor, policiesFor } from './random-policies.ts';

const TODAY = '2024-06-01';

const cases = checklists.chain((of) =>
  fc.record({
    of: fc.constant(of),
    policy: policiesFor(of),
    before: peopleFor(of),
    people: peopleFor(of),
    mode: fc.constantFrom('full' as const, 'express' as const),
    modeBefore: fc.constantFrom('full' as const, 'express' as const),
  }),
);

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

function verdictOn({ of, policy, before, mode, modeBefore }: Case, people: readonly Person[]) {
  const report = roundOf(of, people, { mode });
  const earlier = roundOf(of, before, { mode: modeBefore, date: '2024-01-01' });
  return judgePolicy(policy, { report, baseline: earlier, today: TODAY });
}

/** The same people without one of their answers, for every answer that there is. */
function withoutOne(people: readonly Person[]): readonly (readonly Person[])[] {
  return people.flatMap((person, i) =>
    Object.keys(person.answers)
      .filter((id) => person.answers[id] !== null)
      .map((id) => people.with(i, { ...person, answers: { ...person.answers, [id]: null } })),
  );
}

describe('the laws of a policy', () => {
  it('leaving something blank never makes a failing audit pass', () => {
    let failing = 0;
    fc.assert(
      fc.property(cases, (own) => {
        if (verdictOn(own, own.people).passed) return;
        failing++;
        for (const fewer of withoutOne(own.people)) {
          expect(verdictOn(own, fewer).passed).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
    expect(failing).toBeGreaterThan(40);
  }, 60_000);

  it('the order of the respondents changes nothing', () => {
    fc.assert(
      fc.property(cases, (own) => {
        expect(verdictOn(own, own.people.toReversed())).toEqual(verdictOn(own, own.people));
      }),
      { numRuns: 40 },
    );
  });

  it('a verdict is plain JSON data', () => {
    fc.assert(
      fc.property(cases, (own) => {
        const verdict = verdictOn(own, own.people);
        expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
      }),
      { numRuns: 40 },
    );
  });
});
