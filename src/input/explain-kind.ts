import { quoted } from '../safe-text.ts';

const names: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

/** What a schema expects, as a person calls it; unknown names stay as they are. */
export function nameOfKind(expected: string): string {
  return names[expected] ?? expected;
}

/** Another kind of value than the one expected, and if the intent can be guessed, what to write. */
export function wrongKind(expected: string, input: unknown): string {
  const name = nameOfKind(expected);
  if (input === undefined) return `is missing; expected ${name}`;
  if (input === null) return `has no value; expected ${name}`;
  if (expected === 'string' && typeof input !== 'object') {
    const kind = typeof input === 'number' ? 'a number' : 'a yes or no';
    return `must be text, but ${input} without quotes is ${kind}; put it in quotes`;
  }
  return `must be ${name}, but is ${found(input)}${remedy(expected, input)}`;
}

function found(input: unknown): string {
  if (typeof input === 'string') return quoted(input);
  if (Array.isArray(input)) return 'a list';
  return typeof input === 'object' ? 'a mapping' : String(input);
}

function remedy(expected: string, input: unknown): string {
  if (expected === 'int' && typeof input === 'number') return '; write it without a fraction';
  if (expected === 'array') return '; begin each entry in a line of its own with "- "';
  if (expected === 'object' || expected === 'record') return '; write "name: value" lines';
  if (expected === 'string') return '; put it in quotes if it is meant as text';
  if (typeof input !== 'string') return `; write ${nameOfKind(expected)}`;
  const number = /^\s*([-+]?\d+(?:[.,]\d+)?)\s*%?\s*$/.exec(input)?.[1]?.replace(',', '.');
  if (number && (expected === 'number' || expected === 'int')) return `; write ${number}`;
  if (expected !== 'boolean') return `; write ${nameOfKind(expected)}`;
  return /^(y|yes|on|true)$/i.test(input) ? '; write true' : '; write true or false without quotes';
}
