import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { levelsOf } from '../../checklist/criteria/levels.ts';
import { targetOf } from '../../checklist/defaults.ts';
import { placedCriteria } from '../../checklist/rules/breach.ts';
import type { Flaw } from '../flaw.ts';
import { listed } from '../listed.ts';

/** Levels below the target without a word on how to leave them. */
export function missingAdvice(checklist: Checklist): readonly Flaw[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const silent = silentLevels(checklist, criterion);
    if (silent.length === 0) return [];
    return [
      {
        path: [...path, ...(criterion.advice ? ['advice'] : ['id'])],
        ...(criterion.advice ? { where: 'key' as const } : {}),
        what: `there is no advice on how to leave ${listed('level', silent)}`,
        why: 'the report names a gap there and has nothing to say about how to close it',
        fix: `write under "advice" what to do first, by whom, and how much work it is`,
      },
    ];
  });
}

/** Only just below the best level is it enough that the next one is described. */
function silentLevels(checklist: Checklist, criterion: Criterion): readonly number[] {
  const levels = levelsOf(checklist, criterion);
  const target = targetOf(checklist, criterion);
  return levels.flatMap(({ level, score }, i) => {
    const advice = criterion.advice?.[String(level)];
    const isLast = i === levels.length - 2;
    const isSaid = advice !== undefined && (advice.do !== undefined || isLast);
    return score < target.score && !isSaid ? [level] : [];
  });
}
