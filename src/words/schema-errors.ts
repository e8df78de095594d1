import { quoted } from '../text/safe.ts';
import { type ErrorTable, errorsOf, meantOr } from './coded.ts';
import { count, oneOf, quoteValue, thousands } from './grammar.ts';

const ENTRIES = { one: 'entry', other: 'entries' };
const CHARACTERS = { one: 'character', other: 'characters' };

/** Writes a number; without a comma below 10,000, as it may be a year. */
function digits(number: number): string {
  return Math.abs(number) < 10_000 ? String(number) : thousands(number);
}

/** Errors of the shape of any file by code; loaded with its schema. */
export const schemaErrorWords = {
  'schema/missing': ({ expected }: { expected: string }) => ({
    message: 'is missing',
    hint: `add ${expected}`,
  }),
  'schema/no-value': ({ expected }: { expected: string }) => ({
    message: 'has no value',
    hint: `add ${expected}`,
  }),
  'schema/unquoted': ({ written, kind }: { written: string; kind: string }) => ({
    message: `must be text, not the ${kind} ${written}`,
    hint: 'put it in quotes',
  }),
  'schema/not-text': ({ found }: { found: string }) => ({
    message: `must be text, not ${found}`,
    hint: 'put it in quotes if it is meant as text',
  }),
  'schema/not-a-mapping': ({ found }: { found: string }) => ({
    message: `must be a mapping, not ${found}`,
    hint: 'write one "name: value" per line',
  }),
  'schema/not-a-list': ({ found }: { found: string }) => ({
    message: `must be a list, not ${found}`,
    hint: 'start each entry on its own line with "- "',
  }),
  'schema/not-a-number': ({ found, number }: { found: string; number: string | undefined }) => ({
    message: `must be a number, not ${found}`,
    hint: `use ${number ?? 'a number'}`,
  }),
  'schema/not-a-whole-number': ({
    found,
    number,
    isNumber,
  }: {
    found: string;
    number: string | undefined;
    isNumber: boolean;
  }) => ({
    message: `must be a whole number, not ${found}`,
    hint: isNumber ? 'remove the decimals' : `use ${number ?? 'a whole number'}`,
  }),
  'schema/not-true-or-false': ({ found, isYes }: { found: string; isYes: boolean }) => ({
    message: `must be true or false, not ${found}`,
    hint: isYes ? 'use true' : 'use true or false without quotes',
  }),
  'schema/wrong-type': ({ expected, found }: { expected: string; found: string }) => ({
    message: `must be ${expected}, not ${found}`,
    hint: `use ${expected}`,
  }),
  'schema/unknown-value': ({
    choices,
    found,
    meant,
  }: {
    choices: readonly string[];
    found: string;
    meant: string | undefined;
  }) => ({
    message: `must be ${oneOf(choices)}, not ${found}`,
    hint: meantOr(meant, choices.length === 1 ? `use ${oneOf(choices)}` : 'use one of these'),
  }),
  'schema/unknown-field': ({
    name,
    meant,
    fields,
  }: {
    name: string;
    meant: string | undefined;
    fields: readonly string[];
  }) => ({
    message: `unknown field ${quoteValue(name)}`,
    hint: meantOr(
      meant,
      fields.length === 0 || fields.length > 15 ? 'delete it' : `use one of ${fields.join(', ')}`,
    ),
  }),
  'schema/number-as-field': ({ name }: { name: string }) => ({
    message: `unknown field "${name}"`,
    hint: 'write decimals with a point, as in 2.5, or delete it',
  }),
  'schema/renamed-field': ({ name, renamed }: { name: string; renamed: string }) => ({
    message: `unknown field ${quoted(name)}`,
    hint: `renamed to ${quoted(renamed)}`,
  }),
  'schema/too-few-entries': ({ least, found }: { least: number; found: number }) => ({
    message: `must have at least ${count(least, ENTRIES)}, not ${found}`,
    hint: `add ${least - found} more`,
  }),
  'schema/too-many-entries': ({ most, found }: { most: number; found: number }) => ({
    message: `must have at most ${count(most, ENTRIES)}, not ${found}`,
    hint: `delete ${found - most}`,
  }),
  'schema/too-small': ({ least, found }: { least: number; found: number }) => ({
    message: `must be at least ${digits(least)}, not ${digits(found)}`,
    hint: 'use a larger number',
  }),
  'schema/too-big': ({ most, found }: { most: number; found: number }) => ({
    message: `must be at most ${digits(most)}, not ${digits(found)}`,
    hint: 'use a smaller number',
  }),
  'schema/long-text': ({ length, most }: { length: number; most: number }) => ({
    message: `is ${thousands(length)} characters long`,
    hint: `shorten it to at most ${thousands(most)}`,
  }),
  'schema/short-text': ({ length, least }: { length: number; least: number }) => ({
    message: `is ${count(length, CHARACTERS)} long`,
    hint: `use at least ${thousands(least)}`,
  }),
  'schema/blank-text': () => ({ message: 'is blank', hint: 'add text' }),
  'schema/name': () => ({ message: 'cannot be used as a name here', hint: 'choose another' }),
  'schema/invalid': () => ({
    message: 'is not valid',
    hint: 'see the file format in checklists/README.md',
  }),
  'schema/format': ({ isMissing }: { isMissing: boolean }) => ({
    message: isMissing ? 'is missing' : 'must be 1',
    hint: isMissing ? 'add "format: 1" as the first line' : 'use "format: 1"',
  }),
  'schema/several-ids': ({ written, ids }: { written: string; ids: readonly string[] }) => ({
    message: `must be one id, not ${quoteValue(written)}`,
    hint: `put a comma between them: ${ids.join(', ')}`,
  }),
  'schema/id': ({ written, better }: { written: string; better: string }) => ({
    message: `must be lowercase letters, digits and hyphens, not ${quoteValue(written)}`,
    hint: better === '' ? 'choose another' : `use ${better}`,
  }),
  'schema/reserved-id': ({ written }: { written: string }) => ({
    message: `${quoted(written)} is a reserved name`,
    hint: 'choose another',
  }),
  'schema/id-without-letter': ({ better }: { better: string }) => ({
    message: 'must contain a letter',
    hint: `use ${better}`,
  }),
  'schema/version': ({ written, better }: { written: string; better: string | null }) => ({
    message: `must be three numbers with dots, not ${quoteValue(written)}`,
    hint: better === null ? 'use for example 1.0.0' : `use ${better}`,
  }),
  'schema/version-number': () => ({
    message: 'must be three numbers with dots, and is read as one number',
    hint: 'write all three, such as 1.10.0',
  }),
  'schema/date-missing': () => ({
    message: 'is missing',
    hint: 'add the date of the answers as YYYY-MM-DD',
  }),
  'schema/date-form': ({
    written,
    better,
  }: {
    written: string | number;
    better: string | null;
  }) => ({
    message: `must be a date in the form YYYY-MM-DD, not ${quoteValue(written)}`,
    hint: better === null ? 'use for example 2012-08-06' : `use ${better}`,
  }),
  'schema/no-such-date': ({ written }: { written: string }) => ({
    message: `${written} does not exist`,
    hint: 'use a real date',
  }),
  'schema/level-name': () => ({
    message: 'is not the number of a level',
    hint: 'name the levels 0, 1, 2 …',
  }),
  'schema/web-address': ({ written }: { written: string }) => ({
    message: `must be a web address, not ${quoted(written)}`,
    hint: 'start it with https:// or http://',
  }),
} satisfies ErrorTable;

/** Returns the error of a code of `schemaErrorWords`. */
export const schemaError = errorsOf(schemaErrorWords);

/** Parts of errors of the shape of a file. */
export const schemaWords = {
  /** Types of values by their name in a schema. */
  types: {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a mapping',
    record: 'a mapping',
  },
  asText: 'it as text',
  wholeFile: ({ message }: { message: string }) => `the file ${message}`,
} as const;
