import { didYouMean } from '../../text/phrases.ts';
import { quoted } from '../../text/safe.ts';
import type { Checklist, Criterion, Point } from '../checklist.ts';
import { testsOf } from '../condition.ts';
import type { Breach, Conditions } from '../criteria/scale.ts';
import { scaleOf } from '../criteria/types.ts';
import type { Test } from '../criterion.ts';
import { isKey, type PlacedCriterion, placedCriteria } from '../lookup.ts';

/** Conditions that can never be judged, or not in express mode. */
export function checkConditions(checklist: Checklist): readonly Breach[] {
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

/** Causes that do not exist, are named twice or go round in a circle. */
export function checkCauses({ points }: Checklist): readonly Breach[] {
  const ids = new Set(points.map(({ id }) => id));
  const wrong = points.flatMap((point, i) => referenceBreachesCauses(point, i, ids));
  return wrong.length > 0 ? wrong : cycleBreachesCauses(points);
}

function referenceBreachesCauses(
  point: Point,
  index: number,
  ids: ReadonlySet<string>,
): readonly Breach[] {
  const causes = (point.causedBy ?? []).map((cause) => cause.point);
  return causes.flatMap((cause, j) => {
    const text = refusal(cause, causes.slice(0, j), point.id, ids);
    return text === null ? [] : [{ path: ['points', index, 'causedBy', j, 'point'], text }];
  });
}

function refusal(
  cause: string,
  before: readonly string[],
  own: string,
  ids: ReadonlySet<string>,
): string | null {
  if (!ids.has(cause)) {
    return `there is no point ${quoted(cause)}${didYouMean(cause, ids) || '; name one of this checklist'}`;
  }
  if (cause === own) return 'cannot be the point itself; name another, or delete this entry';
  return before.includes(cause) ? `${quoted(cause)} is named twice; delete one of them` : null;
}

function cycleBreachesCauses(points: readonly Point[]): readonly Breach[] {
  const causes = new Map(
    points.map(({ id, causedBy = [] }) => [id, causedBy.map(({ point }) => point)]),
  );
  const cycle = findCycle(causes);
  const [first, second = first] = cycle ?? [];
  if (!cycle || first === undefined) return [];
  const index = points.findIndex(({ id }) => id === first);
  const entry = points[index]?.causedBy?.findIndex(({ point }) => point === second) ?? 0;
  const text = `causes go round in a circle: ${[...cycle, first].join(' -> ')}; delete one of these`;
  return [{ path: ['points', index, 'causedBy', entry, 'point'], text }];
}

/**
 * One circle of things that depend on each other, such as `[a, b]` where a depends on b and b on a;
 * null where there is none. Without recursion, so that a long chain cannot exhaust the stack.
 */
function findCycle(dependencies: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const caught = caughtInCycles(dependencies);
  const [first] = caught;
  if (first === undefined) return null;
  const trail = new Set<string>();
  let current: string | undefined = first;
  while (current !== undefined && !trail.has(current)) {
    trail.add(current);
    current = dependencies.get(current)?.find((next) => caught.has(next));
  }
  const steps = [...trail];
  return steps.slice(steps.indexOf(current ?? first));
}

/** Takes away what depends on nothing, again and again; what is left depends on a circle. */
function caughtInCycles(dependencies: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const open = new Map([...dependencies].map(([id, needs]) => [id, new Set(needs).size]));
  const dependants = new Map<string, string[]>();
  for (const [id, needs] of dependencies) {
    for (const need of new Set(needs)) {
      const known = dependants.get(need);
      if (known) known.push(id);
      else dependants.set(need, [id]);
    }
  }
  const free = [...dependants.keys(), ...dependencies.keys()].filter((id) => !open.get(id));
  const caught = new Set(dependencies.keys());
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    if (!caught.delete(id) && dependencies.has(id)) continue;
    for (const dependant of dependants.get(id) ?? []) {
      const left = (open.get(dependant) ?? 0) - 1;
      open.set(dependant, left);
      if (left === 0) free.push(dependant);
    }
    dependants.delete(id);
  }
  return caught;
}
