import type { Checklist } from '../../checklist/checklist.ts';
import type { AuthoredOption } from '../../checklist/criteria/face.ts';
import { faceOf } from '../../checklist/criteria/faces.ts';
import { isNumbered } from '../../checklist/criteria/scale.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import { criteriaOf, placedCriteria } from '../../checklist/lookup.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { formatExactPercent } from '../../numbers.ts';
import { warningWords } from '../../words/warnings.ts';
import { isSameText, lintWarning } from '../rule.ts';

/** Finds levels and thresholds whose scores neither rise nor fall throughout. */
export function flatLevels(checklist: Checklist): readonly Diagnostic[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const steps = faceOf(checklist, criterion).authored.flatMap(({ path: place, name, score }) =>
      score === null ? [] : [{ place, name, score }],
    );
    const isFalling = (steps.at(-1)?.score ?? 0) < (steps[0]?.score ?? 0);
    return steps.flatMap(({ name, score, place }, i): readonly Diagnostic[] => {
      const before = steps[i - 1];
      if (!before || (isFalling ? score < before.score : score > before.score)) return [];
      const words = warningWords.flatLevels({
        step: name,
        score: formatExactPercent(score / 100),
        before: before.name,
        scoreBefore: formatExactPercent(before.score / 100),
        isFalling,
      });
      return [lintWarning('lint/flat-levels', [...path, ...place, 'score'], words)];
    });
  });
}

/** Finds levels and options of one criterion with the same text. */
export function equalLevels(checklist: Checklist): readonly Diagnostic[] {
  return placedCriteria(checklist).flatMap(({ criterion, path }) => {
    const described = faceOf(checklist, criterion).authored;
    return described.flatMap((one, i): readonly Diagnostic[] => {
      const twin = described.slice(0, i).find((other) => hasSameText(one, other));
      if (!twin) return [];
      const words = warningWords.equalLevels({ step: one.name, before: twin.name });
      return [lintWarning('lint/equal-levels', [...path, ...one.path], words)];
    });
  });
}

/** Compares descriptions; labels if both have none. */
function hasSameText(one: AuthoredOption, other: AuthoredOption): boolean {
  if (one.description !== '' || other.description !== '') {
    return isSameText(one.description, other.description);
  }
  return one.label !== '' && isSameText(one.label, other.label);
}

/** Finds labels of the shared scale that no criterion uses. */
export function unusedLabels(checklist: Checklist): readonly Diagnostic[] {
  const used = new Set(
    criteriaOf(checklist).flatMap(({ criterion }) =>
      levelsOf(checklist, criterion)
        .filter(isNumbered)
        .map(({ level, label }) => nameOf(level, label)),
    ),
  );
  return (checklist.scale ?? []).flatMap(({ level, label }, i): readonly Diagnostic[] => {
    if (used.has(nameOf(level, label))) return [];
    const words = warningWords.unusedLabel({ label, number: level });
    return [lintWarning('lint/unused-label', ['scale', i, 'label'], words)];
  });
}

function nameOf(level: number, label: string): string {
  return `${level} ${label}`;
}
