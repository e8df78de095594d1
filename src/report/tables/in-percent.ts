import { percentDigits } from '../numbers.ts';

/** A fraction in percent as a number with the digits that other formats print; null stays null. */
export function inPercent(fraction: number | null, bounds: readonly number[] = []): number | null {
  return fraction === null ? null : Number(percentDigits(fraction, bounds));
}
