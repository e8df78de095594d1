/**
 * How far below a limit a score may be and still reach it, as a fraction of the scale: a mean that
 * is 0.75 on paper and 0.7499999999999999 in binary reaches its band.
 */
export const TOLERANCE = 1e-9;

/** Whether a score reaches a limit, both 0 to 1. */
export function reaches(score: number, limit: number): boolean {
  return score >= limit - TOLERANCE;
}

/**
 * Orders numbers from the largest down. What is equal on paper may differ in its last bits; such
 * numbers count as equal, so that the next criterion of an order decides.
 */
export function largestFirst(a: number, b: number): number {
  return withoutLastBits(b) - withoutLastBits(a);
}

/** A number for comparing only: two that differ by less than 1e-12 mostly come out the same. */
export function withoutLastBits(value: number): number {
  return Math.round(value * 1e12);
}
