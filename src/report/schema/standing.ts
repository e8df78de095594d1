import * as z from 'zod';
import { anyAnswer } from '../../checklist/fields.ts';
import { bandId, fraction } from './fields.ts';

/** An overall score with its band. */
export function standing() {
  return z.strictObject({
    ...interval(),
    coverage: coverage(),
    band: bandId().describe('The headline: the band of the score, capped by the failed musts'),
    uncapped: bandId().describe('The band of the score alone'),
    failedMusts: z.array(
      z.strictObject({
        criterion: z.string(),
        must: z.strictObject({
          level: z.number().optional(),
          answer: anyAnswer()
            .optional()
            .describe('What must be answered, where there are no levels'),
          of: z.enum(['overall', 'each-group', 'each-respondent']).optional(),
          cap: z.string(),
          advice: z.string().optional(),
        }),
        by: z.array(z.string()).describe('Ids of the groups or respondents below it'),
      }),
    ),
    lowest: bandId().describe('The band at the low end, musts included'),
    highest: bandId().describe('The band at the high end, musts included'),
  });
}

/** A score and how far blanks could move it. */
export function interval() {
  return {
    score: fraction().nullable().describe('0 to 1, unrounded; null where nothing is scored'),
    low: fraction().nullable().describe('The score with every blank as the worst level'),
    high: fraction().nullable().describe('The score with every blank as the best level'),
  };
}

/** How much of what applies was answered. */
export function coverage() {
  return fraction()
    .nullable()
    .describe('Answered weight over applicable weight; null where nothing applies');
}
