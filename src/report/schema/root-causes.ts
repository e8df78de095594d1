import * as z from 'zod';
import { fraction } from './fields.ts';

/** The root causes of a report. */
export function rootCauses() {
  const weak = { point: z.string(), score: fraction(), lost: fraction() };
  return z.strictObject({
    weak: z.array(z.strictObject(weak)).describe('Points below half, and what they take away'),
    lost: fraction().describe('What all weak points take from the score, each counted once'),
    roots: z.array(
      z.strictObject({
        ...weak,
        impact: fraction().describe('What it and all that follows from it take from the score'),
        exclusive: fraction().describe('The part of the impact that no other root reaches'),
        explains: z.array(z.string()).describe('The weak points that follow from it'),
        chain: z.array(
          z.strictObject({ cause: z.string(), effect: z.string(), because: z.string() }),
        ),
        waived: z
          .array(z.string())
          .optional()
          .describe(
            'The criteria of the point whose gaps are waived; left out where there are none',
          ),
      }),
    ),
    unseen: z
      .array(
        z.strictObject({
          point: z.string(),
          reason: z.enum(['not-asked', 'not-applicable', 'not-answered', 'not-weighted']),
          mayCause: z.array(z.string()),
        }),
      )
      .describe('Points without a score, of which nobody can tell whether they are causes'),
  });
}
