import * as z from 'zod';
import { anyAnswer } from '../../checklist/fields.ts';

/** Returns the schema of a share of the scale, 0 to 1. */
export function fraction() {
  return z.number().min(0).max(1);
}

/** Returns the schema of a difference of two fractions, -1 to 1. */
export function difference() {
  return z.number().min(-1).max(1);
}

/** Returns the schema of the id of a band. */
export function bandId() {
  return z.string().nullable().describe('Id of a band; null if there is no score');
}

/** Returns the schema of a level with score, label and description. */
export function reportedLevel() {
  return z.strictObject({
    level: z.number(),
    score: fraction(),
    label: z.string(),
    description: z.string(),
    answer: anyAnswer()
      .nullable()
      .optional()
      .describe('Answer that selects the level; null if none does; omitted if it is the number'),
  });
}

/** Returns the fields of an action that only some advice has. */
export function adviceExtras() {
  return {
    template: z.string().optional().describe('Id of the template that goes with the action'),
    doneWhen: z.string().optional().describe('Sign that the action is done'),
  };
}

/** Returns the schema of the mark for a waived gap. */
export function waived() {
  return z
    .literal(true)
    .optional()
    .describe('true if a waiver of the policy is in force; else omitted');
}

/** Returns the schema of the outcome of a criterion. */
export function outcome() {
  return z.enum([
    'met',
    'partly-met',
    'not-met',
    'not-applicable',
    'not-answered',
    'not-asked',
    'unscored',
  ]);
}

/** Returns the fields of one respondent's answer and its level. */
export function saying() {
  return {
    said: z.enum(['level', 'text', 'blank', 'not-applicable', 'not-asked']),
    level: z.number().nullable(),
    answer: anyAnswer().optional().describe('Answer; omitted if it is the number of the level'),
  };
}

/** Present name of each field of the JSON report that had another one. */
export const formerNames = {
  agreed: 'agreements',
  blanks: 'unanswered',
  closerLooks: 'followUps',
  differences: 'disagreement',
  felt: 'estimate',
  lost: 'lostScore',
  madeWith: 'options',
  path: 'actionPath',
  share: 'weightShare',
  standing: 'result',
  uncapped: 'bandBeforeCap',
  unseen: 'notAssessed',
  voices: 'responses',
} as const;
