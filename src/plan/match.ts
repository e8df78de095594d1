import type { Mismatch } from '../answers/mismatch.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { levelsOf } from '../checklist/criteria/index.ts';
import { criterionNamed } from '../checklist/criterion-named.ts';
import { criteriaOf } from '../checklist/defaults.ts';
import { quoted } from '../safe-text.ts';
import { didYouMean } from '../suggest.ts';
import type { Plan } from './plan.ts';

/**
 * What in a plan does not fit the checklist. In a plan for another version of it, criteria and levels
 * that are gone are no mistakes.
 */
export function planMismatches(checklist: Checklist, plan: Plan): readonly Mismatch[] {
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
