import { readingsOf } from './readings.ts';
import type { Secret } from './secrets.ts';
import { inARow, wordsOf } from './words.ts';

/** A secret that a text holds. */
export interface Disclosure {
  readonly kind: Secret['kind'];
  /** The first line with one of that kind, from 1; null where it goes over several lines. */
  readonly line: number | null;
}

/** The first of the secrets that a text holds, however it is read; null where it holds none. */
export function disclosureIn(text: string, secrets: readonly Secret[]): Disclosure | null {
  const rows = rowsOf(text);
  const found = secrets.find((secret) => isIn(rows, secret));
  if (!found) return null;
  const alike = secrets.filter(({ kind }) => kind === found.kind);
  const line = text
    .split('\n')
    .map(rowsOf)
    .findIndex((own) => alike.some((each) => isIn(own, each)));
  return { kind: found.kind, line: line < 0 ? null : line + 1 };
}

/** The words of every reading, with capitals as written and without. */
interface Rows {
  readonly written: string;
  readonly lower: string;
}

function rowsOf(text: string): Rows {
  const readings = new Set(readingsOf(text).map((reading) => inARow(wordsOf(reading))));
  const written = [...readings].join('|');
  return { written, lower: written.toLowerCase() };
}

function isIn({ written, lower }: Rows, { words, anyCase }: Secret): boolean {
  const row = inARow(words);
  if (anyCase) return lower.includes(row.toLowerCase());
  return written.includes(row) || written.includes(row.toUpperCase());
}
