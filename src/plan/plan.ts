import type { Checklist } from '../checklist/checklist.ts';
import { levelsOf } from '../checklist/criteria/types.ts';
import { criteriaOf, criterionNamed } from '../checklist/lookup.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { nearestWord } from '../text/phrases.ts';
import { errorText } from '../words/errors.ts';

/** Action plan as written in its file. */
export interface Plan {
  readonly format: 1;
  /** Checklist that defines the levels. */
  readonly checklist: { readonly id: string; readonly version: string };
  /** The organisation that was audited. */
  readonly subject: string;
  readonly actions: readonly Action[];
}

/** Action that raises one criterion to a level. */
export interface Action {
  /** Unique within the plan. */
  readonly id: string;
  readonly criterion: string;
  /** Number of the level to reach. */
  readonly level: number;
  /** Text of that level, as the checklist had it when the action was planned. */
  readonly says?: string | null | undefined;
  readonly do: string;
  /** Sign that the action is done. */
  readonly doneWhen?: string | null | undefined;
  /** `null` until someone is named. */
  readonly owner?: string | null | undefined;
  /** YYYY-MM-DD; null until it is set. */
  readonly due?: string | null | undefined;
  /** Effort units, whole. */
  readonly effort?: number | null | undefined;
  readonly status: Status;
  readonly note?: string | null | undefined;
}

export type Status = 'open' | 'done' | 'dropped';

/**
 * Finds the parts of a plan that do not fit the checklist. In a plan for another version, removed
 * criteria and levels are no errors.
 */
export function checkPlan(checklist: Checklist, plan: Plan): readonly Diagnostic[] {
  if (plan.checklist.id !== checklist.id) {
    const ids = { id: plan.checklist.id, expected: checklist.id };
    return [{ ...errorText('plan/other-checklist', ids), path: ['checklist', 'id'] }];
  }
  if (plan.checklist.version !== checklist.version) return [];
  const ids = criteriaOf(checklist).map(({ criterion }) => criterion.id);
  return plan.actions.flatMap(({ criterion: id, level }, i) => {
    const criterion = criterionNamed(checklist, id);
    if (!criterion) {
      const error = errorText('plan/unknown-criterion', { id, meant: nearestWord(id, ids) });
      return [{ ...error, path: ['actions', i, 'criterion'] }];
    }
    const numbers = levelsOf(checklist, criterion).map((own) => own.level);
    if (numbers.includes(level)) return [];
    const span = { low: Math.min(...numbers), high: Math.max(...numbers) };
    const error =
      numbers.length === 0
        ? errorText('plan/no-levels', { id: criterion.id })
        : errorText('plan/no-such-level', { id: criterion.id, level, ...span });
    return [{ ...error, path: ['actions', i, 'level'] }];
  });
}
