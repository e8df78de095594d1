import { criteriaOf, isKey } from '../../checklist/defaults.ts';
import type { Extreme } from '../../scoring/extremes.ts';
import type { Outcome } from '../../scoring/finding.ts';
import type { Rounds } from './split.ts';

/** A score in two rounds. All are fractions, 0 to 1; null where there is no score. */
export interface ScoreChange {
  readonly before: number | null;
  readonly after: number | null;
  /** After minus before; null without both. */
  readonly change: number | null;
  /** The score after with every blank at its worst; null where nothing can be scored. */
  readonly lowest: number | null;
}

export interface PointChange extends ScoreChange {
  readonly point: string;
  /** Which of the two checklists have the point. */
  readonly in: 'both' | 'before' | 'after';
}

export interface CriterionChange extends ScoreChange {
  /** As the later checklist calls them, or the earlier one what only it has. */
  readonly point: string;
  readonly criterion: string;
  readonly in: 'both' | 'before' | 'after';
  /** Whether it is asked in express mode. */
  readonly key: boolean;
  /** How it came out in either round; null where that round's checklist does not have it. */
  readonly outcomeBefore: Outcome | null;
  readonly outcomeAfter: Outcome | null;
}

/** Every point in both rounds, in the order of the later checklist, then what it no longer has. */
export function comparePoints({ earlier, later }: Rounds, worst: Extreme): readonly PointChange[] {
  const before = new Map(earlier.scorecard.points.map(({ point, score }) => [point, score]));
  const after = new Map(later.scorecard.points.map(({ point, score }) => [point, score]));
  return [...new Set([...after.keys(), ...before.keys()])].map((point) => ({
    point,
    in: presence(before.has(point), after.has(point)),
    ...scoreChange(before.get(point), after.get(point), worst.points[point]),
  }));
}

/** Every criterion in both rounds, in the order of the later checklist, then what it lacks. */
export function compareCriteria(rounds: Rounds, worst: Extreme): readonly CriterionChange[] {
  const { earlier, later, pairs } = rounds;
  const olds = new Map(earlier.scorecard.findings.map((own) => [own.criterion, own]));
  const news = new Map(later.scorecard.findings.map((own) => [own.criterion, own]));
  const lows = new Map(worst.findings.map(({ criterion, low }) => [criterion, low]));
  const gone = criteriaOf(earlier.checklist).filter(
    ({ criterion }) => !pairs.laterOf.has(criterion.id),
  );
  return [...criteriaOf(later.checklist), ...gone].map((own) => {
    const { id } = own.criterion;
    const isGone = gone.includes(own);
    const before = olds.get(isGone ? id : (pairs.earlierOf.get(id) ?? ''));
    const after = isGone ? undefined : news.get(id);
    return {
      point: own.point.id,
      criterion: id,
      in: presence(before !== undefined, after !== undefined),
      key: isKey(own.criterion),
      ...scoreChange(before?.score, after?.score, isGone ? null : lows.get(id)),
      outcomeBefore: before?.outcome ?? null,
      outcomeAfter: after?.outcome ?? null,
    };
  });
}

/** Two scores and how they differ. */
export function scoreChange(
  before: number | null | undefined,
  after: number | null | undefined,
  lowest: number | null | undefined,
): ScoreChange {
  const has = typeof before === 'number' && typeof after === 'number';
  return {
    before: before ?? null,
    after: after ?? null,
    change: has ? after - before : null,
    lowest: lowest ?? null,
  };
}

function presence(before: boolean, after: boolean): 'both' | 'before' | 'after' {
  if (before && after) return 'both';
  return before ? 'before' : 'after';
}
