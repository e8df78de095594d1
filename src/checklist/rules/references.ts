import type { Diagnostic } from '../../diagnostic.ts';
import { nearestWord } from '../../text/phrases.ts';
import { checklistError } from '../../words/checklist-errors.ts';
import type { CodedError } from '../../words/coded.ts';
import type { Checklist, Criterion, Point } from '../checklist.ts';
import type { Conditions } from '../criteria/scale.ts';
import { scaleOf } from '../criteria/types.ts';
import type { Test } from '../criterion.ts';
import { isKey, type PlacedCriterion, placedCriteria, testsOf } from '../lookup.ts';

/** Finds conditions that can never be judged, or not in express mode. */
export function checkConditions(checklist: Checklist): readonly Diagnostic[] {
  const placed = placedCriteria(checklist);
  const byId = new Map(placed.map(({ criterion }) => [criterion.id, criterion]));
  const wrong = placed.flatMap((one) => conditionErrors(checklist, one, byId));
  return wrong.length > 0 ? wrong : conditionCycleErrors(placed);
}

function conditionErrors(
  checklist: Checklist,
  { criterion, path }: PlacedCriterion,
  byId: ReadonlyMap<string, Criterion>,
): readonly Diagnostic[] {
  if (!criterion.when) return [];
  return testsOf(criterion.when, [...path, 'when']).flatMap(({ test, path: own }) => {
    const place = [...own, 'criterion'];
    const other = byId.get(test.criterion);
    if (!other) {
      const unknown = { id: test.criterion, meant: nearestWord(test.criterion, byId.keys()) };
      return [{ ...checklistError('checklist/unknown-criterion', unknown), path: place }];
    }
    if (other === criterion) {
      return [{ ...checklistError('checklist/own-condition'), path: place }];
    }
    const { conditions } = scaleOf(checklist, other);
    return [...expressErrors(criterion, other, place), ...limitErrors(conditions, test, own)];
  });
}

function expressErrors(
  criterion: Criterion,
  other: Criterion,
  path: readonly (string | number)[],
): readonly Diagnostic[] {
  if (!isKey(criterion) || isKey(other)) return [];
  return [{ ...checklistError('checklist/express-condition', { id: other.id }), path }];
}

function limitErrors(
  { limitRefusal, sameRefusal }: Conditions,
  test: Test,
  path: readonly (string | number)[],
): readonly Diagnostic[] {
  const limits = [
    { name: 'atLeast', limit: test.atLeast, refuse: limitRefusal },
    { name: 'atMost', limit: test.atMost, refuse: limitRefusal },
    { name: 'is', limit: test.is, refuse: sameRefusal },
    { name: 'isNot', limit: test.isNot, refuse: sameRefusal },
  ];
  if (limits.every(({ limit }) => limit === undefined)) {
    return [{ ...checklistError('checklist/no-test', { id: test.criterion }), path }];
  }
  return limits.flatMap(({ name, limit, refuse }) => {
    const refusal = limit === undefined ? null : refuse(limit);
    return refusal === null ? [] : [{ ...refusal, path: [...path, name] }];
  });
}

function conditionCycleErrors(placed: readonly PlacedCriterion[]): readonly Diagnostic[] {
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
  const error = checklistError('checklist/circular-conditions', { cycle: [...cycle, first] });
  return [{ ...error, path: [...(found?.path ?? []), 'criterion'] }];
}

/** Finds causes that do not exist, are listed twice or are circular. */
export function checkCauses({ points }: Checklist): readonly Diagnostic[] {
  const ids = new Set(points.map(({ id }) => id));
  const wrong = points.flatMap((point, i) => causeErrors(point, i, ids));
  return wrong.length > 0 ? wrong : causeCycleErrors(points);
}

function causeErrors(point: Point, index: number, ids: ReadonlySet<string>): readonly Diagnostic[] {
  const causes = (point.causedBy ?? []).map((cause) => cause.point);
  return causes.flatMap((cause, j) => {
    const error = causeRefusal(cause, causes.slice(0, j), point.id, ids);
    return error === null ? [] : [{ ...error, path: ['points', index, 'causedBy', j, 'point'] }];
  });
}

function causeRefusal(
  cause: string,
  before: readonly string[],
  own: string,
  ids: ReadonlySet<string>,
): CodedError | null {
  if (!ids.has(cause)) {
    return checklistError('checklist/unknown-cause', { id: cause, meant: nearestWord(cause, ids) });
  }
  if (cause === own) return checklistError('checklist/own-cause');
  return before.includes(cause) ? checklistError('checklist/duplicate-cause', { id: cause }) : null;
}

function causeCycleErrors(points: readonly Point[]): readonly Diagnostic[] {
  const causes = new Map(
    points.map(({ id, causedBy = [] }) => [id, causedBy.map(({ point }) => point)]),
  );
  const cycle = findCycle(causes);
  const [first, second = first] = cycle ?? [];
  if (!cycle || first === undefined) return [];
  const index = points.findIndex(({ id }) => id === first);
  const entry = points[index]?.causedBy?.findIndex(({ point }) => point === second) ?? 0;
  const error = checklistError('checklist/circular-causes', { cycle: [...cycle, first] });
  return [{ ...error, path: ['points', index, 'causedBy', entry, 'point'] }];
}

/**
 * Finds one circle of dependencies, such as `[a, b]` where a depends on b and b on a; `null` if
 * there is none. Without recursion, so that a long chain cannot exhaust the stack.
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
