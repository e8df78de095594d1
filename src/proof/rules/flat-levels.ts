import type { Checklist } from '../../checklist/checklist.ts';
import { placedCriteria } from '../../checklist/rules/breach.ts';
import type { Flaw } from '../flaw.ts';

/** Levels with scores of their own that neither rise nor fall all the way. */
export function flatLevels(checklist: Checklist): readonly Flaw[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const levels = 'levels' in criterion ? criterion.levels : null;
    if (!Array.isArray(levels)) return [];
    const scores = levels.map(({ score }: { readonly score: number }) => score);
    const falls = (scores.at(-1) ?? 0) < (scores[0] ?? 0);
    return scores.flatMap((score, i): readonly Flaw[] => {
      const before = scores[i - 1];
      if (before === undefined || (falls ? score < before : score > before)) return [];
      return [
        {
          path: [...path, 'levels', i, 'score'],
          what: `level ${i} scores ${score} and level ${i - 1} before it ${before}, so the levels do not ${falls ? 'fall' : 'rise'} from first to last`,
          why: 'whoever takes the next step must score more, and levels are read as steps',
          fix: 'sort the levels by score, and give each a score of its own',
        },
      ];
    });
  });
}
