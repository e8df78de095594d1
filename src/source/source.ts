import { createHash } from 'node:crypto';
import type { Diagnostic, PlacedDiagnostic } from '../diagnostic.ts';

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
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const byName: Readonly<Record<string, unknown>> = { ...value };
  // The default order of `sort` is that of UTF-16 code units.
  const fields = Object.keys(byName)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(byName[key])}`);
  return `{${fields.join(',')}}`;
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
