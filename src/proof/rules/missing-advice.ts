import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import { targetOf } from '../../checklist/defaults.ts';
import { placedCriteria } from '../../checklist/rules/breach.ts';
import type { Flaw } from '../flaw.ts';
import { type Leavable, leavableOf } from '../leavable.ts';
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
        what: `there is no advice on how ${listed(silent)}`,
        why: 'the report names a gap there and has nothing to say about how to close it',
        fix: `write under "advice" what to do first, by whom, and how much work it is`,
      },
    ];
  });
}

/** Only just below the best level is it enough that the next one is described. */
function silentLevels(checklist: Checklist, criterion: Criterion): readonly Leavable[] {
  const target = targetOf(checklist, criterion);
  return leavableOf(checklist, criterion).filter(({ advice, score, isLast }) => {
    const isSaid = advice !== undefined && (advice.do !== undefined || isLast);
    return target !== null && score < target.score && !isSaid;
  });
}
