import * as z from 'zod';
import { errorText, issueMessage } from '../../../words/errors.ts';
import { title } from '../../fields.ts';
import { adviceFor, asking, background, identity, scored, scoredStep } from '../fields.ts';

/** Fields of a criterion answered with a number. */
export function numberSchema() {
  return z.strictObject({
    ...identity(),
    type: z.literal('number').describe('Answered with a number'),
    ...asking(),
    ...scored(),
    unit: title().optional().describe('What is counted, such as hours or %'),
    min: z.number().optional().describe('The least that is accepted'),
    max: z.number().optional().describe('The most that is accepted'),
    thresholds: z
      .array(threshold())
      .min(2)
      .describe('Which number reaches which score; none of them reached is a score of 0'),
    between: z
      .enum(['stepped', 'linear'])
      .optional()
      .describe('What a number between two thresholds scores: as the worse one, or in proportion'),
    ...background(),
    advice: adviceFor(
      z.string().regex(/^(?:otherwise|-?\d+(?:\.\d+)?)$/, { error: NO_THRESHOLD }),
    ).describe('How to leave each threshold, by its number; "otherwise" where none is reached'),
  });
}

function threshold() {
  return z.strictObject({
    at: z.number().describe('From this number on, upwards or downwards'),
    ...scoredStep(),
  });
}

const NO_THRESHOLD = issueMessage(errorText('checklist/unknown-threshold'));
