import { TOLERANCE } from '../scoring/tolerance.ts';

/** The most decimals that a percentage is ever printed with. */
const MOST_DECIMALS = 10;

/**
 * A fraction in percent, as in "46.5 %", or "none" for null: the one place that rounds. It prints
 * one decimal, or as many more as keep it on its own side of every bound (fractions too), so that
 * no report says that 70.0 is below 70.
 */
export function percent(fraction: number | null, bounds: readonly number[] = []): string {
  return fraction === null ? 'none' : `${percentDigits(fraction, bounds)} %`;
}

/** The digits of `percent`, for columns whose head says the unit. */
export function percentDigits(fraction: number, bounds: readonly number[] = []): string {
  for (let decimals = 1; decimals < MOST_DECIMALS; decimals++) {
    const text = rounded(fraction, decimals);
    const isFaithful = bounds.every(
      (bound) => Number(text) / 100 >= bound - TOLERANCE === fraction >= bound - TOLERANCE,
    );
    if (isFaithful) return text;
  }
  return rounded(fraction, MOST_DECIMALS);
}

/** A difference of two scores on the scale of a hundred, as in "3.2". */
export function hundredths(fraction: number): string {
  return rounded(fraction, 1);
}

/** A difference on a scale of so many levels above the worst, with its sign, as in "+2.0". */
export function levels(fraction: number, top: number): string {
  const text = rounded((fraction * top) / 100, 1);
  return Number(text) > 0 ? `+${text}` : text;
}

/** A fraction that is no score, such as a consensus, as in "0.72". */
export function twoDecimals(fraction: number): string {
  return rounded(fraction / 100, 2);
}

/** A number with its noun, as in "3 steps" and "1 step". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** A weight as its author would write it, as in "12" or "0.5". */
export function weight(value: number): string {
  return String(value);
}

/** A bar of `width` cells, filled in proportion to a fraction; full at 1 only. */
export function bar(fraction: number | null, width: number): string {
  const filled = Math.floor((fraction ?? 0) * width + TOLERANCE);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}

// A mean that is 0.2845 on paper may be a hair less in binary; it still rounds up.
function rounded(fraction: number, decimals: number): string {
  const text = (fraction * 100 + TOLERANCE).toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}
