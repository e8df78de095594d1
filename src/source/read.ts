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
  const kind = binaryKind(bytes);
  if (kind !== null) return errorText('source/not-text', { kind });
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

/** Kinds of files that are no text, by what is at an offset, in Latin-1. */
const BINARY = [
  ['pdf', 0, '%PDF-'],
  ['rtf', 0, '{\\rtf'],
  ['old-office', 0, '\u00d0\u00cf\u0011\u00e0'],
  ['picture', 0, '\u0089PNG'],
  ['picture', 0, '\u00ff\u00d8\u00ff'],
  ['picture', 0, 'GIF8'],
  ['picture', 8, 'WEBPVP8'],
  ['picture', 4, 'ftyphei'],
  ['recording', 4, 'ftypmp4'],
  ['recording', 4, 'ftypisom'],
  ['recording', 4, 'ftypqt  '],
  ['recording', 8, 'WAVEfmt '],
  ['recording', 0, 'ID3'],
  ['recording', 0, 'OggS'],
  ['compressed', 0, '\u001f\u008b'],
  ['compressed', 4, '1AY&SY'],
  ['compressed', 0, '\u00fd7zXZ'],
  ['compressed', 0, '7z\u00bc\u00af'],
  ['compressed', 0, 'Rar!\u001a'],
  ['compressed', 0, '(\u00b5/\u00fd'],
  ['compressed', 257, 'ustar\0'],
  ['compressed', 257, 'ustar  '],
  ['program', 0, '\u007fELF'],
  ['program', 0, 'MZ\u0090\0'],
  ['program', 0, 'SQLite '],
] as const;

/** Kinds of texts that are neither YAML nor JSON, by their beginning. */
const TEXTS = [
  ['web-page', /^\s*<(?:!doctype html|html|\?xml|!--|svg)/i],
  ['own-table', /^"?Subject"?([,;\t])"?Date"?\1/],
  ['table', /^(?:[^\r\n:#{[]*,){3}[^\r\n:]*\r?\n(?:[^\r\n]*,){3}/],
  ['table', /^(?:[^\r\n:#{[]*[;\t]){2}[^\r\n:]*\r?\n(?:[^\r\n]*[;\t]){2}/],
  ['encrypted', /^-----BEGIN [A-Z ]+-----\r?\n/],
  ['pointer', /^version https:\/\/git-lfs\./],
] as const;

type OtherKind =
  | (typeof BINARY)[number][0]
  | (typeof TEXTS)[number][0]
  | (typeof PACKED)[number][0]
  | 'archive'
  | 'own-report';

/** Kinds of packed files, by the name of a part. */
const PACKED = [
  ['workbook', /xl\//],
  ['document', /word\//],
  ['slides', /ppt\//],
  ['open-sheet', /application\/vnd\.oasis\.opendocument\.spreadsheet|Index\/Tables\//],
  ['open-document', /application\/vnd\.oasis\.opendocument\.|\.iwa/],
] as const;

/** Returns the kind of a file that is no text; `null` if it may be one. */
function binaryKind(bytes: Uint8Array): OtherKind | null {
  const start = latin1(bytes.subarray(0, 4000));
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) {
    const names = start + latin1(bytes.subarray(-100_000));
    return PACKED.find(([, part]) => part.test(names))?.[0] ?? 'archive';
  }
  return BINARY.find(([, offset, mark]) => start.startsWith(mark, offset))?.[0] ?? null;
}

/** Returns the kind of a text that is neither YAML nor JSON; `null` if it may be. */
function textKind(bytes: Uint8Array): OtherKind | null {
  // Spreadsheets save "Unicode text" in UTF-16.
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const raw = bytes.subarray(0, 4000);
  const start = isWide ? new TextDecoder('utf-16le').decode(raw) : latin1(raw);
  const text = start.replace(/^(?:\xef\xbb\xbf|\ufeff)+/, '');
  const isOwn = /\nGap report by align [^\n]+\n?$|<!-- Gap report by align [^\n]+ -->\n?$/;
  const kind = TEXTS.find(([, beginning]) => beginning.test(text))?.[0] ?? null;
  return kind === null || kind === 'web-page'
    ? isOwn.test(latin1(bytes.subarray(-500)))
      ? 'own-report'
      : kind
    : kind;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
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
 * Reads a file's bytes as JSON or as YAML 1.2. JSON is tried first and does without the YAML
 * parser, which is loaded when it is needed: loading it takes longer than most files do.
 * @throws InputError with all errors, each with its place
 */
export async function readSource(file: string, bytes: Uint8Array): Promise<Source> {
  const kind = binaryKind(bytes) ?? textKind(bytes);
  if (kind !== null) throw refused(file, '', 0, errorText('source/other-kind', { kind }));
  const text = decode(file, bytes);
  const json = readJson(file, text);
  if (json !== null) return json;
  const { readYaml } = await import('./yaml/yaml.ts');
  return readYaml(file, text);
}
