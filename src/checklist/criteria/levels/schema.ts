import * as z from 'zod';
import { errorText, issueMessage } from '../../../words/errors.ts';
import { level, levelName, prose } from '../../fields.ts';
import {
  ADVICE,
  asking,
  background,
  identity,
  lookAt,
  must,
  scoredStep,
  weight,
  when,
} from '../fields.ts';

/** Fields of a criterion with described levels. */
export function levelsSchema() {
  return z.strictObject({
    ...identity(),
    type: z.literal('levels').optional().describe('levels, which is also the default'),
    ...asking(),
    weight: weight(),
    target: level().optional().describe('Level it should reach; default that of the checklist'),
    must: must({ level: level().describe('The lowest level that is enough') }),
    when: when(),
    levels: z
      .union([z.record(levelName(), describedLevel()), z.array(scoredLevel()).min(2)], {
        error: ({ input }) => (typeof input === 'object' && input !== null ? undefined : NO_LEVELS),
      })
      .describe('Description of each level, the worst first; or a list with a score for each'),
    ...background(),
    advice: z.record(levelName(), ADVICE).optional().describe('Advice for leaving each level'),
    lookAt: lookAt(),
  });
}

function describedLevel() {
  return z.union([
    prose(),
    z.strictObject({
      description: prose().describe('Description of the level'),
      formerly: formerTexts(),
    }),
  ]);
}

function scoredLevel() {
  return z.strictObject(
    { ...scoredStep(), formerly: formerTexts() },
    {
      error: ({ code }) => (code === 'invalid_type' ? NOT_SCORED : undefined),
    },
  );
}

function formerTexts() {
  return z.array(prose()).optional().describe('Earlier texts of the level that mean the same');
}

const NO_LEVELS = issueMessage(errorText('checklist/no-levels'));
const NOT_SCORED = issueMessage(errorText('checklist/unscored-level'));
