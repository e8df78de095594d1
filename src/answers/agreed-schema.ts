import * as z from 'zod';
import { answerKinds, date, format, id, prose, text, title, version } from '../checklist/fields.ts';
import { errorText, issueMessage } from '../words/errors.ts';
import type { Agreed } from './answers.ts';

let schema: z.ZodType<Agreed> | undefined;

/**
 * What `agreed.yaml` may hold. It is parsed to exactly what was written; which levels and criteria
 * exist is matched against the checklist later. Built on first use.
 */
export function agreedSchema(): z.ZodType<Agreed> {
  schema ??= agreed();
  return schema;
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
        .record(text(200), z.strictObject(remarks()))
        .optional()
        .describe('Notes and evidence where no level was agreed, by id of the criterion'),
    })
    .meta({ title: 'Agreed', description: 'What the room agreed on after its votes, for align' });
}

function agreement() {
  return z.union([...answerKinds(), z.strictObject({ value: agreedAnswer(), ...remarks() })], {
    error: ({ input }) => (isMapping(input) ? undefined : notAnAnswer(input)),
  });
}

function agreedAnswer() {
  return z
    .union(answerKinds(), {
      error: ({ input }) => (input === undefined ? NO_LEVEL : notAnAnswer(input)),
    })
    .describe('What the room agreed on');
}

function remarks() {
  return {
    note: z.string().max(20_000).optional().describe('Why, or what is still in doubt'),
    evidence: z.array(prose()).optional().describe('What was seen: files, links'),
  };
}

const NOTHING_AGREED = issueMessage(errorText('agreed/no-value'));

const NO_LEVEL = issueMessage(errorText('agreed/missing-level'));

function notAnAnswer(input: unknown): string {
  if (Array.isArray(input)) {
    return issueMessage(errorText('answers/not-an-option-list'));
  }
  const found = isMapping(input) ? 'a mapping' : String(input);
  return issueMessage(errorText('agreed/not-an-answer', { found }));
}

function isMapping(input: unknown): boolean {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}
