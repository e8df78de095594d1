import { criteriaOf, isKey, targetOf } from '../../checklist/lookup.ts';
import { reaches } from '../../numbers.ts';
import type { Outcome } from '../../scoring/finding.ts';
import { type Bound, scoreAtBound } from '../../scoring/interval.ts';
import { findGaps } from '../gaps.ts';
import { findRootCauses, WEAK_BELOW } from '../root-causes.ts';
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
export function comparePoints({ earlier, later }: Rounds, worst: Bound): readonly PointChange[] {
  const before = new Map(earlier.scorecard.points.map(({ point, score }) => [point, score]));
  const after = new Map(later.scorecard.points.map(({ point, score }) => [point, score]));
  return [...new Set([...after.keys(), ...before.keys()])].map((point) => ({
    point,
    in: presence(before.has(point), after.has(point)),
    ...scoreChange(before.get(point), after.get(point), worst.points[point]),
  }));
}

/** Every criterion in both rounds, in the order of the later checklist, then what it lacks. */
export function compareCriteria(rounds: Rounds, worst: Bound): readonly CriterionChange[] {
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

/** What became of the gaps. Criteria are named as in the changes, and stand in their order. */
export interface GapChanges {
  /** Gaps before, and at their target now. */
  readonly closed: readonly string[];
  /** Gaps now that were none before, as far as was known. */
  readonly opened: readonly string[];
  readonly kept: readonly string[];
  /** Gaps before that have no score now, so that nobody can call them closed. */
  readonly outOfSight: readonly OutOfSight[];
  /** No gaps before, and none that are known now; but what is blank could make them some. */
  readonly possible: readonly string[];
}

export interface OutOfSight {
  readonly criterion: string;
  /** Why it has no score; `removed` from the checklist. */
  readonly reason: Outcome | 'removed';
}

/** Sorts the gaps of two rounds by what became of them. */
export function compareGaps(rounds: Rounds, changes: readonly CriterionChange[]): GapChanges {
  const { earlier, later, pairs } = rounds;
  const before = new Set(
    findGaps(earlier.checklist, earlier.scorecard).map(
      ({ criterion }) => pairs.laterOf.get(criterion) ?? criterion,
    ),
  );
  const after = new Set(
    findGaps(later.checklist, later.scorecard).map(({ criterion }) => criterion),
  );
  const now = changes.filter((own) => own.in !== 'before');
  const those = (isMeant: (own: CriterionChange) => boolean) =>
    now.filter(isMeant).map(({ criterion }) => criterion);
  return {
    closed: those((own) => isGap(own, before) && own.outcomeAfter === 'met'),
    opened: those((own) => !isGap(own, before) && isGap(own, after)),
    kept: those((own) => isGap(own, before) && isGap(own, after)),
    outOfSight: changes
      .filter((own) => isGap(own, before) && own.after === null)
      .map(({ criterion, outcomeAfter }) => ({ criterion, reason: outcomeAfter ?? 'removed' })),
    possible: those((own) => !isGap(own, before) && !isGap(own, after) && couldBeGap(own, rounds)),
  };
}

function isGap({ criterion }: CriterionChange, gaps: ReadonlySet<string>): boolean {
  return gaps.has(criterion);
}

function couldBeGap({ criterion: id, lowest }: CriterionChange, { later }: Rounds): boolean {
  const found = criteriaOf(later.checklist).find(({ criterion }) => criterion.id === id);
  if (!found || lowest === null) return false;
  const target = targetOf(later.checklist, found.criterion);
  return target !== null && !reaches(lowest, target.score);
}

/** What became of the root causes; points by id. */
export interface RootCauseChanges {
  /** Root causes now that were not even weak before. */
  readonly opened: readonly string[];
  /** Root causes now that were weak before. */
  readonly kept: readonly string[];
  /** Root causes before that are weak no more. */
  readonly closed: readonly string[];
  /**
   * Neither weak before nor root causes now; but what is blank could make them some: weak at their
   * worst, and without a cause that is weak even at its best.
   */
  readonly possible: readonly string[];
}

/** Sorts the root causes of two rounds by what became of them. */
export function compareRootCauses({ earlier, later }: Rounds, worst: Bound): RootCauseChanges {
  const before = findRootCauses(earlier.checklist, earlier.scorecard);
  const after = findRootCauses(later.checklist, later.scorecard);
  const wasWeak = new Set(before.weak.map(({ point }) => point));
  const isWeak = new Set(after.weak.map(({ point }) => point));
  const roots = after.roots.map(({ point }) => point);
  const scored = new Set(
    later.scorecard.points.flatMap((own) => (own.score === null ? [] : own.point)),
  );
  return {
    opened: roots.filter((point) => !wasWeak.has(point)),
    kept: roots.filter((point) => wasWeak.has(point)),
    closed: before.roots
      .map(({ point }) => point)
      .filter((point) => scored.has(point) && !isWeak.has(point)),
    possible: possibleRoots({ later }, worst).filter(
      (point) => !wasWeak.has(point) && !roots.includes(point),
    ),
  };
}

function possibleRoots({ later }: Pick<Rounds, 'later'>, worst: Bound): readonly string[] {
  const { checklist, scorecard } = later;
  const best = scoreAtBound(checklist, scorecard.findings, 'high');
  return checklist.points
    .filter(
      ({ id, causedBy = [] }) =>
        isBelow(worst.points[id]) && !causedBy.some(({ point }) => isBelow(best.points[point])),
    )
    .map(({ id }) => id);
}

function isBelow(score: number | null | undefined): boolean {
  return typeof score === 'number' && !reaches(score, WEAK_BELOW);
}
