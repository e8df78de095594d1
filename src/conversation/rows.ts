import type { Checklist, Criterion } from '../checklist/checklist.ts';
import type { Level } from '../checklist/criteria/scale.ts';
import { scaleOf } from '../checklist/criteria/types.ts';

/**
 * What can be chosen by a number, in the order in which it is shown; the number is `level`. Boxes are
 * counted from 1, as 0 means none of them. Nothing where the answer is typed: a number, a text.
 */
export function rowsOf(checklist: Checklist, criterion: Criterion): readonly Level[] {
  const { levels, boxes } = scaleOf(checklist, criterion);
  switch (criterion.type) {
    case 'number':
    case 'text':
      return [];
    case 'choice':
      return levels.toSorted((a, b) => a.level - b.level);
    case 'multi-choice': {
      const all = boxes?.missing([[]]) ?? [];
      return criterion.options.flatMap(({ id }, i) => {
        const box = all.find(({ answer }) => Array.isArray(answer) && answer.includes(id));
        return box ? [{ ...box, level: i + 1 }] : [];
      });
    }
    default:
      return levels;
  }
}
