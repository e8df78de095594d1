import * as z from 'zod';
import { checklistError } from '../../../words/checklist-errors.ts';
import { issueMessage } from '../../../words/errors.ts';
import { adviceFor, asking, background, identity, scored } from '../../fields.ts';

/** Fields of a criterion answered with yes or no. */
export function yesNoSchema() {
  return z.strictObject({
    ...identity(),
    type: z.literal('yes-no').describe('Answered with yes or no'),
    ...asking(),
    ...scored(),
    better: z
      .enum(['yes', 'no'])
      .optional()
      .describe('Answer that scores 100%; the other scores 0%; default yes'),
    ...background(),
    advice: adviceFor(z.string().regex(/^(?:yes|no)$/, { error: NOT_YES_OR_NO })).describe(
      'Advice for leaving the worse answer, by that answer',
    ),
  });
}

const NOT_YES_OR_NO = issueMessage(checklistError('checklist/not-yes-or-no'));
