import type { Checklist } from '../../checklist/checklist.ts';
import type { Criterion } from '../../checklist/criterion.ts';
import { placedCriteria } from '../../checklist/rules/breach.ts';
import type { Flaw } from '../flaw.ts';

/** Levels or thresholds with scores that neither rise nor fall all the way. */
export function flatLevels(checklist: Checklist): readonly Flaw[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const steps = stepsOf(criterion);
    const falls = (steps.at(-1)?.score ?? 0) < (steps[0]?.score ?? 0);
    return steps.flatMap(({ name, score, place }, i): readonly Flaw[] => {
      const before = steps[i - 1];
      if (!before || (falls ? score < before.score : score > before.score)) return [];
      return [
        {
          path: [...path, ...place, 'score'],
          what: `${name} scores ${score} and ${before.name} before it ${before.score}, so the scores do not ${falls ? 'fall' : 'rise'} from first to last`,
          why: 'whoever takes the next step must score more, and these are read as steps',
          fix: 'sort them by score, and give each a score of its own',
        },
      ];
    });
  });
}

interface Step {
  readonly name: string;
  /** In percent. */
  readonly score: number;
  readonly place: Flaw['path'];
}

/** The steps with scores of their own; options need no order. */
function stepsOf(criterion: Criterion): readonly Step[] {
  if (criterion.type === 'number') {
    return criterion.thresholds
      .map(({ at, score }, i) => ({
        at,
        name: `the threshold at ${at}`,
        score,
        place: ['thresholds', i],
      }))
      .toSorted((a, b) => a.at - b.at);
  }
  if (!('levels' in criterion) || !isList(criterion.levels)) return [];
  return criterion.levels.map(({ score }, i) => ({
    name: `level ${i}`,
    score,
    place: ['levels', i],
  }));
}

function isList<T>(levels: object | readonly T[]): levels is readonly T[] {
  return Array.isArray(levels);
}
