import type { Checklist } from '../checklist/checklist.ts';
import { levelsOf } from '../checklist/criteria/index.ts';
import { criterionNamed } from '../checklist/criterion-named.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { reaches } from '../scoring/tolerance.ts';
import { findStarts } from './path/start.ts';

/**
 * Whether a criterion stands at a level or above, as the cheapest path sees it. Null where that cannot be told, because the criterion has no score or the
 * checklist no longer has it or the level.
 */
export function isReached(
  checklist: Checklist,
  scorecard: Scorecard,
  goal: { readonly criterion: string; readonly level: number },
): boolean | null {
  const criterion = criterionNamed(checklist, goal.criterion);
  const start = findStarts(checklist, scorecard).find((own) => own.criterion === criterion);
  if (!start) return null;
  const level = levelsOf(checklist, start.criterion).find((own) => own.level === goal.level);
  return level ? reaches(start.level.score, level.score) : null;
}
