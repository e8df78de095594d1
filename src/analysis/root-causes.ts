import type { Checklist } from '../checklist/checklist.ts';
import { largestFirst, reaches } from '../numbers.ts';
import type { Finding, Outcome } from '../scoring/finding.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import {
  type CausalLink,
  causalLinks,
  causalOrder,
  type Reach,
  reachFrom,
  type Weakness,
} from './causal-graph.ts';

/** A point below this score is weak. */
export const WEAK_BELOW = 0.5;

export interface WeakPoint {
  readonly point: string;
  /** 0 to 1. */
  readonly score: number;
  /** What it takes from the overall score, 0 to 1: its share of the weight times what it lacks. */
  readonly lostScore: number;
}

/** A weak point with no weak direct cause. */
export interface RootCause extends WeakPoint {
  /**
   * What it and all that it explains take from the overall score, 0 to 1. Roots may explain the
   * same points, so impacts do not add up.
   */
  readonly impact: number;
  /** The part of the impact that no other root reaches, 0 to 1. */
  readonly exclusive: number;
  /** The other weak points that follow from it, in causal order. */
  readonly explains: readonly string[];
  /** How it leads to them, link by link, in causal order. */
  readonly chain: readonly CausalLink[];
}

export interface RootCauses {
  /** In the order of the checklist. */
  readonly weak: readonly WeakPoint[];
  /** What all weak points together take from the overall score, each counted once, 0 to 1. */
  readonly lostScore: number;
  /** Largest impact first, then by id. */
  readonly roots: readonly RootCause[];
  /** Points without a score: whether they are causes cannot be seen. */
  readonly notAssessed: readonly UnseenPoint[];
}

/** Finds the weak points from which the others follow, along the causes that the checklist names. */
export function findRootCauses(checklist: Checklist, scorecard: Scorecard): RootCauses {
  const weakPoints = findWeakPoints(checklist, scorecard);
  const byId = new Map(weakPoints.map((own) => [own.point, own]));
  return {
    weak: weakPoints,
    lostScore: lostBy(causalOrder(checklist), byId),
    roots: findRoots(checklist, scorecard, byId),
    notAssessed: findUnseenPoints(checklist, scorecard, byId),
  };
}

function findRoots(
  checklist: Checklist,
  { points }: Scorecard,
  weak: ReadonlyMap<string, WeakPoint>,
): readonly RootCause[] {
  const order = causalOrder(checklist);
  const links = causalLinks(checklist);
  const unscored = points.filter(({ score }) => score === null).map(({ point }) => point);
  const weakness: Weakness = { weak: new Set(weak.keys()), unscored: new Set(unscored) };
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
  return checklist.points.flatMap(({ id, criteria }) => {
    const score = scores.get(id) ?? null;
    if (score === null || reaches(score, WEAK_BELOW)) return [];
    let share = 0;
    for (const criterion of criteria) share += shares[criterion.id] ?? 0;
    return [{ point: id, score, lostScore: share * (1 - score) }];
  });
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

/** A point without a score, so that nobody can tell whether it is weak. */
export interface UnseenPoint {
  readonly point: string;
  /**
   * Why it has no score. `not-asked`: none of its criteria was asked, as in express mode;
   * `not-weighted`: its answers carry no weight.
   */
  readonly reason: 'not-asked' | 'not-applicable' | 'not-answered' | 'not-weighted';
  /** The weak points of which it may be a direct cause, in the order of the checklist. */
  readonly mayCause: readonly string[];
}

/** Finds the points that have no score, in the order of the checklist. */
function findUnseenPoints(
  checklist: Checklist,
  { points, findings }: Scorecard,
  weak: ReadonlyMap<string, unknown>,
): readonly UnseenPoint[] {
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

function reasonOf(findings: readonly Finding[]): UnseenPoint['reason'] {
  const some = (outcome: Outcome) => findings.some((finding) => finding.outcome === outcome);
  if (findings.some(({ score }) => score !== null)) return 'not-weighted';
  if (findings.every(({ outcome }) => outcome === 'unscored')) return 'not-weighted';
  if (some('not-answered')) return 'not-answered';
  return some('not-applicable') ? 'not-applicable' : 'not-asked';
}
