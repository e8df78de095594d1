import type { Checklist } from '../checklist/checklist.ts';
import { weightOf } from '../checklist/lookup.ts';

/** Sum of criterion scores. All scores are fractions, 0 to 1. */
export interface Total {
  /** Weighted mean of the points with a score; `null` if there is none. */
  readonly score: number | null;
  /** Weighted mean of the criteria of each point, by point id; `null` if none has a score. */
  readonly points: ReadonlyMap<string, number | null>;
}

/** Adds up the scores of criteria (0 to 1, by id); omits criteria without one. */
export function totalOf(checklist: Checklist, scores: ReadonlyMap<string, number>): Total {
  const points = new Map<string, number | null>();
  for (const { id } of checklist.points) points.set(id, null);
  const ofPoints: Weighted[] = [];
  for (const { id, weight, criteria } of weightedPoints(checklist)) {
    const scored: Weighted[] = [];
    for (const own of criteria) {
      const value = scores.get(own.id);
      if (value !== undefined) scored.push({ id: own.id, weight: own.weight, value });
    }
    const value = weightedMean(scored);
    points.set(id, value);
    if (value !== null) ofPoints.push({ id, weight, value });
  }
  return { score: weightedMean(ofPoints), points };
}

/** Point or criterion of a checklist, with its weight. */
export interface WeightedPart {
  readonly id: string;
  readonly weight: number;
  /** Place in the file among the points, or among the criteria of its point, from 0. */
  readonly place: number;
}

/** Point with the weights of its criteria, which are by id. */
interface WeightedPoint extends WeightedPart {
  readonly criteria: readonly WeightedPart[];
}

/** Cache of `weightedPoints` per checklist; each respondent's answers are added up apart. */
const known = new WeakMap<Checklist, readonly WeightedPoint[]>();

/** Returns points and their criteria with weights, both by id: the order in which means are summed. */
export function weightedPoints(checklist: Checklist): readonly WeightedPoint[] {
  const found = known.get(checklist);
  if (found) return found;
  const weighted = checklist.points.map(({ id, weight, criteria }, place) => ({
    ...{ id, weight, place },
    criteria: criteria
      .map((own, i) => ({ id: own.id, weight: weightOf(own), place: i }))
      .toSorted(byId),
  }));
  const sorted = weighted.toSorted(byId);
  known.set(checklist, sorted);
  return sorted;
}

/**
 * Returns the share of the overall score per criterion, 0 to 1, by id. Shares add up to 1 unless no
 * criterion has weight.
 */
export function sharesOf(
  checklist: Checklist,
  criteria: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const sums = checklist.points.map(({ criteria: all }) => {
    let sum = 0;
    for (const own of all) if (criteria.has(own.id)) sum += weightOf(own);
    return sum;
  });
  let whole = 0;
  checklist.points.forEach(({ weight }, i) => {
    if ((sums[i] ?? 0) > 0) whole += weight;
  });
  const shares = new Map<string, number>();
  checklist.points.forEach(({ weight, criteria: all }, i) => {
    const sum = sums[i] ?? 0;
    for (const own of all) {
      if (!criteria.has(own.id)) continue;
      const hasWeight = weight > 0 && sum > 0;
      shares.set(own.id, hasWeight ? (weight / whole) * (weightOf(own) / sum) : 0);
    }
  });
  return shares;
}

/**
 * Number to average; `id` fixes its place in the sum, so that the order of input changes no bit.
 */
export interface Weighted {
  readonly id: string;
  /** 0 or more, relative to the others. */
  readonly weight: number;
  readonly value: number;
}

/** Returns the weighted mean; `null` if nothing has weight (never 0, and never a perfect score). */
export function weightedMean(entries: readonly Weighted[]): number | null {
  let weights = 0;
  let sum = 0;
  for (const { weight, value } of inOrderBy(entries, byId)) {
    weights += weight;
    sum += weight * value;
  }
  return weights > 0 ? sum / weights : null;
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Returns a list in an order: itself if it has that order, as most have, otherwise a copy. */
export function inOrderBy<T>(list: readonly T[], order: (a: T, b: T) => number): readonly T[] {
  for (let i = 1; i < list.length; i++) {
    if (order(list[i - 1] as T, list[i] as T) > 0) return list.toSorted(order);
  }
  return list;
}
