import type { Checklist } from '../../checklist/checklist.ts';
import { criterionNamed } from '../../checklist/criterion-named.ts';
import { levelNumbers } from '../../checklist/level-numbers.ts';
import { placedCriteria } from '../../checklist/rules/breach.ts';
import { quoted } from '../../safe-text.ts';
import type { Flaw } from '../flaw.ts';

/** Conditions that every answer meets. */
export function idleConditions(checklist: Checklist): readonly Flaw[] {
  return placedCriteria(checklist).flatMap(({ criterion: { when }, path }) => {
    const other = when && criterionNamed(checklist, when.criterion);
    if (!other || when.atLeast > Math.min(...levelNumbers(other))) return [];
    return [
      {
        path: [...path, 'when', 'atLeast'],
        what: `the condition always holds, as every answer to ${quoted(other.id)} is at least level ${when.atLeast}`,
        why: 'it looks as if the criterion were asked of some people only',
        fix: 'name a higher level, or delete the condition',
      },
    ];
  });
}
