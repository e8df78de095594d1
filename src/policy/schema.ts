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
      format: format().describe('Version of the file format: always 1'),
      checklist: id().describe('The id of the checklist that the policy is for'),
      mode: z
        .enum(['full', 'express'])
        .optional()
        .describe('express: the key criteria only; default full'),
      baseline: text(1000)
        .optional()
        .describe('The earlier round to compare with: a path from the folder of the policy'),
      by: z
        .enum(['votes', 'agreed'])
        .optional()
        .describe('agreed: the levels that a workshop agreed on count; default votes'),
      expected: z
        .array(respondentSchema())
        .optional()
        .describe('People who are expected to answer; without answers they count at the worst'),
      left: z.array(left()).optional().describe('People who are no longer expected'),
      retired: z
        .array(retired())
        .optional()
        .describe('Points and criteria that the checklist no longer has, on purpose'),
      minScore: limit(percent())
        .optional()
        .describe('Lowest overall score in percent, with every blank at its worst'),
      minBand: limit(id())
        .optional()
        .describe('Lowest band by id, with every blank at its worst and failed musts capping it'),
      failedMusts: severityName()
        .optional()
        .describe('Effect of a missed must; default error with minScore, minBand or points'),
      points: byId(limit(percent()))
        .optional()
        .describe('Lowest score of points in percent, by id, with every blank at its worst'),
      criteria: byId(levelLimit())
        .optional()
        .describe(
          'Level, or other answer, that criteria must reach, by id, with every blank at its worst',
        ),
      maxDrop: maxDrop().optional().describe('Largest drop of scores since an earlier round'),
      noNewGaps: switched()
        .optional()
        .describe('No criterion may be below its target, or could be, that was not before'),
      noNewRootCauses: switched()
        .optional()
        .describe('No point may be a root cause, or could be, that was not weak before'),
      maxPerceptionGap: limit(perceptionGap())
        .optional()
        .describe(
          'Largest difference of two groups in percent of the scale, actual or possible, on any criterion',
        ),
      maxUnanswered: limit(z.int().min(0))
        .optional()
        .describe('Largest number of criteria without any answer'),
      maxNotApplicable: limit(percent())
        .optional()
        .describe(
          'Percent of the weight that may be not applicable, or could be as nobody gave a level; default 20, as soon as there is any other rule',
        ),
      maxNotAsked: limit(percent())
        .optional()
        .describe('Percent of the weight that conditions may hide, or could hide'),
      maxAge: limit(z.int().min(0))
        .optional()
        .describe('Largest age of the oldest answers, in days'),
      minRespondents: byId(limit(z.int().min(0)))
        .optional()
        .describe('Smallest number of respondents with answers, by id of the group; default 1'),
      waivers: z.array(waiver()).optional().describe('Accepted gaps'),
    })
    .meta({ title: 'Policy', description: 'What an audit with align must come to' });
}

function maxDrop() {
  return z.strictObject({
    total: limit(percent()).optional().describe('Drop of the overall score, in percentage points'),
    point: limit(percent()).optional().describe('Drop of any one point, in percentage points'),
    keyCriterion: limit(percent())
      .optional()
      .describe('Drop of any one key criterion, in percentage points: 25 is one of four levels'),
  });
}

function limit<T extends z.ZodType<number | string>>(value: T) {
  return z.union([
    value,
    z.strictObject({ limit: value.describe('The limit'), severity: severity() }),
  ]);
}

function levelLimit() {
  return z.union([
    ...answerKinds(),
    z.strictObject({ level: level().describe('The number of the level'), severity: severity() }),
    z.strictObject({
      answer: anyAnswer().describe('Required answer if the criterion has no levels'),
      severity: severity(),
    }),
  ]);
}

/** A share of the scale. Values up to 4 were levels once, and would forbid nearly any difference. */
function perceptionGap() {
  return z
    .number()
    .max(100)
    .gt(4, { error: ({ input }) => issueMessage(errorText('policy/levels', { limit: String(input) })) });
}

function left() {
  return z.strictObject({
    respondent: id().describe('Id of the respondent'),
    reason: prose().describe('Why they are no longer expected'),
  });
}

function retired() {
  return z.strictObject({
    id: id().describe('Id of the point or criterion'),
    reason: prose().describe('Why the checklist no longer has it'),
  });
}

const severityName = () => z.enum(['error', 'warning']);

function severity() {
  return severityName()
    .optional()
    .describe('warning: what is not met is said, and fails nothing; default error');
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
    approver: title().describe('Who accepted it'),
    expires: z
      .string({ error: ({ input }) => (input === undefined ? NO_DATE : undefined) })
      .pipe(date())
      .describe('The last day on which the waiver holds, YYYY-MM-DD'),
  };
  return z.union(
    [
      z.strictObject({
        criterion: id().describe('The criterion that is waived'),
        level: anyAnswer()
          .optional()
          .describe('Level, or other answer, that is accepted; default that of the baseline'),
        ...terms,
      }),
      z.strictObject({
        point: id().describe('The point that is waived, with all its criteria'),
        score: percent()
          .optional()
          .describe('Score of the point that is accepted; default that of the baseline'),
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
