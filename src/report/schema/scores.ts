import * as z from 'zod';
import { anyAnswer } from '../../checklist/fields.ts';
import { adviceExtras, bandId, fraction, reportedLevel, waived } from './fields.ts';

/** Returns the schema of the action path. */
export function path() {
  return z.strictObject({
    outcome: z.enum(['found', 'reached', 'out-of-reach', 'top-band', 'no-score']),
    goal: z.strictObject({ score: z.number(), band: bandId() }).nullable(),
    before: place(),
    after: place(),
    best: place().describe('Result with all scored criteria at their best level'),
    exceeds: z
      .array(z.enum(['target', 'pace']))
      .default([])
      .describe('Limits that steps exceed because the goal cannot be reached otherwise'),
    steps: z.array(step()),
    effort: units(),
    largestStep: step().nullable().describe('One level or box with the largest gain'),
    oneStepIsEnough: z.boolean(),
  });
}

function place() {
  return z.strictObject({ score: fraction().nullable(), band: bandId() });
}

function units() {
  return z.int().min(0).describe('Effort units of the checklist');
}

function step() {
  return z.strictObject({
    point: z.string(),
    criterion: z.string(),
    from: reportedLevel(),
    to: reportedLevel(),
    effort: units(),
    gain: fraction().describe('Rise of the overall score by this step'),
    forMust: z.boolean(),
    advice: z.array(
      z.strictObject({
        level: z.number(),
        label: z.string().optional().describe('Label of the level, if it has no number'),
        do: z.string(),
        owner: z.string().nullable(),
        effort: z.enum(['S', 'M', 'L']).nullable(),
        ...adviceExtras(),
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

/** Returns the schema of an overall score with its band. */
export function result() {
  return z.strictObject({
    ...interval(),
    coverage: coverage(),
    band: bandId().describe('Band of the score, after caps by missed requirements'),
    bandBeforeCap: bandId().describe('Band of the score, before caps'),
    failedMusts: z.array(
      z.strictObject({
        criterion: z.string(),
        must: z.strictObject({
          level: z.number().optional(),
          answer: anyAnswer()
            .optional()
            .describe('Required answer, if the criterion has no numbered levels'),
          of: z.enum(['overall', 'each-group', 'each-respondent']).optional(),
          cap: z.string(),
          advice: z.string().optional(),
          verdict: z.string().optional(),
        }),
        by: z.array(z.string()).describe('Ids of the groups or respondents that miss it'),
      }),
    ),
    lowest: bandId().describe('Band at the low end of the possible range, after caps'),
    highest: bandId().describe('Band at the high end of the possible range, after caps'),
  });
}

/** Returns the fields of a score and its possible range. */
export function interval() {
  return {
    score: fraction()
      .nullable()
      .describe('Score from 0 to 1, unrounded; null if nothing is scored'),
    low: fraction().nullable().describe('Score with unanswered criteria at their worst level'),
    high: fraction().nullable().describe('Score with unanswered criteria at their best level'),
  };
}

/** Returns the schema of the coverage. */
export function coverage() {
  return fraction()
    .nullable()
    .describe('Answered share of the applicable weight, 0 to 1; null if nothing applies');
}

/** Returns the schema of the root causes. */
export function rootCauses() {
  const weak = { point: z.string(), score: fraction(), lostScore: fraction() };
  return z.strictObject({
    preconditions: z
      .array(z.string())
      .default([])
      .describe('Points with a missed must, which come first and are left out here'),
    weak: z
      .array(z.strictObject(weak))
      .describe('Points below 50%, and the score lost through each'),
    lostScore: fraction().describe('Score lost through all weak points, each counted once'),
    roots: z.array(
      z.strictObject({
        ...weak,
        impact: fraction().describe('Score lost through this point and the points it affects'),
        exclusive: fraction().describe('Part of the impact that no other root cause shares'),
        explains: z.array(z.string()).describe('Weak points that it affects'),
        chain: z.array(
          z.strictObject({ cause: z.string(), effect: z.string(), because: z.string() }),
        ),
        waived: z
          .array(z.string())
          .optional()
          .describe('Criteria of the point with a waived gap; omitted if there are none'),
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
      .describe('Points without a score, which may be causes'),
  });
}
