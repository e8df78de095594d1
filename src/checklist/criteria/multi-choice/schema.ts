import * as z from 'zod';
import { id, percent } from '../../fields.ts';
import {
  adviceFor,
  asking,
  background,
  identity,
  option,
  scored,
  scoredSwitch,
} from '../fields.ts';

/** Fields of a criterion answered by ticking boxes. */
export function multiChoiceSchema() {
  return z.strictObject({
    ...identity(),
    type: z.literal('multi-choice').describe('Answered with any number of its options'),
    ...asking(),
    ...scored(),
    scored: scoredSwitch(),
    options: z
      .array(
        z.strictObject({
          ...option(),
          score: percent().optional().describe('In percent, where scores are added up'),
        }),
      )
      .min(2)
      .describe('The boxes that can be ticked'),
    scoring: z
      .enum(['share', 'sum'])
      .optional()
      .describe('share of boxes ticked, or sum of their scores; default share'),
    cap: z
      .number()
      .gt(0)
      .max(100)
      .optional()
      .describe('Upper limit of a sum, in percent; default 100'),
    ...background(),
    advice: adviceFor(id()).describe('Advice for reaching each option, by its id'),
  });
}
