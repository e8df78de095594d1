import * as z from 'zod';
import { errorText, issueMessage } from '../words/errors.ts';
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
      format: format().describe('Version of the file format: always 1'),
      id: id().describe('Name of the checklist for ever, such as lead-gen-alignment'),
      version: version().describe('Version of the content, such as 1.0.0'),
      variantOf: z
        .strictObject({
          id: id().describe('Id of the parent'),
          version: version().describe('Version of the parent'),
        })
        .optional()
        .describe('The checklist that this one is a variant of; "extends" writes it'),
      title: title().describe('Heading of every report'),
      description: prose()
        .optional()
        .describe('Subject of the checklist, and instructions for answering it'),
      attribution: prose().optional().describe('Source of the content'),
      groups: z
        .record(wordId('g'), group())
        .refine(
          (groups) => Object.keys(groups).length > 0,
          issueMessage(errorText('checklist/no-groups')),
        )
        .optional()
        .describe('Groups whose answers are averaged first; without any, everyone is in one group'),
      target: level()
        .optional()
        .describe('Level every criterion should reach; default the top one'),
      effort: z
        .strictObject({ S: units(), M: units(), L: units() })
        .optional()
        .describe('Work units, whole and 1 or more; default S 1, M 3, L 8'),
      scale: z
        .array(scaleLabel())
        .min(2)
        .optional()
        .describe('Labels that the levels of all criteria share, from level 0 up'),
      bands: z.array(band()).min(1).describe('Ranges of the overall score, lowest first'),
      points: z.array(point()).min(1).describe('The weighted parts of the checklist'),
    })
    .meta({ title: 'Checklist', description: 'A checklist of align' });
}

function group() {
  return z.strictObject({
    title: title().describe('Name of the group in reports'),
    leadership: z
      .boolean()
      .optional()
      .describe('true for the group whose view is set against that of all others'),
  });
}

function units() {
  return z.int().min(1).describe('Work units');
}

function band() {
  return z.strictObject({
    id: id().describe('Name of the band for ever'),
    from: z.number().min(0).max(100).describe('Lower bound in percent; the first band is from 0'),
    title: title().describe('Name of the band in reports'),
    verdict: title().optional().describe('First half of the headline; no full stop'),
    advice: prose().optional().describe('Advice for this band: the next thing to do'),
  });
}

function point() {
  return z.strictObject({
    id: id().describe('Name of the point for ever'),
    title: title().describe('Heading of the point'),
    short: text(28).optional().describe('Name in tables and charts; default the title'),
    weight: z
      .number()
      .min(0)
      .max(1_000_000)
      .describe('Relative to the sum over all points; 0 leaves the point out of the score'),
    weightReason: prose().optional().describe('Reason for the weight'),
    why: prose().optional().describe('Reason why the point matters'),
    causedBy: z
      .array(cause())
      .optional()
      .describe('Other points whose weakness brings this one about; no circles'),
    avoid: prose().optional().describe('Mistake that companies make first'),
    criteria: z.array(criterion()).min(1).describe('Criteria of this point'),
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
    point: id().describe('Id of the point that brings it about'),
    because: prose().describe('Explanation of the cause'),
  });
}

function scaleLabel() {
  return z.strictObject({
    level: level().describe('0, 1, 2 … in this order'),
    label: title().describe('Name of the level for all criteria'),
  });
}
