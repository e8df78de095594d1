import { base64, fromBase64 } from './encryption.ts';
import { looksLikeCode } from './telephone.ts';

/** Part of a pasted text that somebody sent back. */
export type PastedReturn = PastedFile | PastedCode | DamagedBlock;

/** Text of an answers file or of encrypted answers. */
export interface PastedFile {
  readonly is: 'file';
  /**
   * Text in YAML or JSON; of a block, unpacked. Text outside a block keeps its lines, so that places in
   * it are places in the pasted text.
   */
  readonly text: string;
  /** Line of the pasted text in which it begins, from 1; `null` if `text` has the lines of the whole. */
  readonly line: number | null;
}

/** Telephone code, and who it is of as somebody wrote before it. */
export interface PastedCode {
  readonly is: 'code';
  readonly code: string;
  /** Empty if nobody is named. */
  readonly who: string;
  readonly line: number;
}

/** Block of which something is lost or changed. */
export interface DamagedBlock {
  readonly is: 'damaged';
  readonly because: 'no-end' | 'line' | 'checksum';
  readonly line: number;
}

const BEGIN = /\bBEGIN ALIGN ANSWERS\b/i;
const END = /\bEND ALIGN ANSWERS\b[^0-9a-f]*([0-9a-f]{8})?/i;
/** Marks of quotation before a line of an e-mail. */
const QUOTED = /^(?:[ \t]*>)+ ?/;

/** Base64 characters per line; a line with its check fits the 72 columns of old mail programs. */
const LINE_LENGTH = 64;

/**
 * Returns the text of an answers file as a block that survives e-mail and chat: quotation, other line
 * breaks, words around it. `title` says to people what it is.
 */
export function pasteable(text: string, title: string): string {
  const bytes = new TextEncoder().encode(text);
  const lines = base64(bytes).match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? [];
  return [
    title,
    '-----BEGIN ALIGN ANSWERS-----',
    ...lines.map((line, index) => `${line}.${checkOf(line, index)}`),
    `-----END ALIGN ANSWERS----- ${hex(crc32(bytes))}`,
    '',
  ].join('\n');
}

/** Finds everything that was sent back in a pasted text; empty if there is nothing. */
export function returnsIn(pasted: string): readonly PastedReturn[] {
  const lines = pasted.split(/\r\n|\r|\n/).map((line) => line.replace(QUOTED, ''));
  if (!lines.some((line) => BEGIN.test(line)) && FIELD.test(lines.join('\n'))) {
    return [{ is: 'file', text: withoutTalk(lines), line: null }];
  }
  const isAlone = lines.filter((line) => line.trim() !== '').length === 1;
  const found: PastedReturn[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (BEGIN.test(line)) {
      const end = lines.findIndex((own, index) => index > at && (END.test(own) || BEGIN.test(own)));
      const isClosed = end >= 0 && END.test(lines[end] ?? '');
      found.push(
        isClosed ? blockIn(lines, at, end) : { is: 'damaged', because: 'no-end', line: at + 1 },
      );
      at = isClosed ? end : end < 0 ? lines.length - 1 : end - 1;
      continue;
    }
    const code = codeIn(line, isAlone);
    if (code) found.push({ is: 'code', ...code, line: at + 1 });
  }
  return found;
}

/** A field of answers or of encrypted ones, in YAML or JSON. */
const FIELD = /^[ \t]*(?:answers|encrypted)[ \t]*:|["'](?:answers|encrypted)["']\s*:/m;

function codeIn(line: string, isAlone: boolean): Pick<PastedCode, 'code' | 'who'> | null {
  const [, who = '', code = ''] = /^(?:([^:]*):)?([^:]*)$/.exec(line) ?? [];
  return looksLikeCode(code, isAlone) ? { code: code.trim(), who: who.trim() } : null;
}

/** Blanks lines before and after a text in JSON, so that its places stay. */
function withoutTalk(lines: readonly string[]): string {
  const from = lines.findIndex((line) => /^\s*\{/.test(line));
  const to = lines.findLastIndex((line) => /\}\s*$/.test(line));
  if (from < 0 || to < from || lines.slice(0, from).some((line) => /^\w+:/.test(line))) {
    return lines.join('\n');
  }
  return lines.map((line, index) => (index < from || index > to ? '' : line)).join('\n');
}

function blockIn(lines: readonly string[], begin: number, end: number): PastedReturn {
  const places: number[] = [];
  let text = '';
  for (let at = begin + 1; at < end; at++) {
    for (const character of (lines[at] ?? '').replace(/\s/g, '')) {
      places.push(at + 1);
      text += character;
    }
  }
  const lineAt = (offset: number) => places[Math.min(offset, places.length - 1)] ?? begin + 1;
  let data = '';
  let offset = 0;
  const part = /([A-Za-z0-9+/=]+)\.([A-Za-z0-9+/]{2})/y;
  for (let index = 0; offset < text.length; index++) {
    part.lastIndex = offset;
    const [whole, line = '', check] = part.exec(text) ?? [];
    if (whole === undefined || checkOf(line, index) !== check) {
      return { is: 'damaged', because: 'line', line: lineAt(offset) };
    }
    data += line;
    offset = part.lastIndex;
  }
  const [, sum = ''] = END.exec(lines[end] ?? '') ?? [];
  const bytes = bytesIn(data);
  if (bytes === null || hex(crc32(bytes)) !== sum.toLowerCase()) {
    return { is: 'damaged', because: 'checksum', line: end + 1 };
  }
  return { is: 'file', text: new TextDecoder().decode(bytes), line: begin + 1 };
}

function bytesIn(data: string): Uint8Array | null {
  try {
    return fromBase64(data);
  } catch {
    return null;
  }
}

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Returns two characters that change with the line and with its number. */
function checkOf(line: string, index: number): string {
  const sum = crc32(new TextEncoder().encode(`${index} ${line}`));
  return CHARACTERS.charAt((sum >>> 6) & 63) + CHARACTERS.charAt(sum & 63);
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0');
}

/** Returns the CRC-32 of ISO 3309, as ZIP and PNG use it. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
