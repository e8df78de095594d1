import type { Mismatch } from '../answers/mismatch.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { levelsOf } from '../checklist/criteria/types.ts';
import { criteriaOf, criterionNamed } from '../checklist/lookup.ts';
import { didYouMean } from '../text/phrases.ts';
import { quoted } from '../text/safe.ts';

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
  readonly do: string;
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
export function checkPlan(checklist: Checklist, plan: Plan): readonly Mismatch[] {
  if (plan.checklist.id !== checklist.id) {
    const text = `this is a plan for the checklist ${quoted(plan.checklist.id)}, not for ${quoted(checklist.id)}; give the one it was made for`;
    return [{ path: ['checklist', 'id'], text }];
  }
  if (plan.checklist.version !== checklist.version) return [];
  const ids = criteriaOf(checklist).map(({ criterion }) => criterion.id);
  return plan.actions.flatMap(({ criterion: id, level }, i) => {
    const criterion = criterionNamed(checklist, id);
    if (!criterion) {
      const text = `unknown criterion ${quoted(id)}${didYouMean(id, ids) || '; name one of the checklist'}`;
      return [{ path: ['actions', i, 'criterion'], text }];
    }
    const numbers = levelsOf(checklist, criterion).map((own) => own.level);
    if (numbers.includes(level)) return [];
    const span = `from ${Math.min(...numbers)} to ${Math.max(...numbers)}`;
    const text =
      numbers.length === 0
        ? `${quoted(criterion.id)} is a text, which has no levels to be reached; delete this action`
        : `level ${level} is off the scale of ${quoted(criterion.id)}, which goes ${span}; write one of these`;
    return [{ path: ['actions', i, 'level'], text }];
  });
}
