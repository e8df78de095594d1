import { criteriaOf, targetOf } from '../../checklist/defaults.ts';
import type { Outcome } from '../../scoring/finding.ts';
import { reaches } from '../../scoring/tolerance.ts';
import { findGaps } from '../gaps.ts';
import type { CriterionChange } from './changes.ts';
import type { Rounds } from './split.ts';

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
