import * as z from 'zod';

/** What a policy makes of an audit; null where there was none. */
export function verdict() {
  return z
    .strictObject({
      passed: z.boolean().describe('Whether no gate fails'),
      gates: z.array(gate()).describe('In the order of the rules'),
      waivers: z.array(waiver()).describe('In the order of the policy'),
      usedDay: z
        .string()
        .nullable()
        .describe('YYYY-MM-DD, by which ages and the ends of waivers are judged'),
      reportOnly: z.boolean().describe('Whether the exit code takes no notice of the verdict'),
    })
    .nullable();
}

const rule = () =>
  z.enum([
    'minScore',
    'minBand',
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
    'maxAge',
    'minRespondents',
    'graded',
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
    value: found().describe('What was found, unrounded: fractions for scores, drops and shares'),
    limit: found(),
    message: z.string().describe('In words'),
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
    inForce: z.boolean().describe('Whether its last day has not passed'),
    covers: z.array(z.string()).describe('The criteria that it waives'),
    state: z.enum(['needed', 'expired', 'idle', 'passes', 'unknown']),
    excuses: z.array(rule()).describe('The rules that it excuses, or would'),
    warning: z.string().nullable().describe('What should be done about it'),
  });
}

/** What an anonymous report leaves out; null where nothing is. */
export function anonymity() {
  return z
    .strictObject({
      minGroup: z.int().min(2).describe('Groups of which fewer answered are not told of'),
      withNotes: z.boolean(),
      groups: z.array(
        z.strictObject({
          group: z.string(),
          respondents: z.int().describe('How many of it answered'),
          told: z
            .enum(['alone', 'together', 'not-at-all'])
            .describe('Whether it has figures of its own, counts in those of all, or in none'),
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
        .describe('Notes and evidence, without who wrote them; none unless asked for'),
      manifest: z.array(z.string()).describe('What was left out and why, in words'),
    })
    .nullable()
    .default(null);
}
