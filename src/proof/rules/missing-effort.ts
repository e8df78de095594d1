import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { targetOf, weightOf } from '../../checklist/defaults.ts';
import { placedCriteria } from '../../checklist/rules/breach.ts';
import type { Flaw } from '../flaw.ts';
import { type Leavable, leavableOf } from '../leavable.ts';
import { listed } from '../listed.ts';

/** Levels that a path may lead through without an effort to count. */
export function missingEffort(checklist: Checklist): readonly Flaw[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const point = checklist.points[Number(path[1])];
    const isOnPaths = criterion.must || (weightOf(criterion) > 0 && (point?.weight ?? 0) > 0);
    const levels = isOnPaths ? effortlessLevels(checklist, criterion) : [];
    if (levels.length === 0) return [];
    return [
      {
        path: [...path, ...(criterion.advice ? ['advice'] : ['id'])],
        ...(criterion.advice ? { where: 'key' as const } : {}),
        what: `nobody says how much work it is ${listed(levels)}`,
        why: 'the cheapest path to the next band counts it as M, and may be another one in truth',
        fix: `write an "effort" of S, M or L for ${levels.length === 1 ? 'it' : 'each'} under "advice"`,
      },
    ];
  });
}

/** Paths lead up to the best level; below the target, advice that is missing altogether is told apart. */
function effortlessLevels(checklist: Checklist, criterion: Criterion): readonly Leavable[] {
  const target = targetOf(checklist, criterion);
  return leavableOf(checklist, criterion).filter(({ advice, score }) => {
    if (!advice) return target === null || score >= target.score;
    return advice.effort === undefined;
  });
}
