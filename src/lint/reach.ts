import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import { criteriaOf, isKey, mustLevelOf, scopeOf } from '../checklist/lookup.ts';
import { TOLERANCE } from '../numbers.ts';
import { lowestOf } from '../scoring/band.ts';
import { sharesOf } from '../scoring/total.ts';

/** Rounding error of a sum of shares; far below `TOLERANCE`. */
const LAST_BITS = 1e-12;

/**
 * Returns the ids of criteria whose answer can change the band of the whole, for some answers to the
 * others. Assumes that the others can have any mean between their worst and best answer, as with many
 * respondents: a criterion that is not returned changes the band in no audit.
 */
export function influentialCriteria(
  influences: readonly Influence[],
  checklist: Checklist,
): ReadonlySet<string> {
  const influential = new Set<string>();
  for (const [band, own] of checklist.bands.entries()) {
    const limit = lowestOf(checklist, own) - TOLERANCE;
    const lowest = sum(influences, (influence) => influence.share * floorOf(influence, band));
    const highest = sum(influences, ({ share, best }) => share * best);
    for (const influence of band === 0 ? [] : influences) {
      const { criterion, share, worst, best } = influence;
      if (highest < limit - LAST_BITS) continue;
      const others = Math.max(lowest - share * floorOf(influence, band), limit - share * best);
      const moves = share * (best - worst) > 0 && others + share * worst < limit + LAST_BITS;
      if (moves || canCap(influence, band)) influential.add(criterion);
    }
  }
  return influential;
}

/**
 * Returns the same for audits in which all answers agree, as with one respondent. Tries each sum of
 * scores of the other criteria; `null` if there are too many.
 */
export function influentialCriteriaAlone(
  influences: readonly Influence[],
  checklist: Checklist,
): ReadonlySet<string> | null {
  if (influences.length > MOST_CRITERIA) return null;
  const influential = new Set<string>();
  for (const [band, own] of checklist.bands.entries()) {
    const limit = lowestOf(checklist, own) - TOLERANCE;
    for (const influence of band === 0 ? [] : influences) {
      const { criterion, share, worst, best } = influence;
      if (influential.has(criterion)) continue;
      const sums = sumsOf(
        influences.filter((other) => other !== influence),
        band,
      );
      if (!sums) return null;
      const moves = sums.some((others) => {
        if (others + share * best < limit) return false;
        return others + share * worst < limit || canCap(influence, band);
      });
      if (moves) influential.add(criterion);
    }
  }
  return influential;
}

const MOST_CRITERIA = 24;
const MOST_SUMS = 4000;

/** Returns the possible sums of scores, 0 to 1, without a cap below the band; `null` if too many. */
function sumsOf(influences: readonly Influence[], band: number): readonly number[] | null {
  let sums: readonly number[] = [0];
  for (const influence of influences) {
    const { scores, must } = influence;
    const parts = must && must.cap < band ? must.reaching : scores;
    if (!parts) return null;
    const next = new Map<number, number>();
    for (const base of sums) {
      for (const score of parts) {
        const value = base + influence.share * score;
        next.set(Math.round(value / LAST_BITS), value);
      }
    }
    if (next.size > MOST_SUMS) return null;
    sums = [...next.values()];
  }
  return sums;
}

/** Returns the lowest score of a criterion, 0 to 1, at which its required level allows the band. */
function floorOf({ worst, must }: Influence, band: number): number {
  return must && must.cap < band ? Math.max(worst, must.from) : worst;
}

/** True if the required level of a criterion can be missed and caps the result below the band. */
function canCap({ must }: Influence, band: number): boolean {
  return must !== null && must.cap < band && must.canBeMissed;
}

function sum(influences: readonly Influence[], part: (influence: Influence) => number): number {
  return influences.reduce((total, influence) => total + part(influence), 0);
}

/** Influence of one criterion on the overall score. All scores are from 0 to 1. */
export interface Influence {
  readonly criterion: string;
  /** Share of the overall score, 0 to 1. */
  readonly share: number;
  /** Possible scores of one answer; `null` for a continuous scale, or too many. */
  readonly scores: readonly number[] | null;
  readonly worst: number;
  readonly best: number;
  readonly must: InfluencedMust | null;
}

/** Effect of a required level on the score. */
export interface InfluencedMust {
  /** Lowest score, 0 to 1, that reaches the level. */
  readonly from: number;
  /** Possible scores of one answer that reaches it; `null` for a continuous scale, or too many. */
  readonly reaching: readonly number[] | null;
  readonly canBeMissed: boolean;
  /** Index of the best band that is possible if the level is missed. */
  readonly cap: number;
  /** True if it can be missed at a higher score: others answered better, or other boxes are ticked. */
  readonly failsAbove: boolean;
}

/**
 * Returns the influences of the asked criteria for every complete audit, full or express: with each
 * selection of the conditional criteria. `null` above eight of them.
 */
export function scoreCases(checklist: Checklist): readonly (readonly Influence[])[] | null {
  const full = fullCasesOf(checklist);
  const express = casesWith(checklist, criteriaIn(checklist).filter(isKey));
  return full && express ? [...full, ...express] : null;
}

/** Returns the same for full audits only. */
export function fullCasesOf(checklist: Checklist): readonly (readonly Influence[])[] | null {
  return casesWith(checklist, criteriaIn(checklist));
}

function criteriaIn(checklist: Checklist): readonly Criterion[] {
  return criteriaOf(checklist).map(({ criterion }) => criterion);
}

function casesWith(
  checklist: Checklist,
  asked: readonly Criterion[],
): readonly (readonly Influence[])[] | null {
  const conditional = asked.filter(({ when }) => when);
  if (conditional.length > MOST_CONDITIONAL) return null;
  const always = asked.filter(({ when }) => !when);
  return subsetsOf(conditional)
    .map((some) => influencesOf(checklist, [...always, ...some]))
    .filter((influences) => influences.length > 0);
}

const MOST_CONDITIONAL = 8;

function subsetsOf<T>(values: readonly T[]): readonly (readonly T[])[] {
  let subsets: (readonly T[])[] = [[]];
  for (const value of values) {
    subsets = [...subsets, ...subsets.map((subset) => [...subset, value])];
  }
  return subsets;
}

function influencesOf(checklist: Checklist, asked: readonly Criterion[]): readonly Influence[] {
  const shares = sharesOf(checklist, new Set(asked.map(({ id }) => id)));
  return asked.flatMap((criterion) => {
    const { levels, scores } = scaleOf(checklist, criterion);
    if (levels.length === 0) return [];
    return {
      criterion: criterion.id,
      share: shares.get(criterion.id) ?? 0,
      scores: scores(),
      worst: levels.at(0)?.score ?? 0,
      best: levels.at(-1)?.score ?? 0,
      must: influencedMust(checklist, criterion),
    };
  });
}

function influencedMust(checklist: Checklist, criterion: Criterion): InfluencedMust | null {
  const { must } = criterion;
  if (!must) return null;
  const { boxes, levels, scores } = scaleOf(checklist, criterion);
  const { score: from } = mustLevelOf(checklist, criterion, must);
  const cap = checklist.bands.findIndex(({ id }) => id === must.cap);
  if (boxes && must.answer !== undefined) {
    const canBeMissed = !boxes.includes([], must.answer);
    return { from, reaching: scores(must.answer), cap, canBeMissed, failsAbove: true };
  }
  return {
    ...{ from, cap, failsAbove: scopeOf(must) !== 'overall' },
    reaching: scores()?.filter((score) => score >= from - TOLERANCE) ?? null,
    canBeMissed: (levels.at(0)?.score ?? 0) < from - TOLERANCE,
  };
}
