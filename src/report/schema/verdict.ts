import * as z from 'zod';
import { anyAnswer } from '../../checklist/fields.ts';

/** Returns the schema of a verdict; `null` without a policy. */
export function verdict() {
  return z
    .strictObject({
      passed: z.boolean().describe('True if no rule failed'),
      loosened: z
        .array(z.string())
        .default([])
        .describe('Changes since the baseline that could loosen the verdict'),
      notices: z.array(z.string()).default([]).describe('Facts about people and files'),
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
      .default(null)
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
        .default([])
        .describe(
          'Answers that are never scored, without their authors; empty without --with-notes',
        ),
      manifest: z.array(z.string()).describe('Hidden parts and reasons, in words'),
    })
    .nullable()
    .default(null);
}
