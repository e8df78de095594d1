import { createHash } from 'node:crypto';
import { type Diagnostic, InputError, type PlacedDiagnostic } from '../diagnostic.ts';
import { safeText } from '../text/safe.ts';
import type { CodedError } from '../words/coded.ts';
import { errorText } from '../words/errors.ts';

/** Place in a text; both count from 1, in lines and in UTF-16 code units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns of many offsets in one walk through the text. */
export function toPlaces(
  text: string,
  offsets: Iterable<readonly [name: string, offset: number]>,
): ReadonlyMap<string, TextPlace> {
  const places = new Map<string, TextPlace>();
  let line = 1;
  let start = 0;
  for (const [name, offset] of [...offsets].toSorted(([, a], [, b]) => a - b)) {
    let end = text.indexOf('\n', start);
    while (end >= 0 && end < offset) {
      line++;
      start = end + 1;
      end = text.indexOf('\n', start);
    }
    places.set(name, { line, column: offset - start + 1 });
  }
  return places;
}

/**
 * Returns the SHA-256 of a parsed value, in hex. It is taken over canonical JSON (RFC 8785: sorted
 * keys, no white space, UTF-8), so line ends, comments and the order of fields do not matter.
 */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}

/** Writes a parsed value as JSON with its keys sorted by UTF-16 code units and without white space. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isMapping(value)) return JSON.stringify(value);
  let fields = '';
  // The default order of `sort` is that of UTF-16 code units.
  for (const key of Object.keys(value).sort()) {
    const comma = fields === '' ? '' : ',';
    fields += `${comma}${JSON.stringify(key)}:${canonicalJson(value[key])}`;
  }
  return `{${fields}}`;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Place of a value inside a file: the field names and list positions that lead to it. */
export type Path = readonly (string | number)[];

/** Value of a field, or the name before its colon. */
export type Where = 'value' | 'key';

/** File that was read: its value, and the place of each part of the value in its text. */
export interface Source {
  readonly file: string;
  readonly value: unknown;
  /** Finds the place of a diagnostic; of a part that was never written, the nearest part around it. */
  place(diagnostic: Diagnostic): PlacedDiagnostic;
  /** Finds the places of the names of the mapping at the path; none if there is no mapping. */
  namesAt(path: Path): ReadonlyMap<string, TextPlace>;
}

/** The two ways to write the same file. */
export type FileKind = 'yaml' | 'json';

/** Error at an offset in a text, before anybody asks for its line and column. */
export interface TextDiagnostic extends Omit<Diagnostic, 'path'> {
  readonly offset: number;
  /** Default: the whole file. */
  readonly path?: Path | undefined;
}

/** Most errors that are listed at once; nobody reads more. */
const MAX_LISTED = 20;

/** Longest line that is shown, in UTF-16 code units. */
const MAX_SHOWN_LINE = 200;

/** Returns a diagnostic with line and column; the line itself is null if it is long or unsafe. */
export function locate(
  file: string,
  content: string,
  { offset, path = [], ...diagnostic }: TextDiagnostic,
): PlacedDiagnostic {
  const before = content.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  const end = content.indexOf('\n', start);
  const line = content.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
  return {
    ...diagnostic,
    path,
    file: safeText(file),
    line: before.split('\n').length,
    column: before.length - start + 1,
    sourceLine: line.length <= MAX_SHOWN_LINE && safeText(line) === line ? line : null,
  };
}

/** Returns one error with the diagnostics in the order of the text, the first twenty in full. */
export function inputErrorOf(
  file: string,
  content: string,
  diagnostics: readonly TextDiagnostic[],
): InputError {
  const sorted = diagnostics.toSorted((a, b) => a.offset - b.offset);
  const shown = sorted.slice(0, MAX_LISTED + 1);
  return firstDiagnostics(
    shown.map((own) => locate(file, content, own)),
    diagnostics.length,
  );
}

/** Returns the first twenty diagnostics, and at the place of the next the number of all others. */
function firstDiagnostics(sorted: readonly PlacedDiagnostic[], total: number): InputError {
  const next = sorted[MAX_LISTED];
  const shown = sorted.slice(0, MAX_LISTED);
  if (next === undefined) return new InputError(shown);
  const { why: _, ...place } = next;
  const more = total - MAX_LISTED;
  return new InputError([...shown, { ...place, ...errorText('source/more-errors', { more }) }]);
}

/**
 * Does nothing without diagnostics.
 * @throws InputError with all diagnostics in the order of the text, the first twenty in full
 */
export function throwIfAny(source: Source, wrong: readonly Diagnostic[]): void {
  if (wrong.length === 0) return;
  const placed = wrong.slice(0, MAX_LOCATED).map((own) => source.place(own));
  throw firstDiagnostics(placed.toSorted(byPlace), wrong.length);
}

/** Most diagnostics that get a place: finding one takes a walk through the file. */
const MAX_LOCATED = 200;

function byPlace(a: PlacedDiagnostic, b: PlacedDiagnostic): number {
  return a.line - b.line || a.column - b.column;
}

/** Deepest nesting of lists and mappings. */
export const MAX_DEPTH = 128;

/** Names that mean something to JavaScript itself, so that no field is ever called so. */
const RESERVED_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Half a character, which no UTF-8 file can contain; it comes from an escape such as "\ud83d". */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Returns the error of a text with half a character; null for any other. */
export function surrogateRefusal(text: string): CodedError | null {
  return LONE_SURROGATE.test(text) ? errorText('source/unpaired-surrogate') : null;
}

/**
 * Returns the error of a field name; null if the name can be used.
 * @param first offset of the same name earlier in the mapping
 */
export function nameRefusal(
  text: string,
  name: string,
  first: number | undefined,
): CodedError | null {
  if (first !== undefined) {
    return errorText('source/duplicate-name', { name, line: lineOf(text, first) });
  }
  if (RESERVED_NAMES.has(name)) return errorText('source/reserved-name', { name });
  return surrogateRefusal(name);
}

/** Returns the error of a number that would not be kept as written; null for any other. */
export function numberRefusal(value: number, written: string): CodedError | null {
  if (!Number.isFinite(value)) return errorText('source/infinite-number', { written });
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER
    ? null
    : errorText('source/inexact-number', { written });
}

/** Returns the number of the line of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
