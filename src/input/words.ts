import { quoted } from '../safe-text.ts';

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
