import * as z from 'zod';
import { bandId, fraction, level, waived } from './fields.ts';

/** The cheapest path. */
export function path() {
  return z.strictObject({
    outcome: z.enum(['found', 'reached', 'out-of-reach', 'top-band', 'no-score']),
    goal: z.strictObject({ score: z.number(), band: bandId() }).nullable(),
    before: place(),
    after: place(),
    best: place().describe('With every scored criterion at its best level'),
    steps: z.array(step()),
    effort: units(),
    largestStep: step().nullable(),
    oneStepIsEnough: z.boolean(),
  });
}

function place() {
  return z.strictObject({ score: fraction().nullable(), band: bandId() });
}

function units() {
  return z.int().min(0).describe('Work units of the checklist');
}

function step() {
  return z.strictObject({
    point: z.string(),
    criterion: z.string(),
    from: level(),
    to: level(),
    effort: units(),
    gain: fraction().describe('How far the overall score rises by this step'),
    forMust: z.boolean(),
    advice: z.array(
      z.strictObject({
        level: z.number(),
        label: z.string().optional().describe('Its name where it does not go by its number'),
        do: z.string(),
        owner: z.string().nullable(),
        effort: z.enum(['S', 'M', 'L']).nullable(),
      }),
    ),
    prerequisites: z.array(
      z.strictObject({
        point: z.string(),
        score: fraction(),
        because: z.string(),
        steps: z.array(z.string()),
      }),
    ),
    waived: waived(),
  });
}
