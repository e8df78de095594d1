import type { Checklist } from '../checklist/checklist.ts';

/** One point brings about another. */
export interface CausalLink {
  readonly cause: string;
  readonly effect: string;
  readonly because: string;
}

/**
 * The ids of all points so that causes come before what they bring about: always the first point of
 * the checklist next whose causes have all been named.
 */
export function causalOrder({ points }: Checklist): readonly string[] {
  const placed = new Set<string>();
  let open = points;
  while (open.length > 0) {
    const next = open.find(({ causedBy = [] }) => causedBy.every(({ point }) => placed.has(point)));
    // A checklist whose causes go round in a circle is refused when it is read.
    if (!next) throw new Error('causes go round in a circle');
    placed.add(next.id);
    open = open.filter((point) => point !== next);
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
