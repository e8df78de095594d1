import { quoted } from '../../safe-text.ts';
import { didYouMean } from '../../suggest.ts';
import type { Checklist, Criterion } from '../checklist.ts';
import { type Test, testsOf } from '../condition.ts';
import { scaleOf } from '../criteria/index.ts';
import type { Conditions } from '../criteria/scale.ts';
import { isKey } from '../defaults.ts';
import { type Breach, type PlacedCriterion, placedCriteria } from './breach.ts';
import { findCycle } from './cycle.ts';

/** Conditions that can never be judged, or not in express mode. */
export function conditionBreaches(checklist: Checklist): readonly Breach[] {
  const placed = placedCriteria(checklist);
  const byId = new Map(placed.map(({ criterion }) => [criterion.id, criterion]));
  const wrong = placed.flatMap((one) => referenceBreaches(checklist, one, byId));
  return wrong.length > 0 ? wrong : cycleBreaches(placed);
}

function referenceBreaches(
  checklist: Checklist,
  { criterion, path }: PlacedCriterion,
  byId: ReadonlyMap<string, Criterion>,
): readonly Breach[] {
  if (!criterion.when) return [];
  return testsOf(criterion.when, [...path, 'when']).flatMap(({ test, path: own }) => {
    const place = [...own, 'criterion'];
    const other = byId.get(test.criterion);
    if (!other) {
      const remedy = didYouMean(test.criterion, byId.keys()) || '; name one of this checklist';
      return [{ path: place, text: `there is no criterion ${quoted(test.criterion)}${remedy}` }];
    }
    if (other === criterion) {
      return [{ path: place, text: 'cannot be the criterion itself; name another' }];
    }
    const { conditions } = scaleOf(checklist, other);
    return [...keyBreaches(criterion, other, place), ...limitBreaches(conditions, test, own)];
  });
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

function limitBreaches(
  { limitRefusal, sameRefusal }: Conditions,
  test: Test,
  path: readonly (string | number)[],
): readonly Breach[] {
  const limits = [
    { name: 'atLeast', limit: test.atLeast, refuse: limitRefusal },
    { name: 'atMost', limit: test.atMost, refuse: limitRefusal },
    { name: 'is', limit: test.is, refuse: sameRefusal },
    { name: 'isNot', limit: test.isNot, refuse: sameRefusal },
  ];
  if (limits.every(({ limit }) => limit === undefined)) {
    const text = `says nothing about ${quoted(test.criterion)}; write atLeast, atMost, is or isNot`;
    return [{ path, text }];
  }
  return limits.flatMap(({ name, limit, refuse }) => {
    const refusal = limit === undefined ? null : refuse(limit);
    return refusal === null ? [] : [{ path: [...path, name], text: refusal }];
  });
}

function cycleBreaches(placed: readonly PlacedCriterion[]): readonly Breach[] {
  const testsBy = new Map(
    placed.map(({ criterion: { id, when }, path }) => [
      id,
      when ? testsOf(when, [...path, 'when']) : [],
    ]),
  );
  const needs = new Map(
    [...testsBy].map(([id, tests]) => [id, tests.map(({ test }) => test.criterion)]),
  );
  const cycle = findCycle(needs);
  const [first, second = first] = cycle ?? [];
  if (!cycle || first === undefined) return [];
  const found = testsBy.get(first)?.find(({ test }) => test.criterion === second);
  const text = `conditions go round in a circle: ${[...cycle, first].join(' -> ')}; delete one of these`;
  return [{ path: [...(found?.path ?? []), 'criterion'], text }];
}
