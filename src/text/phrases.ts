/** Returns a text with a full stop, unless it ends with punctuation. */
export function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** The known word with the fewest slips of the finger, at most one in three characters. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const typed = word.toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(Math.min(typed.length, 60) / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - typed.length) >= fewest) continue;
    const slips = editDistance(typed, candidate.toLowerCase());
    if (slips >= fewest || slips >= candidate.length) continue;
    best = candidate;
    fewest = slips;
  }
  return best;
}

/**
 * Number of letters that were added, left out, changed or swapped with their neighbour. Source: the
 * restricted Damerau-Levenshtein distance ("optimal string alignment").
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          at(last, j) + 1,
          at(row, j - 1) + 1,
          at(last, j - 1) + changed,
          swapped ? at(beforeLast, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

/**
 * Returns a text as its author probably meant it, in plain characters: ordinary spaces, hyphens and
 * digits, without invisible characters and without quotes around it.
 */
export function plainly(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\p{Nd}/gu, digitOf)
    .trim()
    .replace(QUOTED, '$1');
}

/** Text in quotes of any kind, as an editor or a language has them. */
const QUOTED =
  /^["'`\u2018-\u201f\u2039\u203a\u00ab\u00bb]\s*(.*?)\s*["'`\u2018-\u201f\u2039\u203a\u00ab\u00bb]$/su;

/** Returns the Latin digit for one of any script, whose ten digits stand in a row. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  // Source: Unicode puts the zero of every script at a multiple of 16, or 6 behind one.
  const isAtRow = /\p{Nd}/u.test(String.fromCodePoint(code & ~15));
  return String((code & 15) - (isAtRow ? 0 : 6));
}

/** A number as its author would write it: 0.1 + 0.2 is 0.3. */
export function formatNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** Returns a name without case, spaces and punctuation. */
export function bareName(name: string): string {
  // Most names are plain, and are not worth the tables of Unicode.
  if (/^[ -~]*$/.test(name)) return name.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\p{Mark}]/gu, '');
}
