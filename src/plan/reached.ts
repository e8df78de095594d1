import { findStarts } from '../analysis/path/start.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { levelsOf } from '../checklist/criteria/levels.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { reaches } from '../scoring/tolerance.ts';
import { criterionNamed } from './match.ts';
import type { Action } from './plan.ts';

/**
 * Whether an action has reached its level: whether its criterion now stands there or above, as the
 * cheapest path sees it. Null where that cannot be told, because the criterion has no score or the
 * checklist no longer has it or the level.
 */
export function isReached(
  checklist: Checklist,
  scorecard: Scorecard,
  action: Pick<Action, 'criterion' | 'level'>,
): boolean | null {
  const criterion = criterionNamed(checklist, action.criterion);
  const start = findStarts(checklist, scorecard).find((own) => own.criterion === criterion);
  if (!start) return null;
  const goal = levelsOf(checklist, start.criterion).find(({ level }) => level === action.level);
  return goal ? reaches(start.level.score, goal.score) : null;
}
