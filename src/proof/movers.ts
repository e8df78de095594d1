import type { Checklist } from '../checklist/checklist.ts';
import { TOLERANCE } from '../scoring/tolerance.ts';
import type { Stake } from './stakes.ts';

/** Far below the tolerance of verdicts: what a sum of shares may be off in its last bits. */
const LAST_BITS = 1e-12;

/**
 * The criteria, by id, that can move the headline band between their worst and their best answer,
 * whoever else answers the others whatever way: alone by the best and the worst that all others can
 * come to. Exact where any mean can come about, as with enough respondents; so what is missing here
 * moves the band in no audit of this kind.
 */
export function moversIn(stakes: readonly Stake[], { bands }: Checklist): ReadonlySet<string> {
  const movers = new Set<string>();
  for (const [band, { from }] of bands.entries()) {
    const limit = from / 100 - TOLERANCE;
    const lowest = sum(stakes, (stake) => stake.share * floorOf(stake, band));
    const highest = sum(stakes, ({ share, best }) => share * best);
    for (const stake of band === 0 ? [] : stakes) {
      const { criterion, share, worst, best } = stake;
      if (highest < limit - LAST_BITS) continue;
      const others = Math.max(lowest - share * floorOf(stake, band), limit - share * best);
      const moves = share * (best - worst) > 0 && others + share * worst < limit + LAST_BITS;
      if (moves || canCap(stake, band)) movers.add(criterion);
    }
  }
  return movers;
}

/**
 * The same where all give the same answers, as with one respondent: each sum that the answers to the
 * others can come to is tried. Null where there are too many.
 */
export function moversByOneMind(
  stakes: readonly Stake[],
  { bands }: Checklist,
): ReadonlySet<string> | null {
  if (stakes.length > MOST_STAKES) return null;
  const movers = new Set<string>();
  for (const [band, { from }] of bands.entries()) {
    const limit = from / 100 - TOLERANCE;
    for (const stake of band === 0 ? [] : stakes) {
      const { criterion, share, worst, best } = stake;
      if (movers.has(criterion)) continue;
      const sums = sumsOf(
        stakes.filter((other) => other !== stake),
        band,
      );
      if (!sums) return null;
      const moves = sums.some((own) => {
        if (own + share * best < limit) return false;
        return own + share * worst < limit || canCap(stake, band);
      });
      if (moves) movers.add(criterion);
    }
  }
  return movers;
}

const MOST_STAKES = 24;
const MOST_SUMS = 4000;

/** All that some criteria can come to while no cap keeps the headline below a band. */
function sumsOf(stakes: readonly Stake[], band: number): readonly number[] | null {
  let sums: readonly number[] = [0];
  for (const stake of stakes) {
    const parts = stake.scores?.filter((score) => score >= floorOf(stake, band) - TOLERANCE);
    if (!parts) return null;
    const next = new Map<number, number>();
    for (const own of sums) {
      for (const score of parts) {
        const value = own + stake.share * score;
        next.set(Math.round(value / LAST_BITS), value);
      }
    }
    if (next.size > MOST_SUMS) return null;
    sums = [...next.values()];
  }
  return sums;
}

/** The worst that a criterion may score while its must does not keep the headline below a band. */
function floorOf({ worst, must }: Stake, band: number): number {
  return must && must.cap < band ? Math.max(worst, must.from) : worst;
}

/** Whether the must of a criterion can fail and keep the headline below a band. */
function canCap({ worst, must }: Stake, band: number): boolean {
  return must !== null && must.cap < band && worst < must.from - TOLERANCE;
}

function sum(stakes: readonly Stake[], part: (stake: Stake) => number): number {
  return stakes.reduce((total, stake) => total + part(stake), 0);
}
