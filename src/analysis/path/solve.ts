import { TOLERANCE, withoutLastBits } from '../../numbers.ts';
import type { Choice, Raise } from './choices.ts';

/**
 * Finds the raises with the least total effort that gain at least `gain`, a fraction of the score.
 * Takes at most one raise of each choice, and one of each required choice, in the order of the choices.
 * Of several solutions: the fewest steps, then the highest gain, then the larger raise at the first
 * choice where they differ. `null` if all raises together gain less.
 *
 * Exact: a multiple-choice knapsack, solved by dynamic programming over whole effort units
 * (Kellerer, Pferschy and Pisinger, "Knapsack Problems", 2004, chapter 11). The limit of effort starts
 * at the lower bound and grows until there is a solution. Nearly all options cost so much more than
 * the best one of their choice that no path within the limit takes them.
 */
export function cheapestRaises(choices: readonly Choice[], gain: number): readonly Raise[] | null {
  if (mostGain(choices) < gain) return null;
  const priced = priceChoices(choices, gain);
  const rounding = ROUNDING + priced.price * LAST_BITS;
  const least = Math.ceil(priced.least - rounding);
  for (let slack = 0; ; slack = 2 * slack + 1) {
    const limit = Math.min(least + slack, priced.enough);
    const raises = search(priced, { gain, limit: limit + rounding });
    if (raises || limit === priced.enough) return raises;
  }
}

/** Returns the gain of the last raise of each choice, summed like the drafts of a search. */
function mostGain(choices: readonly Choice[]): number {
  return choices.reduceRight((sum, { raises }) => sum + (raises.at(-1)?.gain ?? 0), 0);
}

/**
 * Finds the best path within a limit of effort; `null` if there is none. Choice by choice, it drops
 * drafts that another beats and those that cannot be completed within the limit.
 */
function search(
  { price, options, priced, required, least }: PricedChoices,
  { gain, limit }: { readonly gain: number; readonly limit: number },
): readonly Raise[] | null {
  let drafts: readonly Draft[] = [NOTHING];
  // From the last choice to the first, so that of two equal drafts the choice at hand decides.
  for (let i = options.length - 1; i >= 0; i--) {
    const open = (options[i] ?? []).filter(({ reduced }) => least + reduced <= limit);
    const only = open.length === 1 ? open[0] : undefined;
    if (only && !only.raise) continue;
    const before = { priced: priced[i] ?? 0, required: required[i] ?? 0 };
    const canArrive = ({ effort, gain: gained }: Draft) =>
      effort + before.required <= limit &&
      effort + price * (gain - gained) + before.priced <= limit;
    drafts = unbeaten(
      drafts.flatMap((draft) => open.map((option) => extended(draft, option))).filter(canArrive),
    );
  }
  const found = drafts.find((draft) => draft.gain >= gain);
  return found ? raisesOf(found) : null;
}

/** Some raises from the last choices, as the front of a list. */
interface Draft {
  readonly effort: number;
  /** Levels and boxes of all raises. */
  readonly steps: number;
  readonly gain: number;
  /** The gain without its last bits, for comparing. */
  readonly rank: number;
  /** The place of the raise taken from the choice at hand; -1 for none. */
  readonly taken: number;
  readonly raise: Raise | null;
  readonly rest: Draft | null;
}

const NOTHING: Draft = {
  ...{ effort: 0, steps: 0, gain: 0, rank: 0, taken: -1 },
  ...{ raise: null, rest: null },
};

/** Efforts are whole, and their lower bounds are not off by as much as this. */
const ROUNDING = 1e-6;
/** Uncertainty of a gain, which the price multiplies. */
const LAST_BITS = 1e-12;

function extended(draft: Draft, { taken, raise }: PricedOption): Draft {
  if (!raise) return { ...draft, taken };
  const gain = draft.gain + raise.gain;
  const rank = withoutLastBits(gain);
  const effort = draft.effort + raise.effort;
  const steps = draft.steps + raise.left.length;
  return { effort, steps, gain, rank, taken, raise, rest: draft };
}

/**
 * The drafts that no other beats, best first. One beats another that takes more effort, or as much in
 * no fewer steps, and gains no more: whatever completes the other completes it for less.
 */
function unbeaten(drafts: readonly Draft[]): readonly Draft[] {
  let highest = Number.NEGATIVE_INFINITY;
  return drafts.toSorted(byMerit).filter(({ rank }) => {
    if (rank <= highest) return false;
    highest = rank;
    return true;
  });
}

function byMerit(a: Draft, b: Draft): number {
  return a.effort - b.effort || a.steps - b.steps || b.rank - a.rank || b.taken - a.taken;
}

function raisesOf(draft: Draft): readonly Raise[] {
  const raises: Raise[] = [];
  for (let at: Draft | null = draft; at; at = at.rest) if (at.raise) raises.push(at.raise);
  return raises;
}

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
function priceChoices(choices: readonly Choice[], gain: number): PricedChoices {
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
