import { type Diagnostic, InputError, type PlacedDiagnostic } from '../diagnostic.ts';
import { quoted, safeText } from '../text/safe.ts';
import type { Path, Where } from './source.ts';

/** A mistake by its place in the text, which is cheaper than a line until somebody asks. */
export interface Mistake {
  readonly offset: number;
  readonly text: string;
}

/** Error at an offset in a text, before anybody asks for line and column. */
export interface TextDiagnostic extends Diagnostic {
  readonly offset: number;
}

/** Makes a diagnostic of a text without a code; goes as soon as every room has codes. */
export function uncoded(path: Path, text: string, where?: Where): Diagnostic {
  return { code: 'format', severity: 'error', path, at: where, message: text };
}

/** How many problems one error lists; more than this nobody reads. */
const MAX_PROBLEMS = 20;

const MAX_SHOWN_LINE = 200;

/** The mistake with its line and column, and the line itself if it can be shown as it is. */
export function locate(
  file: string,
  content: string,
  own: Mistake | TextDiagnostic,
): PlacedDiagnostic {
  const { offset, ...diagnostic } =
    'text' in own ? { offset: own.offset, ...uncoded([], own.text) } : own;
  const before = content.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  const end = content.indexOf('\n', start);
  const line = content.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
  return {
    ...diagnostic,
    file: safeText(file),
    line: before.split('\n').length,
    column: before.length - start + 1,
    sourceLine: line.length <= MAX_SHOWN_LINE && safeText(line) === line ? line : null,
  };
}

/** One error that lists the mistakes in the order of the text, the first twenty in full. */
export function inputErrorOf(
  file: string,
  content: string,
  mistakes: readonly (Mistake | TextDiagnostic)[],
) {
  const sorted = mistakes.toSorted((a, b) => a.offset - b.offset);
  const shown = sorted.slice(0, MAX_PROBLEMS + 1);
  return firstDiagnostics(
    shown.map((mistake) => locate(file, content, mistake)),
    mistakes.length,
  );
}

/** The first twenty problems, and in the place of the next one how many more there are. */
export function firstDiagnostics(sorted: readonly PlacedDiagnostic[], total: number): InputError {
  const next = sorted[MAX_PROBLEMS];
  const shown = sorted.slice(0, MAX_PROBLEMS);
  if (next === undefined) return new InputError(shown);
  const more = total - MAX_PROBLEMS;
  const message = `and ${more} more ${more === 1 ? 'problem' : 'problems'} from here on`;
  const rest: PlacedDiagnostic = {
    ...{ ...next, why: undefined },
    ...{ code: 'source/more-errors', message, hint: 'mend these first' },
  };
  return new InputError([...shown, rest]);
}

/** How deep lists and mappings may lie in one another. */
export const MAX_DEPTH = 128;

/** Names that mean something to JavaScript itself, so that a field of that name is never meant. */
export const forbiddenNames: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
]);

/** Half a character, which no UTF-8 file can hold; it comes from an escape such as "\ud83d". */
export const loneSurrogate = /\p{Surrogate}/u;

export const tooDeep = `more than ${MAX_DEPTH} lists and mappings lie in one another; is this the right file?`;

export const halfCharacter =
  'holds half a character (a \\ud800 to \\udfff escape without its other half); write the character itself';

/** A name that the same mapping has already; `line` is the one of the first. */
export function duplicateName(name: string, line: number): string {
  return `${quoted(name)} is here twice, first in line ${line}; delete one of them or rename it`;
}

export function forbiddenName(name: string): string {
  return `${quoted(name)} cannot be used as a name; choose another`;
}

/** What is wrong with a number that would not be kept as written, or null. */
export function numberRefusal(value: number, written: string): string | null {
  if (!Number.isFinite(value)) return `${quoted(written)} is not a finite number; write a number`;
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return null;
  return `the number ${quoted(written)} is too large to be kept exactly; write a smaller one, or put it in quotes if it is text`;
}

/** The number of the line in which the offset lies, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
