import type { Checklist } from '../checklist/checklist.ts';

/** Weak points that follow from one weak point. */
export interface Reach {
  /** Ids of the weak points reached, including the first. */
  readonly weak: ReadonlySet<string>;
  /** Links that lead to them, in causal order. */
  readonly chain: readonly CausalLink[];
}

/** Points of a chain of causes, by id. */
export interface Weakness {
  readonly weak: ReadonlySet<string>;
  /** Points without a score or weight: not weak, but a chain may pass through them. */
  readonly passed: ReadonlySet<string>;
}

/** Follows the links, given in causal order, from a weak point to everything that it explains. */
export function reachFrom(
  root: string,
  links: readonly CausalLink[],
  { weak, passed }: Weakness,
): Reach {
  const visited = new Set([root]);
  for (const { cause, effect } of links) {
    if (visited.has(cause) && (weak.has(effect) || passed.has(effect))) visited.add(effect);
  }
  // Backwards, so that a way through such points is kept only if it ends in a weak one.
  const leading = new Set([...visited].filter((id) => weak.has(id)));
  for (const { cause, effect } of links.toReversed()) {
    if (visited.has(cause) && leading.has(effect)) leading.add(cause);
  }
  return {
    weak: new Set([...visited].filter((id) => weak.has(id))),
    chain: links.filter(({ cause, effect }) => visited.has(cause) && leading.has(effect)),
  };
}

/** Link from a cause to its effect. */
export interface CausalLink {
  readonly cause: string;
  readonly effect: string;
  readonly because: string;
}

/**
 * Orders the ids of all points so that causes come before effects; otherwise as in the checklist, or
 * by id.
 */
export function causalOrder(
  { points }: Checklist,
  otherwise: 'listed' | 'id' = 'listed',
): readonly string[] {
  const inOrder = otherwise === 'id' ? points.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : points;
  const effects = new Map<string, number[]>();
  const open = inOrder.map(({ causedBy = [] }, i) => {
    for (const { point } of causedBy) effects.set(point, [...(effects.get(point) ?? []), i]);
    return causedBy.length;
  });
  // Places of points whose causes are all placed, the first of them last.
  const ready = [...open.keys()].filter((i) => open[i] === 0).reverse();
  const placed: string[] = [];
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    const id = inOrder[next]?.id ?? '';
    placed.push(id);
    for (const effect of effects.get(id) ?? []) {
      open[effect] = (open[effect] ?? 0) - 1;
      if (open[effect] === 0) insert(ready, effect);
    }
  }
  // A checklist whose causes go round in a circle is refused when it is read.
  if (placed.length < points.length) throw new Error('causes go round in a circle');
  return placed;
}

/** Inserts a number into a list that falls. */
function insert(falling: number[], own: number): void {
  let low = 0;
  let high = falling.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((falling[middle] ?? 0) > own) low = middle + 1;
    else high = middle;
  }
  falling.splice(low, 0, own);
}

/** Lists every cause of every point, in causal order of the causes. */
export function causalLinks(checklist: Checklist): readonly CausalLink[] {
  const links = checklist.points.flatMap(({ id, causedBy = [] }) =>
    causedBy.map(({ point, because }) => ({ cause: point, effect: id, because })),
  );
  const place = new Map(causalOrder(checklist).map((id, i) => [id, i]));
  return links.toSorted((a, b) => (place.get(a.cause) ?? 0) - (place.get(b.cause) ?? 0));
}
