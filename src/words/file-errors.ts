import { nearestWord } from '../text/phrases.ts';
import { quoted } from '../text/safe.ts';
import { type ErrorTable, errorsOf, meantOr } from './coded.ts';
import { oneOf } from './grammar.ts';

interface OtherSubject {
  readonly is: string;
  readonly subject: string;
}

/** Errors of files that do not fit their names, each other or their earlier content, by code. */
export const fileErrorWords = {
  /** Files that a session cannot resume. */
  'file/alias': ({ name }: { name: string }) => ({
    message: `${quoted(name)} uses a YAML alias, which the interview cannot edit`,
    hint: 'write the value out',
  }),
  'file/cut-off': ({ has, had }: { has: string; had: string }) => ({
    message: `has ${has}, but its backup has ${had}`,
    hint: 'the file may be incomplete',
  }),

  /** Files that nobody writes by hand, or that are none of align's. */
  'check/gap-report': () => ({
    message: 'the file is a gap report, which needs no check',
    hint: 'check the answers that it was made from',
  }),
  'check/unknown-file': () => ({
    message: 'no field of the file says what it is, as "points" does in a checklist',
    hint: 'check that this is the right file; answers have "respondent" and "answers"',
  }),

  'checklist/file-name': ({ is, id }: { is: string; id: string }) => ({
    message: `id: is ${quoted(is)}, but the file is named ${quoted(id)}`,
    hint: 'rename the file to match its id',
  }),
  'checklist/unknown-checklist': ({ id, known }: { id: string; known: readonly string[] }) => ({
    message: `checklist: unknown checklist ${quoted(id)}`,
    hint: guessOr(id, known, 'use an id that "align list" shows'),
  }),
  'checklist/unknown-point': ({
    id,
    point,
    points,
  }: {
    id: string;
    point: string;
    points: readonly string[];
  }) => ({
    message: `point: ${quoted(id)} has no point ${quoted(point)}`,
    hint: guessOr(point, points, `use one of ${oneOf(points)}`),
  }),

  'answers/in-progress': () => ({ message: 'not finished; answers so far are included' }),
  'answers/unknown-checklist': ({ id, known }: { id: string; known: readonly string[] }) => {
    const nearest = nearestWord(id, known);
    return {
      message: `checklist ${quoted(id)} not found among the built-in checklists, in "checklists" or in ALIGN_CHECKLISTS`,
      ...(nearest !== undefined && { hint: `did you mean ${quoted(nearest)}?` }),
    };
  },
  'agreed/other-subject': ({ is, subject }: OtherSubject) => ({
    message: `is ${quoted(is)}, but the answers have ${quoted(subject)}`,
    hint: 'move the file to the answers it belongs to',
  }),
  'plan/other-subject': ({ is, subject }: OtherSubject) => ({
    message: `is ${quoted(is)}, but the answers have ${quoted(subject)}`,
    hint: 'use the plan of the same organisation',
  }),

  /** Answers that do not belong to one round. */
  'round/duplicate-respondent': ({ id, file }: { id: string; file: string }) => ({
    message: `duplicate respondent id ${quoted(id)}, also in ${quoted(file)}`,
    hint: 'give each respondent a unique id',
  }),
  'round/other-subject': (own: { subject: string; other: string; file: string }) => ({
    message: `is ${quoted(own.subject)}, but ${quoted(own.file)} has ${quoted(own.other)}`,
    hint: 'audit one organisation at a time',
  }),

  'brand/large-logo': () => ({
    message: 'logo: is larger than 1 MiB',
    hint: 'use a smaller file',
  }),
  'brand/logo-format': () => ({
    message: 'logo: is neither a PNG nor a well-formed SVG',
    hint: 'save the logo as PNG or SVG',
  }),
  'brand/unreadable-logo': ({ reason }: { reason: string }) => ({
    message: `logo: ${reason}`,
    hint: 'use the path of an SVG or PNG file, relative to this file',
  }),
} satisfies ErrorTable;

/** Returns the error of a code of `fileErrorWords`. */
export const fileErrorText = errorsOf(fileErrorWords);

function guessOr(name: string, known: readonly string[], hint: string): string {
  return meantOr(nearestWord(name, known), hint);
}
