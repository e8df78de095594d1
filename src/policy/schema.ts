import * as z from 'zod';
import { respondentSchema } from '../answers/schema.ts';
import {
  answerKinds,
  anyAnswer,
  date,
  format,
  id,
  level,
  percent,
  prose,
  text,
  title,
} from '../checklist/fields.ts';
import { errorText, issueMessage } from '../words/errors.ts';
import type { Policy } from './policy.ts';

let schema: z.ZodType<Policy> | undefined;

/**
 * Schema of a policy file. A parsed policy equals the written one, without defaults; points,
 * criteria, groups and bands are matched against the checklist later. Built on first use.
 */
export function policySchema(): z.ZodType<Policy> {
  schema ??= policy();
  return schema;
}

function policy() {
  return z
    .strictObject({
      format: format().describe('Version of the file format; write 1'),
      checklist: id().describe('Id of the checklist that the policy is for'),
      mode: z
        .enum(['full', 'express'])
        .optional()
        .describe('express to audit the key criteria only; default full'),
      baseline: text(1000)
        .optional()
        .describe('Path of the baseline, from the folder of the policy'),
      by: z
        .enum(['votes', 'agreed'])
        .optional()
        .describe('agreed to judge the agreed levels of a workshop; default votes'),
      expected: z
        .array(respondentSchema())
        .optional()
        .describe('People who are expected to answer; missing ones count as the worst answers'),
      left: z.array(left()).optional().describe('People who are no longer expected'),
      retired: z
        .array(retired())
        .optional()
        .describe('Points and criteria that were removed from the checklist on purpose'),
      minScore: limit(score())
        .optional()
        .describe(
          'Minimum overall score, on the scale of the checklist; unanswered criteria count as their worst level',
        ),
      minBand: limit(id())
        .optional()
        .describe(
          'Id of the minimum band, after caps; unanswered criteria count as their worst level',
        ),
      failedMusts: severityName()
        .optional()
        .describe('Effect of a missed must; default error with minScore, minBand or points'),
      points: byId(limit(score()))
        .optional()
        .describe(
          'Minimum scores by point id, on the scale of the checklist; unanswered criteria count as their worst level',
        ),
      criteria: byId(levelLimit())
        .optional()
        .describe(
          'Minimum levels or answers, by criterion id; unanswered criteria count as their worst level',
        ),
      maxDrop: maxDrop().optional().describe('Maximum decreases since the baseline'),
      noNewGaps: switched()
        .optional()
        .describe(
          'true to forbid gaps that the baseline did not have, possible gaps included; default false',
        ),
      noNewRootCauses: switched()
        .optional()
        .describe(
          'true to forbid root causes that were not weak in the baseline, possible ones included; default false',
        ),
      maxPerceptionGap: limit(perceptionGap())
        .optional()
        .describe(
          'Maximum difference between two groups on a criterion, in percent of the scale, possible differences included',
        ),
      maxUnanswered: limit(z.int().min(0))
        .optional()
        .describe('Maximum number of criteria without any answer'),
      maxNotApplicable: limit(percent())
        .optional()
        .describe(
          'Maximum share of weight not applicable or unanswered, in percent; default 20 if there are other rules',
        ),
      maxNotAsked: limit(percent())
        .optional()
        .describe('Maximum share of weight that conditions hide, in percent'),
      maxAge: limit(z.int().min(0))
        .optional()
        .describe('Maximum age of the oldest answers, in days'),
      minRespondents: byId(limit(z.int().min(0)))
        .optional()
        .describe(
          'Minimum number of respondents with answers, by group id; default 1 in each group',
        ),
      waivers: z.array(waiver()).optional().describe('Accepted gaps'),
    })
    .meta({ title: 'Policy', description: 'Minimum results of an align audit' });
}

function maxDrop() {
  return z.strictObject({
    total: limit(drop())
      .optional()
      .describe('Maximum decrease of the overall score, as a length on the scale of the checklist'),
    point: limit(drop()).optional().describe('Maximum decrease of any point, in the same way'),
    keyCriterion: limit(drop())
      .optional()
      .describe(
        'Maximum decrease of any key criterion; 1 of 4 steps is 25 on a scale from 0 to 100',
      ),
  });
}

/** A score on the scale of the checklist, which the match compares with it. */
const score = () => z.number();

/** A length on that scale. */
const drop = () => z.number().min(0);

function limit<T extends z.ZodType<number | string>>(value: T) {
  return z.union([
    value,
    z.strictObject({ limit: value.describe('Limit of the rule'), severity: severity() }),
  ]);
}

function levelLimit() {
  return z.union([
    ...answerKinds(),
    z.strictObject({
      level: level().describe('Number of the minimum level'),
      severity: severity(),
    }),
    z.strictObject({
      answer: anyAnswer().describe('Minimum answer if the criterion has no numbered levels'),
      severity: severity(),
    }),
  ]);
}

/** A share of the scale. Values up to 4 were levels once, and would forbid nearly any difference. */
function perceptionGap() {
  return z
    .number()
    .max(100)
    .gt(MOST_LEVELS, {
      error: ({ input }) => issueMessage(errorText('policy/levels', { limit: String(input) })),
    });
}

const MOST_LEVELS = 4;

function left() {
  return z.strictObject({
    respondent: id().describe('Id of the respondent'),
    reason: prose().describe('Reason why the person is no longer expected'),
  });
}

function retired() {
  return z.strictObject({
    id: id().describe('Id of the point or criterion'),
    reason: prose().describe('Reason for the removal'),
  });
}

const severityName = () => z.enum(['error', 'warning']);

function severity() {
  return severityName()
    .optional()
    .describe('error to fail the audit, warning to report only; default error');
}

const switched = () =>
  z.union([z.boolean(), z.enum(['error', 'warning'])], {
    error: ({ input }) => (input === undefined ? undefined : NO_SWITCH),
  });
const byId = <T extends z.ZodType>(value: T) => z.record(text(200), value);

const NO_SWITCH = issueMessage(errorText('policy/switch'));

/** A waiver: of a criterion or of a point, and for how long. */
function waiver() {
  const terms = {
    reason: prose().describe('Reason for accepting the gap'),
    approver: title().describe('Person who accepted the gap'),
    expires: z
      .string({ error: ({ input }) => (input === undefined ? NO_DATE : undefined) })
      .pipe(date())
      .describe('Last day of the waiver, YYYY-MM-DD'),
  };
  return z.union(
    [
      z.strictObject({
        criterion: id().describe('Id of the waived criterion'),
        level: anyAnswer()
          .optional()
          .describe('Accepted level or answer; default that of the baseline'),
        ...terms,
      }),
      z.strictObject({
        point: id().describe('Id of the waived point, with all its criteria'),
        score: score()
          .optional()
          .describe(
            'Accepted score of the point, on the scale of the checklist; default that of the baseline',
          ),
        ...terms,
      }),
    ],
    { error: ({ input }) => subjectError(input) },
  );
}

function subjectError(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  if ('criterion' in input) return 'point' in input ? SAYS_BOTH : undefined;
  return 'point' in input ? undefined : SAYS_NEITHER;
}

const NO_DATE = issueMessage(errorText('policy/missing-expiry'));
const SAYS_BOTH = issueMessage(errorText('policy/two-waived'));
const SAYS_NEITHER = issueMessage(errorText('policy/nothing-waived'));
