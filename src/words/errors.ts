import { quoted } from '../text/safe.ts';
import { count, form, oneOf, quoteValue, thousands } from './grammar.ts';

/** Error in a file in words; the message says what is wrong, the hint how to fix it. */
interface ErrorWords {
  /** Lower case, no full stop; schema errors follow the name of their field: "weight: must be …". */
  readonly message: string;
  /** One fix in the imperative, or a question; lower case, no full stop. */
  readonly hint: string;
}

interface Id {
  readonly id: string;
}

interface Unknown extends Id {
  /** Known word that is near enough to be meant. */
  readonly meant: string | undefined;
}

interface UnknownOfMany extends Unknown {
  readonly ids: readonly string[];
}

interface OtherId extends Id {
  readonly expected: string;
}

interface Here {
  /** Word in the text at the place of the error. */
  readonly here: string;
}

const ENTRIES = { one: 'entry', other: 'entries' };
const CHARACTERS = { one: 'character', other: 'characters' };
const ERRORS = { one: 'error', other: 'errors' };

/** Suggests the word that was probably meant, or gives the other hint. */
function meantOr(meant: string | undefined, hint: string): string {
  return meant === undefined ? hint : `did you mean ${quoted(meant)}?`;
}

/** Writes a number; without a comma below 10,000, as it may be a year. */
function digits(number: number): string {
  return Math.abs(number) < 10_000 ? String(number) : thousands(number);
}

const CUT_OFF = 'check that the file is complete';
const RIGHT_FILE = 'check that this is the right file';
const RESTORE = 'restore the file from a backup';
const QUOTE_TEXT = 'put the text in quotes';
const NEXT_LINE = 'move it to the next line';
const OPTION_LIST = 'use a list such as [one, another]';

/** Every error in a file by its code: the room that finds it and the rule. Codes never change. */
export const errorWords = {
  'source/empty': () => ({
    message: 'the file is empty',
    hint: 'add content, or restore it from a backup',
  }),
  'source/too-large': ({ mebibytes, limit }: { mebibytes: string; limit: number }) => ({
    message: `file too large (${mebibytes} MiB, limit ${limit} MiB)`,
    hint: RIGHT_FILE,
  }),
  'source/encoding': ({ encoding }: { encoding: string }) => ({
    message: `the encoding is ${encoding}`,
    hint: 'save the file as UTF-8',
  }),
  'source/invalid-utf8': ({ byte }: { byte: string }) => ({
    message: `invalid UTF-8 (byte ${byte}), perhaps Latin-1 or Windows-1252`,
    hint: 'save the file as UTF-8',
  }),
  'source/incomplete-character': () => ({
    message: 'incomplete UTF-8 character at the end of the file',
    hint: RESTORE,
  }),
  'source/only-nul-bytes': () => ({
    message: 'contains only NUL bytes, probably after a crash',
    hint: RESTORE,
  }),
  'source/nul-byte': () => ({ message: 'contains a NUL byte', hint: RESTORE }),
  'source/newer-format': ({ format }: { format: number }) => ({
    message: `format ${format} needs a newer version of align`,
    hint: 'upgrade align',
  }),
  'source/too-deep': ({ limit }: { limit: number }) => ({
    message: `nested more than ${limit} levels deep`,
    hint: RIGHT_FILE,
  }),
  'source/unpaired-surrogate': () => ({
    message: 'contains an unpaired surrogate (\\ud800 to \\udfff)',
    hint: 'write the character itself',
  }),
  'source/duplicate-name': ({ name, line }: { name: string; line: number }) => ({
    message: `duplicate name ${quoted(name)}, first used on line ${line}`,
    hint: 'rename or delete one',
  }),
  'source/reserved-name': ({ name }: { name: string }) => ({
    message: `${quoted(name)} is a reserved name`,
    hint: 'choose another',
  }),
  'source/infinite-number': ({ written }: { written: string }) => ({
    message: `${quoted(written)} is not a finite number`,
    hint: 'use a number',
  }),
  'source/inexact-number': ({ written }: { written: string }) => ({
    message: `number ${quoted(written)} is too large to store exactly`,
    hint: 'use a smaller number, or quote it if it is text',
  }),
  'source/more-errors': ({ more }: { more: number }) => ({
    message: `and ${thousands(more)} more ${form(more, ERRORS)}`,
    hint: 'fix these first',
  }),

  'yaml/line-endings': () => ({
    message: 'line endings are CR only',
    hint: 'save the file with LF or CRLF line endings',
  }),
  'yaml/second-document': () => ({
    message: 'a second YAML document starts here',
    hint: 'keep one document per file and delete the "---" or "..." line',
  }),
  'yaml/no-value': () => ({ message: 'the file contains no value', hint: RIGHT_FILE }),
  'yaml/only-comments': () => ({ message: 'the file contains only comments', hint: RIGHT_FILE }),
  'yaml/long-value': ({ limit }: { limit: number }) => ({
    message: `a single value is longer than ${thousands(limit)} characters`,
    hint: 'check for a missing closing quote',
  }),
  'yaml/too-many-tokens': ({ limit }: { limit: number }) => ({
    message: `too many YAML tokens (more than ${thousands(limit)})`,
    hint: RIGHT_FILE,
  }),
  'yaml/tag': () => ({ message: 'YAML tags ("!") are not supported', hint: QUOTE_TEXT }),
  'yaml/version': () => ({ message: 'only YAML 1.2 is supported', hint: 'delete this line' }),
  'yaml/directive': () => ({
    message: 'YAML directives (%) are not supported',
    hint: 'delete this line',
  }),
  'yaml/merge-conflict': () => ({
    message: 'unresolved git merge conflict (<<<<<<<, =======, >>>>>>>)',
    hint: 'keep one version and delete the markers',
  }),
  'yaml/invalid': ({ here }: Here) => ({
    message: `${quoted(here)} is not valid YAML`,
    hint: QUOTE_TEXT,
  }),
  'yaml/tab': () => ({ message: 'this line is indented with a tab', hint: 'indent with spaces' }),
  'yaml/unclosed-quote': () => ({
    message: 'the quote that opens here is never closed',
    hint: 'add the closing quote',
  }),
  'yaml/unclosed-list': ({ isCutOff }: { isCutOff: boolean }) => ({
    message: 'missing "]"',
    hint: isCutOff ? CUT_OFF : 'add the "]", or indent this line',
  }),
  'yaml/unclosed-mapping': ({ isCutOff }: { isCutOff: boolean }) => ({
    message: 'missing "}"',
    hint: isCutOff ? CUT_OFF : 'add the "}", or indent this line',
  }),
  'yaml/second-colon': () => ({
    message: 'a second colon in one line',
    hint: 'put the text after the first colon in quotes',
  }),
  'yaml/indentation': () => ({
    message: 'unexpected indentation',
    hint: 'align this line with the lines around it, or add or remove a "- "',
  }),
  'yaml/not-a-field': ({ here }: Here) => ({
    message: `${quoted(here)} is not "name: value"`,
    hint: 'add a colon followed by a space, or correct the indentation',
  }),
  'yaml/not-an-entry': ({ here }: Here) => ({
    message: `${quoted(here)} is not part of the list above`,
    hint: 'start it with "- ", or correct the indentation',
  }),
  'yaml/special-text': ({ here }: Here) => ({
    message: `${quoted(here)} has a special meaning in YAML`,
    hint: QUOTE_TEXT,
  }),
  'yaml/special-start': () => ({
    message: 'text that starts with "&" or "*" has a special meaning in YAML',
    hint: QUOTE_TEXT,
  }),
  'yaml/escape': () => ({
    message: 'invalid escape in double quotes',
    hint: 'write \\\\ for a backslash, or use single quotes',
  }),
  'yaml/field-name': () => ({
    message: 'a field name must be plain text',
    hint: 'delete the "?", "[", "{" or "*"',
  }),
  'yaml/list-after-name': () => ({
    message: 'a list cannot start on the same line as its name',
    hint: NEXT_LINE,
  }),
  'yaml/text-after-block-mark': () => ({
    message: 'no text is allowed after "|" or ">"',
    hint: NEXT_LINE,
  }),
  'yaml/single-quotes': ({ here }: Here) => ({
    message: `the single quotes end before ${quoted(here)}`,
    hint: "write '' for an apostrophe",
  }),
  'yaml/double-quotes': ({ here }: Here) => ({
    message: `the quotes end before ${quoted(here)}`,
    hint: 'quote the whole text, or none of it',
  }),
  'yaml/unexpected-mark': ({ here }: Here) => ({
    message: `unexpected ${quoted(here)}`,
    hint: 'delete it',
  }),
  'yaml/unexpected-text': ({ here }: Here) => ({
    message: `unexpected ${quoted(here)}`,
    hint: 'delete it, or put the whole text in quotes',
  }),
  'yaml/space-before-comment': () => ({
    message: 'missing space before "#"',
    hint: 'add it, or put the text in quotes',
  }),
  'yaml/missing-separator': ({ here }: Here) => ({
    message: `missing comma or space before ${quoted(here)}`,
    hint: 'add it',
  }),
  'yaml/missing-comma': ({ here }: Here) => ({
    message: `missing comma after ${quoted(here)}`,
    hint: 'add it',
  }),
  'yaml/long-name': () => ({
    message: 'a field name is longer than 1,024 characters',
    hint: 'check for a missing line break',
  }),
  'yaml/text-after-document-start': () => ({
    message: 'no text is allowed after "---"',
    hint: NEXT_LINE,
  }),
  'yaml/unknown-alias': ({ alias }: { alias: string }) => ({
    message: `alias ${quoted(alias)} is not defined above`,
    hint: 'put it in quotes if it is text',
  }),
  'yaml/alias-expansion': ({ limit }: { limit: number }) => ({
    message: `aliases ("*") expand to more than ${thousands(limit)} values`,
    hint: 'use fewer',
  }),
  'yaml/merge-key': () => ({
    message: 'merge keys ("<<") are not supported',
    hint: 'write the fields out',
  }),

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
    message: `unknown field ${quoted(name)}`,
    hint: meantOr(
      meant,
      fields.length === 0 || fields.length > 13 ? 'delete it' : `use one of ${fields.join(', ')}`,
    ),
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
  'schema/id': ({ written, better }: { written: string; better: string }) => ({
    message: `must be lowercase letters, digits and hyphens, not ${quoted(written)}`,
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
    message: `must be three numbers with dots, not ${quoted(written)}`,
    hint: better === null ? 'use for example 1.0.0' : `use ${better}`,
  }),
  'schema/date-missing': () => ({
    message: 'is missing',
    hint: 'add the date of the answers as YYYY-MM-DD',
  }),
  'schema/date-form': ({ written, better }: { written: string; better: string | null }) => ({
    message: `must be a date in the form YYYY-MM-DD, not ${quoted(written)}`,
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

  'criterion/not-a-level': ({
    found,
    number,
    isAnswer,
  }: {
    found: unknown;
    number: string | undefined;
    isAnswer: boolean;
  }) => ({
    message: `must be a level (a whole number), not ${quoteValue(found)}`,
    hint: number ? `use ${number}` : orUnanswered('use for example 3', isAnswer),
  }),
  'criterion/no-such-level': ({
    level,
    low,
    high,
  }: {
    level: number;
    low: number;
    high: number;
  }) => ({
    message: `level ${level} does not exist`,
    hint: `use a level from ${low} to ${high}`,
  }),
  'criterion/not-a-number': ({
    found,
    unit,
    number,
  }: {
    found: unknown;
    unit: string | undefined;
    number: string | undefined;
  }) => ({
    message: `must be ${unit === undefined ? 'a number' : `a number (${unit})`}, not ${quoteValue(found)}`,
    hint: number === undefined ? 'write it in digits' : `use ${number}`,
  }),
  'criterion/below-minimum': ({ least, found }: { least: number; found: number }) => ({
    message: `must be at least ${least}, not ${found}`,
    hint: 'use a larger number',
  }),
  'criterion/above-maximum': ({ most, found }: { most: number; found: number }) => ({
    message: `must be at most ${most}, not ${found}`,
    hint: 'use a smaller number',
  }),
  'criterion/not-yes-or-no': ({ found, meant }: { found: unknown; meant: string | undefined }) => ({
    message: `must be yes or no, not ${quoteValue(found)}`,
    hint: `use ${meant ?? 'yes or no'}`,
  }),
  'criterion/not-an-option': ({
    ids,
    found,
    meant,
  }: {
    ids: readonly string[];
    found: unknown;
    meant: string | undefined;
  }) => ({
    message: `must be ${oneOf(ids)}, not ${quoteValue(found)}`,
    hint: meantOr(meant, 'use one of these'),
  }),
  'criterion/not-a-list': ({
    found,
    example,
    isAnswer,
  }: {
    found: unknown;
    example: string;
    isAnswer: boolean;
  }) => ({
    message: `must be a list of options, not ${quoteValue(found)}`,
    hint: orUnanswered(`use for example [${example}], [] for none`, isAnswer),
  }),
  'criterion/unknown-option': ({ id, ids, meant }: UnknownOfMany) => ({
    message: `unknown option ${quoted(id)}`,
    hint: meantOr(meant, `use any of ${ids.join(', ')}`),
  }),
  'criterion/repeated-option': ({ id }: Id) => ({
    message: `option ${quoted(id)} is listed twice`,
    hint: 'delete one',
  }),
  'criterion/not-a-count': ({ most, found }: { most: number; found: unknown }) => ({
    message: `must be a number of ticked options from 0 to ${most}, not ${quoteValue(found)}`,
    hint: 'use for example 1',
  }),
  'criterion/not-text': ({ found, isList }: { found: unknown; isList: boolean }) => ({
    message: `must be text, not ${quoteValue(found)}`,
    hint: isList ? 'use one text' : 'put it in quotes',
  }),
  'criterion/blank-text': () => ({
    message: 'is blank',
    hint: 'add text, or use null for "don\'t know"',
  }),
  'criterion/no-limits': ({ kind }: { kind: string }) => ({
    message: `cannot be used with a ${kind} criterion`,
    hint: 'use "is" or "isNot"',
  }),

  'checklist/no-groups': () => ({
    message: 'has no group',
    hint: 'add a group, or delete the field',
  }),
  'checklist/duplicate-id': ({ id, owner }: { id: string; owner: string }) => ({
    message: `duplicate id ${quoted(id)}, used by ${owner}`,
    hint: 'choose another',
  }),
  'checklist/current-former-id': ({ id }: Id) => ({
    message: `${quoted(id)} is still the id of this criterion`,
    hint: 'delete this entry',
  }),
  'checklist/former-id-in-use': ({ id }: Id) => ({
    message: `${quoted(id)} is used by another criterion`,
    hint: 'delete this entry, or change that id',
  }),
  'checklist/duplicate-former-id': ({ id }: Id) => ({
    message: `duplicate former id ${quoted(id)}`,
    hint: 'delete one',
  }),
  'checklist/no-weight': () => ({
    message: 'is 0 in every point',
    hint: 'give at least one point a weight above 0',
  }),
  'checklist/no-criterion-weight': () => ({
    message: 'every criterion of a weighted point has weight 0',
    hint: 'give one a weight above 0',
  }),
  'checklist/first-band': ({ from }: { from: number }) => ({
    message: `must be 0 in the first band, not ${from}`,
    hint: 'use 0',
  }),
  'checklist/band-order': ({ lower, band }: { lower: number; band: string }) => ({
    message: `must be higher than ${lower} (band ${quoted(band)})`,
    hint: 'sort the bands from low to high',
  }),
  'checklist/scale-order': ({
    expected,
    found,
  }: {
    expected: number;
    found: number | undefined;
  }) => ({
    message: `must be ${expected}, not ${found}`,
    hint: 'number the levels 0, 1, 2 … without a gap',
  }),
  'checklist/no-such-target': ({ level, high }: { level: number; high: number }) => ({
    message: `level ${level} does not exist`,
    hint: `use a level from 0 to ${high}`,
  }),
  'checklist/unknown-advice': ({
    name,
    names,
    meant,
  }: {
    name: string;
    names: readonly string[];
    meant: string | undefined;
  }) => ({
    message: `no advice can be given for ${quoted(name)}`,
    hint: meantOr(meant, names.length === 0 ? 'delete it' : `use ${oneOf(names)}`),
  }),
  'checklist/unknown-band': ({ id, ids, meant }: UnknownOfMany) => ({
    message: `unknown band ${quoted(id)}`,
    hint: meantOr(meant, `use one of ${ids.join(', ')}`),
  }),
  'checklist/unknown-criterion': ({ id, meant }: Unknown) => ({
    message: `unknown criterion ${quoted(id)}`,
    hint: meantOr(meant, 'use a criterion of this checklist'),
  }),
  'checklist/own-condition': () => ({
    message: 'a criterion cannot depend on itself',
    hint: 'name another criterion',
  }),
  'checklist/express-condition': ({ id }: Id) => ({
    message: `this key criterion depends on ${quoted(id)}, which express mode does not ask`,
    hint: `add "key: true" to ${quoted(id)}, or remove the key here`,
  }),
  'checklist/no-test': ({ id }: Id) => ({
    message: `has no test for ${quoted(id)}`,
    hint: 'add atLeast, atMost, is or isNot',
  }),
  'checklist/circular-conditions': ({ cycle }: { cycle: readonly string[] }) => ({
    message: `circular conditions: ${cycle.join(' -> ')}`,
    hint: 'delete one',
  }),
  'checklist/unknown-cause': ({ id, meant }: Unknown) => ({
    message: `unknown point ${quoted(id)}`,
    hint: meantOr(meant, 'use a point of this checklist'),
  }),
  'checklist/own-cause': () => ({
    message: 'a point cannot cause itself',
    hint: 'name another point, or delete this entry',
  }),
  'checklist/duplicate-cause': ({ id }: Id) => ({
    message: `cause ${quoted(id)} is listed twice`,
    hint: 'delete one',
  }),
  'checklist/circular-causes': ({ cycle }: { cycle: readonly string[] }) => ({
    message: `circular causes: ${cycle.join(' -> ')}`,
    hint: 'delete one',
  }),
  'checklist/no-levels': () => ({
    message: 'must list every level from 0 up',
    hint: 'add lines such as "0: There is none"',
  }),
  'checklist/unscored-level': () => ({
    message: 'must have a score and a label',
    hint: 'for levels without scores, use 0:, 1: … instead of "- "',
  }),
  'checklist/missing-level': ({ level }: { level: number }) => ({
    message: `level ${level} is missing`,
    hint: 'describe all levels from 0 up',
  }),
  'checklist/one-level': () => ({
    message: 'must have at least 2 levels',
    hint: 'describe levels 0 and 1',
  }),
  'checklist/level-off-scale': ({ high }: { high: number }) => ({
    message: `is not on the scale of the checklist, which ends at level ${high}`,
    hint: 'delete it, or extend the scale',
  }),
  'checklist/silent-level': () => ({
    message: 'has no label or description',
    hint: 'add one',
  }),
  'checklist/equal-scores': () => ({
    message: 'all scores are the same, so the answer has no effect',
    hint: 'use different scores',
  }),
  'checklist/maximum': ({ least }: { least: number }) => ({
    message: `must be higher than min (${least})`,
    hint: 'use a larger number',
  }),
  'checklist/unreachable-threshold': ({
    least,
    most,
    found,
  }: {
    least: number | undefined;
    most: number | undefined;
    found: number;
  }) => ({
    message:
      least === undefined
        ? `must be at most ${most}, not ${found}`
        : `must be at least ${least}, not ${found}`,
    hint: 'use a number that an answer can reach',
  }),
  'checklist/duplicate-threshold': ({ at }: { at: number }) => ({
    message: `${at} is used by two thresholds`,
    hint: 'delete one',
  }),
  'checklist/uneven-scores': ({
    score,
    at,
    scoreBefore,
    atBefore,
  }: {
    score: number;
    at: number;
    scoreBefore: number;
    atBefore: number;
  }) => ({
    message: `score ${score} at ${at} and ${scoreBefore} at ${atBefore} run against the other thresholds`,
    hint: 'let scores only rise, or only fall, with the number',
  }),
  'checklist/unknown-threshold': () => ({
    message: 'is not the number of a threshold',
    hint: 'use one, or "otherwise" if none is reached',
  }),
  'checklist/not-yes-or-no': () => ({
    message: 'must be yes or no',
    hint: 'use one of the two',
  }),
  'checklist/unused-score': () => ({
    message: 'has an effect only if scores are added up',
    hint: 'delete it, or add "scoring: sum"',
  }),
  'checklist/missing-score': () => ({
    message: 'has no score to add up',
    hint: 'add one, such as "score: 25"',
  }),
  'brand/accent-comment': () => ({
    message: 'is empty, because # starts a comment in YAML',
    hint: 'put it in quotes, such as "#1f4e79"',
  }),
  'brand/accent': ({ written }: { written: string }) => ({
    message: `must be # and six digits from 0 to f, not ${quoted(written)}`,
    hint: 'use for example "#1f4e79"',
  }),

  'variant/entry-without-key': ({ key, noun }: { key: string; noun: string }) => ({
    message: `the entry has no ${key}`,
    hint: `add the ${key} of the ${noun} to change or add`,
  }),
  'variant/duplicate-entry': ({ key, name }: { key: string; name: unknown }) => ({
    message: `${key}: ${quoteValue(name)} has two entries`,
    hint: 'merge both into one',
  }),
  'variant/drop': () => ({
    message: 'drop: must be true and the only other field',
    hint: 'delete "drop", or the other fields',
  }),
  'variant/other-point': ({
    key,
    parent,
    noun,
    name,
    point,
  }: {
    key: string;
    parent: string;
    noun: string;
    name: unknown;
    point: string;
  }) => ({
    message: `${key}: ${quoted(parent)} has no ${noun} ${quoteValue(name)} in this point`,
    hint: `move the change to point ${quoted(point)}`,
  }),
  'variant/unknown-entry': ({
    key,
    parent,
    noun,
    name,
    meant,
    fields,
  }: {
    key: string;
    parent: string;
    noun: string;
    name: unknown;
    meant: string | undefined;
    fields: readonly string[];
  }) => ({
    message: `${key}: ${quoted(parent)} has no ${noun} ${quoteValue(name)}`,
    hint: meantOr(meant, `to add one, give it ${fields.join(', ')}`),
  }),

  'answers/not-filled-in': ({ field, add }: { field: string; add: string }) => ({
    message: `${field} is not filled in`,
    hint: `add ${add}`,
  }),
  'answers/other-checklist': ({ id, expected }: OtherId) => ({
    message: `these answers are for checklist ${quoted(id)}, not ${quoted(expected)}`,
    hint: 'use the checklist that was answered',
  }),
  'answers/other-version': ({ version, read }: { version: string; read: string }) => ({
    message: `answers to version ${version} of the checklist, read as version ${read}`,
    hint: 'new criteria count as unanswered',
  }),
  'answers/parent-version': ({
    id,
    version,
    variant,
    read,
  }: {
    id: string;
    version: string;
    variant: string;
    read: string;
  }) => ({
    message: `answers to ${quoted(id)} ${version}, read as its variant ${quoted(variant)} ${read}`,
    hint: 'criteria added by the variant count as unanswered',
  }),
  'answers/ignored-answer': ({ id, meant }: Unknown) => ({
    message: `ignored the answer to the unknown criterion ${quoted(id)}`,
    hint: meantOr(meant, 'delete it, or find the right id with "align show"'),
  }),
  'answers/ignored-remarks': ({ id, meant }: Unknown) => ({
    message: `ignored the remarks on the unknown criterion ${quoted(id)}`,
    hint: meantOr(meant, 'delete them, or find the right id with "align show"'),
  }),
  'answers/missing-group': ({ groups }: { groups: readonly string[] }) => ({
    message: 'group: is missing',
    hint: `use one of ${groups.join(', ')}`,
  }),
  'answers/unknown-group': ({
    group,
    groups,
    meant,
  }: {
    group: string;
    groups: readonly string[];
    meant: string | undefined;
  }) => ({
    message: `unknown group ${quoted(group)}`,
    hint: meantOr(meant, `use one of ${groups.join(', ')}`),
  }),
  'answers/unknown-criterion': ({
    id,
    renamed,
    meant,
  }: {
    id: string;
    renamed: string | undefined;
    meant: string | undefined;
  }) => ({
    message: `unknown criterion ${quoted(id)}`,
    hint:
      renamed === undefined
        ? meantOr(meant, 'delete it, or find the right id with "align show"')
        : `renamed to ${quoted(renamed)}`,
  }),
  'answers/duplicate-answer': ({ id }: Id) => ({
    message: `${quoted(id)} has two answers, under its current and its former id`,
    hint: 'delete one',
  }),
  'answers/misplaced-remark': ({ id }: Id) => ({
    message: `${quoted(id)} already has an answer or remarks`,
    hint: 'move this remark there',
  }),
  'answers/missing-reason': () => ({
    message: 'needs a reason',
    hint: 'explain why the criterion does not apply',
  }),
  'answers/no-answers': () => ({ message: 'has no value', hint: 'use "answers: {}" for none' }),
  'answers/value-and-not-applicable': () => ({
    message: 'cannot have both "value" and "notApplicable"',
    hint: 'delete one',
  }),
  'answers/missing-answer': () => ({
    message: 'is missing',
    hint: 'add an answer, null for "don\'t know", or notApplicable with a reason',
  }),
  'answers/not-an-option-list': () => ({
    message: 'has an entry that is not the id of an option',
    hint: OPTION_LIST,
  }),
  'answers/not-an-answer': () => ({
    message: 'must be an answer, such as a level, or null for "don\'t know", not a mapping',
    hint: 'write the answer alone',
  }),

  'agreed/no-value': () => ({ message: 'has no value', hint: 'use "agreed: {}" for none' }),
  'agreed/missing-level': () => ({
    message: 'is missing',
    hint: 'add the level, or move the note to "remarks"',
  }),
  'agreed/not-an-answer': ({ found }: { found: string }) => ({
    message: `must be an agreed answer, not ${found}`,
    hint: 'use for example 3',
  }),
  'agreed/other-checklist': ({ id, expected }: OtherId) => ({
    message: `these agreed levels are for checklist ${quoted(id)}, not ${quoted(expected)}`,
    hint: 'move the file to the right round',
  }),

  'plan/duplicate-id': ({ id }: Id) => ({
    message: `duplicate id ${quoted(id)}, used by another action`,
    hint: 'choose another',
  }),
  'plan/other-checklist': ({ id, expected }: OtherId) => ({
    message: `this plan is for checklist ${quoted(id)}, not ${quoted(expected)}`,
    hint: 'use the plan for this checklist',
  }),
  'plan/unknown-criterion': ({ id, meant }: Unknown) => ({
    message: `unknown criterion ${quoted(id)}`,
    hint: meantOr(meant, 'use a criterion of the checklist'),
  }),
  'plan/no-levels': ({ id }: Id) => ({
    message: `${quoted(id)} is a text criterion, which has no levels`,
    hint: 'delete this action',
  }),
  'plan/no-such-level': ({
    id,
    level,
    low,
    high,
  }: {
    id: string;
    level: number;
    low: number;
    high: number;
  }) => ({
    message: `level ${level} of ${quoted(id)} does not exist`,
    hint: `use a level from ${low} to ${high}`,
  }),

  'policy/other-checklist': ({ id, expected }: OtherId) => ({
    message: `this policy is for checklist ${quoted(id)}, not ${quoted(expected)}`,
    hint: 'use the policy for this checklist',
  }),
  'policy/unknown-band': unknownNamed('band'),
  'policy/unknown-point': unknownNamed('point'),
  'policy/unknown-group': unknownNamed('group'),
  'policy/unknown-criterion': ({ id, meant }: Unknown) => ({
    message: `unknown criterion ${quoted(id)}`,
    hint: meantOr(meant, 'use a criterion of the checklist'),
  }),
  'policy/no-levels': ({ id }: Id) => ({
    message: `${quoted(id)} is a text criterion, which is never scored`,
    hint: 'delete it',
  }),
  'policy/duplicate-minimum': ({ id }: Id) => ({
    message: `${quoted(id)} has two minimums, under its current and its former id`,
    hint: 'delete one',
  }),
  'policy/switch': () => ({
    message: 'must be true, false, error or warning',
    hint: 'use for example true',
  }),
  'policy/missing-expiry': () => ({
    message: 'is missing',
    hint: 'add the last day of the waiver as YYYY-MM-DD',
  }),
  'policy/two-waived': () => ({
    message: 'has both a criterion and a point',
    hint: 'keep one, or write two waivers',
  }),
  'policy/nothing-waived': () => ({
    message: 'has neither a criterion nor a point',
    hint: 'add the one that is waived',
  }),
} satisfies Readonly<Record<string, (values: never) => ErrorWords>>;

/** Reasons for rules of checklists and variants, printed after "why:". */
export const ruleWords = {
  ids: 'answers, causes and caps refer to ids, so each id must be unique',
  weights: 'the score is a weighted average and needs at least one weight above 0',
  bands: 'every score is in exactly one band only if the bands start at 0 and rise',
  levels: 'targets, required levels and caps must refer to levels and bands that exist',
  causes: 'a root cause is found by following causes until there is none',
  conditions: 'a condition must be decidable before its criterion is asked',
} as const;

/** Errors in a parent, shown to somebody who reads a variant of it. */
export const parentWords = {
  extendedBy: ({ hint, file }: { hint: string; file: string }) =>
    `${hint} (${quoted(file)} extends this)`,
  inside: ({ id, place, message }: { id: string; place: string; message: string }) =>
    `in ${quoted(id)}, at ${quoted(place)}: ${message}`,
} as const;

export type ErrorWordsByCode = typeof errorWords;

/** Code of an error in a file, such as `yaml/tab`. */
export type ErrorCode = keyof ErrorWordsByCode;

/** Error with its code and words; a path or an offset makes a diagnostic of it. */
export interface CodedError extends ErrorWords {
  readonly code: string;
  readonly severity: 'error';
}

/** Returns the error of a code in words. */
export function errorText<Code extends ErrorCode>(
  code: Code,
  ...values: Parameters<ErrorWordsByCode[Code]>
): CodedError {
  const words: { [C in ErrorCode]: (...own: Parameters<ErrorWordsByCode[C]>) => ErrorWords } =
    errorWords;
  return { code, severity: 'error', ...words[code](...values) };
}

function unknownNamed(kind: string) {
  return ({ id, ids, meant }: UnknownOfMany) => ({
    message: `unknown ${kind} ${quoted(id)}`,
    hint: meantOr(meant, `use one of ${ids.join(', ')}`),
  });
}

/** Adds to a hint what answers files take instead of an answer. */
function orUnanswered(hint: string, isAnswer: boolean): string {
  return isAnswer ? `${hint}, null for "don't know", or {notApplicable: reason}` : hint;
}

/** Writes errors as the message of an issue of zod, which takes one text. */
export function issueMessage(...errors: readonly CodedError[]): string {
  return JSON.stringify(errors);
}

/** Reads the errors that `issueMessage` wrote. */
export function readIssueMessage(message: string): readonly CodedError[] {
  return JSON.parse(message);
}
