import fc from 'fast-check';
import type { Checklist, Criterion } from '../../src/checklist/checklist.ts';
import type { LevelsCriterion, ScoredLevel } from '../../src/checklist/criteria/levels/levels.ts';
import { criteriaOf } from '../../src/checklist/lookup.ts';
import type { Policy } from '../../src/policy/policy.ts';
import type { Person } from '../analysis/having-rounds.ts';
import { checklist, criterion, point, type Said } from '../having.ts';

/** Scales whose worst level is not 0 or whose best one is not 1, too. */
const scales: readonly (readonly ScoredLevel[] | undefined)[] = [
  undefined,
  undefined,
  [50, 70, 100].map((score) => ({ score, label: `${score}` })),
  [0, 30, 60].map((score) => ({ score, label: `${score}` })),
];

const bands = ['undefined', 'defined', 'aligned', 'integrated'];

const drafts = fc.array(
  fc.record({
    weight: fc.integer({ min: 0, max: 5 }),
    criteria: fc.array(
      fc.record({
        weight: fc.integer({ min: 0, max: 3 }),
        key: fc.boolean(),
        levels: fc.constantFrom(...scales),
        when: fc.option(fc.nat(), { freq: 2 }),
        must: fc.option(
          fc.record({
            level: fc.integer({ min: 0, max: 2 }),
            of: fc.constantFrom('overall', 'each-group', 'each-respondent'),
            cap: fc.constantFrom(...bands),
          }),
          { freq: 2 },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    causedBy: fc.option(fc.nat()),
  }),
  { minLength: 1, maxLength: 3 },
);

type Draft = typeof drafts extends fc.Arbitrary<readonly (infer T)[]> ? T : never;

/** Checklists with conditions, musts, causes and scales of all kinds. */
export const checklists: fc.Arbitrary<Checklist> = drafts.map((points) => {
  const earlier: string[] = [];
  const written = points.map(({ weight, criteria, causedBy }, p) => {
    const own = criteria.map((draft, c) => {
      const id = `p${p}c${c}`;
      const made = criterion(id, detailsOf(draft, earlier));
      earlier.push(id);
      return made;
    });
    const causes = p > 0 && causedBy !== null ? [{ point: `p${causedBy % p}`, because: 'x' }] : [];
    return { ...point(`p${p}`, weight, ...own), causedBy: causes };
  });
  return checklist(...written);
});

function detailsOf(
  { weight, key, levels, when, must }: Draft['criteria'][number],
  earlier: readonly string[],
): Partial<LevelsCriterion> {
  const condition = when === null ? undefined : earlier[when % Math.max(1, earlier.length)];
  return {
    weight,
    key,
    ...(levels ? { levels } : {}),
    ...(condition ? { when: { criterion: condition, atLeast: 1 } } : {}),
    ...(must ? { must } : {}),
  };
}

/** Up to three people who answered any way. */
export function peopleFor(of: Checklist): fc.Arbitrary<readonly Person[]> {
  const answers = fc.tuple(...criteriaOf(of).map((own) => saidOn(own.criterion)));
  const person = fc.record({ group: fc.constantFrom('marketing', 'sales'), answers });
  return fc
    .array(person, { minLength: 1, maxLength: 3 })
    .map((people) =>
      people.map(({ group, answers: all }, i) => ({ id: `r${i}`, group, answers: named(of, all) })),
    );
}

function saidOn(criterion: Criterion): fc.Arbitrary<Said> {
  const isList = 'levels' in criterion && Array.isArray(criterion.levels);
  const top = isList ? Object.keys(criterion.levels).length - 1 : 4;
  return fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: top }) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant('does not apply') },
  );
}

function named(of: Checklist, all: readonly Said[]): Readonly<Record<string, Said>> {
  return Object.fromEntries(criteriaOf(of).map((own, i) => [own.criterion.id, all[i] ?? null]));
}

/** Policies with one to three rules of any kind, and sometimes a waiver. */
export function policiesFor(of: Checklist): fc.Arbitrary<Policy> {
  const percent = fc.integer({ min: 0, max: 100 });
  const ids = criteriaOf(of).map((own) => own.criterion.id);
  const pointIds = of.points.map(({ id }) => id);
  const on = fc.constant(true);
  const rules: readonly fc.Arbitrary<Partial<Policy>>[] = [
    fc.record({ minScore: percent }),
    fc.record({ minBand: fc.constantFrom(...bands) }),
    fc.record({ points: fc.dictionary(fc.constantFrom(...pointIds), percent, { minKeys: 1 }) }),
    fc.record({
      criteria: fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 0, max: 2 })),
    }),
    fc.record({ maxDrop: fc.record({ total: percent }) }),
    fc.record({ maxDrop: fc.record({ point: percent, keyCriterion: percent }) }),
    fc.record({ noNewGaps: on }),
    fc.record({ noNewRootCauses: on }),
    fc.record({ maxPerceptionGap: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ maxUnanswered: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ maxNotApplicable: percent }),
    fc.record({ maxAge: fc.constantFrom(10, 200) }),
    fc.record({ minRespondents: fc.record({ marketing: fc.integer({ min: 1, max: 2 }) }) }),
  ];
  const waivers = fc.array(waiverFor(ids), { maxLength: 1 });
  return fc
    .tuple(fc.array(fc.oneof(...rules), { minLength: 1, maxLength: 3 }), waivers)
    .map(([parts, accepted]) => ({
      format: 1,
      checklist: of.id,
      maxNotApplicable: 100,
      ...Object.assign({}, ...parts),
      waivers: accepted,
    }));
}

function waiverFor(ids: readonly string[]) {
  return fc.record({
    criterion: fc.constantFrom(...ids),
    reason: fc.constant('x'),
    approver: fc.constant('x'),
    expires: fc.constantFrom('2024-12-31', '2023-12-31'),
  });
}
