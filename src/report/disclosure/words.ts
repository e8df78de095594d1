/** Scripts that are written without spaces between words: each character is taken for a word. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const WORD = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, 'gu');
/** What is in a text but never seen: joiners, soft hyphens, marks of direction. */
const INVISIBLE = /\p{Cf}/gu;

/** The words of a text, without what stands between them. */
export function wordsOf(text: string): readonly string[] {
  return text.normalize('NFKC').replace(INVISIBLE, '').match(WORD) ?? [];
}

/** Words in a row, so that another row of words can be looked for in it. */
export function inARow(words: readonly string[]): string {
  return ` ${words.join(' ')} `;
}
