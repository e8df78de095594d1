import type { Checklist, Point } from '../../checklist/checklist.ts';
import { criteriaOf, isKey, targetOf, weightOf } from '../../checklist/lookup.ts';
import { reaches } from '../../numbers.ts';
import type { Outcome } from '../../scoring/finding.ts';
import { type Bound, scoreAtBound } from '../../scoring/interval.ts';
import type { Scorecard } from '../../scoring/scorecard.ts';
import { findGaps } from '../gaps.ts';
import { findRootCauses, isWeak } from '../root-causes.ts';
import type { Rounds } from './split.ts';

/** Score in two rounds. All are fractions, 0 to 1; `null` without a score. */
export interface ScoreChange {
  readonly before: number | null;
  readonly after: number | null;
  /** After minus before; `null` without both, and where it cannot be told. */
  readonly change: number | null;
  /**
   * Later score with the worst level for everything unanswered; `null` if nothing can be scored.
   */
  readonly lowest: number | null;
}

export interface PointChange extends ScoreChange {
  readonly point: string;
  /** Checklists that have the point. */
  readonly in: 'both' | 'before' | 'after';
  /** `changed` if the levels of one of its criteria say something else now; the change is `null`. */
  readonly levels: 'same' | 'changed';
}

export interface CriterionChange extends ScoreChange {
  /** Current ids; for a removed criterion, the earlier ones. */
  readonly point: string;
  readonly criterion: string;
  readonly in: 'both' | 'before' | 'after';
  /** True if an express audit asks it. */
  readonly key: boolean;
  /** `changed` if its levels say something else now: the change cannot be told, and is `null`. */
  readonly levels: 'same' | 'changed';
  /** Outcome in each round; `null` if the checklist of that round does not have it. */
  readonly outcomeBefore: Outcome | null;
  readonly outcomeAfter: Outcome | null;
}

/** Compares all points, in the order of the later checklist, then removed ones. */
export function comparePoints(
  { earlier, later, untold }: Rounds,
  worst: Bound,
): readonly PointChange[] {
  const untoldPoints = pointsOf(later.checklist, untold);
  const before = new Map(earlier.scorecard.points.map(({ point, score }) => [point, score]));
  const after = new Map(later.scorecard.points.map(({ point, score }) => [point, score]));
  return [...new Set([...after.keys(), ...before.keys()])].map((point) => ({
    point,
    in: presence(before.has(point), after.has(point)),
    levels: untoldPoints.has(point) ? 'changed' : 'same',
    ...scoreChange(before.get(point), after.get(point), worst.points[point]),
    ...(untoldPoints.has(point) && { change: null }),
  }));
}

/** True if the score of a point depends on one of these criteria. */
export function isTouched({ criteria }: Point, ids: ReadonlySet<string>): boolean {
  return criteria.some((own) => ids.has(own.id) && weightOf(own) > 0);
}

function pointsOf({ points }: Checklist, criteria: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(points.flatMap((own) => (isTouched(own, criteria) ? own.id : [])));
}

/** Compares all criteria, in the order of the later checklist, then removed ones. */
export function compareCriteria(rounds: Rounds, worst: Bound): readonly CriterionChange[] {
  const { earlier, later, pairs, untold } = rounds;
  const olds = new Map(earlier.scorecard.findings.map((own) => [own.criterion, own]));
  const news = new Map(later.scorecard.findings.map((own) => [own.criterion, own]));
  const lows = new Map(worst.findings.map(({ criterion, low }) => [criterion, low]));
  const gone = criteriaOf(earlier.checklist).filter(
    ({ criterion }) => !pairs.laterOf.has(criterion.id),
  );
  const now = criteriaOf(later.checklist);
  return [...now, ...gone].map((own, i) => {
    const { id } = own.criterion;
    const isGone = i >= now.length;
    const before = olds.get(isGone ? id : (pairs.earlierOf.get(id) ?? ''));
    const after = isGone ? undefined : news.get(id);
    return {
      point: own.point.id,
      criterion: id,
      in: presence(before !== undefined, after !== undefined),
      key: isKey(own.criterion),
      levels: untold.has(id) ? 'changed' : 'same',
      ...scoreChange(before?.score, after?.score, isGone ? null : lows.get(id)),
      ...(untold.has(id) && { change: null }),
      outcomeBefore: before?.outcome ?? null,
      outcomeAfter: after?.outcome ?? null,
    };
  });
}

/** Compares two scores. */
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

/** Gaps of two rounds by their change; ids and order as in `CriterionChange`. */
export interface GapChanges {
  /** Gaps before that meet their target now. */
  readonly closed: readonly string[];
  /** Gaps now that were not known to be gaps before. */
  readonly opened: readonly string[];
  readonly kept: readonly string[];
  /** Gaps before that have no score now, so they cannot count as closed. */
  readonly outOfSight: readonly OutOfSight[];
  /** No gap before and none known now, but unanswered criteria could open one. */
  readonly possible: readonly string[];
  /** Gaps of one round only whose levels changed, so that nothing tells whether they closed or opened. */
  readonly untold: readonly string[];
}

export interface OutOfSight {
  readonly criterion: string;
  /** Reason for the missing score; `removed` from the checklist. */
  readonly reason: Outcome | 'removed';
}

/** Sorts the gaps of two rounds by their change. */
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
  const targets = new Map(
    criteriaOf(later.checklist).map(({ criterion }) => [
      criterion.id,
      targetOf(later.checklist, criterion),
    ]),
  );
  const couldBeGap = ({ criterion, lowest }: CriterionChange) => {
    const target = targets.get(criterion) ?? null;
    return target !== null && lowest !== null && !reaches(lowest, target.score);
  };
  const those = (isMeant: (own: CriterionChange) => boolean) =>
    now.filter(isMeant).map(({ criterion }) => criterion);
  const isTold = ({ levels }: CriterionChange) => levels === 'same';
  const isClosed = (own: CriterionChange) => isGap(own, before) && own.outcomeAfter === 'met';
  const isOpened = (own: CriterionChange) => !isGap(own, before) && isGap(own, after);
  return {
    closed: those((own) => isTold(own) && isClosed(own)),
    opened: those((own) => isTold(own) && isOpened(own)),
    kept: those((own) => isGap(own, before) && isGap(own, after)),
    outOfSight: changes
      .filter((own) => isGap(own, before) && own.after === null)
      .map(({ criterion, outcomeAfter }) => ({ criterion, reason: outcomeAfter ?? 'removed' })),
    possible: those((own) => !isGap(own, before) && !isGap(own, after) && couldBeGap(own)),
    untold: those((own) => !isTold(own) && (isClosed(own) || isOpened(own))),
  };
}

function isGap({ criterion }: CriterionChange, gaps: ReadonlySet<string>): boolean {
  return gaps.has(criterion);
}

/**
 * Root causes of two rounds by their change; ids of points. Points whose levels changed are `kept` or
 * nothing.
 */
export interface RootCauseChanges {
  /** Root causes now that were not even weak before. */
  readonly opened: readonly string[];
  /** Root causes now that were weak before. */
  readonly kept: readonly string[];
  /** Root causes before that are no longer weak. */
  readonly closed: readonly string[];
  /**
   * Points that are no root causes now, but may have become some. They were not weak before, are
   * weak with the worst answers to everything unanswered, and have no cause that is weak even with
   * the best.
   */
  readonly possible: readonly string[];
}

/** Sorts the root causes of two rounds by their change. */
export function compareRootCauses(rounds: Rounds, worst: Bound): RootCauseChanges {
  const { earlier, later, untold } = rounds;
  const untoldPoints = pointsOf(later.checklist, untold);
  const isTold = (point: string) => !untoldPoints.has(point);
  const before = findRootCauses(earlier.checklist, earlier.scorecard);
  const after = findRootCauses(later.checklist, later.scorecard);
  const wasWeak = weakIn(earlier.scorecard);
  const nowWeak = weakIn(later.scorecard);
  const roots = after.roots.map(({ point }) => point);
  const scored = new Set(
    later.scorecard.points.flatMap((own) => (own.score === null ? [] : own.point)),
  );
  return {
    opened: roots.filter((point) => isTold(point) && !wasWeak.has(point)),
    kept: roots.filter((point) => wasWeak.has(point)),
    closed: before.roots
      .map(({ point }) => point)
      .filter((point) => isTold(point) && scored.has(point) && !nowWeak.has(point)),
    possible: possibleRoots({ later }, worst).filter(
      (point) => isTold(point) && !wasWeak.has(point) && !roots.includes(point),
    ),
  };
}

function possibleRoots({ later }: Pick<Rounds, 'later'>, worst: Bound): readonly string[] {
  const { checklist, scorecard } = later;
  const best = scoreAtBound(checklist, scorecard, 'high');
  return checklist.points
    .filter(
      ({ id, causedBy = [] }) =>
        isWeak(worst.points[id]) && !causedBy.some(({ point }) => isWeak(best.points[point])),
    )
    .map(({ id }) => id);
}

/** Returns the points below half, whether or not they hold a missed must. */
function weakIn({ points }: Scorecard): ReadonlySet<string> {
  return new Set(points.flatMap(({ point, score }) => (isWeak(score) ? point : [])));
}
