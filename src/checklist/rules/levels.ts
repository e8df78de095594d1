import type { Diagnostic } from '../../diagnostic.ts';
import { nearestWord } from '../../text/phrases.ts';
import { type CodedError, errorText } from '../../words/errors.ts';
import type { Checklist, Criterion } from '../checklist.ts';
import { isNumbered, type Scale } from '../criteria/scale.ts';
import { scaleOf } from '../criteria/types.ts';
import { type PlacedCriterion, placedCriteria } from '../lookup.ts';

/** Finds levels with a gap, and references to levels and bands that do not exist. */
export function checkLevels(checklist: Checklist): readonly Diagnostic[] {
  return [
    ...scaleErrors(checklist),
    ...placedCriteria(checklist).flatMap((placed) => [
      ...ownErrors(checklist, placed),
      ...levelReferenceErrors(checklist, placed),
    ]),
  ];
}

function scaleErrors({ scale, target }: Checklist): readonly Diagnostic[] {
  if (!scale) return [];
  const wrong = scale.findIndex(({ level }, i) => level !== i);
  const errors: Diagnostic[] = [];
  if (wrong >= 0) {
    const found = scale[wrong]?.level;
    const error = errorText('checklist/scale-order', { expected: wrong, found });
    errors.push({ ...error, path: ['scale', wrong, 'level'] });
  }
  if (target !== undefined && target >= scale.length) {
    const high = scale.length - 1;
    const error = errorText('checklist/no-such-target', { level: target, high });
    errors.push({ ...error, path: ['target'] });
  }
  return errors;
}

function ownErrors(checklist: Checklist, { criterion, path }: PlacedCriterion) {
  return scaleOf(checklist, criterion)
    .errors()
    .map((own) => ({ ...own, path: [...path, ...own.path] }));
}

function levelReferenceErrors(
  checklist: Checklist,
  { criterion, path }: PlacedCriterion,
): readonly Diagnostic[] {
  const { must, target, advice = {} } = criterion;
  const scale = scaleOf(checklist, criterion);
  const named = [
    { answer: target, place: ['target'] },
    { answer: must?.level, place: ['must', 'level'] },
    { answer: must?.answer, place: ['must', 'answer'] },
  ];
  const off = named.flatMap(({ answer, place }): readonly Diagnostic[] => {
    const refusal = answer === undefined ? null : scale.refusal(answer);
    return refusal === null ? [] : [{ ...refusal, path: [...path, ...place] }];
  });
  const nameless = Object.keys(advice)
    .filter((name) => !scale.adviceNames.includes(name))
    .map((name) => ({
      ...adviceRefusal(name, scale),
      path: [...path, 'advice', name],
      at: 'key' as const,
    }));
  return [...off, ...nameless, ...capErrors(checklist, criterion, path)];
}

function adviceRefusal(name: string, scale: Scale): CodedError {
  const names = scale.adviceNames;
  const unknown = { name, names, meant: nearestWord(name, names) };
  const level = scale.levels.some(isNumbered) ? scale.refusal(Number(name)) : null;
  return level ?? errorText('checklist/unknown-advice', unknown);
}

function capErrors(
  { bands }: Checklist,
  { must }: Criterion,
  path: readonly (string | number)[],
): readonly Diagnostic[] {
  const ids = bands.map(({ id }) => id);
  if (!must || ids.includes(must.cap)) return [];
  const unknown = { id: must.cap, ids, meant: nearestWord(must.cap, ids) };
  return [{ ...errorText('checklist/unknown-band', unknown), path: [...path, 'must', 'cap'] }];
}
