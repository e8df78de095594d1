import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { exchangeSchema, portfolioEntrySchema } from '../src/analysis/portfolio/schema.ts';
import { agreedSchema, answersSchema, roundSchema } from '../src/answers/schema.ts';
import { checklistSchema } from '../src/checklist/schema.ts';
import { mapSchema } from '../src/collecting/import/map.ts';
import { configurationSchema } from '../src/configuration/schema.ts';
import { planSchema } from '../src/plan/schema.ts';
import { policySchema } from '../src/policy/schema.ts';
import { brandSchema, templateSchema } from '../src/report/schema/files.ts';
import { reportSchema } from '../src/report/schema/report.ts';
import { formatted } from './formatted.ts';

const authored = [
  ['checklist', checklistSchema],
  ['answers', answersSchema],
  ['plan', planSchema],
  ['policy', policySchema],
  ['agreed', agreedSchema],
  ['round', roundSchema],
  ['map', mapSchema],
  ['brand', brandSchema],
  ['template', templateSchema],
  ['portfolio', portfolioEntrySchema],
  ['exchange', exchangeSchema],
  ['config', configurationSchema],
] as const;

const ajv = new Ajv2020({ validateFormats: false });
const isChecklist = ajv.compile(z.toJSONSchema(checklistSchema()));
const isAnswers = ajv.compile(z.toJSONSchema(answersSchema()));

describe('the JSON Schemas that editors use', () => {
  it.each([...authored, ['report', reportSchema] as const])(
    '%s.schema.json says what the program checks ("npm test -- -u" writes it anew)',
    async (name, schema) => {
      const text = formatted(z.toJSONSchema(schema()));
      await expect(text).toMatchFileSnapshot(`../checklists/${name}.schema.json`);
    },
  );

  it.each(authored)('%s.schema.json describes each field', (_, schema) => {
    const fields = describedFields(z.toJSONSchema(schema()));
    expect(fields.filter(({ description }) => description === '')).toEqual([]);
  });

  it.each([...authored, ['report', reportSchema] as const])(
    '%s.schema.json describes fields in the style of the project',
    (_, schema) => {
      const descriptions = describedFields(z.toJSONSchema(schema())).map((own) => own.description);
      expect(descriptions.filter((text) => text.split(/\s+/).length > 20)).toEqual([]);
      expect(descriptions.filter((text) => UNSTYLED.test(text))).toEqual([]);
    },
  );

  it.each([
    { change: {}, valid: true, because: 'it is complete' },
    { change: { description: 'x' }, valid: true, because: 'a description may be there' },
    { change: { titel: 'x' }, valid: false, because: 'there is no field "titel"' },
    { change: { title: undefined }, valid: false, because: 'the title is missing' },
    { change: { title: ' ' }, valid: false, because: 'the title is blank' },
    { change: { version: '1.0' }, valid: false, because: 'the version has two numbers' },
    { change: { id: 'Lead_Gen' }, valid: false, because: 'the id is not kebab-case' },
    { change: { format: 2 }, valid: false, because: 'there is only format 1' },
    { change: { bands: [] }, valid: false, because: 'there is no band' },
    { change: { effort: { S: 0, M: 1, L: 2 } }, valid: false, because: 'an effort is 0' },
    { change: { points: 'none' }, valid: false, because: 'points are text' },
  ])('agree about a checklist, $valid because $because', ({ change, valid }) => {
    const checklist = written({ ...smallChecklist, ...change });
    expect(isChecklist(checklist)).toBe(valid);
    expect(checklistSchema().safeParse(checklist).success).toBe(valid);
  });

  it.each([
    { answer: 3, valid: true, because: 'it is a level' },
    { answer: null, valid: true, because: 'it is "I don\'t know"' },
    { answer: { value: 3, firstVote: null }, valid: true, because: 'it is the long form' },
    { answer: { notApplicable: 'no events' }, valid: true, because: 'it has a reason' },
    { answer: { notApplicable: '' }, valid: false, because: 'the reason is blank' },
    { answer: { notApplicable: true }, valid: false, because: 'there is no reason' },
    { answer: { value: 1, notApplicable: 'x' }, valid: false, because: 'it says both' },
    { answer: { note: 'x' }, valid: false, because: 'it says neither' },
    { answer: { value: 1, nte: 'x' }, valid: false, because: 'there is no field "nte"' },
    { answer: 1.5, valid: true, because: 'a criterion may ask for any number' },
    { answer: true, valid: true, because: 'it is a yes' },
    { answer: 'crm', valid: true, because: 'it is an option, or a text' },
    { answer: ['mql', 'sql'], valid: true, because: 'these are boxes' },
    { answer: [], valid: true, because: 'no box is ticked' },
    { answer: ['MQL 1'], valid: false, because: 'no option has such an id' },
    { answer: [1], valid: false, because: 'boxes go by their ids' },
  ])('agree about an answer, $valid because $because', ({ answer, valid }) => {
    const answers = { ...smallAnswers, answers: { icp: answer } };
    expect(isAnswers(answers)).toBe(valid);
    expect(answersSchema().safeParse(answers).success).toBe(valid);
  });

  it.each([
    { date: '2012-08-06', valid: true, because: 'it is a day' },
    { date: '2024-02-29', valid: true, because: '2024 is a leap year' },
    { date: '2023-02-29', valid: false, because: '2023 is none' },
    { date: '2012-8-6', valid: false, because: 'the digits are too few' },
    { date: '2015/10/21', valid: false, because: 'it has slashes' },
  ])('agree about the date $date, $valid because $because', ({ date, valid }) => {
    const answers = { ...smallAnswers, date };
    expect(isAnswers(answers)).toBe(valid);
    expect(answersSchema().safeParse(answers).success).toBe(valid);
  });
});

const smallChecklist = {
  format: 1,
  id: 'small',
  version: '1.0.0',
  title: 'A small checklist',
  bands: [{ id: 'all', from: 0, title: 'All' }],
  points: [
    {
      id: 'only',
      title: 'The only point',
      weight: 1,
      criteria: [{ id: 'icp', question: 'Is it so?', levels: { 0: 'no', 1: 'yes' } }],
    },
  ],
};

const smallAnswers = {
  format: 1,
  checklist: { id: 'small', version: '1.0.0' },
  subject: 'Lakeshore Metrics',
  date: '2012-08-06',
  respondent: { id: 'kathy' },
  answers: {},
};

/** Openings and words that descriptions of fields avoid. */
const UNSTYLED =
  /^(?:the|what|who|how|where|whether|when|that|by when|of)\b|\.$|\b(?:blanks?(?! line)|musts|for ever|brings? about|work units|digest)\b/i;

interface DescribedField {
  readonly path: string;
  /** Empty if the field has no description. */
  readonly description: string;
}

/** Returns the fields of all objects of a JSON Schema with their descriptions. */
function describedFields(schema: unknown, path = ''): readonly DescribedField[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, part]) => {
    const inner = describedFields(part, `${path}/${name}`);
    if (!path.endsWith('/properties')) return inner;
    const { description = '', $ref } = part;
    return [
      ...($ref === undefined
        ? [{ path: `${path}/${name}`, description: String(description) }]
        : []),
      ...inner,
    ];
  });
}

/** Returns a value as a file contains it, without undefined fields. */
function written(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
