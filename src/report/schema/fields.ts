import * as z from 'zod';
import { anyAnswer } from '../../checklist/fields.ts';

/** A share of the scale, from 0 to 1. */
export function fraction() {
  return z.number().min(0).max(1);
}

/** A difference of two fractions, from -1 to 1. */
export function difference() {
  return z.number().min(-1).max(1);
}

/** The id of a band. */
export function bandId() {
  return z.string().nullable().describe('Id of a band; null where there is no score');
}

/** A level with all that is known of it. */
export function reportedLevel() {
  return z.strictObject({
    level: z.number(),
    score: fraction(),
    label: z.string(),
    description: z.string(),
    answer: anyAnswer()
      .nullable()
      .optional()
      .describe('The answer that means it, if one does; left out where it is the number'),
  });
}

/** Whether a policy accepts a gap for now. */
export function waived() {
  return z
    .literal(true)
    .optional()
    .describe('A waiver of the policy is in force for it; left out where none is');
}

/** How a criterion came out. */
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

/** What one respondent said, and the level that it means. */
export function saying() {
  return {
    said: z.enum(['level', 'text', 'blank', 'not-applicable', 'not-asked']),
    level: z.number().nullable(),
    answer: anyAnswer()
      .optional()
      .describe('What was answered; left out where it is the number of the level'),
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
