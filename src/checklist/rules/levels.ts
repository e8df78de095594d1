import type { Diagnostic } from '../../diagnostic.ts';
import { nearestWord } from '../../text/phrases.ts';
import { checklistError } from '../../words/checklist-errors.ts';
import type { CodedError } from '../../words/coded.ts';
import type { Checklist, Criterion } from '../checklist.ts';
import { isNumbered, type Scale } from '../criteria/scale.ts';
import { levelsOf, scaleOf } from '../criteria/types.ts';
import { criteriaOf, type PlacedCriterion, placedCriteria } from '../lookup.ts';

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

function scaleErrors(checklist: Checklist): readonly Diagnostic[] {
  const { scale = [] } = checklist;
  const lowest = scale[0]?.level ?? 0;
  const wrong = scale.findIndex(({ level }, i) => level !== lowest + i);
  const found = scale[wrong]?.level;
  const error = checklistError('checklist/scale-order', { expected: lowest + wrong, found });
  return [
    ...(wrong < 0 ? [] : [{ ...error, path: ['scale', wrong, 'level'] }]),
    ...targetErrors(checklist),
  ];
}

/** Finds a target that is on neither the shared scale nor that of any criterion. */
function targetErrors(checklist: Checklist): readonly Diagnostic[] {
  const { scale, target } = checklist;
  const own = criteriaOf(checklist).flatMap(({ criterion }) =>
    levelsOf(checklist, criterion).filter(isNumbered),
  );
  const numbers = (scale ?? own).map(({ level }) => level);
  const span = { low: Math.min(...numbers), high: Math.max(...numbers) };
  if (target === undefined || numbers.length === 0) return [];
  if (target >= span.low && target <= span.high) return [];
  const error = checklistError('checklist/no-such-target', { level: target, ...span });
  return [{ ...error, path: ['target'] }];
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
  return [
    ...off,
    ...nameless,
    ...capErrors(checklist, criterion, path),
    ...keyErrors(criterion, path),
  ];
}

function adviceRefusal(name: string, scale: Scale): CodedError {
  const names = scale.adviceNames;
  const unknown = { name, names, meant: nearestWord(name, names) };
  const level = scale.levels.some(isNumbered) ? scale.refusal(Number(name)) : null;
  return level ?? checklistError('checklist/unknown-advice', unknown);
}

/** Finds a must on a criterion that express audits are told to leave out. */
function keyErrors(
  { key, must }: Criterion,
  path: readonly (string | number)[],
): readonly Diagnostic[] {
  if (!must || key !== false) return [];
  return [{ ...checklistError('checklist/key-of-must'), path: [...path, 'key'] }];
}

function capErrors(
  { bands }: Checklist,
  { must }: Criterion,
  path: readonly (string | number)[],
): readonly Diagnostic[] {
  const ids = bands.map(({ id }) => id);
  if (!must || ids.includes(must.cap)) return [];
  const unknown = { id: must.cap, ids, meant: nearestWord(must.cap, ids) };
  return [{ ...checklistError('checklist/unknown-band', unknown), path: [...path, 'must', 'cap'] }];
}
