import type { Choice } from './choices.ts';

/**
 * A part of a raise that may be taken by itself where raises may be cut up: what it costs and gains
 * beyond the part before it.
 */
export interface Slice {
  /** The place of its choice. */
  readonly choice: number;
  readonly effort: number;
  readonly gain: number;
}

/**
 * All slices of all choices, those that gain most per unit first; within a choice that is their own
 * order (the upper concave hull of effort and gain), so that what is taken from the front adds up
 * to raises. What is required stands outside.
 */
export function slicesOf(choices: readonly Choice[]): readonly Slice[] {
  return choices
    .flatMap((choice, i) => hullOf(choice).map((slice) => ({ ...slice, choice: i })))
    .toSorted((a, b) => b.gain / b.effort - a.gain / a.effort || a.choice - b.choice);
}

/** What is required of these choices at least: their cheapest raises. */
export function requiredOf(choices: readonly Choice[]): { effort: number; gain: number } {
  const required = { effort: 0, gain: 0 };
  for (const choice of choices) {
    required.effort += baseOf(choice).effort;
    required.gain += baseOf(choice).gain;
  }
  return required;
}

/**
 * A lower bound: no less effort than this gains so much from the first `count` choices. It is what
 * it would take if raises could be cut up (the linear relaxation of the knapsack); infinite where
 * even all of them do not gain it.
 */
export function leastEffort(
  choices: readonly Choice[],
  slices: readonly Slice[],
  count: number,
): (gain: number) => number {
  const sums = [requiredOf(choices.slice(0, count))];
  for (const slice of slices) {
    if (slice.choice >= count) continue;
    const { effort, gain } = sums.at(-1) ?? slice;
    sums.push({ effort: effort + slice.effort, gain: gain + slice.gain });
  }
  return (gain) => {
    const end = firstReaching(sums, gain);
    const upper = sums[end];
    const lower = sums[end - 1];
    if (!upper) return Number.POSITIVE_INFINITY;
    if (!lower) return upper.effort;
    const part = (gain - lower.gain) / (upper.gain - lower.gain);
    return lower.effort + part * (upper.effort - lower.effort);
  };
}

function baseOf({ raises, required }: Choice): { effort: number; gain: number } {
  return (required ? raises[0] : undefined) ?? { effort: 0, gain: 0 };
}

function hullOf(choice: Choice): readonly Omit<Slice, 'choice'>[] {
  const hull = [baseOf(choice)];
  for (const raise of choice.raises) {
    if (raise.effort <= baseOf(choice).effort) continue;
    while (hull.length > 1 && bendsUp(hull.at(-2), hull.at(-1), raise)) hull.pop();
    hull.push(raise);
  }
  return hull.slice(1).map(({ effort, gain }, i) => ({
    effort: effort - (hull[i]?.effort ?? 0),
    gain: gain - (hull[i]?.gain ?? 0),
  }));
}

type Spot = { readonly effort: number; readonly gain: number } | undefined;

function bendsUp(a: Spot, b: Spot, c: Spot): boolean {
  if (!a || !b || !c) return false;
  return (b.gain - a.gain) * (c.effort - b.effort) <= (c.gain - b.gain) * (b.effort - a.effort);
}

function firstReaching(sums: readonly { readonly gain: number }[], gain: number): number {
  let low = 0;
  let high = sums.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle]?.gain ?? 0) >= gain) high = middle;
    else low = middle + 1;
  }
  return low;
}
