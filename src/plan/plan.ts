import type { Checklist } from '../checklist/checklist.ts';
import { levelsOf } from '../checklist/criteria/types.ts';
import { criteriaOf, criterionNamed } from '../checklist/lookup.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { nearestWord } from '../text/phrases.ts';
import { errorText } from '../words/errors.ts';

/** An action plan as its file says it: what is to be done after an audit, by whom and by when. */
export interface Plan {
  readonly format: 1;
  /** The checklist that numbers the levels. */
  readonly checklist: { readonly id: string; readonly version: string };
  /** The organisation that was audited. */
  readonly subject: string;
  readonly actions: readonly Action[];
}

/** Something to be done so that one criterion reaches a level. */
export interface Action {
  /** Unique within the plan. */
  readonly id: string;
  readonly criterion: string;
  /** The level to be reached, by number. */
  readonly level: number;
  readonly do: string;
  /** Null until somebody is named. */
  readonly owner?: string | null | undefined;
  /** YYYY-MM-DD; null until it is set. */
  readonly due?: string | null | undefined;
  /** Work units, whole. */
  readonly effort?: number | null | undefined;
  readonly status: Status;
  readonly note?: string | null | undefined;
}

export type Status = 'open' | 'done' | 'dropped';

/**
 * Finds the parts of a plan that do not fit the checklist. In a plan for another version of it,
 * criteria and levels that are gone are no errors.
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
