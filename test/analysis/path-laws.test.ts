import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Target } from '../../src/analysis/path/path.ts';
import { findCheapestPath } from '../../src/analysis/path/path.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import type { LevelsCriterion } from '../../src/checklist/criteria/levels/levels.ts';
import { levelsOf } from '../../src/checklist/criteria/types.ts';
import type { Must } from '../../src/checklist/criterion.ts';
import { criteriaOf, effortOf } from '../../src/checklist/lookup.ts';
import { judgeBand } from '../../src/scoring/band.ts';
import type { Participant } from '../../src/scoring/responses.ts';
import { type Scorecard, scoreAudit } from '../../src/scoring/scorecard.ts';
import { checklist, criterion, point, respondent } from '../having.ts';
import { afterRaising, type Raising } from './raising.ts';

interface Case {
  readonly of: Checklist;
  readonly participants: readonly Participant[];
  readonly aim: Target | null;
}

const WEIGHTS = fc.constantFrom(0, 1, 1, 2, 3, 5);
const advice = fc.option(fc.constantFrom<'S' | 'M' | 'L'>('S', 'M', 'L'), { nil: undefined });

/** Three to five levels at even distances, or a list of them in any order with any scores. */
const scales = fc.oneof(
  fc.constant({ levels: { 0: 'none', 1: 'some', 2: 'all' }, count: 3 }),
  fc.constant({ levels: { 0: 'a', 1: 'b', 2: 'c', 3: 'd', 4: 'e' }, count: 5 }),
  fc
    .array(fc.constantFrom(0, 10, 30, 60, 62, 90, 100), { minLength: 2, maxLength: 5 })
    .filter((scores) => new Set(scores).size > 1)
    .map((scores) => ({
      levels: scores.map((score, i) => ({ score, label: `level ${i}` })),
      count: scores.length,
    })),
);

const criteria = scales.chain(({ levels, count }) =>
  fc.record({
    levels: fc.constant<LevelsCriterion['levels']>(levels),
    weight: WEIGHTS,
    must: fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      {
        weight: 1,
        arbitrary: fc.record<Must>({
          level: fc.nat(count - 1),
          of: fc.constantFrom('overall', 'each-group', 'each-respondent', undefined),
          cap: fc.constantFrom('undefined', 'defined', 'aligned'),
        }),
      },
    ),
    efforts: fc.array(advice, { minLength: count, maxLength: count }),
    // Of up to five people; a text is a reason why it does not apply.
    votes: fc.array(
      fc.oneof(
        { weight: 8, arbitrary: fc.nat(count - 1) },
        { weight: 1, arbitrary: fc.constantFrom(null, 'does not apply') },
      ),
      { minLength: 5, maxLength: 5 },
    ),
  }),
);

const cases: fc.Arbitrary<Case> = fc
  .record({
    // One to four criteria in one to three points.
    criteria: fc.array(criteria, { minLength: 1, maxLength: 4 }),
    points: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
    weights: fc.array(WEIGHTS, { minLength: 3, maxLength: 3 }),
    causes: fc.constantFrom('forwards', 'backwards', 'none'),
    effort: fc.constantFrom({ S: 1, M: 3, L: 8 }, { S: 1, M: 1, L: 2 }, { S: 2, M: 5, L: 7 }),
    groups: fc.array(fc.constantFrom('marketing', 'sales', 'leadership'), {
      minLength: 1,
      maxLength: 5,
    }),
    aim: fc.oneof(
      fc.constant(null),
      fc.record({ band: fc.constantFrom('undefined', 'defined', 'aligned', 'integrated') }),
      fc.record({ score: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100) }),
      fc.record({ score: fc.constantFrom(0.6, 0.75, 0.9, 1) }),
    ),
  })
  .map(({ criteria: drawn, points, weights, causes, effort, groups, aim }) => {
    const named = drawn.map(({ votes: _, efforts, ...more }, i) => ({
      at: points[i],
      criterion: criterion(`c${i}`, {
        ...more,
        advice: Object.fromEntries(efforts.map((size, level) => [level, { effort: size }])),
      }),
    }));
    const filled = [0, 1, 2]
      .map((p) => ({ p, own: named.filter(({ at }) => at === p) }))
      .filter(({ own }) => own.length > 0)
      .map(({ p, own }) => point(`p${p}`, weights[p] ?? 0, ...own.map((each) => each.criterion)));
    const linked = filled.map((own, i) => {
      const cause = filled[i + { forwards: -1, backwards: 1, none: 9 }[causes]];
      return { ...own, causedBy: cause ? [{ point: cause.id, because: 'it is so' }] : [] };
    });
    const participants = groups.map((group, r) =>
      respondent(
        `r${r}`,
        group,
        Object.fromEntries(drawn.map(({ votes }, i) => [`c${i}`, votes[r] ?? null])),
      ),
    );
    return { of: { ...checklist(...linked), effort }, participants, aim };
  });

const score = ({ of, participants }: Case): Scorecard => scoreAudit(of, participants, 'full');

/** True if the goal is reached, judged by scoring all answers like any audit. */
function arrives({ of, participants }: Case, goal: number, raisings: readonly Raising[]) {
  const card = scoreAudit(of, afterRaising(of, participants, raisings), 'full');
  const isHeld = judgeBand(of, card).failedMusts.length === 0;
  return { score: card.score ?? -1, isThere: isHeld && (card.score ?? -1) >= goal - 1e-9 };
}

/** A way to raise one criterion: how many places up its scale, the level there, and the effort. */
interface Option extends Raising {
  readonly places: number;
  readonly effort: number;
}

function optionsOf({ of }: Case, { criterion: own, point: _ }: Placed, card: Scorecard) {
  const finding = card.findings.find((each) => each.criterion === own.id);
  if (!finding || finding.score === null) return [];
  const failed = judgeBand(of, card).failedMusts.find((each) => each.criterion === own.id);
  const judged = {
    overall: [finding.score],
    'each-group': Object.values(finding.groups),
    'each-respondent': finding.responses.flatMap((response) => response.score ?? []),
  }[own.must?.of ?? 'overall'];
  const from = failed ? Math.min(...judged) : finding.score;
  const levels = levelsOf(of, own);
  const start = levels.filter((level) => level.score <= from + 1e-9).length - 1;
  const first = Math.max(start, 0);
  return levels.slice(first + 1).map((level, i): Option => {
    const left = levels.slice(first, first + i + 1);
    const efforts = left.map((each) => own.advice?.[each.level]?.effort ?? 'M');
    const effort = efforts.reduce((sum, size) => sum + effortOf(of)[size], 0);
    return { criterion: own.id, level: level.level, places: i + 1, effort };
  });
}

type Placed = ReturnType<typeof criteriaOf>[number];

/** The criteria, those of causes before those of effects. */
function inCausalOrder({ points }: Checklist): readonly Placed[] {
  const isFirst = (own: (typeof points)[number], others: typeof points) =>
    (own.causedBy ?? []).every((cause) => others.every(({ id }) => id !== cause.point));
  const order: Placed[] = [];
  for (let open = points; open.length > 0; ) {
    const next = open.find((own) => isFirst(own, open));
    if (!next) throw new Error('a circle');
    order.push(...next.criteria.map((own) => ({ point: next, criterion: own })));
    open = open.filter((own) => own !== next);
  }
  return order;
}

/** The cheapest way among all ways that there are, tried one by one; null where none arrives. */
function bruteForce(given: Case, goal: number): readonly Option[] | null {
  const card = score(given);
  const menus = inCausalOrder(given.of).map((placed) => optionsOf(given, placed, card));
  const ways = menus.reduce<readonly (readonly (Option | null)[])[]>(
    (all, menu) => all.flatMap((way) => [null, ...menu].map((option) => [...way, option])),
    [[]],
  );
  const merits = ways.flatMap((way) => {
    const taken = way.flatMap((option) => option ?? []);
    const end = arrives(given, goal, taken);
    if (!end.isThere) return [];
    const effort = taken.reduce((sum, option) => sum + option.effort, 0);
    const places = way.map((option) => -(option?.places ?? 0));
    return [{ taken, merit: [effort, taken.length, -Math.round(end.score * 1e11), ...places] }];
  });
  merits.sort((a, b) => {
    const at = a.merit.findIndex((value, i) => value !== b.merit[i]);
    return (a.merit[at] ?? 0) - (b.merit[at] ?? 0);
  });
  return merits[0]?.taken ?? null;
}

const RUNS = { numRuns: 300 };
const PATIENCE = 60_000;

describe('the cheapest path', () => {
  it(
    'is the best of all ways that there are',
    () => {
      fc.assert(
        fc.property(cases, (given) => {
          const path = findCheapestPath(given.of, score(given), given.aim);
          if (path.outcome === 'no-score' || !path.goal) return;
          const best = bruteForce(given, path.goal.score);
          expect(path.outcome === 'out-of-reach').toBe(best === null);
          expect(path.steps.map((step) => [step.criterion, step.to.level, step.effort])).toEqual(
            (best ?? []).map((option) => [option.criterion, option.level, option.effort]),
          );
        }),
        RUNS,
      );
    },
    PATIENCE,
  );

  it(
    'leads to the goal with every must held, as any audit would score it',
    () => {
      fc.assert(
        fc.property(cases, (given) => {
          const path = findCheapestPath(given.of, score(given), given.aim);
          if (path.outcome !== 'found' || !path.goal) return;
          const raisings = path.steps.map(({ criterion: id, to }) => ({
            criterion: id,
            level: to.level,
          }));
          const end = arrives(given, path.goal.score, raisings);
          expect(end.isThere).toBe(true);
          expect(path.after.score).toBeCloseTo(end.score, 9);
          const people = afterRaising(given.of, given.participants, raisings);
          const band = judgeBand(given.of, scoreAudit(given.of, people, 'full')).band;
          expect(path.after.band).toBe(band);
        }),
        RUNS,
      );
    },
    PATIENCE,
  );

  it(
    'misses the goal or a must without the last level of any step',
    () => {
      fc.assert(
        fc.property(cases, (given) => {
          const path = findCheapestPath(given.of, score(given), given.aim);
          const goal = path.goal?.score ?? 0;
          for (const spared of path.steps) {
            const raisings = path.steps
              .map((step) => ({
                criterion: step.criterion,
                level: step === spared ? (step.advice.at(-1)?.level ?? 0) : step.to.level,
              }))
              .filter((each) => each.criterion !== spared.criterion || spared.advice.length > 1);
            expect(arrives(given, goal, raisings).isThere).toBe(false);
          }
        }),
        RUNS,
      );
    },
    PATIENCE,
  );

  it(
    'gains as much as its steps gain together',
    () => {
      fc.assert(
        fc.property(cases, (given) => {
          const { steps, before, after } = findCheapestPath(given.of, score(given), given.aim);
          if (before.score === null || after.score === null) return;
          const gain = steps.reduce((sum, step) => sum + step.gain, 0);
          expect(after.score - before.score).toBeCloseTo(gain, 9);
        }),
        RUNS,
      );
    },
    PATIENCE,
  );

  it(
    'is out of reach only where the best level everywhere is not enough',
    () => {
      fc.assert(
        fc.property(cases, (given) => {
          const path = findCheapestPath(given.of, score(given), given.aim);
          if (path.best.score === null || !path.goal) return;
          const isTooHigh = path.best.score < path.goal.score - 1e-9;
          expect(path.outcome === 'out-of-reach').toBe(isTooHigh);
        }),
        RUNS,
      );
    },
    PATIENCE,
  );

  it(
    'needs one step only where one step is enough',
    () => {
      fc.assert(
        fc.property(cases, (given) => {
          const path = findCheapestPath(given.of, score(given), given.aim);
          if (path.outcome !== 'found' || !path.goal) return;
          const goal = path.goal.score;
          const card = score(given);
          const options = criteriaOf(given.of).flatMap((each) => optionsOf(given, each, card));
          const isEnough = options.some((option) => arrives(given, goal, [option]).isThere);
          expect(path.oneStepIsEnough).toBe(isEnough);
        }),
        RUNS,
      );
    },
    PATIENCE,
  );
});
