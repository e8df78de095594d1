import { InputError } from '../diagnostic.ts';
import { readJson } from './json.ts';
import { locate } from './mistakes.ts';
import type { Source } from './source.ts';

/** The largest file that is read, in bytes; ask for the size before reading. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;

/**
 * The text of a file, without its byte order mark.
 * @throws InputError for what is not UTF-8, too large, empty or damaged
 */
export function decode(file: string, bytes: Uint8Array): string {
  const refusal = sizeRefusal(bytes.length) ?? encodingRefusal(bytes) ?? nulRefusal(bytes);
  if (refusal !== null) throw refused(file, '', 0, refusal);
  const text = decodeUtf8(bytes) ?? throwNotUtf8(file, bytes);
  const nul = text.indexOf('\0');
  if (nul >= 0) throw refused(file, text, nul, `holds a NUL byte, so it is damaged; ${RESTORE}`);
  if (text.trim() === '') throw refused(file, '', 0, EMPTY);
  return text;
}

/** What to say about a file of this size in bytes, or null when it can be read. */
export function sizeRefusal(size: number): string | null {
  if (size === 0) return EMPTY;
  if (size <= MAX_FILE_BYTES) return null;
  const mebibytes = (size / 1024 / 1024).toFixed(1);
  return `is too large (${mebibytes} MiB); align reads files up to 5 MiB, so divide it or check that it is the right file`;
}

const EMPTY = 'is empty; if it should not be, restore it from a backup';
const RESTORE = 'restore it from a backup';

function encodingRefusal(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes;
  const little = first === 0xff && second === 0xfe;
  if (little && third === 0 && fourth === 0) return saveAsUtf8('UTF-32');
  if (little || (first === 0xfe && second === 0xff)) return saveAsUtf8('UTF-16');
  const halves = [0, 0];
  const start = bytes.subarray(0, 64);
  for (const [i, byte] of start.entries()) if (byte === 0) halves[i % 2] = (halves[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = halves;
  const quarter = start.length / 4;
  return (even === 0 && odd >= quarter) || (odd === 0 && even >= quarter)
    ? saveAsUtf8('UTF-16')
    : null;
}

function saveAsUtf8(encoding: string): string {
  return `is ${encoding}; save it as UTF-8`;
}

function nulRefusal(bytes: Uint8Array): string | null {
  return bytes.every((byte) => byte === 0)
    ? `holds nothing but NUL bytes, as after a crash or on a full disk; ${RESTORE}`
    : null;
}

function decodeUtf8(bytes: Uint8Array, stream = false): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
  } catch {
    return null;
  }
}

/** Finds the byte by halving: the longest start of the file that is UTF-8 ends before it. */
function throwNotUtf8(file: string, bytes: Uint8Array): never {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodeUtf8(bytes.subarray(0, middle), true) === null) bad = middle;
    else good = middle;
  }
  const before = decodeUtf8(bytes.subarray(0, good), true) ?? '';
  const byteOrderMark = bytes[0] === 0xef ? 3 : 0;
  const byte = bytes[byteOrderMark + new TextEncoder().encode(before).length] ?? 0;
  const what =
    good === bytes.length
      ? `ends in the middle of a character; ${RESTORE}`
      : `is not UTF-8 from the byte ${byte.toString(16).toUpperCase()} on, perhaps Latin-1 or Windows-1252; save it as UTF-8`;
  throw refused(file, before, before.length, what);
}

function refused(file: string, text: string, offset: number, what: string): InputError {
  return new InputError([{ ...locate(file, text, { offset, text: what }), sourceLine: null }]);
}

/** The file format that this align reads and writes; the only one so far. */
const FORMAT = 1;

/**
 * Refuses a file of a newer format before its schema calls mistakes what is only new.
 * @throws InputError at `format`
 */
export function checkFormat(source: Source): void {
  const { value } = source;
  const format = typeof value === 'object' && value && 'format' in value ? value.format : undefined;
  if (typeof format !== 'number' || !Number.isInteger(format) || format <= FORMAT) return;
  const text = `format ${format} is newer than this align; upgrade align`;
  throw new InputError([source.problemAt(['format'], text)]);
}

/**
 * Reads a file's bytes as JSON or as YAML 1.2. JSON is tried first and does without the YAML
 * parser, which is loaded when it is needed: loading it takes longer than most files do.
 * @throws InputError with all mistakes that were found, each with its place
 */
export async function readSource(file: string, bytes: Uint8Array): Promise<Source> {
  const text = decode(file, bytes);
  const json = readJson(file, text);
  if (json !== null) return json;
  const { readYaml } = await import('./yaml/yaml.ts');
  return readYaml(file, text);
}
