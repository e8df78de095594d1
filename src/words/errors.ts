import { quoted } from '../text/safe.ts';
import {
  type CodedError,
  type ErrorTable,
  errorsOf,
  meantOr,
  missingGroup,
  type OneId,
  type UnknownId,
  unknownNamed,
} from './coded.ts';
import { oneOf, thousands } from './grammar.ts';

interface OutsideScale {
  readonly score: number;
  readonly lowest: number;
  readonly highest: number;
}

interface OtherVersion {
  readonly version: string;
  readonly read: string;
  /** Relation of the levels to those that were answered. */
  readonly levels: 'same' | 'changed' | 'unknown';
}

interface OtherId extends OneId {
  readonly expected: string;
}

interface OtherAnswered extends OtherId {
  /** True if it can be a translation that does not name its language. */
  readonly canTranslate: boolean;
}

const UNFILLED_HINTS = {
  subject: 'the name of the organisation',
  date: 'it as YYYY-MM-DD',
  respondent: 'it; name and role are optional',
  answers: 'the answer, or null for "don\'t know"',
} as const;

/** Parts of a blank answers file that are filled in by hand. */
export type UnfilledPart = keyof typeof UNFILLED_HINTS;

const RIGHT_FILE = 'check that this is the right file';
const RESTORE = 'restore the file from a backup';
const OPTION_LIST = 'write one answer without brackets, or a list such as [one, another]';

/** Errors of files, answers, plans, policies, brands and templates by code. */
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
    message: more === 1 ? 'and another error' : `and ${thousands(more)} more errors`,
    hint: 'fix these first',
  }),

  'brand/accent-comment': () => ({
    message: 'is empty, because # starts a comment in YAML',
    hint: 'put it in quotes, such as "#1f4e79"',
  }),
  'brand/accent': ({ written }: { written: string }) => ({
    message: `must be # and six digits from 0 to f, not ${quoted(written)}`,
    hint: 'use for example "#1f4e79"',
  }),

  'answers/not-filled-in': ({ field, part }: { field: string; part: UnfilledPart }) => ({
    message: `${field} is not filled in`,
    hint: `add ${UNFILLED_HINTS[part]}`,
  }),
  'answers/other-checklist': ({ id, expected, canTranslate }: OtherAnswered) => ({
    message: `these answers are for checklist ${quoted(id)}, not ${quoted(expected)}`,
    hint: canTranslate
      ? 'use the checklist that was answered; a translation needs its language, such as "language: de"'
      : 'use the checklist that was answered',
  }),
  'answers/other-version': ({ version, read, levels }: OtherVersion) => ({
    message:
      `answers to version ${version} of the checklist, read as version ${read}` +
      (levels === 'changed' ? ', whose levels differ' : ''),
    hint:
      levels === 'same'
        ? 'new criteria count as unanswered'
        : 'levels count by their numbers, and new criteria as unanswered',
  }),
  'answers/other-texts': ({ version }: { version: string }) => ({
    message: `version ${version} was answered when its levels said something else`,
    hint: 'levels count by their numbers; give a checklist with new levels a new version',
  }),
  'answers/parent-version': ({
    id,
    version,
    variant,
    read,
    levels,
  }: OtherVersion & { id: string; variant: string }) => ({
    message: `answers to ${quoted(id)} ${version}, read as its variant ${quoted(variant)} ${read}`,
    hint:
      levels === 'same'
        ? 'criteria added by the variant count as unanswered'
        : 'levels count by their numbers, and criteria added by the variant as unanswered',
  }),
  'answers/ignored-answer': ({ id, meant }: UnknownId) => ({
    message: `ignored the answer to the unknown criterion ${quoted(id)}`,
    hint: meantOr(meant, 'delete it, or find the right id with "align show"'),
  }),
  'answers/ignored-remarks': ({ id, meant }: UnknownId) => ({
    message: `ignored the remarks on the unknown criterion ${quoted(id)}`,
    hint: meantOr(meant, 'delete them, or find the right id with "align show"'),
  }),
  'answers/missing-group': missingGroup,
  'answers/unknown-group': unknownNamed('group'),
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
  'answers/duplicate-answer': ({ id }: OneId) => ({
    message: `${quoted(id)} has two answers, under its current and its former id`,
    hint: 'delete one',
  }),
  'answers/misplaced-remark': ({ id }: OneId) => ({
    message: `${quoted(id)} already has an answer or remarks`,
    hint: 'move this remark there',
  }),
  'answers/always-applies': () => ({
    message: 'is not an answer to this criterion, which always applies',
    hint: 'rate it, or leave it unanswered',
  }),
  'answers/ignored-not-applicable': () => ({
    message: 'counts as unanswered, because the criterion always applies now',
    hint: 'rate it, or leave it unanswered',
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
  'agreed/not-an-answer': ({ found }: { found: string | null }) => ({
    message: `must be an agreed answer, not ${found ?? 'a mapping'}`,
    hint: 'use for example 3',
  }),
  'agreed/other-checklist': ({ id, expected }: OtherId) => ({
    message: `these agreed levels are for checklist ${quoted(id)}, not ${quoted(expected)}`,
    hint: 'move the file to the right round',
  }),

  'plan/duplicate-id': ({ id }: OneId) => ({
    message: `duplicate id ${quoted(id)}, used by another action`,
    hint: 'choose another',
  }),
  'plan/other-checklist': ({ id, expected }: OtherId) => ({
    message: `this plan is for checklist ${quoted(id)}, not ${quoted(expected)}`,
    hint: 'use the plan for this checklist',
  }),
  'plan/unknown-criterion': noSuchCriterion,
  'plan/no-levels': ({ id }: OneId) => ({
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
  'policy/outside-scale': ({ score, lowest, highest }: OutsideScale) => ({
    message: `${score} is outside the scale of the checklist`,
    hint: `use a score from ${lowest} to ${highest}`,
  }),
  'policy/drop-outside-scale': ({ drop, longest }: { drop: number; longest: number }) => ({
    message: `a score cannot drop by ${drop} on the scale of the checklist`,
    hint: `use a length from 0 to ${longest}`,
  }),
  'policy/unknown-band': unknownNamed('band'),
  'policy/unknown-point': unknownNamed('point'),
  'policy/unknown-group': unknownNamed('group'),
  'policy/unknown-criterion': noSuchCriterion,
  'policy/no-levels': ({ id }: OneId) => ({
    message: `${quoted(id)} is a text criterion, which is never scored`,
    hint: 'delete it',
  }),
  'policy/duplicate-minimum': ({ id }: OneId) => ({
    message: `${quoted(id)} has two minimums, under its current and its former id`,
    hint: 'delete one',
  }),
  'policy/switch': () => ({
    message: 'must be true, false, error or warning',
    hint: 'use for example true',
  }),
  'policy/levels': ({ limit }: { readonly limit: string }) => ({
    message: `must be a percentage of the scale above 4, not ${limit}`,
    hint: 'multiply levels by the share of the scale: 2 of five levels are 50',
  }),
  'policy/missing-group': ({
    id,
    ids,
  }: {
    readonly id: string;
    readonly ids: readonly string[];
  }) => ({
    message: `${quoted(id)} has no group`,
    hint: `add ${oneOf(ids)}`,
  }),
  'policy/duplicate-person': ({ id }: OneId) => ({
    message: `${quoted(id)} occurs twice`,
    hint: 'delete one',
  }),
  'policy/expected-and-left': ({ id }: OneId) => ({
    message: `${quoted(id)} is both expected and left`,
    hint: 'delete one',
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

  'template/no-head': () => ({
    message: 'has no front matter',
    hint: 'begin with id, title, serves, time and who between two lines of "---"',
  }),
  'template/file-name': ({ id, expected }: OtherId) => ({
    message: `id: is ${quoted(id)}, but the file is named ${quoted(expected)}`,
    hint: 'rename the file to match its id',
  }),
  'template/unknown-placeholder': ({ text }: { text: string }) => ({
    message: `unknown placeholder ${quoted(text)}`,
    hint: 'use one of subject, date, score, band, names.ID, lowest.1, level.ID, levels-by-group.ID, answers.ID',
  }),
  'template/serves-nothing': () => ({
    message: 'serves: no checklist has any of these criteria',
    hint: 'use ids of criteria whose advice names the template',
  }),
  'template/unknown-criterion': ({ id, meant }: UnknownId) => ({
    message: `serves: no checklist has a criterion ${quoted(id)}`,
    hint: meantOr(meant, 'use the id of a criterion'),
  }),
} satisfies ErrorTable;

/** Returns the error of a code of `errorWords`. */
export const errorText = errorsOf(errorWords);

function noSuchCriterion({ id, meant }: UnknownId) {
  return {
    message: `unknown criterion ${quoted(id)}`,
    hint: meantOr(meant, 'use a criterion of the checklist'),
  };
}

/** Writes errors as the message of an issue of zod, which takes one text. */
export function issueMessage(...errors: readonly CodedError[]): string {
  return JSON.stringify(errors);
}

/** Reads the errors that `issueMessage` wrote. */
export function readIssueMessage(message: string): readonly CodedError[] {
  return JSON.parse(message);
}
