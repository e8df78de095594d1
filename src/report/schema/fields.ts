import * as z from 'zod';

/** A share of the scale, from 0 to 1. */
export function fraction() {
  return z.number().min(0).max(1);
}

/** A difference of two fractions, from -1 to 1. */
export function difference() {
  return z.number().min(-1).max(1);
}

/** The id of a band. */
export function bandId() {
  return z.string().nullable().describe('Id of a band; null where there is no score');
}

/** A level with all that is known of it. */
export function level() {
  return z.strictObject({
    level: z.number(),
    score: fraction(),
    label: z.string(),
    description: z.string(),
  });
}

/** Whether a policy accepts a gap for now. */
export function waived() {
  return z
    .literal(true)
    .optional()
    .describe('A waiver of the policy is in force for it; left out where none is');
}
