import { withoutLastBits } from '../../numbers.ts';
import { type PricedChoices, type PricedOption, priceChoices } from './bound.ts';
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
  return {
    effort: draft.effort + raise.effort,
    steps: draft.steps + raise.left.length,
    ...{ gain, rank: withoutLastBits(gain), taken, raise, rest: draft },
  };
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
