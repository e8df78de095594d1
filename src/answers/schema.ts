import * as z from 'zod';
import {
  answerKinds,
  checklistVersion,
  date,
  format,
  id,
  prose,
  text,
  title,
  version,
} from '../checklist/fields.ts';
import { errorText, issueMessage } from '../words/errors.ts';
import type { Agreed, Answers } from './answers.ts';
import { EMPLOYEES, INDUSTRIES, REGIONS, type Round } from './round.ts';

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
      format: format().describe('Version of the file format; write 1'),
      checklist: answeredChecklist().describe('Checklist that was answered'),
      subject: title().describe('Name of the audited organisation'),
      date: date().describe(
        'Date of the answers, YYYY-MM-DD; a report has the latest date of its answers',
      ),
      confirmed: date()
        .optional()
        .describe('Date on which unchanged answers were confirmed, YYYY-MM-DD; ages count from it'),
      status: z
        .enum(['completed', 'in-progress'])
        .optional()
        .describe('completed, or in-progress if answers are still missing; default completed'),
      respondent: respondentSchema().describe('Person who answered'),
      mode: z
        .enum(['full', 'express'])
        .optional()
        .describe('full for all criteria, express for key criteria only; default full'),
      seconds: z.number().min(0).optional().describe('Time spent answering, in seconds'),
      gutFeeling: z
        .int()
        .min(0)
        .max(4)
        .optional()
        .describe('First impression of the overall result, 0 to 4; never scored'),
      answers: z
        .record(text(200), writtenAnswer(), {
          error: ({ input }) => (input === null ? NO_ANSWERS : undefined),
        })
        .describe(
          'Answers by criterion id: a value, null for "don\'t know", or a mapping with notes',
        ),
      remarks: z
        .record(text(200), z.strictObject(remarks()))
        .optional()
        .describe('Notes and evidence on criteria without an answer, by criterion id'),
    })
    .meta({ title: 'Answers', description: "One respondent's answers to an align checklist" });
}

function answeredChecklist() {
  return z.strictObject({
    ...checklistVersion(),
    texts: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional()
      .describe('Checksum of what the levels said, written by align; leave it out by hand'),
  });
}

/** Schema of a respondent, in answers and in the list of a round. */
export function respondentSchema() {
  return z.strictObject({
    id: id().describe('Id of the respondent, unique within the round, such as kathy'),
    name: title().optional().describe('Name in reports; default the id'),
    role: title().optional().describe('Job title of the respondent'),
    group: id()
      .optional()
      .describe('Id of a group of the checklist; required if the checklist has groups'),
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
      .describe('Answer in the form of the criterion type; null for "don\'t know"'),
    firstVote: z
      .union([z.null(), ...answerKinds()], { error: ({ input }) => notAnAnswer(input) })
      .optional()
      .describe('Vote before the discussion, if it was different; never scored'),
    kept: keptDay(),
    ...remarks(),
  });
}

function notApplicableAnswer() {
  return z.strictObject({
    notApplicable: z
      .string({ error: ({ input }) => (input === undefined ? undefined : NEEDS_REASON) })
      .max(2000)
      .regex(/\S/, { error: NEEDS_REASON })
      .describe('Reason why the criterion does not apply'),
    kept: keptDay(),
    ...remarks(),
  });
}

function keptDay() {
  return date()
    .optional()
    .describe('Day of the earlier round whose answer was kept unchanged, YYYY-MM-DD');
}

function remarks() {
  return {
    note: noteText().optional().describe('Comment on the answer'),
    evidence: z
      .array(prose())
      .optional()
      .describe('Evidence for the answer, such as files and links'),
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
      format: format().describe('Version of the file format; write 1'),
      checklist: answeredChecklist().describe('Checklist that the levels belong to'),
      subject: title().describe('Name of the audited organisation'),
      date: date().describe('Date of the workshop, YYYY-MM-DD'),
      respondents: z
        .array(id())
        .optional()
        .describe('Ids of the respondents who took part in the workshop'),
      left: z
        .array(id())
        .optional()
        .describe('Ids of respondents who left before the end; no score depends on it'),
      agreed: z
        .record(text(200), agreement(), {
          error: ({ input }) => (input === null ? NOTHING_AGREED : undefined),
        })
        .describe('Agreed answers by criterion id: a value, or a mapping with notes'),
      remarks: z
        .record(text(200), z.strictObject(agreedRemarks()))
        .optional()
        .describe('Notes and evidence on criteria without an agreed level, by criterion id'),
    })
    .meta({
      title: 'Agreed',
      description: 'Levels and other answers that an align workshop agreed on after its votes',
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
    .describe('Agreed level, or other answer in the form of the criterion type');
}

function agreedRemarks() {
  return {
    note: z
      .string()
      .max(20_000)
      .optional()
      .describe('Reason for the agreed level, and remaining doubts'),
    evidence: z
      .array(prose())
      .optional()
      .describe('Evidence for the answer, such as files and links'),
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

let ofRounds: z.ZodType<Round> | undefined;

/**
 * Schema of `round.yaml`. A parsed round equals its text; what no schema can express is checked by
 * `checkRound`. Built on first use.
 */
export function roundSchema(): z.ZodType<Round> {
  ofRounds ??= round();
  return ofRounds;
}

function round() {
  return z
    .strictObject({
      format: format().describe('Version of the file format; write 1'),
      subject: title().optional().describe('Name of the audited organisation'),
      date: date().optional().describe('Date of the round, YYYY-MM-DD; or use from and to'),
      from: date().optional().describe('First day of a longer round, YYYY-MM-DD'),
      to: date().optional().describe('Last day of a longer round, YYYY-MM-DD'),
      checklist: z
        .strictObject({
          id: id().describe('Id of the checklist'),
          version: version()
            .optional()
            .describe('Version of the checklist; default the one in use'),
        })
        .optional()
        .describe('Checklist that is answered'),
      mode: z
        .enum(['full', 'express'])
        .optional()
        .describe(
          'full for all criteria, express for key criteria only, without effect under a gate; default full',
        ),
      profile: profileSchema()
        .optional()
        .describe('Kind of organisation, for comparison with others'),
      respondents: z
        .array(respondentSchema())
        .optional()
        .describe('People who are expected to answer'),
      owners: z
        .record(title(), title())
        .optional()
        .describe('Name of the person by the role that advice gives as its owner'),
      contributor: title().optional().describe('Firm or person that collects the round'),
      evidence: z
        .enum(['stated', 'checked'])
        .optional()
        .describe('checked if evidence was asked for and seen; default stated'),
      formerly: z.array(title()).optional().describe('Earlier names of the organisation'),
    })
    .meta({ title: 'Round', description: 'A round of answers of align, and who is expected' });
}

/** Returns the schema of a kind of organisation. */
export function profileSchema() {
  return z.strictObject({
    industry: z.enum(INDUSTRIES).optional().describe('Industry of the organisation'),
    employees: z.enum(EMPLOYEES).optional().describe('Number of employees'),
    region: z.enum(REGIONS).optional().describe('Continent of most of the business'),
  });
}
