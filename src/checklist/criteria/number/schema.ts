import * as z from 'zod';
import { checklistError } from '../../../words/checklist-errors.ts';
import { issueMessage } from '../../../words/errors.ts';
import {
  adviceFor,
  asking,
  background,
  identity,
  scored,
  scoredStep,
  title,
} from '../../fields.ts';

/** Fields of a criterion answered with a number. */
export function numberSchema() {
  return z.strictObject({
    ...identity(),
    type: z.literal('number').describe('Answered with a number'),
    ...asking(),
    ...scored(),
    unit: title().optional().describe('Unit of the number, such as hours or %'),
    min: z.number().optional().describe('Lowest accepted number; default no limit'),
    max: z.number().optional().describe('Highest accepted number; default no limit'),
    thresholds: z
      .array(threshold())
      .min(2)
      .describe('At least two thresholds with their scores; a number that reaches none scores 0%'),
    between: z
      .enum(['stepped', 'linear'])
      .optional()
      .describe(
        'Score between two thresholds: stepped (that of the worse one) or linear; default stepped',
      ),
    ...background(),
    advice: adviceFor(
      z.string().regex(/^(?:otherwise|-?\d+(?:\.\d+)?)$/, { error: NO_THRESHOLD }),
    ).describe('Advice for leaving a threshold, by its number; "otherwise" if none is reached'),
  });
}

function threshold() {
  return z.strictObject({
    at: z
      .number()
      .describe('Lowest number with the score; the highest if scores fall as numbers rise'),
    ...scoredStep(),
  });
}

const NO_THRESHOLD = issueMessage(checklistError('checklist/unknown-threshold'));
