import type { Checklist } from '../checklist/checklist.ts';
import { levelNumbered } from '../checklist/criteria/types.ts';
import { levelMatcher, promisedLevel } from '../checklist/level-match.ts';
import { criteriaOf, criterionNamed } from '../checklist/lookup.ts';
import { reaches } from '../numbers.ts';
import { failedMusts } from '../scoring/band.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { startOn } from './path/choices.ts';

/** Action of a plan. */
export interface PlannedAction {
  readonly id: string;
  readonly criterion: string;
  /** The level to be reached, by number. */
  readonly level: number;
  /** Text of that level when the action was planned; a former plan has none. */
  readonly says?: string | null | undefined;
  readonly do: string;
  readonly owner?: string | null | undefined;
  /** YYYY-MM-DD. */
  readonly due?: string | null | undefined;
  readonly status: 'open' | 'done' | 'dropped';
}

/** Actions, and the version of the checklist that their levels belong to. */
export interface PlannedActions {
  readonly checklist: { readonly id: string; readonly version: string };
  readonly actions: readonly PlannedAction[];
}

/** Action of a plan and its outcome in a later round. */
export interface TrackedAction {
  readonly action: string;
  /** As the checklist calls it now. */
  readonly criterion: string;
  /** Present number of the level to be reached; the planned one if that cannot be told. */
  readonly level: number;
  /** Text of that level when the action was planned; `null` if the plan does not have it. */
  readonly says: string | null;
  readonly do: string;
  readonly owner: string | null;
  /** YYYY-MM-DD; null where none was set. */
  readonly due: string | null;
  /** Status in the plan; the answers may contradict it. */
  readonly status: PlannedAction['status'];
  /**
   * `kept`: level reached, even if late. `missed`: due date passed, level not reached. `pending`:
   * not due yet, or no score in this round. `dropped`: dropped in the plan. `unknown`: the levels
   * say something else than when it was planned.
   */
  readonly outcome: 'kept' | 'missed' | 'dropped' | 'pending' | 'unknown';
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
  { checklist: planned, actions }: PlannedActions,
  later: LaterRound,
): readonly TrackedAction[] {
  const levelIn = presentLevels(later.checklist, planned);
  return actions.map((action) => {
    const level = levelIn(action);
    const goal = { ...action, level: level ?? action.level };
    return {
      action: action.id,
      criterion: criterionNamed(later.checklist, action.criterion)?.id ?? action.criterion,
      level: goal.level,
      says: action.says ?? null,
      do: action.do,
      owner: action.owner ?? null,
      due: action.due ?? null,
      status: action.status,
      outcome: outcomeOf(goal, level !== null, later),
    };
  });
}

/**
 * Returns a function from actions to the present numbers of their levels, which are matched by what
 * they say; `null` if it cannot be told. A criterion that is gone keeps the number.
 */
export function presentLevels(
  checklist: Checklist,
  planned: PlannedActions['checklist'],
): (action: Pick<PlannedAction, 'criterion' | 'level' | 'says'>) => number | null {
  const matchOf = levelMatcher({ ...planned, hasEqualTexts: null }, checklist);
  return ({ criterion: id, level, says }) => {
    const criterion = criterionNamed(checklist, id);
    if (!criterion) return level;
    return promisedLevel(checklist, criterion, { level, says: says ?? undefined }, matchOf(id));
  };
}

function outcomeOf(
  action: PlannedAction,
  isTold: boolean,
  { checklist, scorecard, date }: LaterRound,
): TrackedAction['outcome'] {
  if (action.status === 'dropped') return 'dropped';
  if (!isTold) return 'unknown';
  const reached = isReached(checklist, scorecard, action);
  if (reached) return 'kept';
  // Dates as YYYY-MM-DD sort as text; on the day itself it is not too late.
  const isOverdue = typeof action.due === 'string' && action.due < date;
  return reached === false && isOverdue ? 'missed' : 'pending';
}

/**
 * Returns true if a criterion has reached a level of today, judged as by the action path. `null` if the
 * criterion has no score, or the checklist no longer has the criterion or the level.
 */
export function isReached(
  checklist: Checklist,
  scorecard: Scorecard,
  goal: { readonly criterion: string; readonly level: number },
): boolean | null {
  const criterion = criterionNamed(checklist, goal.criterion);
  const owned = criteriaOf(checklist).find((own) => own.criterion === criterion);
  const finding = scorecard.findings.find((own) => own.criterion === criterion?.id);
  if (!owned || !finding) return null;
  const [failed = null] = failedMusts(checklist, { findings: [finding], absent: [] }, 'headline');
  const start = startOn(checklist, owned, finding, failed);
  if (!start) return null;
  const level = levelNumbered(checklist, owned.criterion, goal.level);
  return level ? reaches(start.level.score, level.score) : null;
}
