import * as z from 'zod';
import { checklistError } from '../../../words/checklist-errors.ts';
import { issueMessage } from '../../../words/errors.ts';
import {
  ADVICE,
  asking,
  background,
  identity,
  level,
  levelName,
  lookAt,
  must,
  prose,
  scoredStep,
  weight,
  when,
} from '../../fields.ts';

/** Fields of a criterion with described levels. */
export function levelsSchema() {
  return z.strictObject({
    ...identity(),
    type: z
      .literal('levels')
      .optional()
      .describe('Answered with the number of a level; the default type'),
    ...asking(),
    weight: weight(),
    target: level().optional().describe('Level to reach; default the target of the checklist'),
    must: must({ level: level().describe('Lowest level that is enough') }),
    when: when(),
    levels: z
      .union([z.record(levelName(), describedLevel()), z.array(scoredLevel()).min(2)], {
        error: ({ input }) => (typeof input === 'object' && input !== null ? undefined : NO_LEVELS),
      })
      .describe(
        'Descriptions by level number, the worst first; or a list of levels with scores, level 0 first',
      ),
    ...background(),
    advice: z
      .record(levelName(), ADVICE)
      .optional()
      .describe('Advice for leaving a level, by level number'),
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

const NO_LEVELS = issueMessage(checklistError('checklist/no-levels'));
const NOT_SCORED = issueMessage(checklistError('checklist/unscored-level'));
