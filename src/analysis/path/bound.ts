import { TOLERANCE } from '../../numbers.ts';
import type { Choice, Raise } from './choices.ts';

/** Raise of a choice, or `null` for no raise. */
export interface PricedOption {
  /** Place among the raises of the choice; -1 for none. */
  readonly taken: number;
  readonly raise: Raise | null;
  /**
   * Effort beyond the best option of the choice, 0 or more, if each gain is worth its price. A path
   * with this option takes at least so much more than the least effort.
   */
  readonly reduced: number;
}

/** Choices with their prices, and the ends between which the least effort lies. */
export interface PricedChoices {
  /** Effort units per gain at which the relaxation reaches the goal. */
  readonly price: number;
  /** Options by choice, in the order of the choices. */
  readonly options: readonly (readonly PricedOption[])[];
  /** By number of first choices, from 0 to all: the sum of their best options at this price. */
  readonly priced: readonly number[];
  /** In the same way: the least effort of their required raises. */
  readonly required: readonly number[];
  /** No path takes less effort. */
  readonly least: number;
  /** Effort of a path that is known. */
  readonly enough: number;
}

/**
 * Prices the choices for a gain that all of them together reach. With raises that could be divided
 * (linear relaxation of the knapsack), the largest gains per unit are taken until the goal is
 * reached; the last one of them sets the price.
 */
export function priceChoices(choices: readonly Choice[], gain: number): PricedChoices {
  const { price, enough } = relax(choices, gain);
  const priced = [0];
  const required = [0];
  const options = choices.map((choice, i) => {
    const costs = choice.raises.map((raise) => raise.effort - price * raise.gain);
    const best = Math.min(...costs, ...(choice.required ? [] : [0]));
    priced.push((priced[i] ?? 0) + best);
    required.push((required[i] ?? 0) + baseOf(choice).effort);
    const none = { taken: -1, raise: null, reduced: -best };
    const raises = choice.raises.map((raise, taken) => ({
      taken,
      raise,
      reduced: (costs[taken] ?? 0) - best,
    }));
    return choice.required ? raises : [...raises, none];
  });
  return { price, options, priced, required, least: price * gain + (priced.at(-1) ?? 0), enough };
}

/** Takes slices until the goal is reached, and returns the price of the last and the effort of all. */
function relax(choices: readonly Choice[], goal: number): { price: number; enough: number } {
  const sum = { effort: 0, gain: 0 };
  for (const choice of choices) {
    sum.effort += baseOf(choice).effort;
    sum.gain += baseOf(choice).gain;
  }
  let price = 0;
  for (const { effort, gain } of slicesOf(choices)) {
    // A little more than the goal, so that no rounding makes it a way that does not lead there.
    if (sum.gain >= goal + TOLERANCE / 2) break;
    if (sum.gain < goal) price = effort / gain;
    sum.effort += effort;
    sum.gain += gain;
  }
  return { price, enough: sum.effort };
}

/**
 * Part of a raise, as if raises could be divided: its effort and gain beyond the part before it.
 */
interface Slice {
  readonly effort: number;
  readonly gain: number;
}

/**
 * Lists the slices of all choices, largest gain per unit first. Within a choice they keep their
 * order (the upper concave hull of effort and gain), so that a prefix adds up to raises. Required
 * raises are not included.
 */
function slicesOf(choices: readonly Choice[]): readonly Slice[] {
  return choices.flatMap(hullOf).toSorted((a, b) => b.gain / b.effort - a.gain / a.effort);
}

function baseOf({ raises, required }: Choice): Slice {
  return (required ? raises[0] : undefined) ?? { effort: 0, gain: 0 };
}

function hullOf(choice: Choice): readonly Slice[] {
  const hull: Slice[] = [baseOf(choice)];
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

function bendsUp(a: Slice | undefined, b: Slice | undefined, c: Slice): boolean {
  if (!a || !b) return false;
  return (b.gain - a.gain) * (c.effort - b.effort) <= (c.gain - b.gain) * (b.effort - a.effort);
}
