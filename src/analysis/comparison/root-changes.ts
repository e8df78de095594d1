import { type Extreme, scoreAtEnd } from '../../scoring/extremes.ts';
import { reaches } from '../../scoring/tolerance.ts';
import { findRootCauses, WEAK_BELOW } from '../root-causes.ts';
import type { Rounds } from './split.ts';

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
export function compareRootCauses({ earlier, later }: Rounds, worst: Extreme): RootCauseChanges {
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

function possibleRoots({ later }: Pick<Rounds, 'later'>, worst: Extreme): readonly string[] {
  const { checklist, scorecard } = later;
  const best = scoreAtEnd(checklist, scorecard.findings, 'high');
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
