import { quoted } from '../../safe-text.ts';
import type { Checklist } from '../checklist.ts';
import { type Breach, placedCriteria } from './breach.ts';

/** Ids that stand for two things. */
export function idBreaches(checklist: Checklist): readonly Breach[] {
  return [
    ...repeatedBands(checklist),
    ...repeatedPoints(checklist),
    ...repeatedCriteria(checklist),
  ];
}

function repeatedBands({ bands }: Checklist): readonly Breach[] {
  const ids = bands.map(({ id }, i) => ({ id, path: ['bands', i, 'id'] }));
  return repeated(ids, 'another band');
}

function repeatedPoints({ points }: Checklist): readonly Breach[] {
  const ids = points.map(({ id }, i) => ({ id, path: ['points', i, 'id'] }));
  return repeated(ids, 'another point');
}

function repeatedCriteria(checklist: Checklist): readonly Breach[] {
  const placed = placedCriteria(checklist);
  const present = placed.map(({ criterion: { id }, path }) => ({ id, path: [...path, 'id'] }));
  const former = placed.flatMap(({ criterion: { formerly = [] }, path }) =>
    formerly.map((id, i) => ({ id, path: [...path, 'formerly', i] })),
  );
  return repeated([...present, ...former], 'another criterion, now or formerly');
}

interface PlacedId {
  readonly id: string;
  readonly path: readonly (string | number)[];
}

function repeated(ids: readonly PlacedId[], owner: string): readonly Breach[] {
  const seen = new Set<string>();
  return ids.flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path, text: `${quoted(id)} is the id of ${owner}; choose another` }];
  });
}
