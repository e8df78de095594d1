import type { Checklist } from '../checklist/checklist.ts';
import { levelsOf } from '../checklist/criteria/types.ts';
import { criterionNamed } from '../checklist/lookup.ts';
import { reaches } from '../numbers.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { findStarts } from './path/choices.ts';

/** An action that somebody promised, as a plan has it. */
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

/** What became of one action of a plan. */
export interface Promised {
  readonly action: string;
  /** As the checklist calls it now. */
  readonly criterion: string;
  /** The level to be reached, by number. */
  readonly level: number;
  readonly do: string;
  readonly owner: string | null;
  /** YYYY-MM-DD; null where none was set. */
  readonly due: string | null;
  /** As the plan has it: who calls an action done may be contradicted by the answers. */
  readonly status: PlannedAction['status'];
  /**
   * `kept`: the level is reached, late or not. `missed`: it is not, and was due before. `pending`: it
   * is not due yet, or the criterion has no score this time. `dropped`: the plan gave it up.
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

/** Judges the actions of a plan by a later round, in the order of the plan. */
export function judgePromises(
  actions: readonly PlannedAction[],
  later: LaterRound,
): readonly Promised[] {
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
): Promised['outcome'] {
  if (action.status === 'dropped') return 'dropped';
  const reached = isReached(checklist, scorecard, action);
  if (reached) return 'kept';
  // Dates as YYYY-MM-DD sort as text; on the day itself it is not too late.
  const isOverdue = typeof action.due === 'string' && action.due < date;
  return reached === false && isOverdue ? 'missed' : 'pending';
}

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
