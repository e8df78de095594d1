import type { Checklist } from '../checklist/checklist.ts';
import { levelsOf } from '../checklist/criteria/types.ts';
import { criterionNamed } from '../checklist/lookup.ts';
import { reaches } from '../numbers.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { findStarts } from './path/choices.ts';

/** Action of a plan. */
export interface PlannedAction {
  readonly id: string;
  readonly criterion: string;
  /** The level to be reached, by number. */
  readonly level: number;
  readonly do: string;
  readonly owner?: string | null | undefined;
  /** YYYY-MM-DD. */
  readonly due?: string | null | undefined;
  readonly status: 'open' | 'done' | 'dropped';
}

/** Action of a plan and its outcome in a later round. */
export interface TrackedAction {
  readonly action: string;
  /** As the checklist calls it now. */
  readonly criterion: string;
  /** The level to be reached, by number. */
  readonly level: number;
  readonly do: string;
  readonly owner: string | null;
  /** YYYY-MM-DD; null where none was set. */
  readonly due: string | null;
  /** Status in the plan; the answers may contradict it. */
  readonly status: PlannedAction['status'];
  /**
   * `kept`: level reached, even if late. `missed`: due date passed, level not reached. `pending`:
   * not due yet, or no score in this round. `dropped`: dropped in the plan.
   */
  readonly outcome: 'kept' | 'missed' | 'dropped' | 'pending';
}

/** A later audit of the same organisation. */
export interface LaterRound {
  readonly checklist: Checklist;
  readonly scorecard: Scorecard;
  /** YYYY-MM-DD. */
  readonly date: string;
}

/** Compares the actions of a plan with a later round, in the order of the plan. */
export function trackActions(
  actions: readonly PlannedAction[],
  later: LaterRound,
): readonly TrackedAction[] {
  return actions.map((action) => ({
    action: action.id,
    criterion: criterionNamed(later.checklist, action.criterion)?.id ?? action.criterion,
    level: action.level,
    do: action.do,
    owner: action.owner ?? null,
    due: action.due ?? null,
    status: action.status,
    outcome: outcomeOf(action, later),
  }));
}

function outcomeOf(
  action: PlannedAction,
  { checklist, scorecard, date }: LaterRound,
): TrackedAction['outcome'] {
  if (action.status === 'dropped') return 'dropped';
  const reached = isReached(checklist, scorecard, action);
  if (reached) return 'kept';
  // Dates as YYYY-MM-DD sort as text; on the day itself it is not too late.
  const isOverdue = typeof action.due === 'string' && action.due < date;
  return reached === false && isOverdue ? 'missed' : 'pending';
}

/**
 * Returns true if a criterion has reached a level, judged as by the action path. `null` if the
 * criterion has no score, or the checklist no longer has the criterion or the level.
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
