import type { Checklist } from '../../checklist/checklist.ts';
import { placedCriteria } from '../../checklist/rules/breach.ts';
import { type Described, describedIn } from '../described.ts';
import type { Flaw } from '../flaw.ts';
import { isSameText } from '../same-text.ts';

/** Levels or options of one criterion that say the same. */
export function equalLevels(checklist: Checklist): readonly Flaw[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const described = describedIn(criterion);
    return described.flatMap((one, i): readonly Flaw[] => {
      const twin = described.slice(0, i).find((other) => saysTheSame(one, other));
      if (!twin) return [];
      return [
        {
          path: [...path, ...one.path],
          what: `${one.name} says the same as ${twin.name}`,
          why: 'people choose what is true, and cannot tell which of the two is meant',
          fix: 'say in each what is true of it and not of the other',
        },
      ];
    });
  });
}

/** What is described is told apart by that, and what is not by its label. */
function saysTheSame(one: Described, other: Described): boolean {
  if (one.description !== '' || other.description !== '') {
    return isSameText(one.description, other.description);
  }
  return one.label !== '' && isSameText(one.label, other.label);
}
