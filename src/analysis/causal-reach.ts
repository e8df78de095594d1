import type { CausalLink } from './causal-order.ts';

/** What a weak point brings about. */
export interface Reach {
  /** The weak points reached, the first one included. */
  readonly weak: ReadonlySet<string>;
  /** The links on the way to them, in causal order. */
  readonly chain: readonly CausalLink[];
}

/** What is known of the points, by id. */
export interface Weakness {
  readonly weak: ReadonlySet<string>;
  /** Points without a score: not weak, but what goes through them is not stopped either. */
  readonly unscored: ReadonlySet<string>;
}

/** Follows the links, which stand in causal order, from a weak point to all that it explains. */
export function reachFrom(
  root: string,
  links: readonly CausalLink[],
  { weak, unscored }: Weakness,
): Reach {
  const visited = new Set([root]);
  for (const { cause, effect } of links) {
    if (visited.has(cause) && (weak.has(effect) || unscored.has(effect))) visited.add(effect);
  }
  // Backwards, so that a way through points without a score is kept only if it ends in a weak one.
  const leading = new Set([...visited].filter((id) => weak.has(id)));
  for (const { cause, effect } of links.toReversed()) {
    if (visited.has(cause) && leading.has(effect)) leading.add(cause);
  }
  return {
    weak: new Set([...visited].filter((id) => weak.has(id))),
    chain: links.filter(({ cause, effect }) => visited.has(cause) && leading.has(effect)),
  };
}
