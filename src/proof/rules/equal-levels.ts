import type { Checklist } from '../../checklist/checklist.ts';
import { levelsOf } from '../../checklist/criteria/index.ts';
import { isLabelled, isNumbered, type Level } from '../../checklist/criteria/scale.ts';
import { found } from '../../checklist/criteria/words.ts';
import { placedCriteria } from '../../checklist/rules/breach.ts';
import type { Flaw } from '../flaw.ts';
import { isSameText } from '../same-text.ts';

/** Levels, or options, of one criterion that say the same. */
export function equalLevels(checklist: Checklist): readonly Flaw[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const field = FIELDS[criterion.type ?? 'levels'];
    if (field === null) return [];
    const levels = levelsOf(checklist, criterion).toSorted((a, b) => a.level - b.level);
    return levels.flatMap((level, i): readonly Flaw[] => {
      const twin = levels.slice(0, i).find((other) => isSameText(textOf(other), textOf(level)));
      if (!twin) return [];
      return [
        {
          path: [...path, field, level.level],
          what: `${nameOf(level)} says the same as ${nameOf(twin)}`,
          why: 'people choose the highest level that is true, and cannot tell which one is meant',
          fix: 'say in each what is true of it and not yet of the one before',
        },
      ];
    });
  });
}

/** Where each type of criterion says what its levels are; null where the words are not its author's. */
const FIELDS = {
  levels: 'levels',
  choice: 'options',
  'yes-no': null,
  'multi-choice': null,
  number: null,
  text: null,
} as const;

function nameOf({ level, answer }: Level): string {
  return typeof answer === 'string' ? `option ${found(answer)}` : `level ${level}`;
}

function textOf(level: Level): string {
  if (!isNumbered(level)) return `${level.label} ${level.description}`;
  if (level.description !== '') return level.description;
  return isLabelled(level) ? level.label : String(level.level);
}
