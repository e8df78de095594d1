import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import { criteriaOf, isKey, mustLevelOf, scopeOf } from '../checklist/lookup.ts';
import { TOLERANCE } from '../numbers.ts';
import { sharesOf } from '../scoring/total.ts';

/** Far below the tolerance of verdicts: what a sum of shares may be off in its last bits. */
const LAST_BITS = 1e-12;

/**
 * The criteria, by id, that can move the headline band between their worst and their best answer,
 * whoever else answers the others whatever way: alone by the best and the worst that all others can
 * come to. Exact where any mean can come about, as with enough respondents; so what is missing here
 * moves the band in no audit of this kind.
 */
export function influentialCriteria(
  stakes: readonly Influence[],
  { bands }: Checklist,
): ReadonlySet<string> {
  const movers = new Set<string>();
  for (const [band, { from }] of bands.entries()) {
    const limit = from / 100 - TOLERANCE;
    const lowest = sum(stakes, (stake) => stake.share * floorOf(stake, band));
    const highest = sum(stakes, ({ share, best }) => share * best);
    for (const stake of band === 0 ? [] : stakes) {
      const { criterion, share, worst, best } = stake;
      if (highest < limit - LAST_BITS) continue;
      const others = Math.max(lowest - share * floorOf(stake, band), limit - share * best);
      const moves = share * (best - worst) > 0 && others + share * worst < limit + LAST_BITS;
      if (moves || canCap(stake, band)) movers.add(criterion);
    }
  }
  return movers;
}

/**
 * The same where all give the same answers, as with one respondent: each sum that the answers to the
 * others can come to is tried. Null where there are too many.
 */
export function influentialCriteriaAlone(
  stakes: readonly Influence[],
  { bands }: Checklist,
): ReadonlySet<string> | null {
  if (stakes.length > MOST_STAKES) return null;
  const movers = new Set<string>();
  for (const [band, { from }] of bands.entries()) {
    const limit = from / 100 - TOLERANCE;
    for (const stake of band === 0 ? [] : stakes) {
      const { criterion, share, worst, best } = stake;
      if (movers.has(criterion)) continue;
      const sums = sumsOf(
        stakes.filter((other) => other !== stake),
        band,
      );
      if (!sums) return null;
      const moves = sums.some((own) => {
        if (own + share * best < limit) return false;
        return own + share * worst < limit || canCap(stake, band);
      });
      if (moves) movers.add(criterion);
    }
  }
  return movers;
}

const MOST_STAKES = 24;
const MOST_SUMS = 4000;

/** All that some criteria can come to while no cap keeps the headline below a band. */
function sumsOf(stakes: readonly Influence[], band: number): readonly number[] | null {
  let sums: readonly number[] = [0];
  for (const stake of stakes) {
    const parts = stake.scores?.filter((score) => score >= floorOf(stake, band) - TOLERANCE);
    if (!parts) return null;
    const next = new Map<number, number>();
    for (const own of sums) {
      for (const score of parts) {
        const value = own + stake.share * score;
        next.set(Math.round(value / LAST_BITS), value);
      }
    }
    if (next.size > MOST_SUMS) return null;
    sums = [...next.values()];
  }
  return sums;
}

/** The worst that a criterion may score while its must does not keep the headline below a band. */
function floorOf({ worst, must }: Influence, band: number): number {
  return must && must.cap < band ? Math.max(worst, must.from) : worst;
}

/** Whether the must of a criterion can fail and keep the headline below a band. */
function canCap({ worst, must }: Influence, band: number): boolean {
  return must !== null && must.cap < band && worst < must.from - TOLERANCE;
}

function sum(stakes: readonly Influence[], part: (stake: Influence) => number): number {
  return stakes.reduce((total, stake) => total + part(stake), 0);
}

/** What one criterion can do to the overall score. All scores are fractions, 0 to 1. */
export interface Influence {
  readonly criterion: string;
  /** The part of the overall score that it carries. */
  readonly share: number;
  /** All that its answers can score; null where that is any number, or too many. */
  readonly scores: readonly number[] | null;
  readonly worst: number;
  readonly best: number;
  readonly must: InfluencedMust | null;
}

/** A must as the score sees it. */
export interface InfluencedMust {
  /** The score from which it holds. */
  readonly from: number;
  /** The place, from 0, of the best band that is left when it fails. */
  readonly cap: number;
  /** Whether it may fail although the criterion's own score is higher, as somebody else answered better. */
  readonly failsAbove: boolean;
}

/**
 * All that an audit may be made of in which everything asked is answered: the criteria that are
 * asked, with what each is worth then. Any of the conditional criteria may be left out; null where
 * those are too many to go through.
 */
export function scoreCases(checklist: Checklist): readonly (readonly Influence[])[] | null {
  const full = fullCasesOf(checklist);
  const express = casesWith(checklist, criteriaIn(checklist).filter(isKey));
  return full && express ? [...full, ...express] : null;
}

/** The same without audits in express mode. */
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
    .map((some) => stakesOf(checklist, [...always, ...some]))
    .filter((stakes) => stakes.length > 0);
}

const MOST_CONDITIONAL = 8;

function subsetsOf<T>(values: readonly T[]): readonly (readonly T[])[] {
  let subsets: (readonly T[])[] = [[]];
  for (const value of values) {
    subsets = [...subsets, ...subsets.map((subset) => [...subset, value])];
  }
  return subsets;
}

function stakesOf(checklist: Checklist, asked: readonly Criterion[]): readonly Influence[] {
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
      must: stakedMust(checklist, criterion),
    };
  });
}

function stakedMust(checklist: Checklist, criterion: Criterion): InfluencedMust | null {
  const { must } = criterion;
  if (!must) return null;
  return {
    from: mustLevelOf(checklist, criterion, must).score,
    cap: checklist.bands.findIndex(({ id }) => id === must.cap),
    failsAbove: scopeOf(must) !== 'overall',
  };
}
