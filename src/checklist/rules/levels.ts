import { quoted } from '../../safe-text.ts';
import { didYouMean } from '../../suggest.ts';
import type { Checklist, Criterion, ScoredLevel } from '../checklist.ts';
import { levelNumbers, span } from '../level-numbers.ts';
import { type Breach, type PlacedCriterion, placedCriteria } from './breach.ts';

/** Levels with holes in them, and what names a level or a band that does not exist. */
export function levelBreaches(checklist: Checklist): readonly Breach[] {
  return [
    ...scaleBreaches(checklist),
    ...placedCriteria(checklist).flatMap((placed) => [
      ...criterionLevelBreaches(checklist, placed),
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

function criterionLevelBreaches(
  { scale }: Checklist,
  { criterion: { levels }, path }: PlacedCriterion,
): readonly Breach[] {
  const place = [...path, 'levels'];
  if (isList(levels)) return listBreaches(levels, place);
  const numbers = Object.keys(levels)
    .map(Number)
    .toSorted((a, b) => a - b);
  const gap = numbers.findIndex((level, i) => level !== i);
  if (gap >= 0) {
    return [{ path: place, text: `level ${gap} is missing; describe all levels from 0 up` }];
  }
  if (numbers.length < 2)
    return [{ path: place, text: 'must be 2 or more; describe level 0 and 1' }];
  return numbers
    .filter((level) => scale !== undefined && level >= scale.length)
    .map((level) => ({
      path: [...place, String(level)],
      text: `is off the scale of the checklist, which goes from 0 to ${(scale?.length ?? 0) - 1}; delete it or extend the scale`,
      where: 'key',
    }));
}

function listBreaches(
  levels: readonly ScoredLevel[],
  place: readonly (string | number)[],
): readonly Breach[] {
  const silent = levels.flatMap(({ label, description }, i): readonly Breach[] => {
    const text = 'says nothing about the level; give it a label or a description';
    return label === undefined && description === undefined ? [{ path: [...place, i], text }] : [];
  });
  const isFlat = levels.every(({ score }) => score === levels[0]?.score);
  const text =
    'all have the same score, so an answer would change nothing; give them different ones';
  return isFlat ? [...silent, { path: place, text }] : silent;
}

function referenceBreaches(
  { bands }: Checklist,
  { criterion, path }: PlacedCriterion,
): readonly Breach[] {
  const named: readonly (Breach & { readonly level: number | undefined })[] = [
    { level: criterion.target, path: [...path, 'target'], text: '' },
    { level: criterion.must?.level, path: [...path, 'must', 'level'], text: '' },
    ...Object.keys(criterion.advice ?? {}).map((level) => ({
      level: Number(level),
      path: [...path, 'advice', level],
      text: '',
      where: 'key' as const,
    })),
  ];
  const levels = new Set(levelNumbers(criterion));
  const off = named
    .filter(({ level }) => level !== undefined && !levels.has(level))
    .map(({ level, ...place }) => ({
      ...place,
      text: `level ${level} is off the scale of ${quoted(criterion.id)}, which goes ${span(criterion)}; write one of these`,
    }));
  return [
    ...off,
    ...capBreaches(
      bands.map(({ id }) => id),
      criterion,
      path,
    ),
  ];
}

function capBreaches(
  bands: readonly string[],
  { must }: Criterion,
  path: readonly (string | number)[],
): readonly Breach[] {
  if (!must || bands.includes(must.cap)) return [];
  const remedy = didYouMean(must.cap, bands) || `; write one of ${bands.join(', ')}`;
  return [
    { path: [...path, 'must', 'cap'], text: `there is no band ${quoted(must.cap)}${remedy}` },
  ];
}

function isList<T>(levels: object | readonly T[]): levels is readonly T[] {
  return Array.isArray(levels);
}
