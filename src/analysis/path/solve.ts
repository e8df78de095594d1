import { TOLERANCE, withoutLastBits } from '../../numbers.ts';
import { type EffortBound, leastEfforts, requiredOf, type Slice, slicesOf } from './bound.ts';
import type { Choice, Raise } from './choices.ts';

/**
 * Finds the raises with the least total effort that gain at least `gain`, a fraction of the score.
 * Takes at most one raise of each choice, and one of each required choice, in the order of the choices.
 * Of several solutions: the fewest raises, then the highest gain, then the larger raise at the first
 * choice where they differ. `null` if all raises together gain less.
 *
 * Exact: a multiple-choice knapsack, solved by dynamic programming over whole effort units
 * (Kellerer, Pferschy and Pisinger, "Knapsack Problems", 2004, chapter 11). The limit of effort starts
 * at the lower bound and grows until there is a solution.
 */
export function cheapestRaises(choices: readonly Choice[], gain: number): readonly Raise[] | null {
  const slices = slicesOf(choices);
  const bounds = leastEfforts(choices, slices);
  const least = Math.ceil((bounds.at(-1)?.(gain) ?? 0) - ROUNDING);
  const enough = knownEffort(choices, slices, gain);
  for (let slack = 0; ; slack = 2 * slack + 1) {
    const limit = Math.min(least + slack, enough);
    const raises = search(choices, bounds, { gain, limit });
    if (raises || limit === enough) return raises;
  }
}

/**
 * Finds the best path within a limit of effort; `null` if there is none. Choice by choice, it drops
 * drafts that another beats and those that cannot be completed within the limit.
 */
function search(
  choices: readonly Choice[],
  bounds: readonly EffortBound[],
  { gain, limit }: { readonly gain: number; readonly limit: number },
): readonly Raise[] | null {
  let drafts: readonly Draft[] = [NOTHING];
  // From the last choice to the first, so that of two equal drafts the choice at hand decides.
  for (const [i, choice] of [...choices.entries()].toReversed()) {
    const atLeast = bounds[i] ?? (() => 0);
    const canArrive = (draft: Draft) =>
      draft.effort + atLeast(gain - draft.gain) <= limit + ROUNDING;
    drafts = unbeaten(drafts.flatMap((draft) => extended(draft, choice)).filter(canArrive));
  }
  const found = drafts.find((draft) => draft.gain >= gain);
  return found ? raisesOf(found) : null;
}

/** Some raises from the last choices, as the front of a list. */
interface Draft {
  readonly effort: number;
  readonly raises: number;
  readonly gain: number;
  /** The gain without its last bits, for comparing. */
  readonly rank: number;
  /** The place of the raise taken from the choice at hand; -1 for none. */
  readonly taken: number;
  readonly raise: Raise | null;
  readonly rest: Draft | null;
}

const NOTHING: Draft = {
  ...{ effort: 0, raises: 0, gain: 0, rank: 0, taken: -1 },
  ...{ raise: null, rest: null },
};

/** Efforts are whole, and their lower bounds are not off by as much as this. */
const ROUNDING = 1e-6;

function extended(draft: Draft, { raises, required }: Choice): readonly Draft[] {
  const taking = raises.map((raise, taken): Draft => {
    const gain = draft.gain + raise.gain;
    return {
      effort: draft.effort + raise.effort,
      raises: draft.raises + 1,
      ...{ gain, rank: withoutLastBits(gain), taken, raise, rest: draft },
    };
  });
  return required ? taking : [...taking, { ...draft, taken: -1 }];
}

/**
 * The drafts that no other beats, best first. One beats another that takes more effort, or as much in
 * no fewer raises, and gains no more: whatever completes the other completes it for less.
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
  return a.effort - b.effort || a.raises - b.raises || b.rank - a.rank || b.taken - a.taken;
}

/** Returns the effort of a greedy path: largest gain per unit first, until it is enough. */
function knownEffort(choices: readonly Choice[], slices: readonly Slice[], goal: number): number {
  const sum = requiredOf(choices);
  for (const { effort, gain } of slices) {
    // A little more than the goal, so that no rounding makes it a way that does not lead there.
    if (sum.gain >= goal + TOLERANCE / 2) break;
    sum.effort += effort;
    sum.gain += gain;
  }
  return sum.effort;
}

function raisesOf(draft: Draft): readonly Raise[] {
  const raises: Raise[] = [];
  for (let at: Draft | null = draft; at; at = at.rest) if (at.raise) raises.push(at.raise);
  return raises;
}
