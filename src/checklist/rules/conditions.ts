import { quoted } from '../../safe-text.ts';
import { didYouMean } from '../../suggest.ts';
import type { Checklist, Criterion } from '../checklist.ts';
import { isKey } from '../defaults.ts';
import { levelNumbers, span } from '../level-numbers.ts';
import { type Breach, type PlacedCriterion, placedCriteria } from './breach.ts';
import { findCycle } from './cycle.ts';

/** Conditions that can never be judged, or not in express mode. */
export function conditionBreaches(checklist: Checklist): readonly Breach[] {
  const placed = placedCriteria(checklist);
  const byId = new Map(placed.map(({ criterion }) => [criterion.id, criterion]));
  const wrong = placed.flatMap((one) => referenceBreaches(one, byId));
  return wrong.length > 0 ? wrong : cycleBreaches(placed);
}

function referenceBreaches(
  { criterion, path }: PlacedCriterion,
  byId: ReadonlyMap<string, Criterion>,
): readonly Breach[] {
  const { when } = criterion;
  if (!when) return [];
  const place = [...path, 'when', 'criterion'];
  const other = byId.get(when.criterion);
  if (!other) {
    const remedy = didYouMean(when.criterion, byId.keys()) || '; name one of this checklist';
    return [{ path: place, text: `there is no criterion ${quoted(when.criterion)}${remedy}` }];
  }
  if (other === criterion) {
    return [{ path: place, text: 'cannot be the criterion itself; name another' }];
  }
  return [...keyBreaches(criterion, other, place), ...levelBreaches(when.atLeast, other, path)];
}

function keyBreaches(
  criterion: Criterion,
  other: Criterion,
  path: readonly (string | number)[],
): readonly Breach[] {
  if (!isKey(criterion) || isKey(other)) return [];
  const text = `${quoted(other.id)} is not asked in express mode, but this key criterion depends on it; write "key: true" there, or delete it here`;
  return [{ path, text }];
}

function levelBreaches(
  atLeast: number,
  other: Criterion,
  path: readonly (string | number)[],
): readonly Breach[] {
  if (levelNumbers(other).includes(atLeast)) return [];
  const text = `level ${atLeast} is off the scale of ${quoted(other.id)}, which goes ${span(other)}; write one of these`;
  return [{ path: [...path, 'when', 'atLeast'], text }];
}

function cycleBreaches(placed: readonly PlacedCriterion[]): readonly Breach[] {
  const needs = new Map(
    placed.map(({ criterion: { id, when } }) => [id, when ? [when.criterion] : []]),
  );
  const cycle = findCycle(needs);
  const [first] = cycle ?? [];
  if (!cycle || first === undefined) return [];
  const path = placed.find(({ criterion }) => criterion.id === first)?.path ?? [];
  const text = `conditions go round in a circle: ${[...cycle, first].join(' -> ')}; delete one of these`;
  return [{ path: [...path, 'when', 'criterion'], text }];
}
