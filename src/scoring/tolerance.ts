/**
 * How far below a limit a score may be and still reach it, as a fraction of the scale: a mean that
 * is 0.75 on paper and 0.7499999999999999 in binary reaches its band.
 */
export const TOLERANCE = 1e-9;

/** Whether a score reaches a limit, both 0 to 1. */
export function reaches(score: number, limit: number): boolean {
  return score >= limit - TOLERANCE;
}
