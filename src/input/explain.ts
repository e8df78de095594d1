import type * as z from 'zod';
import { quoted } from '../safe-text.ts';
import { didYouMean } from '../suggest.ts';
import { nameOfKind, wrongKind } from './explain-kind.ts';
import { bestBranch } from './union.ts';

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
