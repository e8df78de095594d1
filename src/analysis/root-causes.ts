import type { Checklist } from '../checklist/checklist.ts';
import { largestFirst, reaches } from '../numbers.ts';
import { failedMusts } from '../scoring/band.ts';
import type { Finding, Outcome } from '../scoring/finding.ts';
import type { Scorecard } from '../scoring/scorecard.ts';

/** Score below which a point is weak, 0 to 1. */
export const WEAK_BELOW = 0.5;

export interface WeakPoint {
  readonly point: string;
  /** 0 to 1. */
  readonly score: number;
  /** Score lost through this point, 0 to 1: share of the weight × (1 − score). */
  readonly lostScore: number;
}

/** A weak point with no weak direct cause. */
export interface RootCause extends WeakPoint {
  /**
   * Score lost through this point and the points it affects, 0 to 1. Impacts overlap, so they do
   * not add up.
   */
  readonly impact: number;
  /** Part of `impact` that no other root cause shares, 0 to 1. */
  readonly exclusive: number;
  /** Other weak points that follow from it, in causal order. */
  readonly explains: readonly string[];
  /** Links that lead to them, in causal order. */
  readonly chain: readonly CausalLink[];
}

export interface RootCauses {
  /** Points with a missed must, in the order of the checklist: they come first and are left out. */
  readonly preconditions: readonly string[];
  /** In the order of the checklist. */
  readonly weak: readonly WeakPoint[];
  /** Score lost through all weak points, each counted once, 0 to 1. */
  readonly lostScore: number;
  /** Largest impact first, then by id. */
  readonly roots: readonly RootCause[];
  /** Points without a score, which may be causes. */
  readonly notAssessed: readonly UnassessedPoint[];
}

/**
 * Finds the weak points from which the others follow, along the causes that the checklist names.
 * Points with a missed must are left out: whatever they explain, they have to be put right first.
 */
export function findRootCauses(checklist: Checklist, scorecard: Scorecard): RootCauses {
  const missed = new Set(
    failedMusts(checklist, scorecard, 'headline').map(({ criterion }) => criterion),
  );
  const preconditions = checklist.points
    .filter(({ criteria }) => criteria.some(({ id }) => missed.has(id)))
    .map(({ id }) => id);
  const points = scorecard.points.filter(({ point }) => !preconditions.includes(point));
  const rest = { ...scorecard, points };
  const weakPoints = findWeakPoints(checklist, rest);
  const byId = new Map(weakPoints.map((own) => [own.point, own]));
  return {
    preconditions,
    weak: weakPoints,
    lostScore: lostBy(causalOrder(checklist), byId),
    roots: findRoots(checklist, rest, byId),
    notAssessed: findUnassessedPoints(checklist, rest, byId),
  };
}

function findRoots(
  checklist: Checklist,
  { points }: Scorecard,
  weak: ReadonlyMap<string, WeakPoint>,
): readonly RootCause[] {
  const order = causalOrder(checklist);
  const links = causalLinks(checklist);
  const weightless = new Set(
    checklist.points.filter(({ weight }) => weight === 0).map(({ id }) => id),
  );
  const passed = points.filter(
    ({ point, score }) => score === null || (weightless.has(point) && isWeak(score)),
  );
  const weakness: Weakness = {
    weak: new Set(weak.keys()),
    passed: new Set(passed.map(({ point }) => point)),
  };
  const caused = new Set(links.filter(({ cause }) => weak.has(cause)).map(({ effect }) => effect));
  const found = [...weak.values()]
    .filter(({ point }) => !caused.has(point))
    .map((root) => ({ root, reach: reachFrom(root.point, links, weakness) }));
  return found
    .map(({ root, reach }) => {
      const reached = order.filter((id) => reach.weak.has(id));
      return {
        ...root,
        impact: lostBy(reached, weak),
        exclusive: lostBy(ownPart(reached, found), weak),
        explains: reached.filter((id) => id !== root.point),
        chain: reach.chain,
      };
    })
    .toSorted((a, b) => largestFirst(a.impact, b.impact) || (a.point < b.point ? -1 : 1));
}

function findWeakPoints(checklist: Checklist, { points, shares }: Scorecard): readonly WeakPoint[] {
  const scores = new Map(points.map(({ point, score }) => [point, score]));
  return checklist.points.flatMap(({ id, weight, criteria }) => {
    const score = scores.get(id) ?? null;
    if (score === null || weight === 0 || !isWeak(score)) return [];
    let share = 0;
    for (const criterion of criteria) share += shares[criterion.id] ?? 0;
    return [{ point: id, score, lostScore: share * (1 - score) }];
  });
}

/** True for a score below half; `null` is no score. */
export function isWeak(score: number | null | undefined): boolean {
  return typeof score === 'number' && !reaches(score, WEAK_BELOW);
}

function ownPart(
  points: readonly string[],
  all: readonly { readonly reach: Reach }[],
): readonly string[] {
  return points.filter((id) => all.filter(({ reach }) => reach.weak.has(id)).length === 1);
}

function lostBy(points: readonly string[], weak: ReadonlyMap<string, WeakPoint>): number {
  let lost = 0;
  for (const id of points) lost += weak.get(id)?.lostScore ?? 0;
  return lost;
}

/** Point without a score, which may be weak. */
export interface UnassessedPoint {
  readonly point: string;
  /**
   * Reason for the missing score. `not-asked`: an express audit omits it; `not-weighted`: its
   * answers have no weight.
   */
  readonly reason: 'not-asked' | 'not-applicable' | 'not-answered' | 'not-weighted';
  /** Weak points that it may cause directly, in the order of the checklist. */
  readonly mayCause: readonly string[];
}

/** Finds points without a score, in the order of the checklist. */
function findUnassessedPoints(
  checklist: Checklist,
  { points, findings }: Scorecard,
  weak: ReadonlyMap<string, unknown>,
): readonly UnassessedPoint[] {
  const unscored = new Set(points.filter(({ score }) => score === null).map(({ point }) => point));
  const byId = new Map(findings.map((finding) => [finding.criterion, finding]));
  return checklist.points
    .filter(({ id }) => unscored.has(id))
    .map(({ id, criteria }) => ({
      point: id,
      reason: reasonOf(criteria.flatMap((criterion) => byId.get(criterion.id) ?? [])),
      mayCause: checklist.points
        .filter(({ causedBy = [] }) => causedBy.some(({ point }) => point === id))
        .map((effect) => effect.id)
        .filter((effect) => weak.has(effect)),
    }));
}

function reasonOf(findings: readonly Finding[]): UnassessedPoint['reason'] {
  const some = (outcome: Outcome) => findings.some((finding) => finding.outcome === outcome);
  if (findings.some(({ score }) => score !== null)) return 'not-weighted';
  if (findings.every(({ outcome }) => outcome === 'unscored')) return 'not-weighted';
  if (some('not-answered')) return 'not-answered';
  return some('not-applicable') ? 'not-applicable' : 'not-asked';
}

/** Weak points that follow from one weak point. */
export interface Reach {
  /** Ids of the weak points reached, including the first. */
  readonly weak: ReadonlySet<string>;
  /** Links that lead to them, in causal order. */
  readonly chain: readonly CausalLink[];
}

/** Points of a chain of causes, by id. */
export interface Weakness {
  readonly weak: ReadonlySet<string>;
  /** Points without a score or weight: not weak, but a chain may pass through them. */
  readonly passed: ReadonlySet<string>;
}

/** Follows the links, given in causal order, from a weak point to everything that it explains. */
function reachFrom(root: string, links: readonly CausalLink[], { weak, passed }: Weakness): Reach {
  const visited = new Set([root]);
  for (const { cause, effect } of links) {
    if (visited.has(cause) && (weak.has(effect) || passed.has(effect))) visited.add(effect);
  }
  // Backwards, so that a way through such points is kept only if it ends in a weak one.
  const leading = new Set([...visited].filter((id) => weak.has(id)));
  for (const { cause, effect } of links.toReversed()) {
    if (visited.has(cause) && leading.has(effect)) leading.add(cause);
  }
  return {
    weak: new Set([...visited].filter((id) => weak.has(id))),
    chain: links.filter(({ cause, effect }) => visited.has(cause) && leading.has(effect)),
  };
}

/** Link from a cause to its effect. */
export interface CausalLink {
  readonly cause: string;
  readonly effect: string;
  readonly because: string;
}

/**
 * Orders the ids of all points so that causes come before effects; otherwise as in the checklist, or
 * by id.
 */
export function causalOrder(
  { points }: Checklist,
  otherwise: 'listed' | 'id' = 'listed',
): readonly string[] {
  const inOrder = otherwise === 'id' ? points.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : points;
  const effects = new Map<string, number[]>();
  const open = inOrder.map(({ causedBy = [] }, i) => {
    for (const { point } of causedBy) effects.set(point, [...(effects.get(point) ?? []), i]);
    return causedBy.length;
  });
  // Places of points whose causes are all placed, the first of them last.
  const ready = [...open.keys()].filter((i) => open[i] === 0).reverse();
  const placed: string[] = [];
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    const id = inOrder[next]?.id ?? '';
    placed.push(id);
    for (const effect of effects.get(id) ?? []) {
      open[effect] = (open[effect] ?? 0) - 1;
      if (open[effect] === 0) insert(ready, effect);
    }
  }
  // A checklist whose causes go round in a circle is refused when it is read.
  if (placed.length < points.length) throw new Error('causes go round in a circle');
  return placed;
}

/** Inserts a number into a list that falls. */
function insert(falling: number[], own: number): void {
  let low = 0;
  let high = falling.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((falling[middle] ?? 0) > own) low = middle + 1;
    else high = middle;
  }
  falling.splice(low, 0, own);
}

/** Lists every cause of every point, in causal order of the causes. */
function causalLinks(checklist: Checklist): readonly CausalLink[] {
  const links = checklist.points.flatMap(({ id, causedBy = [] }) =>
    causedBy.map(({ point, because }) => ({ cause: point, effect: id, because })),
  );
  const place = new Map(causalOrder(checklist).map((id, i) => [id, i]));
  return links.toSorted((a, b) => (place.get(a.cause) ?? 0) - (place.get(b.cause) ?? 0));
}
