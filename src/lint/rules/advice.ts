import type { Checklist, Criterion } from '../../checklist/checklist.ts';
import {
  type PlacedCriterion,
  placedCriteria,
  targetOf,
  weightOf,
} from '../../checklist/lookup.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { warningWords } from '../../words/warnings.ts';
import {
  type AdvisedLevel,
  isSameText,
  levelsNeedingAdvice,
  lintWarning,
  stepsOf,
} from '../rule.ts';

/** Finds levels on the way to a better score whose effort is unknown. */
export function missingEffort(checklist: Checklist): readonly Diagnostic[] {
  return placedCriteria(checklist).flatMap((placed) => {
    const { criterion, path } = placed;
    const point = checklist.points[Number(path[1])];
    const isOnPaths = criterion.must || (weightOf(criterion) > 0 && (point?.weight ?? 0) > 0);
    const levels = isOnPaths ? levelsWithoutEffort(checklist, criterion) : [];
    if (levels.length === 0) return [];
    return atAdvice(
      'lint/missing-effort',
      placed,
      warningWords.missingEffort({ steps: stepsOf(levels) }),
    );
  });
}

/** Leaves levels below the target without any advice to `missingAdvice`. */
function levelsWithoutEffort(checklist: Checklist, criterion: Criterion): readonly AdvisedLevel[] {
  const target = targetOf(checklist, criterion);
  return levelsNeedingAdvice(checklist, criterion).filter(({ advice, score }) => {
    if (!advice) return target === null || score >= target.score;
    return advice.effort === undefined;
  });
}

/** Finds levels below the target without an action. */
export function missingAdvice(checklist: Checklist): readonly Diagnostic[] {
  return placedCriteria(checklist).flatMap((placed) => {
    const levels = levelsWithoutAction(checklist, placed.criterion);
    if (levels.length === 0) return [];
    return atAdvice(
      'lint/missing-advice',
      placed,
      warningWords.missingAdvice({ steps: stepsOf(levels) }),
    );
  });
}

/** Accepts directly below the best level that its description is the action. */
function levelsWithoutAction(checklist: Checklist, criterion: Criterion): readonly AdvisedLevel[] {
  const target = targetOf(checklist, criterion);
  return levelsNeedingAdvice(checklist, criterion).filter(({ advice, score, isLast }) => {
    const hasAction = advice !== undefined && (advice.do !== undefined || isLast);
    return target !== null && score < target.score && !hasAction;
  });
}

/** Places a warning at the advice of a criterion, or at its id if it has none. */
function atAdvice(
  code: 'lint/missing-advice' | 'lint/missing-effort',
  { criterion, path }: PlacedCriterion,
  words: Pick<Diagnostic, 'message' | 'hint' | 'why'>,
): Diagnostic {
  return criterion.advice
    ? lintWarning(code, [...path, 'advice'], words, 'key')
    : lintWarning(code, [...path, 'id'], words);
}

/** Finds advice that two levels of one criterion share word for word. */
export function equalAdvice(checklist: Checklist): readonly Diagnostic[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const advice = Object.entries(criterion.advice ?? {});
    const levels = levelsNeedingAdvice(checklist, criterion);
    return advice.flatMap(([name, { do: action }], i): readonly Diagnostic[] => {
      const twin = advice.slice(0, i).find(([, other]) => isSame(other.do, action));
      if (!twin) return [];
      const kind = levels.find((level) => level.name === name)?.kind ?? 'answer';
      const steps = { kind, names: [twin[0], name] };
      const place = [...path, 'advice', name, 'do'];
      return [lintWarning('lint/equal-advice', place, warningWords.equalAdvice({ steps }))];
    });
  });
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && isSameText(one, other);
}
