import * as z from 'zod';
import { issueMessage } from '../../words/errors.ts';
import { schemaError } from '../../words/schema-errors.ts';
import type { Condition } from '../criterion.ts';
import { anyAnswer, id, percent, prose, text, title, wordId } from '../fields.ts';

/** Ids that every criterion has. */
export function identity() {
  return {
    id: id().describe('Name of the criterion for ever'),
    formerly: z.array(id()).optional().describe('Ids it had in earlier versions of the checklist'),
  };
}

/** Fields for asking a criterion. */
export function asking() {
  return {
    title: text(32).optional().describe('Name in tables, charts and headings; at most four words'),
    question: prose().describe('Question to the respondent'),
    key: z.boolean().optional().describe('true: asked in express mode'),
  };
}

/** Fields of scored types whose answers are not numbered; a rule checks the answers they name. */
export function scored() {
  return {
    weight: weight(),
    target: anyAnswer().optional().describe('The answer it should reach; default the best'),
    must: must({ answer: anyAnswer().describe('The worst answer that is enough') }),
    when: when(),
    lookAt: lookAt(),
  };
}

/** Evidence and benchmarks, which every criterion can have. */
export function background() {
  return {
    evidence: z.array(prose()).optional().describe('Evidence to ask for'),
    benchmarks: z.array(BENCHMARK).optional().describe('Published findings to compare with'),
  };
}

/** Weight within the point. */
export function weight() {
  return z.number().min(0).max(1_000_000).optional().describe('Within its point; default 1');
}

/** Minimum, with the field that names the level or answer. */
export function must<T extends z.ZodRawShape>(wanted: T) {
  return z
    .strictObject({
      ...wanted,
      of: z
        .enum(['overall', 'each-group', 'each-respondent'])
        .optional()
        .describe(
          'Level that counts: overall, of each group or of each respondent; default overall',
        ),
      cap: id().describe('Best band that is left when the level is not reached'),
      advice: prose()
        .optional()
        .describe('Advice if the level is not reached: the first thing to do'),
      verdict: title()
        .optional()
        .describe('Reason in the headline if the level is not reached, after "because"'),
    })
    .optional()
    .describe('Required level or answer; below it, the band is capped');
}

/** Condition for asking a criterion. */
export function when() {
  return CONDITION.optional().describe('Asked only if this holds for what else was answered');
}

/** Fields of an option. */
export function option() {
  return {
    id: wordId('option-').describe('Name of the option in answers'),
    label: title().describe('Text shown for the option'),
    description: prose().optional().describe('Description of the option'),
  };
}

/** Fields of a step with a score. */
export function scoredStep() {
  return {
    score: percent().describe('In percent'),
    label: title().optional().describe('Name of the level'),
    description: prose().optional().describe('Description of the level'),
  };
}

/** Advice by the name of a level or option. */
export function adviceFor(name: z.ZodString) {
  return z.record(name, ADVICE).optional();
}

/** Point of another checklist. */
export function lookAt() {
  return LOOK_AT.optional().describe('Point of another checklist that looks closer at a gap');
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
          issueMessage(schemaError('schema/web-address', { written: String(input) })),
      })
      .optional()
      .describe('Web address of the source'),
  })
  .meta({ id: 'benchmark' });

/** Advice for leaving a level. */
export const ADVICE = z
  .strictObject({
    do: prose().optional().describe('May be left out below the best level, which then serves'),
    owner: title().optional().describe('Job title of who does it'),
    effort: z.enum(['S', 'M', 'L']).optional().describe('Size of the work'),
    template: id().optional().describe('Id of the template that goes with it'),
    doneWhen: prose().optional().describe('Sign that it is done'),
  })
  .meta({ id: 'advice' });

const LOOK_AT = z
  .strictObject({
    checklist: id().describe('Id of the other checklist'),
    point: id().describe('Id of one of its points'),
    because: prose().describe('Relation between the gap and that point'),
  })
  .meta({ id: 'lookAt' });

/** Condition; a rule checks the criteria and answers it names. A constant, as it contains itself. */
const CONDITION: z.ZodType<Condition> = z
  .union([
    z.strictObject({
      criterion: id().describe('Id of the other criterion'),
      atLeast: anyAnswer().optional().describe('The least that its answer must be'),
      atMost: anyAnswer().optional().describe('The most that its answer may be'),
      is: anyAnswer().optional().describe('Answer that it must have'),
      isNot: anyAnswer().optional().describe('Answer that it must not have'),
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
