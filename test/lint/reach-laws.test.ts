import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checklist, Criterion } from '../../src/checklist/checklist.ts';
import type { AnswerValue } from '../../src/checklist/criterion.ts';
import { criteriaOf } from '../../src/checklist/lookup.ts';
import { checkRules } from '../../src/checklist/rules/rules.ts';
import { influentialCriteria, influentialCriteriaAlone, scoreCases } from '../../src/lint/reach.ts';
import { idleMusts, unreachableBands } from '../../src/lint/rules/bands.ts';
import { judgeBand } from '../../src/scoring/band.ts';
import type { Mode } from '../../src/scoring/responses.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { checklist, point } from '../having.ts';

/** Scales of several types, and all answers to them that differ. */
const scales: readonly Scale[] = [
  { scale: { levels: { 0: 'no', 1: 'yes' } }, answers: [0, 1] },
  { scale: { levels: { 0: 'no', 1: 'half', 2: 'yes' } }, answers: [0, 1, 2] },
  { scale: { levels: scored(0, 90) }, answers: [0, 1] },
  { scale: { levels: scored(100, 10, 50) }, answers: [0, 1, 2] },
  { scale: { type: 'yes-no', better: 'no' }, answers: ['yes', 'no'] },
  { scale: { type: 'choice', options: boxes(40, 10, 100) }, answers: ['o0', 'o1', 'o2'] },
  {
    scale: { type: 'multi-choice', scoring: 'sum', cap: 80, options: boxes(70, 30) },
    answers: [[], ['o0'], ['o1'], ['o0', 'o1']],
  },
  {
    scale: {
      type: 'number',
      thresholds: [
        { at: 10, score: 20 },
        { at: 5, score: 90 },
      ],
    },
    answers: [4, 7, 12],
  },
];

interface Scale {
  readonly scale: Readonly<Record<string, unknown>>;
  readonly answers: readonly AnswerValue[];
}

function scored(...scores: readonly number[]) {
  return scores.map((score) => ({ score, label: `${score}` }));
}

function boxes(...scores: readonly number[]) {
  return scores.map((score, i) => ({ id: `o${i}`, label: `${score}`, score }));
}

const must = fc.record({
  answer: fc.nat(3),
  of: fc.constantFrom('overall' as const, 'each-group' as const, 'each-respondent' as const),
  cap: fc.constantFrom('b0', 'b1', 'b2'),
});

const own = fc.record({
  weight: fc.constantFrom(0, 1, 1, 3),
  key: fc.boolean(),
  scale: fc.nat(scales.length - 1),
  must: fc.option(must, { nil: undefined, freq: 3 }),
  when: fc
    .option(fc.constantFrom(0, 1, 2), { nil: undefined, freq: 4 })
    .map((answer) => (answer === undefined ? undefined : { criterion: 'c0', is: answer })),
});

type Own = typeof own extends fc.Arbitrary<infer T> ? T : never;

function criterionOf(id: string, { scale, must: asked, ...rest }: Own): Criterion {
  const { answers } = scales[scale] as Scale;
  const made = { id, question: 'How much?', ...scales[scale]?.scale, ...rest };
  const { answer, ...limits } = asked ?? { answer: 0 };
  const wanted = answers[answer % answers.length];
  // What the schema would accept, as each scale above is one of its types.
  return { ...made, ...(asked ? { must: { ...limits, answer: wanted } } : {}) } as Criterion;
}

/** Checklists of up to four criteria and three bands, some of them quite odd. */
function checklists(most: number): fc.Arbitrary<Checklist> {
  return fc
    .record({
      limits: fc.uniqueArray(fc.constantFrom(5, 30, 33, 50, 75, 95, 100), {
        minLength: 2,
        maxLength: 2,
      }),
      weights: fc.array(fc.constantFrom(0, 1, 2, 5, 50), { minLength: 1, maxLength: 3 }),
      criteria: fc.array(own, { minLength: 1, maxLength: most }),
    })
    .map(({ limits, weights, criteria }): Checklist => {
      const made = criteria.map((one, i) =>
        criterionOf(`c${i}`, i === 0 ? { ...one, when: undefined } : one),
      );
      const points = weights
        .map((weight, i) =>
          point(`p${i}`, weight, ...made.filter((_, j) => j % weights.length === i)),
        )
        .filter((one) => one.criteria.length > 0);
      const bands = [0, ...limits.toSorted((a, b) => a - b)];
      return {
        ...checklist(...points),
        bands: bands.map((from, i) => ({ id: `b${i}`, from, title: `Band ${i}` })),
      };
    })
    .filter((made) => checkRules(made).length === 0);
}

/** The headline band of everything that so many people can answer, each in a group of their own. */
function audits(made: Checklist, people: number, mode: Mode) {
  const criteria = criteriaOf(made).map((placed) => placed.criterion);
  const groups = ['marketing', 'sales'];
  let all: Record<string, readonly AnswerValue[]>[] = [{}];
  for (const one of criteria) {
    const votes = votesOf(answersTo(one), people);
    all = all.flatMap((answers) => votes.map((vote) => ({ ...answers, [one.id]: vote })));
  }
  return all.map((answers) => {
    const respondents = groups.slice(0, people).map((group, i) => {
      const said = Object.entries(answers).map(
        ([id, votes]) => [id, { value: votes[i] ?? null }] as const,
      );
      return { id: group, group, answers: new Map(said) };
    });
    const card = scoreAudit(made, respondents, mode);
    return {
      answers,
      band: judgeBand(made, card).band,
      bandBeforeCap: judgeBand(made, card).bandBeforeCap,
    };
  });
}

function votesOf(
  numbers: readonly AnswerValue[],
  people: number,
): readonly (readonly AnswerValue[])[] {
  if (people === 0) return [[]];
  return votesOf(numbers, people - 1).flatMap((votes) => numbers.map((one) => [...votes, one]));
}

function answersTo(one: Criterion): readonly AnswerValue[] {
  const isOfScale = ({ scale }: Scale) =>
    Object.entries(scale).every(([name, part]) =>
      Object.entries(one).some(([own, value]) => own === name && value === part),
    );
  return scales.find(isOfScale)?.answers ?? [];
}

/** The criteria that moved the band in some audit, all other answers being the same. */
function moved(made: Checklist, people: number): ReadonlySet<string> {
  const hasKeys = criteriaOf(made).some((placed) => placed.criterion.key);
  const movers = new Set<string>();
  for (const mode of hasKeys ? (['full', 'express'] as const) : (['full'] as const)) {
    const all = audits(made, people, mode);
    for (const { criterion: one } of criteriaOf(made)) {
      const bands = new Map<string, string | null>();
      for (const { answers, band } of all) {
        const others = JSON.stringify({ ...answers, [one.id]: [] });
        if (bands.has(others) && bands.get(others) !== band) movers.add(one.id);
        bands.set(others, band);
      }
    }
  }
  return movers;
}

/** Returns the influential criteria, and those in conditions, which decide what else counts. */
function influentialIn(
  made: Checklist,
  find: typeof influentialCriteria | typeof influentialCriteriaAlone,
) {
  const conditions = criteriaOf(made).some((placed) => placed.criterion.when) ? ['c0'] : [];
  const found = (scoreCases(made) ?? []).flatMap((influences) => [
    ...(find(influences, made) ?? []),
  ]);
  return new Set([...conditions, ...found]);
}

describe('a criterion without influence on the band', () => {
  it('changes it in no audit of one person', () => {
    fc.assert(
      fc.property(checklists(3), (made) => {
        const influential = influentialIn(made, influentialCriteria);
        expect([...moved(made, 1)].filter((id) => !influential.has(id))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('changes it in no audit of two groups', () => {
    fc.assert(
      fc.property(checklists(2), (made) => {
        const influential = influentialIn(made, influentialCriteria);
        expect([...moved(made, 2)].filter((id) => !influential.has(id))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a criterion with influence if everyone agrees', () => {
  it('changes the band in an audit of one person, and no other criterion does', () => {
    fc.assert(
      fc.property(
        checklists(3).filter((made) => criteriaOf(made).every((placed) => !placed.criterion.when)),
        (made) => {
          expect(influentialIn(made, influentialCriteriaAlone)).toEqual(moved(made, 1));
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('required boxes', () => {
  it.each([
    {
      wanted: ['o1'],
      scores: [70, 30],
      because: 'without it the other box reaches the highest band',
    },
    { wanted: ['o1'], scores: [100, 0], because: 'they have no score, and can be left out still' },
    { wanted: ['o0', 'o1'], scores: [60, 60], because: 'one of both is enough for the band' },
  ])('$wanted of $scores can change the band: $because', ({ wanted, scores }) => {
    const card = {
      ...{ id: 'c0', question: 'How much?', type: 'multi-choice', scoring: 'sum' },
      ...{ options: boxes(...scores), must: { answer: wanted, of: 'overall', cap: 'b1' } },
    } as Criterion;
    const made: Checklist = {
      ...checklist(point('p0', 1, card)),
      bands: [0, 5, 50].map((from, i) => ({ id: `b${i}`, from, title: `Band ${i}` })),
    };
    expect(idleMusts(made)).toEqual([]);
    expect(influentialIn(made, influentialCriteriaAlone)).toEqual(new Set(['c0']));
  });
});

describe('a required level with a warning', () => {
  it('changes the band of no audit', () => {
    fc.assert(
      fc.property(checklists(2), (made) => {
        for (const { path } of idleMusts(made)) {
          const idle = made.points[Number(path[1])]?.criteria[Number(path[3])]?.id;
          const without: Checklist = {
            ...made,
            points: made.points.map((own) => ({
              ...own,
              criteria: own.criteria.map((one) =>
                one.id === idle ? { ...one, must: undefined } : one,
              ),
            })),
          };
          for (const people of [1, 2]) {
            const bands = audits(made, people, 'full').map(({ band }) => band);
            expect(audits(without, people, 'full').map(({ band }) => band)).toEqual(bands);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a band that cannot be reached', () => {
  it('is the band of no audit', () => {
    fc.assert(
      fc.property(checklists(2), (made) => {
        const idle = unreachableBands(made).map(({ path }) => `b${path[1]}`);
        const found = [1, 2].flatMap((people) =>
          audits(made, people, 'full').map(({ band }) => band ?? ''),
        );
        expect(idle.filter((id) => found.includes(id))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
