import type { Checklist } from '../checklist/checklist.ts';

/** One point brings about another. */
export interface CausalLink {
  readonly cause: string;
  readonly effect: string;
  readonly because: string;
}

/**
 * The ids of all points so that causes come before what they bring about, and otherwise as the
 * checklist has them.
 */
export function causalOrder({ points }: Checklist): readonly string[] {
  const placed = new Set<string>();
  let open = points;
  while (open.length > 0) {
    const before = placed.size;
    for (const { id, causedBy = [] } of open) {
      if (causedBy.every(({ point }) => placed.has(point))) placed.add(id);
    }
    // A checklist whose causes go round in a circle is refused when it is read.
    if (placed.size === before) throw new Error('causes go round in a circle');
    open = open.filter(({ id }) => !placed.has(id));
  }
  return [...placed];
}

/** Every cause of every point, in causal order of the causes. */
export function causalLinks(checklist: Checklist): readonly CausalLink[] {
  const links = checklist.points.flatMap(({ id, causedBy = [] }) =>
    causedBy.map(({ point, because }) => ({ cause: point, effect: id, because })),
  );
  const place = new Map(causalOrder(checklist).map((id, i) => [id, i]));
  return links.toSorted((a, b) => (place.get(a.cause) ?? 0) - (place.get(b.cause) ?? 0));
}
