import { nearestWord } from '../text/phrases.ts';
import { quoted } from '../text/safe.ts';
import { type ErrorTable, errorsOf, meantOr } from './coded.ts';
import { quoteValue } from './grammar.ts';

/** Errors of variants and their parents by code; loaded with the first variant. */
export const variantErrorWords = {
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

  'variant/more-than-words': ({ field }: { readonly field: string }) => ({
    message: `language: the variant changes more than words: ${field}`,
    hint: 'change words only, or delete "language"',
  }),

  'variant/no-parent': () => ({
    message: 'extends: must be the id of a checklist, or a path',
    hint: 'use for example lead-gen-alignment, or ./parent.yaml',
  }),
  'variant/unknown-parent': ({ id, known }: { id: string; known: readonly string[] }) => ({
    message: `extends: unknown checklist ${quoted(id)}`,
    hint: meantOr(nearestWord(id, known), 'run "align list" to see available checklists'),
  }),
  'variant/parent-file-name': ({ file, id }: { file: string; id: string }) => ({
    message: `extends: ${quoted(file)} does not have the id ${quoted(id)}`,
    hint: 'rename the file to match its id',
  }),
  'variant/parent-path': ({ path }: { path: string }) => ({
    message: `extends: must be a path relative to this file, with "/" between its parts, not ${quoted(path)}`,
    hint: 'use a path such as ./parent.yaml',
  }),
  'variant/outside-parent': ({ path }: { path: string }) => ({
    message: `extends: ${quoted(path)} is outside the folder of the checklist`,
    hint: 'move the parent into it, or use its id',
  }),
  'variant/circular-parents': ({ files }: { files: readonly string[] }) => ({
    message: `extends: the parents form a circle: ${files.join(' -> ')}`,
    hint: 'remove "extends" from one of them',
  }),
  'variant/too-many-parents': ({ most }: { most: number }) => ({
    message: `extends: has more than ${most} parents`,
    hint: 'combine some of them',
  }),
  'variant/unreadable-parent': ({ reason }: { reason: string }) => ({
    message: `extends: ${reason}`,
    hint: 'use the id of a checklist, or the path of a file that exists',
  }),
} satisfies ErrorTable;

/** Returns the error of a code of `variantErrorWords`. */
export const variantErrorText = errorsOf(variantErrorWords);

/** Errors in a parent, shown to somebody who reads a variant of it. */
export const parentWords = {
  extendedBy: ({ hint, file }: { hint: string; file: string }) =>
    `${hint} (${quoted(file)} extends this)`,
  inside: ({ id, place, message }: { id: string; place: string; message: string }) =>
    `in ${quoted(id)}, at ${quoted(place)}: ${message}`,
} as const;
