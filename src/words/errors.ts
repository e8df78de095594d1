import { quoted } from '../text/safe.ts';
import { type CodedError, type ErrorTable, errorsOf, meantOr } from './coded.ts';
import { oneOf, quoteValue, thousands } from './grammar.ts';

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

interface OutsideScale {
  readonly score: number;
  readonly lowest: number;
  readonly highest: number;
}

interface OwnedId extends Id {
  readonly owner: 'criterion' | 'group';
}

interface OtherVersion {
  readonly version: string;
  readonly read: string;
  /** Relation of the levels to those that were answered. */
  readonly levels: 'same' | 'changed' | 'unknown';
}

interface OtherId extends Id {
  readonly expected: string;
}

/** Parts of a checklist with an id of their own. */
export type IdOwner = 'band' | 'point' | 'criterion' | 'option';

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
const OPTION_LIST = 'use a list such as [one, another]';

/** Errors of files, checklists, answers, plans and policies by code. */
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
  'source/other-kind': ({ kind }: { kind: keyof typeof KINDS }) => ({
    message: `the file is ${KINDS[kind]}, not YAML or JSON`,
    hint: INSTEAD[kind as keyof typeof INSTEAD] ?? INSTEAD.other,
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
    hint: number === undefined ? 'write it in digits, such as 1000 or 1.5' : `use ${number}`,
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
  'criterion/long-text': ({ length, most }: { length: number; most: number }) => ({
    message: `is ${thousands(length)} characters long`,
    hint: `shorten it to at most ${thousands(most)}`,
  }),
  'criterion/no-limits': ({ kind }: { kind: string }) => ({
    message: `cannot be used with ${kind === 'unscored' ? 'an' : 'a'} ${kind} criterion`,
    hint: 'use "is" or "isNot"',
  }),

  'checklist/no-groups': () => ({
    message: 'has no group',
    hint: 'add a group, or delete the field',
  }),
  'checklist/duplicate-id': ({ id, owner }: { id: string; owner: IdOwner }) => ({
    message: `duplicate id ${quoted(id)}, used by another ${owner}`,
    hint: 'choose another',
  }),
  'checklist/long-title': ({ most }: { most: number }) => ({
    message: `has more than ${most} words`,
    hint: 'shorten it, so that it fits into a table',
  }),
  'checklist/duplicate-name': ({ name, owner }: { name: string; owner: IdOwner }) => ({
    message: `duplicate name ${quoted(name)}, used by another ${owner}`,
    hint: 'choose another',
  }),
  'checklist/current-former-id': ({ id, owner }: OwnedId) => ({
    message: `${quoted(id)} is still the id of this ${owner}`,
    hint: 'delete this entry',
  }),
  'checklist/former-id-in-use': ({ id, owner }: OwnedId) => ({
    message: `${quoted(id)} is used by another ${owner}`,
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
  'checklist/first-band': ({ lowest, from }: { lowest: number; from: number }) => ({
    message: `must be ${lowest} in the first band, not ${from}`,
    hint: `use ${lowest}`,
  }),
  'checklist/band-beyond': ({ highest, from }: { highest: number; from: number }) => ({
    message: `must be at most ${highest}, not ${from}`,
    hint: 'use a smaller number, or extend "display"',
  }),
  'checklist/display-order': ({ from }: { from: number }) => ({
    message: `must be higher than from (${from})`,
    hint: 'use a larger number',
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
    hint: 'number the levels upwards, without a gap',
  }),
  'checklist/no-such-target': ({
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
  'checklist/key-of-must': () => ({
    message: 'has no effect: a required level is asked in express audits too',
    hint: 'delete it, or delete "must"',
  }),
  'checklist/missing-level': ({ level }: { level: number }) => ({
    message: `level ${level} is missing`,
    hint: 'describe all levels, without a gap',
  }),
  'checklist/one-level': () => ({
    message: 'must have at least 2 levels',
    hint: 'describe another level',
  }),
  'checklist/level-off-scale': ({ low, high }: { low: number; high: number }) => ({
    message: `is not on the scale of the checklist, which has levels ${low} to ${high}`,
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
    message: 'has no score',
    hint: 'add one, such as "score: 25", or add "scored: false" to the criterion',
  }),
  'checklist/unscored-field': () => ({
    message: 'has no effect on a question that is not scored',
    hint: 'delete it, or delete "scored: false"',
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
  'answers/other-checklist': ({ id, expected }: OtherId) => ({
    message: `these answers are for checklist ${quoted(id)}, not ${quoted(expected)}`,
    hint: 'use the checklist that was answered',
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
  }: OtherVersion & {
    id: string;
    variant: string;
  }) => ({
    message: `answers to ${quoted(id)} ${version}, read as its variant ${quoted(variant)} ${read}`,
    hint:
      levels === 'same'
        ? 'criteria added by the variant count as unanswered'
        : 'levels count by their numbers, and criteria added by the variant as unanswered',
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
  'answers/always-applies': () => ({
    message: 'is no answer to this criterion, which always applies',
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
  'policy/duplicate-person': ({ id }: Id) => ({
    message: `${quoted(id)} occurs twice`,
    hint: 'delete one',
  }),
  'policy/expected-and-left': ({ id }: Id) => ({
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

  'checklist/unknown-template': ({ id, meant }: Unknown) => ({
    message: `template: unknown template ${quoted(id)}`,
    hint: meantOr(meant, 'use an id that "align template" shows'),
  }),
  'checklist/template-of-others': ({ id, criterion }: Id & { readonly criterion: string }) => ({
    message: `template: ${quoted(id)} does not serve ${quoted(criterion)}`,
    hint: `add ${quoted(criterion)} to "serves" of the template, or name another`,
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
  'template/unknown-criterion': ({ id, meant }: Unknown) => ({
    message: `serves: no checklist has a criterion ${quoted(id)}`,
    hint: meantOr(meant, 'use the id of a criterion'),
  }),
} satisfies ErrorTable;

/** Returns the error of a code of `errorWords`. */
export const errorText = errorsOf(errorWords);

/** Reasons for rules of checklists and variants, printed after "why:". */
export const ruleWords = {
  ids: 'answers, causes and caps refer to ids, so each id must be unique',
  names: 'reports show these names side by side, so they must be short and unique',
  weights: 'the score is a weighted average and needs at least one weight above 0',
  bands: 'every score is in exactly one band only if the bands start at 0 and rise',
  levels: 'targets, required levels and caps must refer to levels and bands that exist',
  causes: 'a root cause is found by following causes until there is none',
  conditions: 'a condition must be decidable before its criterion is asked',
} as const;

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

const IMPORT = '"align import FILE --round FOLDER" takes answers from it';

/** Remedies for files of another kind. */
const INSTEAD = {
  'own-table': 'use the answers files that the report was made from',
  table: IMPORT,
  workbook: IMPORT,
  other: 'write its content into a YAML file; "align audit --save answers.yaml" asks for answers',
};

const KINDS = {
  archive: 'a ZIP archive',
  document: 'a Word document',
  'old-office': 'an Excel or Word file of the old format',
  'own-table': 'a table that align wrote (CSV)',
  pdf: 'a PDF',
  picture: 'a picture',
  rtf: 'a document in RTF',
  slides: 'a presentation',
  table: 'a table (CSV)',
  'web-page': 'a web page or XML',
  workbook: 'an Excel workbook',
} as const;
