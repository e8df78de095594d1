import type { Diagnostic } from '../diagnostic.ts';
import type { CodedError } from '../words/coded.ts';
import { errorText } from '../words/errors.ts';
import { beforeText } from './engine.ts';
import {
  inputErrorOf,
  locate,
  MAX_DEPTH,
  nameRefusal,
  numberRefusal,
  type Path,
  type Source,
  surrogateRefusal,
  type TextDiagnostic,
  toPlaces,
  type Where,
} from './source.ts';

/**
 * Reads JSON the fast way; null when the text is not JSON, though it may be YAML all the same.
 * @throws InputError for JSON that would lose something when read
 */
export function readJson(file: string, text: string): Source | null {
  if (!/^\s*[[{]/.test(text)) return null;
  const parsed = parseJson(text);
  if (parsed === null) return null;
  beforeText('json', text.length);
  const errors = isKept(text, parsed.value) ? [] : errorsIn(text);
  if (errors.length > 0) throw inputErrorOf(file, text, errors);
  const place = (own: Diagnostic) =>
    locate(file, text, { ...own, offset: offsetOf(text, own.path, own.at ?? 'value') });
  return {
    file,
    value: parsed.value,
    place,
    namesAt: (path) => toPlaces(text, nameOffsets(text, path)),
  };
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/**
 * True if a text comes back when its value is written again, so that nothing of it was lost: no
 * field twice, and no digit. False where that does not show, for the slower walk to decide.
 */
function isKept(text: string, value: unknown): boolean {
  if (text.includes('\\u') || !isSafe(value, 0)) return false;
  const indent = /^\s*[[{]\r?\n([\t ]{1,10})\S/.exec(text)?.[1];
  return JSON.stringify(value, null, indent) === text.trim();
}

/** True if a value at this depth has no name, number or nesting that the walk would refuse. */
function isSafe(value: unknown, depth: number): boolean {
  if (depth >= MAX_DEPTH) return false;
  if (typeof value === 'number') return numberRefusal(value, '') === null;
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((part) => isSafe(part, depth + 1));
  for (const [name, part] of Object.entries(value)) {
    if (nameRefusal('', name, undefined) !== null || !isSafe(part, depth + 1)) return false;
  }
  return true;
}

function errorsIn(text: string): readonly TextDiagnostic[] {
  const errors: TextDiagnostic[] = [];
  const namesOf = new WeakMap<object, Map<string, number>>();
  for (const { kind, written, offset, around } of walkJson(text)) {
    if (around.length >= MAX_DEPTH)
      return [{ ...errorText('source/too-deep', { limit: MAX_DEPTH }), offset }];
    const frame = around.at(-1);
    let wrong: CodedError | null;
    if (kind === 'key' && frame) {
      const names = namesOf.get(frame) ?? new Map<string, number>();
      namesOf.set(frame, names);
      const name = nameIn(written);
      wrong = nameRefusal(text, name, names.get(name));
      names.set(name, names.get(name) ?? offset);
    } else wrong = valueRefusal(written);
    if (wrong !== null) errors.push({ ...wrong, offset });
  }
  return errors;
}

function valueRefusal(written: string): CodedError | null {
  if (/^[-\d]/.test(written)) return numberRefusal(Number(written), written);
  const hasEscape = written.startsWith('"') && written.includes('\\u');
  return hasEscape ? surrogateRefusal(nameIn(written)) : null;
}

/** Returns the offset of the path in the text, or of the nearest written part around it. */
function offsetOf(text: string, path: Path, where: Where): number {
  let nearest = 0;
  for (const part of walkJson(text)) {
    if (!leadsTo(part, path)) continue;
    if (part.kind === 'value') nearest = part.offset;
    else if (where === 'key' && part.around.length === path.length) return part.offset;
  }
  return nearest;
}

/** The names of the mapping at the path, each with its offset. */
function* nameOffsets(text: string, path: Path): Generator<[string, number]> {
  for (const { kind, around, written, offset } of walkJson(text)) {
    if (kind !== 'key' || around.length !== path.length + 1) continue;
    if (path.every((step, i) => around[i]?.at === step)) yield [nameIn(written), offset];
  }
}

function leadsTo({ around }: JsonPart, path: Path): boolean {
  return around.every((frame, i) => frame.at === path[i]);
}

/** Part of a JSON text: the name of a field, or the start of a value. */
export interface JsonPart {
  readonly kind: 'key' | 'value';
  /** The part as written, with its quotes; of a list or mapping, its opening bracket. */
  readonly written: string;
  readonly offset: number;
  /** The lists and mappings around it; the last position or name of each is the path to here. */
  readonly around: readonly OpenPart[];
}

export interface OpenPart {
  readonly isMapping: boolean;
  /** The name or the position that the walk has reached in it. */
  at: string | number;
}

/**
 * All parts of a text that JSON.parse accepts, in order, without recursion: a deep file cannot
 * exhaust the stack.
 */
function* walkJson(text: string): Generator<JsonPart, void> {
  const around: OpenPart[] = [];
  let expectsKey = false;
  let offset = 0;
  while (offset < text.length) {
    const end = endOfToken(text, offset);
    const written = text.slice(offset, end);
    const frame = around.at(-1);
    if (written === '}' || written === ']') around.pop();
    else if (written === ',' && frame) {
      if (typeof frame.at === 'number') frame.at++;
      expectsKey = frame.isMapping;
    } else if (expectsKey && frame && written.startsWith('"')) {
      frame.at = nameIn(written);
      expectsKey = false;
      yield { kind: 'key', written, offset, around };
    } else if (written !== ':' && written.trim() !== '') {
      yield { kind: 'value', written, offset, around };
      expectsKey = written === '{';
      if (written === '{') around.push({ isMapping: true, at: '' });
      if (written === '[') around.push({ isMapping: false, at: 0 });
    }
    offset = end;
  }
}

/** Returns the text of a JSON string, without quotes and escapes. */
function nameIn(written: string): string {
  return written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1);
}

const plainToken = /\s+|[-+.\w]+|./y;

function endOfToken(text: string, offset: number): number {
  if (text[offset] !== '"') {
    plainToken.lastIndex = offset;
    plainToken.test(text);
    return plainToken.lastIndex;
  }
  let end = text.indexOf('"', offset + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end + 1;
}

function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0;
  while (text[quote - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
