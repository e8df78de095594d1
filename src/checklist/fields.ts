import * as z from 'zod';
import { plainly } from '../numbers.ts';
import { issueMessage } from '../words/errors.ts';
import { schemaError } from '../words/schema-errors.ts';
import type { Condition } from './criterion.ts';

/** Text of at most so many characters that says something. */
export function text(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .regex(/\S/, { error: issueMessage(schemaError('schema/blank-text')) });
}

/** A heading, a name, a label. */
export const title = () => text(200);

/** A paragraph. */
export const prose = () => text(2000);

/** Lowercase letters, digits and single hyphens, such as `exec-sponsorship`. */
export function id() {
  return idOr(notAnId);
}

function idOr(error: (written: string) => string) {
  return z
    .string()
    .max(100)
    .regex(/^(?!(?:constructor|prototype)$)[a-z0-9]+(?:-[a-z0-9]+)*$/, {
      error: ({ input }) => error(String(input)),
    });
}

/**
 * An id with a letter in it. The order of groups counts, and JavaScript puts whole numbers first; and
 * an option of digits alone would be read as a number where it is answered.
 */
export function wordId(example: string) {
  return z
    .string()
    .max(100)
    .regex(/^(?!(?:constructor|prototype|\d+)$)[a-z0-9]+(?:-[a-z0-9]+)*$/, {
      error: ({ input }) => {
        const written = String(input);
        const better = `${example}${written}`;
        return /^\d+$/.test(written)
          ? issueMessage(schemaError('schema/id-without-letter', { better }))
          : notAnId(written);
      },
    });
}

/** A version as in semantic versioning, such as `1.0.0`. */
export function version() {
  const pattern = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:[-+][0-9A-Za-z.+-]+)?$/;
  return z.string({ error: notAVersion }).regex(pattern, { error: notAVersion });
}

/** Fields of the checklist that another file is for. */
export function checklistVersion() {
  return {
    id: id().describe('Id of the checklist'),
    version: version().describe('Version of the checklist, such as 1.0.0'),
  };
}

/** The version of the file format, `format: 1`. */
export function format() {
  return z.literal(1, {
    error: ({ input }) =>
      issueMessage(schemaError('schema/format', { isMissing: input === undefined })),
  });
}

/** The number of a level as the name of a field. */
export function levelName() {
  return z.string().regex(/^(?:0|-?[1-9]\d{0,2})$/, {
    error: issueMessage(schemaError('schema/level-name')),
  });
}

/** The number of a level as a value. */
export const level = () => z.int().min(-999).max(999);

/** A score as files have it. */
export const percent = () => z.number().min(0).max(100);

/** The kinds of values that answers are, for a union with others. */
export const answerKinds = () =>
  [z.number(), z.boolean(), z.string().max(20_000), z.array(idOr(notOneId))] as const;

const ANSWER = z.union(answerKinds()).meta({ id: 'answer' });

/** Returns the schema of answers of any type; the match with the criterion is checked later. */
export const anyAnswer = () => ANSWER;

/** Explains an entry of a list of ids, which are probably several without a comma between them. */
function notOneId(input: string): string {
  const ids = plainly(input).split(/[\s,;|\u3001]+/);
  const areIds = ids.length > 1 && ids.every((own) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(own));
  return areIds
    ? issueMessage(schemaError('schema/several-ids', { written: input, ids }))
    : notAnId(input);
}

function notAnId(input: string): string {
  // Files with these as names of fields are refused, so no error could name them.
  if (/^(?:constructor|prototype)$/.test(input)) {
    return issueMessage(schemaError('schema/reserved-id', { written: input }));
  }
  const bare = plainly(input)
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
  // An id that lacks a letter, such as one that only looks Latin, could be that of somebody else.
  const isLatin = !/[^\P{Letter}a-z]/u.test(bare);
  const suggestion = bare.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const better = isLatin ? suggestion.slice(0, 100) : '';
  return issueMessage(schemaError('schema/id', { written: input, better }));
}

function notAVersion({ input }: { readonly input?: unknown }): string | undefined {
  if (typeof input !== 'string' && typeof input !== 'number') return undefined;
  const written = String(input);
  // YAML reads 1.10 as the number 1.1, so the version that is meant is not known.
  if (typeof input === 'number') {
    return issueMessage(schemaError('schema/version-number'));
  }
  const [, numbers] = /^v?(\d+(?:\.\d+){0,2})$/.exec(plainly(written)) ?? [];
  const better = numbers && [...numbers.split('.').map(Number), 0, 0].slice(0, 3).join('.');
  return issueMessage(schemaError('schema/version', { written, better: better ?? null }));
}

/** A day of the calendar as YYYY-MM-DD. */
export function date() {
  return z.iso.date({ error: ({ input }) => notADate(input) });
}

function notADate(input: unknown): string | undefined {
  if (input === undefined) return issueMessage(schemaError('schema/date-missing'));
  if (typeof input !== 'string' && typeof input !== 'number') return undefined;
  const [year = '', month = '', day = ''] =
    DATE_LIKE.exec(plainly(String(input)))
      ?.slice(1)
      .filter((part) => part !== undefined) ?? [];
  const rewritten = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const isReal = z.iso.date().safeParse(rewritten).success;
  if (year !== '' && !isReal) {
    return issueMessage(schemaError('schema/no-such-date', { written: rewritten }));
  }
  const better = isReal ? rewritten : null;
  return issueMessage(schemaError('schema/date-form', { written: input, better }));
}

/** Date that begins with the year, so that the month is certain; a time may follow. */
const DATE_LIKE =
  /^(\d{4})(?:(\d{2})(\d{2})|\s*[-/._]\s*(\d{1,2})\s*[-/._]\s*(\d{1,2}))(?:[T ]\d{1,2}:.*)?$/;

/** Ids that every criterion has. */
export function identity() {
  return {
    id: id().describe('Id of the criterion in answers; keep it in later versions'),
    formerly: z.array(id()).optional().describe('Former ids, so that earlier answers still match'),
  };
}

/** Fields for asking a criterion. */
export function asking() {
  return {
    title: text(32).optional().describe('Name in tables, charts and headings; at most four words'),
    question: prose().describe('Question to the respondent'),
    key: z
      .boolean()
      .optional()
      .describe('true to ask the criterion in express audits too; default false, true with a must'),
    notApplicable: z
      .boolean()
      .optional()
      .describe('false to forbid the answer "not applicable"; default true, false with a must'),
  };
}

/** Fields of scored types whose answers are not numbered; a rule checks the answers they name. */
export function scored() {
  return {
    weight: weight(),
    target: anyAnswer().optional().describe('Answer to reach; default the best one'),
    must: must({ answer: anyAnswer().describe('Worst answer that is enough') }),
    when: when(),
    lookAt: lookAt(),
  };
}

/** Field of types whose answers may be only reported. */
export function scoredSwitch() {
  return z
    .boolean()
    .optional()
    .describe('false for a question that is only reported; default true');
}

/** Evidence and benchmarks, which every criterion can have. */
export function background() {
  return {
    evidence: z
      .array(prose())
      .optional()
      .describe('Evidence that the respondent should be able to show'),
    benchmarks: z.array(BENCHMARK).optional().describe('Published findings on the subject'),
  };
}

/** Weight within the point. */
export function weight() {
  return z
    .number()
    .min(0)
    .max(1_000_000)
    .optional()
    .describe('Weight relative to the other criteria of the point, 0 to 1,000,000; default 1');
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
          'Result that must reach it: overall, of each group or of each respondent; default overall',
        ),
      cap: id().describe('Id of the best band possible if the requirement is missed'),
      advice: prose().optional().describe('First action if the requirement is missed'),
      verdict: title()
        .optional()
        .describe('Reason in the headline if the requirement is missed, after "because"'),
    })
    .optional()
    .describe('Required level or answer; the band is capped if it is missed');
}

/** Condition for asking a criterion. */
export function when() {
  return CONDITION.optional().describe(
    'Condition on other answers; the criterion is asked only if it holds',
  );
}

/** Fields of an option. */
export function option() {
  return {
    id: wordId('option-').describe('Id of the option in answers'),
    label: title().describe('Text of the option'),
    description: prose().optional().describe('Explanation of the option'),
  };
}

/** Fields of a step with a score. */
export function scoredStep() {
  return {
    score: percent().describe('Score in percent, 0 to 100'),
    label: title().optional().describe('Short name of the level'),
    description: prose().optional().describe('Description of the level'),
  };
}

/** Advice by the name of a level or option. */
export function adviceFor(name: z.ZodString) {
  return z.record(name, ADVICE).optional();
}

/** Point of another checklist. */
export function lookAt() {
  return LOOK_AT.optional().describe(
    'Point of another checklist with more questions on a gap here',
  );
}

const BENCHMARK = z
  .strictObject({
    text: prose().describe('Finding in one sentence'),
    source: prose().describe('Authors and publication'),
    year: z.int().min(1900).max(2100).describe('Year of publication'),
    url: z
      .string()
      .max(2000)
      .regex(/^https?:\/\/[^\s<>"\\]+$/, {
        error: ({ input }) =>
          issueMessage(schemaError('schema/web-address', { written: String(input) })),
      })
      .optional()
      .describe('Web address of the source, http or https'),
  })
  .meta({ id: 'benchmark' });

/** Advice for leaving a level. */
export const ADVICE = z
  .strictObject({
    do: prose().optional().describe('Action to take; default the description of the next level'),
    owner: title().optional().describe('Job title of the person responsible'),
    effort: z.enum(['S', 'M', 'L']).optional().describe('Size of the work: small, medium or large'),
    template: id().optional().describe('Id of the template that goes with the action'),
    doneWhen: prose().optional().describe('Sign that the action is done'),
  })
  .meta({ id: 'advice' });

const LOOK_AT = z
  .strictObject({
    checklist: id().describe('Id of the other checklist'),
    point: id().describe('Id of a point of that checklist'),
    because: prose().describe('Reason to look there, in one sentence'),
  })
  .meta({ id: 'lookAt' });

/** Condition; a rule checks the criteria and answers it names. A constant, as it contains itself. */
const CONDITION: z.ZodType<Condition> = z
  .union([
    z.strictObject({
      criterion: id().describe('Id of the other criterion'),
      atLeast: anyAnswer().optional().describe('Lowest answer for which the condition holds'),
      atMost: anyAnswer().optional().describe('Highest answer for which the condition holds'),
      is: anyAnswer().optional().describe('Only answer for which the condition holds'),
      isNot: anyAnswer().optional().describe('Only answer for which the condition does not hold'),
    }),
    z.strictObject({ all: parts().describe('Conditions that must all hold') }),
    z.strictObject({ any: parts().describe('Conditions of which at least one must hold') }),
    z.strictObject({ not: part().describe('Condition that must not hold') }),
  ])
  .meta({ id: 'condition' });

function part() {
  return z.lazy(() => CONDITION);
}

function parts() {
  return z.array(part()).min(1);
}
