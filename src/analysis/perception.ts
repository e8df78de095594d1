import type { Checklist } from '../checklist/checklist.ts';
import { criteriaOf, groupsOf, groupWeightsOf } from '../checklist/lookup.ts';
import { reaches } from '../numbers.ts';
import { type Finding, meanOfMeans } from '../scoring/finding.ts';
import type { Scorecard } from '../scoring/scorecard.ts';

/** Difference from which two groups should talk, as a fraction of the scale: one of four levels. */
export const DISCUSS_FROM = 0.25;
/** Difference from which two groups are in conflict: two of four levels. */
export const CONFLICT_FROM = 0.5;

/** Difference between two groups on one criterion. */
export interface GroupGap {
  /** Group ids, in the order of the checklist. */
  readonly first: string;
  readonly second: string;
  /**
   * The first group's mean minus the second's, -1 to 1 as a fraction of the scale: positive where
   * the first sees it rosier. Null where one of them gave no level.
   */
  readonly gap: number | null;
  /** Meaning of the size of the difference; `null` if there is none. */
  readonly verdict: DifferenceVerdict | null;
}

/** Meaning of the size of a difference: below a quarter of the scale, from there, or from half. */
export type DifferenceVerdict = 'close' | 'discuss' | 'conflict';

/** Difference within one group on one criterion. */
export interface GroupSpread {
  readonly group: string;
  /** Number of those who gave a level, 2 or more. */
  readonly ratings: number;
  /**
   * Mean of the higher half of their ratings minus that of the lower half, 0 to 1 as a fraction of the
   * scale. With an odd number the one in the middle is left out.
   */
  readonly spread: number;
  readonly verdict: DifferenceVerdict;
}

/** Differences between respondents on one criterion. All are fractions of the scale. */
export interface Perception {
  readonly point: string;
  readonly criterion: string;
  /** Every pair of the checklist's groups. */
  readonly gaps: readonly GroupGap[];
  /** Groups in which two people or more gave a level, in the order of the checklist. */
  readonly spreads: readonly GroupSpread[];
  /**
   * The weighted mean of the leadership groups minus that of the other groups' means, -1 to 1: positive
   * where the top is too optimistic. Null where a side gave no level, or no group leads.
   */
  readonly leadershipGap: number | null;
  /** The highest answer minus the lowest, 0 to 1; null without an answer. */
  readonly range: number | null;
  /** 0 to 1; null where fewer than two gave a level. */
  readonly consensus: number | null;
}

/** Compares the ratings of every criterion, in the order of the checklist. */
export function comparePerceptions(
  checklist: Checklist,
  { findings }: Pick<Scorecard, 'findings'>,
): readonly Perception[] {
  const byId = new Map(findings.map((finding) => [finding.criterion, finding]));
  const sides = sidesOf(checklist);
  return criteriaOf(checklist).flatMap(({ point, criterion }) => {
    const finding = byId.get(criterion.id);
    return finding ? [{ point: point.id, ...perceptionOf(sides, finding) }] : [];
  });
}

/** Groups whose ratings are compared. */
interface Sides {
  /** Ids in the order of the checklist. */
  readonly ids: readonly string[];
  /** Ids of those that lead. */
  readonly top: ReadonlySet<string>;
  readonly weights: ReadonlyMap<string, number>;
}

function sidesOf(checklist: Checklist): Sides {
  const groups = Object.entries(groupsOf(checklist));
  return {
    ids: groups.map(([id]) => id),
    top: new Set(groups.flatMap(([id, { leadership }]) => (leadership ? [id] : []))),
    weights: groupWeightsOf(checklist),
  };
}

function perceptionOf(sides: Sides, { criterion, groups, responses }: Finding) {
  const ratings = new Map<string, number[]>();
  const scores: number[] = [];
  for (const { group, score } of responses) {
    if (score === null) continue;
    scores.push(score);
    const own = ratings.get(group);
    if (own) own.push(score);
    else ratings.set(group, [score]);
  }
  return {
    criterion,
    gaps: groupGaps(sides.ids, groups),
    spreads: groupSpreads(sides.ids, ratings),
    leadershipGap: leadershipGap(sides, groups),
    range: scores.length === 0 ? null : Math.max(...scores) - Math.min(...scores),
    consensus: scores.length < 2 ? null : consensusOf(scores),
  };
}

function groupGaps(
  ids: readonly string[],
  means: Readonly<Record<string, number>>,
): readonly GroupGap[] {
  return ids.flatMap((first, i) =>
    ids.slice(i + 1).map((second) => {
      const gap = difference(means[first], means[second]);
      return { first, second, gap, verdict: gap === null ? null : verdictOn(Math.abs(gap)) };
    }),
  );
}

function groupSpreads(
  ids: readonly string[],
  ratings: ReadonlyMap<string, readonly number[]>,
): readonly GroupSpread[] {
  return ids.flatMap((group) => {
    const given = ratings.get(group) ?? [];
    const half = Math.floor(given.length / 2);
    if (half === 0) return [];
    const inOrder = given.toSorted((a, b) => a - b);
    let sum = 0;
    for (let i = 0; i < half; i++) sum += (inOrder.at(-1 - i) ?? 0) - (inOrder[i] ?? 0);
    const spread = sum / half;
    return [{ group, ratings: given.length, spread, verdict: verdictOn(spread) }];
  });
}

function leadershipGap({ ids, top, weights }: Sides, means: Finding['groups']): number | null {
  const leading: Record<string, number> = {};
  const others: Record<string, number> = {};
  for (const id of ids) {
    const mean = means[id];
    if (mean !== undefined) (top.has(id) ? leading : others)[id] = mean;
  }
  return difference(
    meanOfMeans(leading, weights) ?? undefined,
    meanOfMeans(others, weights) ?? undefined,
  );
}

function difference(first: number | undefined, second: number | undefined): number | null {
  return first === undefined || second === undefined ? null : first - second;
}

function verdictOn(size: number): DifferenceVerdict {
  if (reaches(size, CONFLICT_FROM)) return 'conflict';
  return reaches(size, DISCUSS_FROM) ? 'discuss' : 'close';
}

/**
 * Returns the consensus of ratings, which are fractions of the scale: 0 (split between the extremes) to
 * 1 (all the same; also a single rating). `null` without ratings.
 * Source: Tastle and Wierman, "Consensus and dissention: a measure of ordinal dispersion", 2007:
 * 1 + sum of p * log2(1 - |x - mean| / width), where the width is 1 for fractions.
 */
export function consensusOf(ratings: readonly number[]): number | null {
  if (ratings.length === 0) return null;
  // Summed in order of size, so that the order of respondents changes no bit.
  const inOrder = ratings.toSorted((a, b) => a - b);
  let sum = 0;
  for (const rating of inOrder) sum += rating;
  const mean = sum / inOrder.length;
  let consensus = 1;
  for (const rating of inOrder) {
    consensus += Math.log2(1 - Math.abs(rating - mean)) / inOrder.length;
  }
  return Math.min(1, Math.max(0, consensus));
}
