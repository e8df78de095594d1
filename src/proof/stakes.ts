import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/index.ts';
import { criteriaOf, isKey, mustLevelOf, scopeOf } from '../checklist/defaults.ts';
import { sharesOf } from '../scoring/total.ts';

/** What one criterion can do to the overall score. All scores are fractions, 0 to 1. */
export interface Stake {
  readonly criterion: string;
  /** The part of the overall score that it carries. */
  readonly share: number;
  /** All that its answers can score; null where that is any number, or too many. */
  readonly scores: readonly number[] | null;
  readonly worst: number;
  readonly best: number;
  readonly must: StakedMust | null;
}

/** A must as the score sees it. */
export interface StakedMust {
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
export function casesOf(checklist: Checklist): readonly (readonly Stake[])[] | null {
  const full = fullCasesOf(checklist);
  const express = casesWith(checklist, criteriaIn(checklist).filter(isKey));
  return full && express ? [...full, ...express] : null;
}

/** The same without audits in express mode. */
export function fullCasesOf(checklist: Checklist): readonly (readonly Stake[])[] | null {
  return casesWith(checklist, criteriaIn(checklist));
}

function criteriaIn(checklist: Checklist): readonly Criterion[] {
  return criteriaOf(checklist).map(({ criterion }) => criterion);
}

function casesWith(
  checklist: Checklist,
  asked: readonly Criterion[],
): readonly (readonly Stake[])[] | null {
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

function stakesOf(checklist: Checklist, asked: readonly Criterion[]): readonly Stake[] {
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

function stakedMust(checklist: Checklist, criterion: Criterion): StakedMust | null {
  const { must } = criterion;
  if (!must) return null;
  return {
    from: mustLevelOf(checklist, criterion, must).score,
    cap: checklist.bands.findIndex(({ id }) => id === must.cap),
    failsAbove: scopeOf(must) !== 'overall',
  };
}
