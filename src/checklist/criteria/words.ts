import { quoted } from '../../safe-text.ts';
import type { AnswerValue } from '../criterion.ts';

/** A value in a message, as its writer wrote it. */
export function found(value: AnswerValue): string {
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'object' ? 'a list' : String(value);
}

/** Choices in a message: "a, b or c". */
export function oneOf(choices: readonly string[]): string {
  const last = choices.at(-1) ?? '';
  return choices.length < 2 ? last : `${choices.slice(0, -1).join(', ')} or ${last}`;
}

/** A number as its author would write it: 0.1 + 0.2 is 0.3. */
export function written(value: number): string {
  return String(Number(value.toPrecision(12)));
}
