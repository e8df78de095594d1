import type * as z from 'zod';
import type { Diagnostic } from '../diagnostic.ts';
import { plainly, writtenNumber } from '../numbers.ts';
import { nearestWord } from '../text/phrases.ts';
import { safeText } from '../text/safe.ts';
import type { CodedError } from '../words/coded.ts';
import { issueMessage, readIssueMessage } from '../words/errors.ts';
import { oneOf, quoteValue } from '../words/grammar.ts';
import { schemaError, schemaWords } from '../words/schema-errors.ts';
import { checkFormat } from './read.ts';
import { type Path, type Source, throwIfAny } from './source.ts';

/**
 * Parses the value of a source by its schema: returns exactly what was written.
 * @param formerNames fields that were renamed, so that the error says so
 * @throws InputError with all errors, each with its place
 */
export function parse<T>(source: Source, schema: z.ZodType<T>, formerNames: FormerNames = {}): T {
  checkFormat(source);
  // Without compiled checks: a file is read once, and compiling takes longer than it saves.
  const options = { error: explainWith(formerNames), jitless: true };
  const result = schema.safeParse(source.value, options);
  if (result.success) return result.data;
  throwIfAny(source, diagnosticsIn(result.error.issues, []));
  throw new Error('a schema refused a value without an issue');
}

function diagnosticsIn(issues: readonly z.core.$ZodIssue[], around: Path): readonly Diagnostic[] {
  return issues.flatMap((issue): readonly Diagnostic[] => {
    const path = [...around, ...issue.path.map(step)];
    if (issue.code === 'invalid_union' && issue.message === '') {
      return diagnosticsIn(bestBranch(issue.errors) ?? [], path);
    }
    const errors = readIssueMessage(issue.message);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key, i) => {
        const error = errors[i] ?? schemaError('schema/unknown-field', UNKNOWN(key));
        return { ...error, path: [...path, key], at: 'key' };
      });
    }
    const { at, why } = (issue.code === 'custom' && issue.params) || {};
    const isName = issue.code === 'invalid_key' || at === 'key';
    return errors.map((error) => ({
      ...{ ...error, message: labelled(path, error.message) },
      ...{ path, at: isName ? 'key' : 'value', why },
    }));
  });
}

const UNKNOWN = (name: string) => ({ name, meant: undefined, fields: [] });

function step(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key);
}

function labelled(path: Path, message: string): string {
  return path.length === 0 ? schemaWords.wholeFile({ message }) : `${label(path)}: ${message}`;
}

/** Returns the place as people call it: `weight`, `levels 2`, `evidence, entry 3`. */
function label(path: Path): string {
  const last = path.at(-1) ?? '';
  const around = path.slice(0, -1);
  if (typeof last === 'number') return `${label(around)}, entry ${last + 1}`;
  return /^\d+$/.test(last) && around.length > 0 ? `${label(around)} ${last}` : safeText(last);
}

type Issue = z.core.$ZodRawIssue;

/** Present name of each field that had another one. */
export type FormerNames = Readonly<Record<string, string>>;

/**
 * Returns a function that writes an issue of a schema as a message for `readIssueMessage`. An issue
 * about unknown fields has one error for each. A union has none if one of its branches says it better.
 */
function explainWith(formerNames: FormerNames): (issue: Issue) => string {
  return (issue) => {
    if (issue.code === 'unrecognized_keys') {
      const names = issue.keys.slice(0, MAX_FIELDS);
      return issueMessage(...names.map((name) => unknownField(name, issue, formerNames)));
    }
    // An issue of a key is one of the schema of names, and is in words already.
    if (issue.code === 'invalid_key' && issue.issues[0]) return issue.issues[0].message;
    const error = explain(issue);
    return error === null ? '' : issueMessage(error);
  };
}

/** Most unknown fields of a mapping that are explained: comparing words takes time. */
const MAX_FIELDS = 200;

function explain(issue: Issue): CodedError | null {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'invalid_value':
      return notOneOf(issue.values.map(String), issue.input);
    case 'too_small':
      return tooSmall(issue.input, Number(issue.minimum));
    case 'too_big':
      return tooBig(issue.input, Number(issue.maximum));
    case 'invalid_union':
      if ('options' in issue && Array.isArray(issue.options) && issue.discriminator) {
        return noKind(issue.discriminator, issue.options, issue.input);
      }
      return bestBranch(issue.errors) ? null : noBranch(issue);
    case 'invalid_key':
      return schemaError('schema/name');
    default:
      return schemaError('schema/invalid');
  }
}

function notOneOf(choices: readonly string[], input: unknown): CodedError {
  if (input === undefined) return schemaError('schema/missing', { expected: quotedList(choices) });
  const meant = typeof input === 'string' ? nearestWord(input, choices) : undefined;
  return schemaError('schema/unknown-value', {
    choices: choices.map(quoteValue),
    ...{ found: describe(input), meant },
  });
}

function quotedList(choices: readonly string[]): string {
  return oneOf(choices.map(quoteValue));
}

/** Explains a mapping whose kind is named by one of its fields, which names an unknown one. */
function noKind(field: string, kinds: readonly unknown[], input: unknown): CodedError {
  const named: unknown = Object(input)[field];
  return notOneOf(kinds.filter((kind) => kind !== undefined).map(String), named);
}

function unknownField(name: string, { inst }: Issue, formerNames: FormerNames): CodedError {
  const shape: unknown = inst?._zod.def && 'shape' in inst._zod.def ? inst._zod.def.shape : {};
  const fields = Object.keys(Object(shape));
  const renamed = Object.hasOwn(formerNames, name) ? formerNames[name] : undefined;
  if (/^\d+$/.test(name)) return schemaError('schema/number-as-field', { name });
  return renamed !== undefined && fields.includes(renamed)
    ? schemaError('schema/renamed-field', { name, renamed })
    : schemaError('schema/unknown-field', { name, meant: fieldMeant(name, fields), fields });
}

/** Returns the field that a name probably is; with its value, if only the colon is missing. */
function fieldMeant(name: string, fields: readonly string[]): string | undefined {
  const [, field = '', value] = /^(\S+) (.+)$/s.exec(name) ?? [];
  return fields.includes(field) ? `${field}: ${value}` : nearestWord(plainly(name), fields);
}

function tooSmall(input: unknown, least: number): CodedError {
  if (Array.isArray(input)) {
    return schemaError('schema/too-few-entries', { least, found: input.length });
  }
  return typeof input === 'string'
    ? schemaError('schema/short-text', { length: input.length, least })
    : schemaError('schema/too-small', { least, found: Number(input) });
}

function tooBig(input: unknown, most: number): CodedError {
  if (Array.isArray(input)) {
    return schemaError('schema/too-many-entries', { most, found: input.length });
  }
  return typeof input === 'string'
    ? schemaError('schema/long-text', { length: input.length, most })
    : schemaError('schema/too-big', { most, found: Number(input) });
}

function noBranch(issue: {
  readonly errors: readonly (readonly z.core.$ZodIssue[])[];
  readonly input?: unknown;
}): CodedError {
  const { errors, input } = issue;
  const kinds = errors.flatMap(([first]) => (first && 'expected' in first ? [first.expected] : []));
  const [only, second] = new Set(kinds);
  // Somebody who wrote digits meant a number, whatever else there may be.
  const number = kinds.find((kind) => kind === 'number' || kind === 'int');
  if (number !== undefined && numberIn(input) !== undefined) return wrongType(number, input);
  return only !== undefined && second === undefined
    ? wrongType(only, input)
    : wrongType(oneOf([...new Set(kinds.map(nameOfKind))]), input);
}

const typeNames: Readonly<Record<string, string>> = schemaWords.types;

/** Returns the type that a schema expects in plain words; unknown names are kept. */
function nameOfKind(expected: string): string {
  return typeNames[expected] ?? expected;
}

/** Explains a value of another type than expected and, if the intent can be guessed, what to write. */
function wrongType(expected: string, input: unknown): CodedError {
  const name = nameOfKind(expected);
  const added = expected === 'string' ? schemaWords.asText : name;
  if (input === undefined) return schemaError('schema/missing', { expected: added });
  if (input === null) return schemaError('schema/no-value', { expected: name });
  const found = describe(input);
  switch (expected) {
    case 'string':
      return notText(input, found);
    case 'array':
      return schemaError('schema/not-a-list', { found });
    case 'object':
    case 'record':
      return schemaError('schema/not-a-mapping', { found });
    case 'number':
      return schemaError('schema/not-a-number', { found, number: numberIn(input) });
    case 'int': {
      const isNumber = typeof input === 'number';
      return schemaError('schema/not-a-whole-number', { found, number: numberIn(input), isNumber });
    }
    case 'boolean': {
      const isYes = typeof input === 'string' && /^(y|yes|on|true)$/i.test(input);
      return schemaError('schema/not-true-or-false', { found, isYes });
    }
    default:
      return schemaError('schema/wrong-type', { expected: name, found });
  }
}

function notText(input: unknown, found: string): CodedError {
  if (typeof input === 'object') return schemaError('schema/not-text', { found });
  const kind = typeof input === 'number' ? 'number' : 'value';
  return schemaError('schema/unquoted', { kind, written: String(input) });
}

function describe(input: unknown): string {
  const isMapping = typeof input === 'object' && input !== null && !Array.isArray(input);
  return isMapping ? schemaWords.types.object : quoteValue(input);
}

/** Returns the number in a text such as " 12,5 % ", as it should be written. */
function numberIn(input: unknown): string | undefined {
  if (typeof input !== 'string') return undefined;
  return writtenNumber(plainly(input).replace(/%\s*$/, '')) ?? undefined;
}

type Issues = readonly z.core.$ZodIssue[];

/**
 * Finds the branch of a failed union that was probably meant. It takes the kind of the value and has
 * the fewest issues; undefined if no branch takes that kind.
 */
function bestBranch(branches: readonly Issues[]): Issues | undefined {
  const fitting = branches.filter((issues) => !issues.some(isWrongKind));
  return fitting.toSorted((a, b) => a.length - b.length)[0];
}

function isWrongKind({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && path.length === 0;
}
