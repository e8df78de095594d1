import { describe, expect, it } from 'vitest';
import { judgePolicy, type Verdict } from '../../src/policy/judge.ts';
import type { Policy, Waiver } from '../../src/policy/policy.ts';
import { alone } from '../analysis/having-rounds.ts';
import { checklist, criterion, point, type Said } from '../having.ts';

const TODAY = '2026-06-30';

const small = checklist(
  point('p', 1, criterion('a', { formerly: ['alpha'] }), criterion('b')),
  point('quality', 1, criterion('c')),
);

const terms = { reason: 'The tool comes in spring.', approver: 'Kathy', expires: '2026-12-31' };
/** Accepts any level of a criterion, or any score of a point. */
const anyLevel = { ...terms, level: 0 };
const anyScore = { ...terms, score: 0 };

function verdict(
  rules: Partial<Policy>,
  waivers: readonly Waiver[],
  answers: Readonly<Record<string, Said>>,
): Verdict {
  const report = alone(small, answers);
  const before = alone(small, { a: 4, b: 4, c: 4 }, { date: '2023-01-01' });
  const minRespondents = { marketing: 0, sales: 0, leadership: 0 };
  const policy: Policy = {
    format: 1,
    checklist: 'test-checklist',
    minRespondents,
    ...rules,
    waivers,
  };
  return judgePolicy(policy, { report, baseline: before, today: TODAY });
}

/** Returns the outcomes that are not a pass, with rule and subject. */
function unmet({ gates }: Verdict): readonly string[] {
  return gates
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ outcome, rule, subject }) => `${outcome} ${rule} ${subject}`);
}

describe('a waiver', () => {
  it.each<{
    rules: Partial<Policy>;
    waiver: Waiver;
    found: readonly string[];
    because: string;
  }>([
    {
      rules: { criteria: { a: 2 } },
      waiver: { criterion: 'a', ...anyLevel },
      found: ['waived criteria a'],
      because: 'it names the criterion',
    },
    {
      rules: { criteria: { a: 2 } },
      waiver: { criterion: 'alpha', ...anyLevel },
      found: ['waived criteria a'],
      because: 'it names it by a former name',
    },
    {
      rules: { criteria: { a: 2 } },
      waiver: { point: 'p', ...anyScore },
      found: ['waived criteria a'],
      because: 'that of a point covers its criteria',
    },
    {
      rules: { points: { p: 70 } },
      waiver: { point: 'p', ...anyScore },
      found: ['waived points p'],
      because: 'it names the point',
    },
    {
      rules: { points: { p: 70 } },
      waiver: { criterion: 'a', ...terms },
      found: ['fail points p'],
      because: 'that of a criterion does not cover its point',
    },
    {
      rules: { noNewGaps: true },
      waiver: { criterion: 'a', ...anyLevel },
      found: ['waived noNewGaps a'],
      because: 'the gap is new',
    },
    {
      rules: { noNewRootCauses: true, maxDrop: { point: 10 } },
      waiver: { point: 'p', ...terms },
      found: ['fail maxDrop.point p'],
      because: 'a drop cannot be waived, and p is not weak',
    },
    {
      rules: { minScore: 80, minBand: 'integrated' },
      waiver: { criterion: 'a', ...terms },
      found: ['fail minScore null'],
      because: 'it changes no score and no band',
    },
  ])('$waiver with $rules leaves $found, because $because', ({ rules, waiver, found }) => {
    expect(unmet(verdict(rules, [waiver], { a: 0, b: 4, c: 4 }))).toEqual(found);
  });

  it('for a point excuses a new root cause', () => {
    const judged = verdict({ noNewRootCauses: true }, [{ point: 'p', ...anyScore }], {
      a: 0,
      b: 1,
      c: 4,
    });
    expect(unmet(judged)).toEqual(['waived noNewRootCauses p']);
    expect(judged.passed).toBe(true);
  });

  it('is named where it excuses something', () => {
    const { gates, waivers } = verdict({ criteria: { a: 2 } }, [{ criterion: 'a', ...anyLevel }], {
      a: 0,
      b: 4,
      c: 4,
    });
    expect(gates[0]?.message).toBe(
      '1.1 "How much a?": score 0.0%, minimum 50% (level 2); waived until 2026-12-31 by Kathy: The tool comes in spring.',
    );
    expect(waivers).toEqual([
      {
        criterion: 'a',
        point: null,
        ...terms,
        inForce: true,
        covers: ['a'],
        accepts: 0,
        state: 'needed',
        excuses: ['criteria'],
        warning: null,
      },
    ]);
  });
});

describe('the end of a waiver', () => {
  it.each([
    { expires: '2026-07-01', outcome: 'waived', because: 'tomorrow is not over' },
    { expires: TODAY, outcome: 'waived', because: 'the last day still counts' },
    { expires: '2026-06-29', outcome: 'fail', because: 'that was yesterday' },
  ])('on $expires is $outcome: $because', ({ expires, outcome }) => {
    const waiver = { criterion: 'a', ...anyLevel, expires };
    const { gates } = verdict({ criteria: { a: 2 } }, [waiver], { a: 0, b: 4, c: 4 });
    expect(gates[0]?.outcome).toBe(outcome);
  });

  it('is said with date and approver where it is still needed', () => {
    const waiver = { criterion: 'a', ...anyLevel, expires: '2026-01-31' };
    const judged = verdict({ criteria: { a: 2 } }, [waiver], { a: 0, b: 4, c: 4 });
    expect(judged.passed).toBe(false);
    expect(judged.gates[0]?.message).toBe(
      '1.1 "How much a?": score 0.0%, minimum 50% (level 2); the waiver by Kathy expired on 2026-01-31',
    );
    expect(judged.waivers[0]).toMatchObject({
      state: 'expired',
      inForce: false,
      warning:
        'the waiver for 1.1 "How much a?" expired on 2026-01-31; ask Kathy to renew it, or close the gap',
    });
  });

  it('does not matter where another one was written', () => {
    const old = { criterion: 'a', ...anyLevel, expires: '2026-01-31' };
    const judged = verdict({ criteria: { a: 2 } }, [old, { criterion: 'a', ...anyLevel }], {
      a: 0,
      b: 4,
      c: 4,
    });
    expect(unmet(judged)).toEqual(['waived criteria a']);
    expect(judged.waivers.map(({ state }) => state)).toEqual(['idle', 'needed']);
    expect(judged.waivers[0]?.warning).toBe(
      'the waiver for 1.1 "How much a?" expired on 2026-01-31 and is no longer needed; delete it',
    );
  });
});

describe('a waiver that is not needed', () => {
  it.each([
    {
      waiver: { criterion: 'b', ...terms },
      state: 'passes',
      warning: 'the waiver for 1.2 "How much b?" is no longer needed; delete it',
      because: 'b is at its target',
    },
    {
      waiver: { criterion: 'c', ...terms },
      state: 'idle',
      warning: null,
      because: 'c has a gap, which no rule minds',
    },
    {
      waiver: { criterion: 'bb', ...terms },
      state: 'unknown',
      warning: 'waiver for unknown criterion "bb"; delete the waiver',
      because: 'there is no such criterion',
    },
    {
      waiver: { point: 'qualty', ...terms },
      state: 'unknown',
      warning: 'waiver for unknown point "qualty"; did you mean "quality"?',
      because: 'there is no such point',
    },
  ])('is $state, because $because', ({ waiver, state, warning }) => {
    const judged = verdict({ criteria: { a: 2 } }, [waiver], { a: 4, b: 4, c: 3 });
    expect(judged.waivers[0]).toMatchObject({ state, warning });
    expect(judged.passed).toBe(true);
  });
});
