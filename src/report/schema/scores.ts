import * as z from 'zod';
import { anyAnswer } from '../../checklist/fields.ts';
import { bandId, fraction, reportedLevel, waived } from './fields.ts';

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
    from: reportedLevel(),
    to: reportedLevel(),
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

/** An overall score with its band. */
export function result() {
  return z.strictObject({
    ...interval(),
    coverage: coverage(),
    band: bandId().describe('The headline: the band of the score, capped by the failed musts'),
    bandBeforeCap: bandId().describe('The band of the score alone'),
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

/** The root causes of a report. */
export function rootCauses() {
  const weak = { point: z.string(), score: fraction(), lostScore: fraction() };
  return z.strictObject({
    weak: z.array(z.strictObject(weak)).describe('Points below half, and what they take away'),
    lostScore: fraction().describe('What all weak points take from the score, each counted once'),
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
    notAssessed: z
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
