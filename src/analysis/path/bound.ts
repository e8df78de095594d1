import type { Choice } from './choices.ts';

/**
 * Part of a raise, as if raises could be divided: its effort and gain beyond the part before it.
 */
export interface Slice {
  /** Index of its choice. */
  readonly choice: number;
  readonly effort: number;
  readonly gain: number;
}

/**
 * Lists the slices of all choices, largest gain per unit first. Within a choice they keep their
 * order (the upper concave hull of effort and gain), so that a prefix adds up to raises. Required
 * raises are not included.
 */
export function slicesOf(choices: readonly Choice[]): readonly Slice[] {
  return choices
    .flatMap((choice, i) => hullOf(choice).map((slice) => ({ ...slice, choice: i })))
    .toSorted((a, b) => b.gain / b.effort - a.gain / a.effort || a.choice - b.choice);
}

/** Adds up the required raises of these choices: the cheapest of each. */
export function requiredOf(choices: readonly Choice[]): { effort: number; gain: number } {
  const required = { effort: 0, gain: 0 };
  for (const choice of choices) {
    required.effort += baseOf(choice).effort;
    required.gain += baseOf(choice).gain;
  }
  return required;
}

/** No less effort than this gains so much; infinite where even everything does not gain it. */
export type EffortBound = (gain: number) => number;

/**
 * Returns lower bounds of the effort for the first choices, by their number from 0 to all. They
 * allow raises in parts (linear relaxation of the knapsack). To save time, slices are added up for
 * some numbers only; other numbers include a few more choices, which can only lower the bound.
 */
export function leastEfforts(
  choices: readonly Choice[],
  slices: readonly Slice[],
): readonly EffortBound[] {
  const step = Math.ceil(choices.length / MOST_SUMS);
  const sums = new Map<number, readonly Sum[]>();
  return [...choices.keys(), choices.length].map((count) => {
    const rounded = Math.min(Math.ceil(count / step) * step, choices.length);
    const known = sums.get(rounded) ?? sumsOf(slices.filter(({ choice }) => choice < rounded));
    sums.set(rounded, known);
    return boundFrom(requiredOf(choices.slice(0, count)), known);
  });
}

/** Maximum number of prefixes of choices whose slices are added up. */
const MOST_SUMS = 60;

interface Sum {
  readonly effort: number;
  readonly gain: number;
}

/** Adds up the slices one after the other, from none to all. */
function sumsOf(slices: readonly Slice[]): readonly Sum[] {
  let sum: Sum = { effort: 0, gain: 0 };
  return [
    sum,
    ...slices.map(({ effort, gain }) => {
      sum = { effort: sum.effort + effort, gain: sum.gain + gain };
      return sum;
    }),
  ];
}

function boundFrom(required: Sum, sums: readonly Sum[]): EffortBound {
  return (gain) => {
    const missing = gain - required.gain;
    const end = firstReaching(sums, missing);
    const upper = sums[end];
    const lower = sums[end - 1];
    if (!upper) return Number.POSITIVE_INFINITY;
    if (!lower) return required.effort;
    const part = (missing - lower.gain) / (upper.gain - lower.gain);
    return required.effort + lower.effort + part * (upper.effort - lower.effort);
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
