import { quoted } from '../../text/safe.ts';
import type { Checklist } from '../checklist.ts';
import type { Breach } from '../criteria/scale.ts';
import { type PlacedCriterion, placedCriteria } from '../lookup.ts';

/** Ids that stand for two things. */
export function checkIds(checklist: Checklist): readonly Breach[] {
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
  return [...repeated(present, 'another criterion'), ...formerStillInUse(placed)];
}

/** Former ids that mean a criterion of today, or two of yesterday. */
function formerStillInUse(placed: readonly PlacedCriterion[]): readonly Breach[] {
  const present = new Set(placed.map(({ criterion }) => criterion.id));
  const seen = new Set<string>();
  return placed.flatMap(({ criterion, path }) =>
    (criterion.formerly ?? []).flatMap((id, i): readonly Breach[] => {
      const place = [...path, 'formerly', i];
      const isSeen = seen.has(id);
      seen.add(id);
      if (id === criterion.id) {
        return [{ path: place, text: `${quoted(id)} is the id it still has; delete this entry` }];
      }
      if (present.has(id)) {
        const text = `${quoted(id)} is the id of another criterion; delete this entry, or give that criterion a new id`;
        return [{ path: place, text }];
      }
      const text = `${quoted(id)} is named as a former id twice; delete one of the two`;
      return isSeen ? [{ path: place, text }] : [];
    }),
  );
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
