/**
 * One circle of things that depend on each other, such as `[a, b]` where a depends on b and b on a;
 * null where there is none. Without recursion, so that a long chain cannot exhaust the stack.
 */
export function findCycle(
  dependencies: ReadonlyMap<string, readonly string[]>,
): readonly string[] | null {
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
