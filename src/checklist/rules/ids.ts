import type { Diagnostic } from '../../diagnostic.ts';
import { errorText } from '../../words/errors.ts';
import type { Checklist } from '../checklist.ts';
import { type PlacedCriterion, placedCriteria } from '../lookup.ts';

/** Finds ids that are used twice. */
export function checkIds(checklist: Checklist): readonly Diagnostic[] {
  return [
    ...repeatedBands(checklist),
    ...repeatedPoints(checklist),
    ...repeatedCriteria(checklist),
  ];
}

function repeatedBands({ bands }: Checklist): readonly Diagnostic[] {
  const ids = bands.map(({ id }, i) => ({ id, path: ['bands', i, 'id'] }));
  return repeated(ids, 'another band');
}

function repeatedPoints({ points }: Checklist): readonly Diagnostic[] {
  const ids = points.map(({ id }, i) => ({ id, path: ['points', i, 'id'] }));
  return repeated(ids, 'another point');
}

function repeatedCriteria(checklist: Checklist): readonly Diagnostic[] {
  const placed = placedCriteria(checklist);
  const present = placed.map(({ criterion: { id }, path }) => ({ id, path: [...path, 'id'] }));
  return [...repeated(present, 'another criterion'), ...formerStillInUse(placed)];
}

/** Finds former ids that are the present id of a criterion, or the former id of two. */
function formerStillInUse(placed: readonly PlacedCriterion[]): readonly Diagnostic[] {
  const present = new Set(placed.map(({ criterion }) => criterion.id));
  const seen = new Set<string>();
  return placed.flatMap(({ criterion, path }) =>
    (criterion.formerly ?? []).flatMap((id, i): readonly Diagnostic[] => {
      const place = [...path, 'formerly', i];
      const isSeen = seen.has(id);
      seen.add(id);
      if (id === criterion.id) {
        return [{ ...errorText('checklist/current-former-id', { id }), path: place }];
      }
      if (present.has(id)) {
        return [{ ...errorText('checklist/former-id-in-use', { id }), path: place }];
      }
      return isSeen ? [{ ...errorText('checklist/duplicate-former-id', { id }), path: place }] : [];
    }),
  );
}

interface PlacedId {
  readonly id: string;
  readonly path: readonly (string | number)[];
}

function repeated(ids: readonly PlacedId[], owner: string): readonly Diagnostic[] {
  const seen = new Set<string>();
  return ids.flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ ...errorText('checklist/duplicate-id', { id, owner }), path }];
  });
}
