import * as z from 'zod';
import { checklistError } from '../words/checklist-errors.ts';
import { issueMessage } from '../words/errors.ts';
import type { Checklist } from './checklist.ts';
import { choiceSchema } from './criteria/choice/schema.ts';
import { levelsSchema } from './criteria/levels/schema.ts';
import { multiChoiceSchema } from './criteria/multi-choice/schema.ts';
import { numberSchema } from './criteria/number/schema.ts';
import { textSchema } from './criteria/text/schema.ts';
import { yesNoSchema } from './criteria/yes-no/schema.ts';
import { format, id, level, prose, text, title, version, wordId } from './fields.ts';
import { checkRules } from './rules/rules.ts';

let schema: z.ZodType<Checklist> | undefined;

/**
 * Schema of a checklist file. A parsed checklist equals the written one, without defaults and
 * conversions, because checksums are taken over it. Built on first use.
 */
export function checklistSchema(): z.ZodType<Checklist> {
  schema ??= checklist().check((context) => {
    for (const { path, at, why, code, message, hint = '' } of checkRules(context.value)) {
      context.issues.push({
        ...{ code: 'custom', path: [...path], input: null, params: { at, why } },
        message: issueMessage({ code, severity: 'error', message, hint }),
      });
    }
  });
  return schema;
}

function checklist() {
  return z
    .strictObject({
      format: format().describe('Version of the file format; write 1'),
      id: id().describe(
        'Id of the checklist, such as lead-gen-alignment; keep it in later versions',
      ),
      version: version().describe('Version of the content, such as 1.0.0'),
      variantOf: z
        .strictObject({
          id: id().describe('Id of the parent checklist'),
          version: version().describe('Version of the parent checklist, such as 1.0.0'),
        })
        .optional()
        .describe('Parent of this variant; written by align from "extends"'),
      language: z
        .string()
        .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
        .optional()
        .describe('Language of a variant that changes words only, such as de or pt-BR'),
      title: title().describe('Name of the checklist, shown in reports'),
      description: prose()
        .optional()
        .describe('Subject of the checklist, and instructions for answering it'),
      attribution: prose().optional().describe('Sources of the content'),
      groups: z
        .record(wordId('g'), group())
        .refine(
          (groups) => Object.keys(groups).length > 0,
          issueMessage(checklistError('checklist/no-groups')),
        )
        .optional()
        .describe(
          'Groups by id; answers are averaged within each group first; default one group of everyone',
        ),
      target: level()
        .optional()
        .describe('Number of the level that each criterion should reach; default its best level'),
      display: display()
        .optional()
        .describe(
          'Scale on which scores, bands and policies are written; default 0 to 100 percent',
        ),
      pace: z
        .int()
        .min(1)
        .optional()
        .describe('Most levels that a criterion rises in one action path; default 2'),
      effort: z
        .strictObject({ S: units(), M: units(), L: units() })
        .optional()
        .describe('Effort units of the sizes S, M and L; default 1, 3 and 8'),
      scale: z
        .array(scaleLabel())
        .min(2)
        .optional()
        .describe('Names for the levels of all criteria, the worst level first'),
      bands: z.array(band()).min(1).describe('Named ranges of the overall score, lowest first'),
      points: z.array(point()).min(1).describe('Weighted parts of the checklist'),
    })
    .meta({ title: 'Checklist', description: 'An align checklist' });
}

function group() {
  return z.strictObject({
    title: title().describe('Name of the group in reports'),
    leadership: z
      .boolean()
      .optional()
      .describe('true for the group to compare with all others; default false'),
    weight: z
      .number()
      .gt(0)
      .max(1_000_000)
      .optional()
      .describe('Weight of the group in every mean of groups; default 1'),
    formerly: z
      .array(id())
      .optional()
      .describe('Ids of the group in earlier versions of the checklist'),
  });
}

function display() {
  return z.strictObject({
    from: z.number().describe('Lowest score, as written and printed'),
    to: z.number().describe('Highest score, as written and printed'),
    decimals: z.int().min(0).max(6).optional().describe('Decimals of a printed score; default 1'),
    unit: text(20).optional().describe('Text after a printed score, such as %; default none'),
  });
}

function units() {
  return z.int().min(1).describe('Effort units, a whole number from 1');
}

function band() {
  return z.strictObject({
    id: id().describe('Id of the band; keep it in later versions'),
    from: z
      .number()
      .describe('Lowest score of the band, on the scale of display; the first band begins there'),
    title: title().describe('Name of the band in reports'),
    verdict: title()
      .optional()
      .describe(
        'First half of the headline, without a full stop; "{now} " becomes "now " after a rise',
      ),
    advice: prose().optional().describe('First action for an organisation in this band'),
  });
}

function point() {
  return z.strictObject({
    id: id().describe('Id of the point; keep it in later versions'),
    title: title().describe('Name of the point in reports'),
    short: text(28).optional().describe('Name in tables and charts; default the title'),
    weight: z
      .number()
      .min(0)
      .max(1_000_000)
      .describe(
        'Weight relative to the other points, 0 to 1,000,000; 0 for no effect on the score',
      ),
    weightReason: prose().optional().describe('Reason for the weight'),
    why: prose().optional().describe('Reason why the point matters'),
    causedBy: z
      .array(cause())
      .optional()
      .describe('Points whose weakness causes weakness here; circles are not allowed'),
    avoid: prose().optional().describe('Mistake that companies make first'),
    criteria: z.array(criterion()).min(1).describe('Criteria of the point'),
  });
}

/** Fields of a criterion by its type; the rules across fields are in `rules/`. */
function criterion() {
  return z.discriminatedUnion('type', [
    levelsSchema(),
    yesNoSchema(),
    choiceSchema(),
    multiChoiceSchema(),
    numberSchema(),
    textSchema(),
  ]);
}

function cause() {
  return z.strictObject({
    point: id().describe('Id of the causing point'),
    because: prose().describe('Explanation of the cause, in one sentence'),
  });
}

function scaleLabel() {
  return z.strictObject({
    level: level().describe('Number of the level; whole numbers in ascending order without a gap'),
    label: title().describe('Name of the level'),
  });
}
