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
    unit: title().optional().describe('Unit of the number, such as hours or %'),
    min: z.number().optional().describe('The least that is accepted'),
    max: z.number().optional().describe('The most that is accepted'),
    thresholds: z
      .array(threshold())
      .min(2)
      .describe('Thresholds with their scores; the score is 0 if none is reached'),
    between: z
      .enum(['stepped', 'linear'])
      .optional()
      .describe('Score between two thresholds: that of the worse one, or in proportion'),
    ...background(),
    advice: adviceFor(
      z.string().regex(/^(?:otherwise|-?\d+(?:\.\d+)?)$/, { error: NO_THRESHOLD }),
    ).describe('Advice for leaving each threshold, by its number; "otherwise" if none is reached'),
  });
}

function threshold() {
  return z.strictObject({
    at: z.number().describe('From this number on, upwards or downwards'),
    ...scoredStep(),
  });
}

const NO_THRESHOLD = issueMessage(errorText('checklist/unknown-threshold'));
