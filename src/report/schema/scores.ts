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

/** Returns the schema of a verdict; `null` without a policy. */
export function verdict() {
  return z
    .strictObject({
      passed: z.boolean().describe('True if no rule failed'),
      loosened: z
        .array(z.string())
        .describe('Changes since the baseline that could loosen the verdict'),
      notices: z.array(z.string()).describe('Facts about people and files'),
      gates: z.array(gate()).describe('Outcomes of the rules, in the order of the rules'),
      waivers: z.array(waiver()).describe('Waivers, in the order of the policy'),
      usedDay: z
        .string()
        .nullable()
        .describe('Date for ages and expiry of waivers, YYYY-MM-DD; null if no rule needs one'),
      reportOnly: z.boolean().describe('True if the exit code ignores the verdict'),
    })
    .nullable();
}

const rule = () =>
  z.enum([
    'minScore',
    'minBand',
    'failedMusts',
    'points',
    'criteria',
    'maxDrop.total',
    'maxDrop.point',
    'maxDrop.keyCriterion',
    'noNewGaps',
    'noNewRootCauses',
    'maxPerceptionGap',
    'maxUnanswered',
    'maxNotApplicable',
    'maxNotAsked',
    'maxAge',
    'minRespondents',
    'graded',
    'answersFiles',
    'baseline',
  ]);

function gate() {
  return z.strictObject({
    rule: rule(),
    severity: z.enum(['error', 'warning']),
    subject: z
      .string()
      .nullable()
      .describe('Id of the point, criterion or group; null for the audit as a whole'),
    outcome: z.enum(['pass', 'fail', 'warn', 'waived']),
    value: found().describe('Value found, unrounded: fractions for scores, drops and shares'),
    limit: found(),
    message: z.string().describe('Outcome in words'),
  });
}

function found() {
  return z.union([z.number(), z.string()]).nullable();
}

function waiver() {
  return z.strictObject({
    criterion: z.string().nullable(),
    point: z.string().nullable(),
    reason: z.string(),
    approver: z.string(),
    expires: z.string(),
    inForce: z.boolean().describe('True until the end of the last day of the waiver'),
    covers: z.array(z.string()).describe('Criteria that it waives'),
    accepts: z
      .number()
      .nullable()
      .describe('Lowest accepted score, 0 to 1; null if the waiver names none'),
    boxes: anyAnswer()
      .optional()
      .describe('Boxes that everybody has to tick at least; absent if the waiver names none'),
    state: z.enum(['needed', 'expired', 'exceeded', 'idle', 'passes', 'unknown']),
    excuses: z.array(rule()).describe('Rules that it waives, or would waive'),
    warning: z.string().nullable().describe('Action that the waiver needs'),
  });
}

/** Returns the schema of the parts hidden in an anonymous report; `null` for other reports. */
export function anonymity() {
  return z
    .strictObject({
      minGroup: z.int().min(2).describe('Groups with fewer respondents are hidden'),
      withNotes: z.boolean(),
      groups: z.array(
        z.strictObject({
          group: z.string(),
          respondents: z
            .int()
            .nullable()
            .describe('Number of respondents; null for fewer than minGroup'),
          told: z
            .enum(['alone', 'together', 'not-at-all'])
            .describe(
              'alone: own scores shown; together: counted in the total only; not-at-all: excluded',
            ),
        }),
      ),
      withheldCriteria: z.array(z.string()).describe('Criteria without a score here'),
      remarks: z
        .array(
          z.strictObject({
            criterion: z.string(),
            group: z.string().nullable(),
            note: z.string().nullable(),
            evidence: z.array(z.string()),
          }),
        )
        .describe('Notes and evidence without their authors; empty without --with-notes'),
      texts: z
        .array(z.strictObject({ criterion: z.string(), answer: anyAnswer() }))
        .describe(
          'Answers that are never scored, without their authors; empty without --with-notes',
        ),
      manifest: z.array(z.string()).describe('Hidden parts and reasons, in words'),
    })
    .nullable();
}
