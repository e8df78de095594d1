import { InputError } from '../diagnostic.ts';
import type { CodedError } from '../words/coded.ts';
import { errorText } from '../words/errors.ts';
import { readJson } from './json.ts';
import { locate, type Source } from './source.ts';

const MEBIBYTE = 1024 * 1024;

const MAX_MEBIBYTES = 5;

/** Size of the largest file that is read, in bytes; ask for the size before reading. */
export const MAX_FILE_BYTES = MAX_MEBIBYTES * MEBIBYTE;

/**
 * Decodes the text of a file, without its byte order mark.
 * @throws InputError if it is not UTF-8, too large, empty or damaged
 */
export function decode(file: string, bytes: Uint8Array): string {
  const refusal = sizeRefusal(bytes.length) ?? encodingRefusal(bytes) ?? nulRefusal(bytes);
  if (refusal !== null) throw refused(file, '', 0, refusal);
  const text = decodeUtf8(bytes) ?? throwNotUtf8(file, bytes);
  const nul = text.indexOf('\0');
  if (nul >= 0) throw refused(file, text, nul, errorText('source/nul-byte'));
  if (text.trim() === '') throw refused(file, '', 0, errorText('source/empty'));
  return text;
}

/** Returns the error of a file of this size in bytes; null if it can be read. */
export function sizeRefusal(size: number): CodedError | null {
  if (size === 0) return errorText('source/empty');
  if (size <= MAX_FILE_BYTES) return null;
  const mebibytes = (size / MEBIBYTE).toFixed(1);
  return errorText('source/too-large', { mebibytes, limit: MAX_MEBIBYTES });
}

function encodingRefusal(bytes: Uint8Array): CodedError | null {
  const encoding = otherEncoding(bytes);
  return encoding === null ? null : errorText('source/encoding', { encoding });
}

/** Returns the encoding of a text that is not in UTF-8, by its first bytes; null if none shows. */
function otherEncoding(bytes: Uint8Array): 'UTF-16' | 'UTF-32' | null {
  const [first, second, third, fourth] = bytes;
  const little = first === 0xff && second === 0xfe;
  if (little && third === 0 && fourth === 0) return 'UTF-32';
  if (little || (first === 0xfe && second === 0xff)) return 'UTF-16';
  const halves = [0, 0];
  const start = bytes.subarray(0, 64);
  for (const [i, byte] of start.entries()) if (byte === 0) halves[i % 2] = (halves[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = halves;
  const quarter = start.length / 4;
  return (even === 0 && odd >= quarter) || (odd === 0 && even >= quarter) ? 'UTF-16' : null;
}

function nulRefusal(bytes: Uint8Array): CodedError | null {
  return bytes.every((byte) => byte === 0) ? errorText('source/only-nul-bytes') : null;
}

function decodeUtf8(bytes: Uint8Array, stream = false): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
  } catch {
    return null;
  }
}

/** Finds the first wrong byte by halving: the longest start that is UTF-8 ends before it. */
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
  const error =
    good === bytes.length
      ? errorText('source/incomplete-character')
      : errorText('source/invalid-utf8', { byte: byte.toString(16).toUpperCase() });
  throw refused(file, before, before.length, error);
}

function refused(file: string, text: string, offset: number, error: CodedError): InputError {
  return new InputError([{ ...locate(file, text, { ...error, offset }), sourceLine: null }]);
}

/** File format that this align reads and writes; the only one so far. */
const FORMAT = 1;

/**
 * Refuses a file of a newer format before its schema reports what is only new as errors.
 * @throws InputError at `format`
 */
export function checkFormat(source: Source): void {
  const { value } = source;
  const format = typeof value === 'object' && value && 'format' in value ? value.format : undefined;
  if (typeof format !== 'number' || !Number.isInteger(format) || format <= FORMAT) return;
  const error = errorText('source/newer-format', { format });
  throw new InputError([source.place({ ...error, path: ['format'] })]);
}

/**
 * Decodes the text of a file that people give, as `decode` does.
 * @throws InputError that says what a file is that is no text
 */
export async function readText(file: string, bytes: Uint8Array): Promise<string> {
  try {
    return decode(file, bytes);
  } catch (error) {
    await refuseOtherKind(file, bytes, 'text');
    throw error;
  }
}

/**
 * Reads a file's bytes as JSON or as YAML 1.2. JSON is tried first and does without the YAML
 * parser, which is loaded when it is needed: loading it takes longer than most files do.
 * @throws InputError with all errors, each with its place, or that says what else the file is
 */
export async function readSource(file: string, bytes: Uint8Array): Promise<Source> {
  try {
    const text = decode(file, bytes);
    const source = readJson(file, text) ?? (await yamlIn(file, text));
    if (typeof source.value !== 'string') return source;
    await refuseOtherKind(file, bytes, 'values');
    return source;
  } catch (error) {
    await refuseOtherKind(file, bytes, 'values');
    throw error;
  }
}

/** @throws InputError if the file is of a kind that is not `wanted` */
async function refuseOtherKind(
  file: string,
  bytes: Uint8Array,
  wanted: 'text' | 'values',
): Promise<void> {
  const { otherKindError } = await import('./yaml/yaml.ts');
  const error = otherKindError(bytes, wanted);
  if (error !== null) throw refused(file, '', 0, error);
}

async function yamlIn(file: string, text: string): Promise<Source> {
  const { readYaml } = await import('./yaml/yaml.ts');
  return readYaml(file, text);
}
