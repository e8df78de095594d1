import * as z from 'zod';
import { issueMessage } from '../words/errors.ts';
import { schemaError } from '../words/schema-errors.ts';

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
  return z
    .string()
    .max(100)
    .regex(/^(?!(?:constructor|prototype)$)[a-z0-9]+(?:-[a-z0-9]+)*$/, {
      error: ({ input }) => notAnId(String(input)),
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
  [z.number(), z.boolean(), z.string().max(20_000), z.array(id())] as const;

const ANSWER = z.union(answerKinds()).meta({ id: 'answer' });

/** Returns the schema of answers of any type; the match with the criterion is checked later. */
export const anyAnswer = () => ANSWER;

function notAnId(input: string): string {
  // Files with these as names of fields are refused, so no error could name them.
  if (/^(?:constructor|prototype)$/.test(input)) {
    return issueMessage(schemaError('schema/reserved-id', { written: input }));
  }
  const suggestion = input
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const better = suggestion.slice(0, 100);
  return issueMessage(schemaError('schema/id', { written: input, better }));
}

function notAVersion({ input }: { readonly input?: unknown }): string | undefined {
  if (typeof input !== 'string' && typeof input !== 'number') return undefined;
  const written = String(input).normalize('NFKC');
  // YAML reads 1.10 as the number 1.1, so the version that is meant is not known.
  if (typeof input === 'number') {
    return issueMessage(schemaError('schema/version-number'));
  }
  const numbers = /^\d+(?:\.\d+)*$/.test(written) ? [...written.split('.'), '0', '0'] : [];
  const better = numbers.length > 0 ? numbers.slice(0, 3).join('.') : null;
  return issueMessage(schemaError('schema/version', { written, better }));
}

/** A day of the calendar as YYYY-MM-DD. */
export function date() {
  return z.iso.date({ error: ({ input }) => notADate(input) });
}

function notADate(input: unknown): string | undefined {
  if (input === undefined) return issueMessage(schemaError('schema/date-missing'));
  if (typeof input !== 'string') return undefined;
  const [year = '', month = '', day = ''] = input.trim().split(/[-/.]/);
  const rewritten = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (rewritten === input && /^\d{4}-\d{2}-\d{2}$/.test(input)) {
    return issueMessage(schemaError('schema/no-such-date', { written: input }));
  }
  const isReal = /^\d/.test(input) && z.iso.date().safeParse(rewritten).success;
  const better = isReal ? rewritten : null;
  return issueMessage(schemaError('schema/date-form', { written: input, better }));
}
