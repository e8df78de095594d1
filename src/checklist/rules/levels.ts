import { didYouMean } from '../../text/phrases.ts';
import { quoted } from '../../text/safe.ts';
import { oneOf } from '../../words/grammar.ts';
import type { Checklist, Criterion } from '../checklist.ts';
import { type Breach, isNumbered, type Scale } from '../criteria/scale.ts';
import { scaleOf } from '../criteria/types.ts';
import { type PlacedCriterion, placedCriteria } from '../lookup.ts';

/** Levels with holes in them, and what names a level or a band that does not exist. */
export function checkLevels(checklist: Checklist): readonly Breach[] {
  return [
    ...scaleBreaches(checklist),
    ...placedCriteria(checklist).flatMap((placed) => [
      ...ownBreaches(checklist, placed),
      ...referenceBreaches(checklist, placed),
    ]),
  ];
}

function scaleBreaches({ scale, target }: Checklist): readonly Breach[] {
  if (!scale) return [];
  const wrong = scale.findIndex(({ level }, i) => level !== i);
  const breaches: Breach[] = [];
  if (wrong >= 0) {
    const text = `must be ${wrong}, but is ${scale[wrong]?.level}; number the levels 0, 1, 2 … without a gap`;
    breaches.push({ path: ['scale', wrong, 'level'], text });
  }
  if (target !== undefined && target >= scale.length) {
    const text = `level ${target} is off the scale, which goes from 0 to ${scale.length - 1}`;
    breaches.push({ path: ['target'], text: `${text}; write one of these` });
  }
  return breaches;
}

function ownBreaches(checklist: Checklist, { criterion, path }: PlacedCriterion) {
  return scaleOf(checklist, criterion)
    .breaches()
    .map((breach) => ({ ...breach, path: [...path, ...breach.path] }));
}

function referenceBreaches(
  checklist: Checklist,
  { criterion, path }: PlacedCriterion,
): readonly Breach[] {
  const { must, target, advice = {} } = criterion;
  const scale = scaleOf(checklist, criterion);
  const named = [
    { answer: target, place: ['target'] },
    { answer: must?.level, place: ['must', 'level'] },
    { answer: must?.answer, place: ['must', 'answer'] },
  ];
  const off = named.flatMap(({ answer, place }): readonly Breach[] => {
    const refusal = answer === undefined ? null : scale.refusal(answer);
    return refusal === null ? [] : [{ path: [...path, ...place], text: refusal }];
  });
  const nameless = Object.keys(advice)
    .filter((name) => !scale.adviceNames.includes(name))
    .map((name) => ({
      path: [...path, 'advice', name],
      text: adviceRefusal(name, scale),
      where: 'key' as const,
    }));
  return [...off, ...nameless, ...capBreaches(checklist, criterion, path)];
}

function adviceRefusal(name: string, scale: Scale): string {
  if (scale.levels.some(isNumbered)) return scale.refusal(Number(name)) ?? '';
  const names = scale.adviceNames;
  const remedy = didYouMean(name, names) || `; write ${oneOf(names)}`;
  return `there is no advice to give for ${quoted(name)}${remedy}`;
}

function capBreaches(
  { bands }: Checklist,
  { must }: Criterion,
  path: readonly (string | number)[],
): readonly Breach[] {
  const ids = bands.map(({ id }) => id);
  if (!must || ids.includes(must.cap)) return [];
  const remedy = didYouMean(must.cap, ids) || `; write one of ${ids.join(', ')}`;
  return [
    { path: [...path, 'must', 'cap'], text: `there is no band ${quoted(must.cap)}${remedy}` },
  ];
}
