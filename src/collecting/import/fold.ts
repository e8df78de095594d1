/** Numbering before a text: "2. ", "(2) ", "b) ". A digit behind it makes it a part of the text. */
const NUMBERING = /^[([]?(?:\d{1,3}|\p{L})[.):\]]+\s+(?=\p{L})/u;

/**
 * Reduces a text to its words: without case, punctuation and spaces around them. A sign before a digit
 * stays, because it makes another number.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(^|[^\p{L}\p{N}])[-\u2010-\u2015](?=\d)/gu, '$1\u2212')
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
}

/** Returns a folded text with hyphens for spaces, as known words of products are listed. */
export function hyphenedFold(text: string): string {
  return foldText(text).replaceAll(' ', '-');
}

/** Returns the ways to read a text: with and without the numbering that a survey put before it. */
export function wordReadings(text: string): readonly string[] {
  const bare = text.trim().replace(NUMBERING, '');
  return [...new Set([foldText(text), foldText(bare)])].filter((own) => own !== '');
}

/** Shortest text that some products cut: a text of this length may be the beginning of another one. */
const MAY_BE_CUT = 20;

/** Texts of a checklist, each with its meaning. */
export interface Lexicon<Value> {
  /** Returns the meaning of exactly this text; `null` if it has none, or more than one. */
  find(text: string): { readonly value: Value } | null;
  /** Returns the value of the most similar text, if it is similar and no other one nearly as much. */
  nearest(text: string): { readonly value: Value; readonly likeness: number } | null;
}

/** Makes a lexicon; texts with several meanings have none. */
export function lexiconOf<Value>(
  entries: readonly (readonly [text: string, value: Value])[],
): Lexicon<Value> {
  const byText = new Map<string, Set<Value>>();
  for (const [text, value] of entries) {
    const folded = foldText(text);
    if (folded !== '') byText.set(folded, (byText.get(folded) ?? new Set()).add(value));
  }
  const texts = [...byText.keys()];
  /** Made at the first text that is none of these: most exports have none. */
  let known: readonly PiecedText[] | null = null;
  const isBeginning = (text: string) =>
    text.length >= MAY_BE_CUT && texts.some((own) => own !== text && own.startsWith(text));
  return {
    find: (text) => {
      const found = wordReadings(text).filter((own) => byText.has(own));
      const values = new Set(found.flatMap((own) => [...(byText.get(own) ?? [])]));
      const [value] = values;
      if (values.size !== 1 || value === undefined || found.some(isBeginning)) return null;
      return { value };
    },
    nearest: (text) => {
      const best = new Map<Value, number>();
      known ??= texts.map(inPieces);
      for (const reading of wordReadings(text).map(inPieces)) {
        for (const own of known) {
          const likeness = likenessOf(reading, own);
          for (const value of byText.get(own.text) ?? []) {
            best.set(value, Math.max(best.get(value) ?? 0, likeness));
          }
        }
      }
      const [first, second] = [...best].toSorted(([, a], [, b]) => b - a);
      if (!first || first[1] < LIKE || first[1] - (second?.[1] ?? 0) < AHEAD) return null;
      return { value: first[0], likeness: first[1] };
    },
  };
}

/** Least likeness of a proposal, and the least distance from the next one. */
const LIKE = 0.6;
const AHEAD = 0.1;

/** Folded text with its pieces of three letters, a space before and after it included. */
interface PiecedText {
  readonly text: string;
  readonly pieces: ReadonlySet<string>;
}

function inPieces(text: string): PiecedText {
  const padded = ` ${text} `;
  const pieces = Array.from({ length: padded.length - 2 }, (_, i) => padded.slice(i, i + 3));
  return { text, pieces: new Set(pieces) };
}

/**
 * Returns the likeness of two texts, 0 to 1. It is the share of pieces that they have in common (Dice
 * 1945); a text that begins the other one is nearly equal to it.
 */
function likenessOf(one: PiecedText, other: PiecedText): number {
  const [shorter, longer] =
    one.text.length < other.text.length ? [one.text, other.text] : [other.text, one.text];
  if (shorter.length >= MAY_BE_CUT && longer.startsWith(shorter)) return 0.95;
  let common = 0;
  for (const piece of one.pieces) if (other.pieces.has(piece)) common += 1;
  return (2 * common) / Math.max(one.pieces.size + other.pieces.size, 1);
}
