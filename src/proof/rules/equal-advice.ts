import type { Checklist } from '../../checklist/checklist.ts';
import { placedCriteria } from '../../checklist/rules/breach.ts';
import type { Flaw } from '../flaw.ts';
import { isSameText } from '../same-text.ts';

/** Advice that is given word by word for two levels of one criterion. */
export function equalAdvice(checklist: Checklist): readonly Flaw[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const advice = Object.entries(criterion.advice ?? {});
    return advice.flatMap(([level, { do: what }], i): readonly Flaw[] => {
      const twin = advice.slice(0, i).find(([, other]) => isSame(other.do, what));
      if (!twin) return [];
      return [
        {
          path: [...path, 'advice', level, 'do'],
          what: `the advice on leaving level ${level} is the same as that on level ${twin[0]}`,
          why: 'whoever has followed it once is told to do it again',
          fix: 'say what the next step is from each of the two',
        },
      ];
    });
  });
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && isSameText(one, other);
}
