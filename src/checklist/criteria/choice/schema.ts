import * as z from 'zod';
import { id, percent } from '../../fields.ts';
import { adviceFor, asking, background, identity, option, scored } from '../fields.ts';

/** Fields of a criterion answered with one option. */
export function choiceSchema() {
  return z.strictObject({
    ...identity(),
    type: z.literal('choice').describe('Answered with one of its options'),
    ...asking(),
    ...scored(),
    options: z
      .array(z.strictObject({ ...option(), score: percent().describe('In percent') }))
      .min(2)
      .describe('What can be chosen, in the order in which it is shown'),
    ...background(),
    advice: adviceFor(id()).describe('How to leave each option, by its id'),
  });
}
