import type * as z from 'zod';
import { didYouMean } from '../text/phrases.ts';
import { quoted } from '../text/safe.ts';

type Issue = z.core.$ZodRawIssue;

/**
 * What a schema found wrong, in a person's words. Two kinds of issue need more than one text:
 * unknown fields give one line each, and a union gives none where one of its branches says it better.
 */
export function explain(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return wrongKind(issue.expected, issue.input);
    case 'invalid_value':
      return notOneOf(issue.values.map(String), issue.input);
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, MAX_FIELDS)
        .map((key) => unknownField(key, issue))
        .join('\n');
    case 'too_small':
      return outOfBounds(issue, Number(issue.minimum), 'more');
    case 'too_big':
      return outOfBounds(issue, Number(issue.maximum), 'less');
    case 'invalid_union':
      if ('options' in issue && Array.isArray(issue.options) && issue.discriminator) {
        return noKind(issue.discriminator, issue.options, issue.input);
      }
      return bestBranch(issue.errors) ? '' : noBranch(issue);
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'is not allowed as a name here; choose another';
    default:
      return 'is not as expected; compare it with the description of the file format';
  }
}

/** Nobody reads about more of them, and comparing words takes time. */
const MAX_FIELDS = 200;

function notOneOf(values: readonly string[], input: unknown): string {
  const known = inWords(values.map(quoted));
  if (input === undefined) return `is missing; expected ${known}`;
  if (typeof input !== 'string') return `${wrongKind('string', input)}; known are ${known}`;
  return `must be ${known}, but is ${quoted(input)}${didYouMean(input, values)}`;
}

/** A mapping whose kind is named by one of its fields, which names none that there is. */
function noKind(field: string, kinds: readonly unknown[], input: unknown): string {
  const named: unknown = Object(input)[field];
  return notOneOf(kinds.filter((kind) => kind !== undefined).map(String), named);
}

function unknownField(key: string, { inst }: Issue): string {
  const shape: unknown = inst?._zod.def && 'shape' in inst._zod.def ? inst._zod.def.shape : {};
  const known = Object.keys(Object(shape));
  const suggestion = didYouMean(key, known);
  const all = known.length > 13 ? '; delete it' : `; known here are ${known.join(', ')}`;
  return `unknown field ${quoted(key)}${suggestion || all}`;
}

function outOfBounds({ input }: Issue, limit: number, side: string): string {
  const bound = `${grouped(limit)} or ${side}`;
  if (Array.isArray(input)) return `must have ${bound} entries, but has ${input.length}`;
  if (typeof input !== 'string') return `must be ${bound}, but is ${grouped(Number(input))}`;
  const length = grouped(input.length);
  return `is ${length} characters long; make it ${bound}`;
}

function noBranch(issue: {
  readonly errors: readonly (readonly z.core.$ZodIssue[])[];
  readonly input?: unknown;
}): string {
  const { errors, input } = issue;
  const kinds = errors.flatMap(([issue]) => (issue && 'expected' in issue ? [issue.expected] : []));
  const expected = inWords([...new Set(kinds.map(nameOfKind))]);
  return wrongKind(expected, input);
}

function inWords(choices: readonly string[]): string {
  return choices.length < 2
    ? choices.join('')
    : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}

function grouped(value: number): string {
  return Math.abs(value) < 10_000 ? String(value) : String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

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
function nameOfKind(expected: string): string {
  return names[expected] ?? expected;
}

/** Another kind of value than the one expected, and if the intent can be guessed, what to write. */
function wrongKind(expected: string, input: unknown): string {
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

type Issues = readonly z.core.$ZodIssue[];

/**
 * Of the branches of a union that all failed, the one that was probably meant: of the right kind,
 * with the fewest issues; undefined when the value is of no branch's kind.
 */
export function bestBranch(branches: readonly Issues[]): Issues | undefined {
  const fitting = branches.filter((issues) => !issues.some(isWrongKind));
  return fitting.toSorted((a, b) => a.length - b.length)[0];
}

function isWrongKind({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && path.length === 0;
}
