import * as z from 'zod';
import { quoted } from '../../text/safe.ts';
import type { Condition } from '../condition.ts';
import { anyAnswer, id, level, levelName, percent, prose, title, wordId } from '../fields.ts';

/** What a criterion may hold, by its type; the rules across fields are in `rules/`. */
export function criterion() {
  return z.discriminatedUnion('type', [
    levels(),
    yesNo(),
    choice(),
    multiChoice(),
    number(),
    text(),
  ]);
}

function levels() {
  return z.strictObject({
    ...identity(),
    type: z.literal('levels').optional().describe('levels, which is also the default'),
    ...asking(),
    weight: weight(),
    target: level().optional().describe('Level it should reach; default that of the checklist'),
    must: must({ level: level().describe('The lowest level that is enough') }),
    when: when(),
    levels: z
      .union([z.record(levelName(), prose()), z.array(scoredLevel()).min(2)], {
        error: ({ input }) => (typeof input === 'object' && input !== null ? undefined : NO_LEVELS),
      })
      .describe('What each level looks like, 0 the worst; or a list with a score for each'),
    ...background(),
    advice: z.record(levelName(), ADVICE).optional().describe('How to leave each level'),
    lookAt: lookAt(),
  });
}

function yesNo() {
  return z.strictObject({
    ...identity(),
    type: z.literal('yes-no').describe('Answered with yes or no'),
    ...asking(),
    ...scored(),
    better: z
      .enum(['yes', 'no'])
      .optional()
      .describe('The answer that scores 100 percent, the other none; default yes'),
    ...background(),
    advice: adviceFor(z.string().regex(/^(?:yes|no)$/, { error: NOT_YES_OR_NO })).describe(
      'How to leave the worse answer',
    ),
  });
}

function choice() {
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

function multiChoice() {
  return z.strictObject({
    ...identity(),
    type: z.literal('multi-choice').describe('Answered with any number of its options'),
    ...asking(),
    ...scored(),
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
      .describe('The most that a sum comes to, in percent; default 100'),
    ...background(),
    advice: adviceFor(id()).describe('How to be able to tick each box, by its id'),
  });
}

function number() {
  return z.strictObject({
    ...identity(),
    type: z.literal('number').describe('Answered with a number'),
    ...asking(),
    ...scored(),
    unit: title().optional().describe('What is counted, such as hours or %'),
    min: z.number().optional().describe('The least that is accepted'),
    max: z.number().optional().describe('The most that is accepted'),
    thresholds: z
      .array(threshold())
      .min(2)
      .describe('Which number reaches which score; none of them reached is a score of 0'),
    between: z
      .enum(['stepped', 'linear'])
      .optional()
      .describe('What a number between two thresholds scores: as the worse one, or in proportion'),
    ...background(),
    advice: adviceFor(
      z.string().regex(/^(?:otherwise|-?\d+(?:\.\d+)?)$/, { error: NO_THRESHOLD }),
    ).describe('How to leave each threshold, by its number; "otherwise" where none is reached'),
  });
}

function text() {
  return z.strictObject({
    ...identity(),
    type: z.literal('text').describe('Answered in words; never scored'),
    ...asking(),
    when: when(),
    ...background(),
  });
}

function identity() {
  return {
    id: id().describe('Name of the criterion for ever'),
    formerly: z.array(id()).optional().describe('Ids it had in earlier versions of the checklist'),
  };
}

function asking() {
  return {
    question: prose().describe('What the respondent is asked'),
    key: z.boolean().optional().describe('true: asked in express mode'),
  };
}

/** What all scored types have that name answers; which ones exist is a rule across fields. */
function scored() {
  return {
    weight: weight(),
    target: anyAnswer().optional().describe('The answer it should reach; default the best'),
    must: must({ answer: anyAnswer().describe('The worst answer that is enough') }),
    when: when(),
    lookAt: lookAt(),
  };
}

function background() {
  return {
    evidence: z.array(prose()).optional().describe('What to ask to see'),
    benchmarks: z.array(BENCHMARK).optional().describe('What others report'),
  };
}

const NO_LEVELS =
  'must have a line for each level from 0 up, such as "0: There is none"; write these';
const NOT_SCORED =
  'must have a score and a label; to write levels without scores, begin the lines with 0:, 1: … instead of "- "';
const NOT_YES_OR_NO = 'is neither yes nor no; write one of the two';
const NO_THRESHOLD =
  'is not the number of a threshold; write one, or "otherwise" where none is reached';

function weight() {
  return z.number().min(0).max(1_000_000).optional().describe('Within its point; default 1');
}

function must<T extends z.ZodRawShape>(wanted: T) {
  return z
    .strictObject({
      ...wanted,
      of: z
        .enum(['overall', 'each-group', 'each-respondent'])
        .optional()
        .describe('Whose level; default overall'),
      cap: id().describe('Best band that is left when the level is not reached'),
      advice: prose().optional().describe('What to do first then'),
    })
    .optional()
    .describe('What must be reached, or the band is capped');
}

function when() {
  return condition().optional().describe('Asked only if this holds for what else was answered');
}

function scoredLevel() {
  return z.strictObject(
    {
      score: percent().describe('In percent'),
      label: title().optional().describe('Name of the level'),
      description: prose().optional().describe('What the level looks like'),
    },
    { error: ({ code }) => (code === 'invalid_type' ? NOT_SCORED : undefined) },
  );
}

function option() {
  return {
    id: wordId('option-').describe('What stands in answers'),
    label: title().describe('What is shown'),
    description: prose().optional().describe('What it looks like'),
  };
}

function threshold() {
  return z.strictObject({
    at: z.number().describe('From this number on, upwards or downwards'),
    score: percent().describe('In percent'),
    label: title().optional().describe('Name of the level'),
    description: prose().optional().describe('What the level looks like'),
  });
}

const BENCHMARK = z
  .strictObject({
    text: prose().describe('The finding, in a sentence'),
    source: prose().describe('Who found it, and where it was published'),
    year: z.int().min(1900).max(2100).describe('Year of publication'),
    url: z
      .string()
      .max(2000)
      .regex(/^https?:\/\/[^\s<>"\\]+$/, {
        error: ({ input }) =>
          `must be a web address, but is ${quoted(String(input))}; begin it with https:// or http://`,
      })
      .optional()
      .describe('Web address of the source'),
  })
  .meta({ id: 'benchmark' });

function adviceFor(name: z.ZodString) {
  return z.record(name, ADVICE).optional();
}

const ADVICE = z
  .strictObject({
    do: prose().optional().describe('May be left out below the best level, which then serves'),
    owner: title().optional().describe('Job title of who does it'),
    effort: z.enum(['S', 'M', 'L']).optional().describe('How much work it is'),
  })
  .meta({ id: 'advice' });

function lookAt() {
  return LOOK_AT.optional().describe('Point of another checklist that looks closer at a gap');
}

const LOOK_AT = z
  .strictObject({
    checklist: id().describe('Id of the other checklist'),
    point: id().describe('Id of one of its points'),
    because: prose().describe('What the gap has to do with that point'),
  })
  .meta({ id: 'lookAt' });

/** When a criterion is asked; which criteria and answers exist is a rule across fields. */
const condition = () => CONDITION;

// One for all, as it holds itself.
const CONDITION: z.ZodType<Condition> = z
  .union([
    z.strictObject({
      criterion: id().describe('Id of the other criterion'),
      atLeast: anyAnswer().optional().describe('The least that its answer must be'),
      atMost: anyAnswer().optional().describe('The most that its answer may be'),
      is: anyAnswer().optional().describe('What its answer must be'),
      isNot: anyAnswer().optional().describe('What its answer must not be'),
    }),
    z.strictObject({ all: parts().describe('All of these must hold') }),
    z.strictObject({ any: parts().describe('One of these must hold') }),
    z.strictObject({ not: part().describe('This must not hold') }),
  ])
  .meta({ id: 'condition' });

function part() {
  return z.lazy(() => CONDITION);
}

function parts() {
  return z.array(part()).min(1);
}
