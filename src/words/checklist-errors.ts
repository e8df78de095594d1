import { quoted } from '../text/safe.ts';
import {
  type ErrorTable,
  errorsOf,
  meantOr,
  type OneId,
  type UnknownId,
  type UnknownOfIds,
} from './coded.ts';
import { oneOf, quoteValue, thousands } from './grammar.ts';

interface OwnedId extends OneId {
  readonly owner: 'criterion' | 'group';
}

/** Parts of a checklist with an id of their own. */
export type IdOwner = 'band' | 'point' | 'criterion' | 'option';

/** Errors of checklists and of answers to a criterion, by code. */
export const checklistErrorWords = {
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
  'criterion/no-such-level': noSuchLevel,
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
  }: { found: unknown } & Omit<UnknownOfIds, 'id'>) => ({
    message: `must be ${oneOf(ids)}, not ${quoteValue(found)}`,
    hint: meantOr(meant, 'use one of these'),
  }),
  'criterion/not-a-list': (of: { found: unknown; example: string; isAnswer: boolean }) => ({
    message: `must be a list of options, not ${quoteValue(of.found)}`,
    hint: orUnanswered(`use for example [${of.example}], [] for none`, of.isAnswer),
  }),
  'criterion/unknown-option': ({ id, ids, meant }: UnknownOfIds) => ({
    message: `unknown option ${quoted(id)}`,
    hint: meantOr(meant, `use any of ${ids.join(', ')}`),
  }),
  'criterion/repeated-option': ({ id }: OneId) => ({
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
  'checklist/duplicate-former-id': ({ id }: OneId) => ({
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
  'checklist/no-such-target': noSuchLevel,
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
  'checklist/unknown-band': ({ id, ids, meant }: UnknownOfIds) => ({
    message: `unknown band ${quoted(id)}`,
    hint: meantOr(meant, `use one of ${ids.join(', ')}`),
  }),
  'checklist/unknown-criterion': ({ id, meant }: UnknownId) => ({
    message: `unknown criterion ${quoted(id)}`,
    hint: meantOr(meant, 'use a criterion of this checklist'),
  }),
  'checklist/own-condition': () => ({
    message: 'a criterion cannot depend on itself',
    hint: 'name another criterion',
  }),
  'checklist/express-condition': ({ id }: OneId) => ({
    message: `this key criterion depends on ${quoted(id)}, which express mode does not ask`,
    hint: `add "key: true" to ${quoted(id)}, or remove the key here`,
  }),
  'checklist/no-test': ({ id }: OneId) => ({
    message: `has no test for ${quoted(id)}`,
    hint: 'add atLeast, atMost, is or isNot',
  }),
  'checklist/circular-conditions': ({ cycle }: { cycle: readonly string[] }) => ({
    message: `circular conditions: ${cycle.join(' -> ')}`,
    hint: 'delete one',
  }),
  'checklist/unknown-cause': ({ id, meant }: UnknownId) => ({
    message: `unknown point ${quoted(id)}`,
    hint: meantOr(meant, 'use a point of this checklist'),
  }),
  'checklist/own-cause': () => ({
    message: 'a point cannot cause itself',
    hint: 'name another point, or delete this entry',
  }),
  'checklist/duplicate-cause': ({ id }: OneId) => ({
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
  'checklist/uneven-scores': (of: Record<'score' | 'at' | 'scoreBefore' | 'atBefore', number>) => ({
    message: `score ${of.score} at ${of.at} and ${of.scoreBefore} at ${of.atBefore} run against the other thresholds`,
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

  'checklist/unknown-template': ({ id, meant }: UnknownId) => ({
    message: `template: unknown template ${quoted(id)}`,
    hint: meantOr(meant, 'use an id that "align template" shows'),
  }),
  'checklist/template-of-others': ({ id, criterion }: OneId & { readonly criterion: string }) => ({
    message: `template: ${quoted(id)} does not serve ${quoted(criterion)}`,
    hint: `add ${quoted(criterion)} to "serves" of the template, or name another`,
  }),
} satisfies ErrorTable;

/** Returns the error of a code of `checklistErrorWords`. */
export const checklistError = errorsOf(checklistErrorWords);

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

function noSuchLevel({ level, low, high }: Record<'level' | 'low' | 'high', number>) {
  return {
    message: `level ${level} does not exist`,
    hint: `use a level from ${low} to ${high}`,
  };
}

/** Adds to a hint what answers files take instead of an answer. */
function orUnanswered(hint: string, isAnswer: boolean): string {
  return isAnswer ? `${hint}, null for "don't know", or {notApplicable: reason}` : hint;
}
