import { quoted, safeText } from '../text/safe.ts';
import { type ErrorTable, errorsOf, missingGroup, unknownNamed } from './coded.ts';

/** Two values that differ, and the place of the other one. */
interface Contradiction {
  readonly is: string;
  readonly expected: string;
  /** File, line and column. */
  readonly place: string;
}

const EITHER = 'correct the one that is wrong';

/** Errors and warnings of `round.yaml` by code; loaded with it. */
export const roundErrorWords = {
  'round/not-filled-in': () => ({
    message: 'subject is not filled in',
    hint: 'add the name of the organisation',
  }),
  'round/date-and-range': () => ({
    message: 'cannot have both "date" and "from"',
    hint: 'delete one of them',
  }),
  'round/half-range': ({ name }: { name: string }) => ({
    message: `${quoted(name)} is missing`,
    hint: 'give the first and the last day, or only "date"',
  }),
  'round/range-order': ({ from }: { from: string }) => ({
    message: `to: must not be before ${from}`,
    hint: 'swap the two days',
  }),
  'round/duplicate-expected': ({ id }: { id: string }) => ({
    message: `duplicate respondent id ${quoted(id)}`,
    hint: 'give each respondent a unique id',
  }),
  'round/missing-group': missingGroup,
  'round/unknown-group': unknownNamed('group'),
  'round/wrong-checklist': ({ id, expected }: { id: string; expected: string }) => ({
    message: `this round is about checklist ${quoted(id)}, not ${quoted(expected)}`,
    hint: 'use the checklist of the round',
  }),
  'round/wrong-version': ({ version, read }: { version: string; read: string }) => ({
    message: `the round names version ${version} of the checklist; version ${read} is used`,
    hint: `use that version, or write ${read} here`,
  }),
  'round/contradicts-subject': ({ is, expected, place }: Contradiction) => ({
    message: `is ${quoted(is)}, but ${safeText(place)} has ${quoted(expected)}`,
    hint: EITHER,
  }),
  'round/contradicts-checklist': ({ is, expected, place }: Contradiction) => ({
    message: `answers to ${quoted(is)}, but ${safeText(place)} names ${quoted(expected)}`,
    hint: EITHER,
  }),
  'round/contradicts-group': ({ is, expected, place }: Contradiction) => ({
    message: `is in group ${quoted(is)}, but ${safeText(place)} has ${quoted(expected)}`,
    hint: EITHER,
  }),
  'round/unexpected': ({ id, file }: { id: string; file: string }) => ({
    message: `respondent ${quoted(id)} is not in ${quoted(file)}; the answers count`,
    hint: 'add the respondent there, or remove the file',
  }),
} satisfies ErrorTable;

/** Returns the error or warning of a code of `roundErrorWords`. */
export const roundError = errorsOf(roundErrorWords);
