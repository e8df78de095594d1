import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { placedCriteria, targetOf, weightOf } from '../../checklist/lookup.ts';
import {
  type Flaw,
  groupByPlace,
  isSameText,
  type Leavable,
  levelsNeedingAdvice,
} from '../rule.ts';

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
        what: `nobody says how much work it is ${groupByPlace(levels)}`,
        why: 'the cheapest path to the next band counts it as M, and may be another one in truth',
        fix: `write an "effort" of S, M or L for ${levels.length === 1 ? 'it' : 'each'} under "advice"`,
      },
    ];
  });
}

/** Paths lead up to the best level; below the target, advice that is missing altogether is told apart. */
function effortlessLevels(checklist: Checklist, criterion: Criterion): readonly Leavable[] {
  const target = targetOf(checklist, criterion);
  return levelsNeedingAdvice(checklist, criterion).filter(({ advice, score }) => {
    if (!advice) return target === null || score >= target.score;
    return advice.effort === undefined;
  });
}

/** Levels below the target without a word on how to leave them. */
export function missingAdvice(checklist: Checklist): readonly Flaw[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const silent = silentLevels(checklist, criterion);
    if (silent.length === 0) return [];
    return [
      {
        path: [...path, ...(criterion.advice ? ['advice'] : ['id'])],
        ...(criterion.advice ? { where: 'key' as const } : {}),
        what: `there is no advice on how ${groupByPlace(silent)}`,
        why: 'the report names a gap there and has nothing to say about how to close it',
        fix: `write under "advice" what to do first, by whom, and how much work it is`,
      },
    ];
  });
}

/** Only just below the best level is it enough that the next one is described. */
function silentLevels(checklist: Checklist, criterion: Criterion): readonly Leavable[] {
  const target = targetOf(checklist, criterion);
  return levelsNeedingAdvice(checklist, criterion).filter(({ advice, score, isLast }) => {
    const isSaid = advice !== undefined && (advice.do !== undefined || isLast);
    return target !== null && score < target.score && !isSaid;
  });
}

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
