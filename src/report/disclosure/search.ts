import { type Identifier, inARow, wordsOf } from './secrets.ts';

/** Secret found in a text. */
export interface Disclosure {
  readonly kind: Identifier['kind'];
  /** First line with a secret of this kind, from 1; `null` if the secret spans several lines. */
  readonly line: number | null;
}

/** Returns the first secret in a text, in any of its readings; `null` if there is none. */
export function disclosureIn(text: string, secrets: readonly Identifier[]): Disclosure | null {
  const rows = rowsOf(text);
  const found = secrets.find((secret) => isIn(rows, secret));
  if (!found) return null;
  const alike = secrets.filter(({ kind }) => kind === found.kind);
  const line = text
    .split('\n')
    .map(rowsOf)
    .findIndex((row) => alike.some((each) => isIn(row, each)));
  return { kind: found.kind, line: line < 0 ? null : line + 1 };
}

/** Words of every reading, as written and in lower case. */
interface Rows {
  readonly written: string;
  readonly lower: string;
}

function rowsOf(text: string): Rows {
  const readings = new Set(readingsOf(text).map((reading) => inARow(wordsOf(reading))));
  const written = [...readings].join('|');
  return { written, lower: written.toLowerCase() };
}

function isIn({ written, lower }: Rows, { words, anyCase }: Identifier): boolean {
  const row = inARow(words);
  if (anyCase) return lower.includes(row.toLowerCase());
  return written.includes(row) || written.includes(row.toUpperCase());
}

/**
 * Returns the readings of a text as plain text, Markdown, HTML, XML and JSON. Escapes are undone,
 * and words split by markup or the end of a line are joined.
 */
function readingsOf(text: string): readonly string[] {
  const bare = text
    .replace(ANSI, '')
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/;base64,[A-Za-z0-9+/=\s]+/g, ' ');
  const written = [bare, bare.replace(TAG, ''), bare.replace(TAG, ' ')];
  return written.flatMap((reading) => {
    const read = unescaped(reading);
    return [read, read.replace(/-?\r?\n\s*/g, '')];
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these begin what colours a terminal
const ANSI = /\u001b\[[\d;]*[A-Za-z]/g;
const TAG = /<[^<>]*>/g;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
  shy: '',
};

function unescaped(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, entity)
    .replace(/(?:%[0-9a-f]{2})+/gi, percentDecoded)
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

function percentDecoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
