import * as z from 'zod';
import { quoted } from '../safe-text.ts';
import { id, level, levelName, prose, title } from './fields.ts';

/** What a criterion may hold; the rules across fields are in `rules/`. */
export function criterion() {
  return z.strictObject({
    id: id().describe('Name of the criterion for ever'),
    formerly: z.array(id()).optional().describe('Ids it had in earlier versions of the checklist'),
    type: z.literal('levels').optional().describe('levels, which is also the default'),
    question: prose().describe('What the respondent is asked'),
    key: z.boolean().optional().describe('true: asked in express mode'),
    weight: z.number().min(0).max(1_000_000).optional().describe('Within its point; default 1'),
    target: level().optional().describe('Level it should reach; default that of the checklist'),
    must: must().optional().describe('A level that must be reached, or the band is capped'),
    when: condition()
      .optional()
      .describe('Asked only if the respondent gave another criterion at least this level'),
    levels: z
      .union([z.record(levelName(), prose()), z.array(scoredLevel()).min(2)], {
        error: ({ input }) => (typeof input === 'object' && input !== null ? undefined : NO_LEVELS),
      })
      .describe('What each level looks like, 0 the worst; or a list with a score for each'),
    evidence: z.array(prose()).optional().describe('What to ask to see'),
    benchmarks: z.array(benchmark()).optional().describe('What others report'),
    advice: z.record(levelName(), advice()).optional().describe('How to leave each level'),
  });
}

const NO_LEVELS =
  'must have a line for each level from 0 up, such as "0: There is none"; write these';
const NOT_SCORED =
  'must have a score and a label; to write levels without scores, begin the lines with 0:, 1: … instead of "- "';

function must() {
  return z.strictObject({
    level: level().describe('The lowest level that is enough'),
    of: z
      .enum(['overall', 'each-group', 'each-respondent'])
      .optional()
      .describe('Whose level; default overall'),
    cap: id().describe('Best band that is left when the level is not reached'),
    advice: prose().optional().describe('What to do first then'),
  });
}

function condition() {
  return z.strictObject({
    criterion: id().describe('Id of the other criterion'),
    atLeast: level().describe('The level it must have'),
  });
}

function scoredLevel() {
  return z.strictObject(
    {
      score: z.number().min(0).max(100).describe('In percent'),
      label: title().optional().describe('Name of the level'),
      description: prose().optional().describe('What the level looks like'),
    },
    { error: ({ code }) => (code === 'invalid_type' ? NOT_SCORED : undefined) },
  );
}

function benchmark() {
  return z.strictObject({
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
  });
}

function advice() {
  return z.strictObject({
    do: prose().optional().describe('May be left out below the best level, which then serves'),
    owner: title().optional().describe('Job title of who does it'),
    effort: z.enum(['S', 'M', 'L']).optional().describe('How much work it is'),
  });
}
