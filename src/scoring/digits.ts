import { TOLERANCE } from './tolerance.ts';

/** The most decimals that a number is ever printed with. */
const MOST_DECIMALS = 10;

/**
 * The digits of a number with at least so many decimals, and as many more as keep it on its own side
 * of every bound, so that no message says that 70.0 is below 70. Number and bounds are in the unit in
 * which they are printed.
 */
export function digitsBeside(value: number, bounds: readonly number[], decimals: number): string {
  const isFaithful = (text: string) =>
    bounds.every((bound) => isAtLeast(Number(text), bound) === isAtLeast(value, bound));
  for (let more = decimals; more < MOST_DECIMALS; more++) {
    const text = fixed(value, more);
    if (isFaithful(text)) return text;
  }
  return fixed(value, MOST_DECIMALS);
}

/**
 * A number with so many decimals. A mean that is 28.45 on paper may be a hair less in binary; it still
 * rounds up, and nothing is printed as a negative zero.
 */
export function fixed(value: number, decimals: number): string {
  const text = (value + TOLERANCE).toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}

// The tolerance of verdicts is one of fractions, and what is printed is mostly percent.
function isAtLeast(value: number, bound: number): boolean {
  return value >= bound - TOLERANCE * 100;
}
