import * as z from 'zod';
import { answerKinds, date, format, id, prose, text, title, version } from '../checklist/fields.ts';
import { errorText, issueMessage } from '../words/errors.ts';
import type { Agreed, Answers } from './answers.ts';

let schema: z.ZodType<Answers> | undefined;

/**
 * Schema of an answers file. Parsed answers equal the written ones, without defaults and
 * conversions; levels and criteria are matched against the checklist later. Built on first use.
 */
export function answersSchema(): z.ZodType<Answers> {
  schema ??= answers();
  return schema;
}

function answers() {
  return z
    .strictObject({
      format: format().describe('Version of the file format: always 1'),
      checklist: z
        .strictObject({ id: id(), version: version() })
        .describe('The checklist that was answered'),
      subject: title().describe('The organisation that is audited'),
      date: date().describe('Day of the answers, YYYY-MM-DD; reports take their date from here'),
      status: z.enum(['completed', 'in-progress']).optional().describe('Default completed'),
      respondent: respondentSchema().describe('Who answered'),
      mode: z
        .enum(['full', 'express'])
        .optional()
        .describe('express: key criteria only; default full'),
      seconds: z.number().min(0).optional().describe('Seconds spent answering'),
      gutFeeling: z
        .int()
        .min(0)
        .max(4)
        .optional()
        .describe('First impression of the alignment of the two functions, 0 to 4; never scored'),
      answers: z
        .record(text(200), writtenAnswer(), {
          error: ({ input }) => (input === null ? NO_ANSWERS : undefined),
        })
        .describe('By id of the criterion: an answer, null for "I don\'t know", or a mapping'),
      remarks: z
        .record(text(200), z.strictObject(remarks()))
        .optional()
        .describe('Notes and evidence on criteria without an answer, by id of the criterion'),
    })
    .meta({ title: 'Answers', description: "One respondent's answers to a checklist of align" });
}

/** Schema of a respondent, in answers and in the list of a round. */
export function respondentSchema() {
  return z.strictObject({
    id: id().describe('Unique among the respondents, such as kathy'),
    name: title().optional(),
    role: title().optional().describe('Job title'),
    group: id().optional().describe('One of the groups of the checklist'),
  });
}

function writtenAnswer() {
  return z.union([z.null(), ...answerKinds(), ratedAnswer(), notApplicableAnswer()], {
    error: ({ input }) => {
      if (Array.isArray(input)) return NOT_A_LIST_OF_OPTIONS;
      return saysBoth(input) ? SAYS_BOTH : undefined;
    },
  });
}

function ratedAnswer() {
  return z.strictObject({
    value: z
      .union([z.null(), ...answerKinds()], { error: ({ input }) => notAnAnswer(input) })
      .describe('The answer, or null for "I don\'t know"'),
    firstVote: z
      .union([z.null(), ...answerKinds()], { error: ({ input }) => notAnAnswer(input) })
      .optional()
      .describe('Answer before the discussion'),
    ...remarks(),
  });
}

function notApplicableAnswer() {
  return z.strictObject({
    notApplicable: z
      .string({ error: ({ input }) => (input === undefined ? undefined : NEEDS_REASON) })
      .max(2000)
      .regex(/\S/, { error: NEEDS_REASON })
      .describe('Reason why the question does not apply; required'),
    ...remarks(),
  });
}

function remarks() {
  return {
    note: noteText().optional().describe('Anything worth keeping'),
    evidence: z.array(prose()).optional().describe('Evidence seen: files, links'),
  };
}

/** Longer than other texts, and possibly blank: people paste what they have. */
function noteText() {
  return z.string().max(20_000);
}

const NEEDS_REASON = issueMessage(errorText('answers/missing-reason'));
const NO_ANSWERS = issueMessage(errorText('answers/no-answers'));
const SAYS_BOTH = issueMessage(errorText('answers/value-and-not-applicable'));
const SAYS_NEITHER = issueMessage(errorText('answers/missing-answer'));
const NOT_A_LIST_OF_OPTIONS = issueMessage(errorText('answers/not-an-option-list'));
const NOT_AN_ANSWER = issueMessage(errorText('answers/not-an-answer'));

function notAnAnswer(input: unknown): string {
  if (input === undefined) return SAYS_NEITHER;
  return Array.isArray(input) ? NOT_A_LIST_OF_OPTIONS : NOT_AN_ANSWER;
}

function saysBoth(input: unknown): boolean {
  return (
    typeof input === 'object' && input !== null && 'value' in input && 'notApplicable' in input
  );
}

let agreedOnce: z.ZodType<Agreed> | undefined;

/**
 * Schema of `agreed.yaml`. Parsed values equal the written ones; levels and criteria are matched
 * against the checklist later. Built on first use.
 */
export function agreedSchema(): z.ZodType<Agreed> {
  agreedOnce ??= agreed();
  return agreedOnce;
}

function agreed() {
  return z
    .strictObject({
      format: format().describe('Version of the file format: always 1'),
      checklist: z
        .strictObject({ id: id(), version: version() })
        .describe('The checklist that numbers the levels'),
      subject: title().describe('The organisation that is audited'),
      date: date().describe('Day of the workshop, YYYY-MM-DD'),
      agreed: z
        .record(text(200), agreement(), {
          error: ({ input }) => (input === null ? NOTHING_AGREED : undefined),
        })
        .describe(
          'By id of the criterion: an answer, or a mapping; shown in reports, never scored',
        ),
      remarks: z
        .record(text(200), z.strictObject(agreedRemarks()))
        .optional()
        .describe('Notes and evidence where no level was agreed, by id of the criterion'),
    })
    .meta({
      title: 'Agreed',
      description: 'Level or other answer agreed in the workshop after its votes, for align',
    });
}

function agreement() {
  return z.union(
    [...answerKinds(), z.strictObject({ value: agreedAnswer(), ...agreedRemarks() })],
    {
      error: ({ input }) => (isMapping(input) ? undefined : notAgreed(input)),
    },
  );
}

function agreedAnswer() {
  return z
    .union(answerKinds(), {
      error: ({ input }) => (input === undefined ? NO_LEVEL : notAgreed(input)),
    })
    .describe('Level or other answer agreed in the workshop');
}

function agreedRemarks() {
  return {
    note: z.string().max(20_000).optional().describe('Reason, or remaining doubts'),
    evidence: z.array(prose()).optional().describe('Evidence seen: files, links'),
  };
}

const NOTHING_AGREED = issueMessage(errorText('agreed/no-value'));

const NO_LEVEL = issueMessage(errorText('agreed/missing-level'));

function notAgreed(input: unknown): string {
  if (Array.isArray(input)) {
    return issueMessage(errorText('answers/not-an-option-list'));
  }
  const found = isMapping(input) ? null : String(input);
  return issueMessage(errorText('agreed/not-an-answer', { found }));
}

function isMapping(input: unknown): boolean {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
