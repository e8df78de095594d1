import type { Checklist } from '../../checklist/checklist.ts';
import { isLabelled, type Level, levelsOf } from '../../checklist/criteria/levels.ts';
import { placedCriteria } from '../../checklist/rules/breach.ts';
import type { Flaw } from '../flaw.ts';
import { isSameText } from '../same-text.ts';

/** Levels of one criterion that say the same. */
export function equalLevels(checklist: Checklist): readonly Flaw[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const levels = levelsOf(checklist, criterion).toSorted((a, b) => a.level - b.level);
    return levels.flatMap((level, i): readonly Flaw[] => {
      const twin = levels.slice(0, i).find((other) => isSameText(textOf(other), textOf(level)));
      if (!twin) return [];
      return [
        {
          path: [...path, 'levels', level.level],
          what: `level ${level.level} says the same as level ${twin.level}`,
          why: 'people choose the highest level that is true, and cannot tell which one is meant',
          fix: 'say in each what is true of it and not yet of the one before',
        },
      ];
    });
  });
}

function textOf(level: Level): string {
  if (level.description !== '') return level.description;
  return isLabelled(level) ? level.label : String(level.level);
}
