import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Target } from '../../src/analysis/path/path.ts';
import { findCheapestPath } from '../../src/analysis/path/path.ts';
import type { Checklist } from '../../src/checklist/checklist.ts';
import type { LevelsCriterion } from '../../src/checklist/criteria/levels/levels.ts';
import type { Must } from '../../src/checklist/criterion.ts';
import { effortOf } from '../../src/checklist/lookup.ts';
import { judgeBand } from '../../src/scoring/band.ts';
import type { Participant } from '../../src/scoring/responses.ts';
import { scoreAudit } from '../../src/scoring/scorecard.ts';
import { checklist, criterion, point, respondent } from '../having.ts';
import { afterRaising } from './raising.ts';

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
    pace: fc.constantFrom(1, 2, undefined),
    target: fc.constantFrom(1, 2, undefined),
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
  .map(({ criteria: drawn, points, weights, causes, effort, groups, aim, pace, target }) => {
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
    return { of: { ...checklist(...linked), effort, pace, target }, participants, aim };
  });

/** Criterion of a case as the search below sees it: numbers only. */
interface Seen {
  readonly id: string;
  readonly point: string;
  /** Distinct scores, 0 to 1, and the efforts of leaving them, worst first; from the start up. */
  readonly rungs: readonly {
    readonly score: number;
    readonly level: number;
    readonly effort: number;
  }[];
  readonly groups: readonly (readonly number[])[];
  readonly isEach: boolean;
  readonly target: number;
  readonly share: number;
  readonly must: { readonly limit: number; readonly of: Must['of']; readonly cap: string } | null;
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Returns the means of the groups after a raise to a score. */
function lifted({ groups, isEach }: Seen, to: number): readonly number[] {
  return groups.map((votes) =>
    isEach ? mean(votes.map((vote) => Math.max(vote, to))) : Math.max(mean(votes), to),
  );
}

function isMet(own: Seen, to: number): boolean {
  const { must, groups } = own;
  if (!must) return true;
  const judged = {
    overall: [mean(lifted(own, to))],
    'each-group': lifted(own, to),
    'each-respondent': groups.flat().map((vote) => Math.max(vote, to)),
  }[must.of ?? 'overall'];
  return judged.every((value) => value >= must.limit - 1e-9);
}

/** Returns the criteria that somebody rated, those of causes first, otherwise by id. */
function seen({ of, participants }: Case): readonly Seen[] {
  const points: (typeof of.points)[number][] = [];
  const byId = of.points.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  while (points.length < byId.length) {
    const next = byId.find(
      (own) =>
        !points.includes(own) &&
        (own.causedBy ?? []).every((cause) => points.some(({ id }) => id === cause.point)),
    );
    if (!next) throw new Error('a circle');
    points.push(next);
  }
  const found = points.flatMap((own) =>
    own.criteria.flatMap((criterion) => {
      if (!('levels' in criterion)) return [];
      const { levels } = criterion;
      const scores = Array.isArray(levels)
        ? levels.map(({ score }) => score / 100)
        : Object.keys(levels).map((level, _, all) => Number(level) / (all.length - 1));
      const groups = ['marketing', 'sales', 'leadership']
        .map((group) =>
          participants
            .filter((person) => person.group === group)
            .flatMap(({ answers }) => {
              const answer = answers.get(criterion.id);
              const value = answer && 'value' in answer ? answer.value : null;
              return value === null ? [] : [scores[Number(value)] ?? 0];
            }),
        )
        .filter((votes) => votes.length > 0);
      return groups.length === 0 ? [] : [{ own, criterion, scores, groups }];
    }),
  );
  const weightIn = (id: string) =>
    found
      .filter(({ own }) => own.id === id)
      .reduce((sum, { criterion }) => sum + (criterion.weight ?? 1), 0);
  const whole = of.points
    .filter(({ id }) => weightIn(id) > 0)
    .reduce((sum, { weight }) => sum + weight, 0);
  return found.map(({ own, criterion, scores, groups }) => {
    const isEach = criterion.must?.of === 'each-respondent';
    const lowest = Math.min(...(isEach ? groups.flat() : groups.map(mean)));
    const order = scores
      .map((score, level) => ({ score, level }))
      .toSorted((a, b) => a.score - b.score || a.level - b.level);
    const units = effortOf(of);
    const start = order.findLast(({ score }) => score <= lowest + 1e-9) ?? order[0];
    const above = order.filter(
      ({ score }, i) => score > (start?.score ?? 0) && score !== order[i - 1]?.score,
    );
    const rungs = [...(start ? [start] : []), ...above].map((rung) => ({
      ...rung,
      effort: units[criterion.advice?.[rung.level]?.effort ?? 'M'],
    }));
    const sum = weightIn(own.id);
    const { must } = criterion;
    return {
      ...{ id: criterion.id, point: own.id, rungs, groups, isEach },
      target: order[Math.min(of.target ?? 99, order.length - 1)]?.score ?? 1,
      share: sum > 0 && whole > 0 ? (own.weight / whole) * ((criterion.weight ?? 1) / sum) : 0,
      must: must ? { limit: scores[must.level ?? 0] ?? 0, of: must.of, cap: must.cap } : null,
    };
  });
}

/** A way: by criterion, the number of steps. */
type Way = readonly number[];

/** The cheapest way of all, tried one by one with ever fewer limits; `null` where none arrives. */
function bruteForce(given: Case, goal: { score: number; band: string | null }): Way | null {
  const { of } = given;
  const criteria = seen(given);
  const place = (id: string | null) => of.bands.findIndex((band) => band.id === id);
  const isDemanded = ({ must }: Seen) => must !== null && place(must.cap) < place(goal.band);
  const pace = of.pace ?? 2;
  for (const [overTarget, overPace] of [
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ]) {
    const menus = criteria.map((own) => {
      const steps = own.rungs.map((_, i) => i);
      const scoreAt = (i: number) => own.rungs[i]?.score ?? 0;
      const fits = (i: number) =>
        i === 0 || ((overTarget || scoreAt(i) <= own.target + 1e-9) && (overPace || i <= pace));
      const isMetAt = (i: number) => isMet(own, i === 0 ? -1 : scoreAt(i));
      if (!isDemanded(own) || isMetAt(0)) return steps.filter(fits);
      const first = steps.find(isMetAt);
      return steps.filter((i) => isMetAt(i) && (i === first || fits(i)));
    });
    const ways = menus.reduce<readonly Way[]>(
      (all, menu) => all.flatMap((way) => menu.map((steps) => [...way, steps])),
      [[]],
    );
    const merits = ways.flatMap((way) => {
      const sum = (of: (own: Seen, steps: number) => number) =>
        criteria.reduce((total, own, i) => total + of(own, way[i] ?? 0), 0);
      const score = sum(
        (own, steps) =>
          own.share * mean(lifted(own, steps === 0 ? -1 : (own.rungs[steps]?.score ?? 0))),
      );
      if (score < goal.score - 1e-9) return [];
      const effort = sum(({ rungs }, steps) =>
        rungs.slice(0, steps).reduce((total, rung) => total + rung.effort, 0),
      );
      const steps = sum((_, own) => own);
      return [{ way, merit: [effort, steps, -Math.round(score * 1e11), ...way.map((n) => -n)] }];
    });
    merits.sort((a, b) => {
      const at = a.merit.findIndex((value, i) => value !== b.merit[i]);
      return (a.merit[at] ?? 0) - (b.merit[at] ?? 0);
    });
    if (merits[0]) return merits[0].way;
  }
  return null;
}

const pathIn = ({ of, participants, aim }: Case) =>
  findCheapestPath(of, scoreAudit(of, participants, 'full'), aim);

const RUNS = { numRuns: 200 };
const PATIENCE = 60_000;

describe('the cheapest path', () => {
  it(
    'is the best of all ways that there are',
    () => {
      fc.assert(
        fc.property(cases, (given) => {
          const path = pathIn(given);
          if (path.outcome === 'no-score' || !path.goal) return;
          const best = bruteForce(given, path.goal);
          expect(path.outcome === 'out-of-reach').toBe(best === null);
          const ways = seen(given).flatMap(({ id, rungs }, i) => {
            const steps = best?.[i] ?? 0;
            const effort = rungs.slice(0, steps).reduce((sum, rung) => sum + rung.effort, 0);
            return steps === 0 ? [] : [[id, rungs[steps]?.score, effort]];
          });
          const found = path.steps.map((step) => [step.criterion, step.to.score, step.effort]);
          expect(found.toSorted()).toEqual(ways.toSorted());
        }),
        RUNS,
      );
    },
    PATIENCE,
  );

  it(
    'leads to the goal, and meets every must that denies it, as any audit would score it',
    () => {
      fc.assert(
        fc.property(cases, (given) => {
          const path = pathIn(given);
          if (path.outcome !== 'found' || !path.goal) return;
          const raisings = path.steps.map(({ criterion: id, to }) => ({
            criterion: id,
            level: to.level,
          }));
          const people = afterRaising(given.of, given.participants, raisings);
          const card = scoreAudit(given.of, people, 'full');
          expect(card.score ?? -1).toBeGreaterThanOrEqual(path.goal.score - 1e-9);
          // Somebody above the mean of a group stays there, so the score may come out higher.
          expect(card.score ?? -1).toBeGreaterThanOrEqual((path.after.score ?? 0) - 1e-9);
          if (path.goal.band === null) return;
          const place = (id: string | null) => given.of.bands.findIndex((band) => band.id === id);
          const { band } = judgeBand(given.of, card);
          expect(place(band)).toBeGreaterThanOrEqual(place(path.goal.band));
          expect(place(path.after.band)).toBeGreaterThanOrEqual(place(path.goal.band));
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
          const { steps, before, after } = pathIn(given);
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
          const path = pathIn(given);
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
    'names as the largest step the level that gains most, and says whether it is enough',
    () => {
      fc.assert(
        fc.property(cases, (given) => {
          const path = pathIn(given);
          if (path.outcome !== 'found' || !path.goal) return;
          const { score, band } = path.goal;
          const place = (id: string | null) => given.of.bands.findIndex((own) => own.id === id);
          const all = seen(given);
          const denied = all.filter(
            (own) => own.must && place(own.must.cap) < place(band) && !isMet(own, -1),
          );
          const singles = all.flatMap((own) => {
            const next = own.rungs[1];
            const isOpen =
              next && (path.exceeds.includes('target') || next.score <= own.target + 1e-9);
            if (!isOpen) return [];
            const gain = own.share * (mean(lifted(own, next.score)) - mean(lifted(own, -1)));
            const isHeld = denied.every((other) => other === own && isMet(own, next.score));
            return [{ gain, isEnough: isHeld && gain >= score - (path.before.score ?? 0) - 1e-9 }];
          });
          if (path.exceeds.length === 0) {
            expect(path.oneStepIsEnough).toBe(singles.some(({ isEnough }) => isEnough));
            expect(path.largestStep?.gain ?? 0).toBeCloseTo(
              Math.max(0, ...singles.map(({ gain }) => gain)),
              9,
            );
          }
        }),
        RUNS,
      );
    },
    PATIENCE,
  );
});

describe('the cheapest path through boxes', () => {
  const boxCases = fc.record({
    options: fc.array(
      fc.record({
        effort: fc.constantFrom<'S' | 'M' | 'L'>('S', 'M', 'L'),
        score: fc.constantFrom(10, 20, 30, 50, 80),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    isShare: fc.boolean(),
    pace: fc.constantFrom(1, 2, 3, undefined),
    ticked: fc.array(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), {
      minLength: 1,
      maxLength: 4,
    }),
    aim: fc.integer({ min: 10, max: 100 }).map((percent) => percent / 100),
  });

  it(
    'takes the cheapest set of all',
    () => {
      fc.assert(
        fc.property(boxCases, ({ options, isShare, pace, ticked, aim }) => {
          const ids = options.map((_, i) => `o${i}`);
          const boxes: Checklist['points'][number]['criteria'][number] = {
            id: 'boxes',
            type: 'multi-choice',
            question: 'Which?',
            scoring: isShare ? 'share' : 'sum',
            options: options.map(({ score }, i) => ({
              ...{ id: `o${i}`, label: `Option ${i}` },
              ...(isShare ? {} : { score }),
            })),
            advice: Object.fromEntries(options.map(({ effort }, i) => [`o${i}`, { effort }])),
          };
          const of = { ...checklist({ ...point('p', 1), criteria: [boxes] }), pace };
          const people = ticked.map((own, i): Participant => {
            const value = ids.filter((_, box) => own[box]);
            const group = i % 2 === 0 ? 'marketing' : 'sales';
            return { id: `r${i}`, group, answers: new Map([['boxes', { value }]]) };
          });
          const worth = (of: ReadonlySet<string>) =>
            isShare
              ? of.size / ids.length
              : Math.min(
                  100,
                  ids.reduce((sum, id, i) => sum + (of.has(id) ? (options[i]?.score ?? 0) : 0), 0),
                ) / 100;
          const scoreWith = (set: readonly string[]) => {
            const of = ticked.map((own) =>
              worth(new Set([...ids.filter((_, box) => own[box]), ...set])),
            );
            const groups = [0, 1].map((side) => of.filter((_, i) => i % 2 === side));
            return mean(groups.filter((votes) => votes.length > 0).map(mean));
          };
          const missing = ids.filter((_, box) => ticked.some((own) => !own[box]));
          let sets: readonly (readonly string[])[] = [[]];
          for (const id of missing) sets = [...sets, ...sets.map((set) => [...set, id])];
          const merits = [of.pace ?? 2, 99].map((most) =>
            sets
              .filter((set) => set.length <= most && scoreWith(set) >= aim - 1e-9)
              .map((set) => {
                const effort = set.reduce(
                  (sum, id) => sum + { S: 1, M: 3, L: 8 }[options[ids.indexOf(id)]?.effort ?? 'M'],
                  0,
                );
                return [effort, set.length, -Math.round(scoreWith(set) * 1e9)];
              })
              .toSorted((a, b) => {
                const at = a.findIndex((value, i) => value !== b[i]);
                return (a[at] ?? 0) - (b[at] ?? 0);
              }),
          );
          // Without a target of its own, the criterion has all boxes as one.
          const isWithin = (merit: readonly number[] | undefined) => merit !== undefined;
          const best = merits.map(([first]) => first).find(isWithin);
          const path = findCheapestPath(of, scoreAudit(of, people, 'full'), { score: aim });
          expect(path.outcome === 'out-of-reach').toBe(best === undefined);
          if (!best) return;
          expect([
            path.effort,
            path.steps[0]?.advice.length ?? 0,
            -Math.round((path.after.score ?? 0) * 1e9),
          ]).toEqual(best);
        }),
        RUNS,
      );
    },
    PATIENCE,
  );
});
