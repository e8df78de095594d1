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
  for (const { id, criteria } of checklist.points) {
    const scored = criteria.flatMap((criterion) => {
      const value = scores.get(criterion.id);
      return value === undefined ? [] : [{ id: criterion.id, weight: weightOf(criterion), value }];
    });
    points.set(id, weightedMean(scored));
  }
  const score = weightedMean(
    checklist.points.flatMap(({ id, weight }) => {
      const value = points.get(id) ?? null;
      return value === null ? [] : [{ id, weight, value }];
    }),
  );
  return { score, points };
}

/**
 * Returns the share of the overall score per criterion, 0 to 1, by id. Shares add up to 1 unless no
 * criterion has weight.
 */
export function sharesOf(
  checklist: Checklist,
  criteria: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const points = checklist.points.map(({ weight, criteria: all }) => {
    const members = all.filter(({ id }) => criteria.has(id));
    const sum = members.reduce((total, member) => total + weightOf(member), 0);
    return { weight: sum > 0 ? weight : 0, members, sum };
  });
  const whole = points.reduce((total, { weight }) => total + weight, 0);
  return new Map(
    points.flatMap(({ weight, members, sum }) =>
      members.map((member) => [
        member.id,
        weight > 0 ? (weight / whole) * (weightOf(member) / sum) : 0,
      ]),
    ),
  );
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
  const inOrder = entries.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  let weights = 0;
  let sum = 0;
  for (const { weight, value } of inOrder) {
    weights += weight;
    sum += weight * value;
  }
  return weights > 0 ? sum / weights : null;
}

/** Returns the mean; `null` for an empty list. */
export function mean(entries: readonly Omit<Weighted, 'weight'>[]): number | null {
  return weightedMean(entries.map(({ id, value }) => ({ id, weight: 1, value })));
}
