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

/** Fields of a criterion answered with one option. */
export function choiceSchema() {
  return z.strictObject({
    ...identity(),
    type: z.literal('choice').describe('Answered with one of its options'),
    ...asking(),
    ...scored(),
    scored: scoredSwitch(),
    options: z
      .array(
        z.strictObject({
          ...option(),
          score: percent()
            .optional()
            .describe('Score of the option in percent, 0 to 100; needed unless scored is false'),
        }),
      )
      .min(2)
      .describe('At least two options, in the order shown'),
    ...background(),
    advice: adviceFor(id()).describe('Advice for leaving an option, by option id'),
  });
}
