import * as z from 'zod';
import {
  adviceFor,
  asking,
  background,
  id,
  identity,
  option,
  percent,
  scored,
  scoredSwitch,
} from '../../fields.ts';

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
          score: percent()
            .optional()
            .describe('Score of the option in percent, 0 to 100; only with scoring: sum'),
        }),
      )
      .min(2)
      .describe('At least two options, in the order shown'),
    scoring: z
      .enum(['share', 'sum'])
      .optional()
      .describe('Score: share of the options selected, or sum of their scores; default share'),
    cap: z
      .number()
      .gt(0)
      .max(100)
      .optional()
      .describe('Highest sum in percent, up to 100; only with scoring: sum; default 100'),
    ...background(),
    advice: adviceFor(id()).describe('Advice for reaching an option, by option id'),
  });
}
