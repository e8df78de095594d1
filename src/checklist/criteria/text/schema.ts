import * as z from 'zod';
import { asking, background, identity, when } from '../../fields.ts';

/** Fields of a criterion answered in words. */
export function textSchema() {
  return z.strictObject({
    ...identity(),
    type: z.literal('text').describe('Answered with text; never scored'),
    ...asking(),
    when: when(),
    ...background(),
  });
}
