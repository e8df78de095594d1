import type { Mark } from '../blocks.ts';

// Fonts of office documents: those that come with Word, PowerPoint and LibreOffice, for each script.

export const SANS = 'Arial';
export const SERIF = 'Georgia';
/** Font with the signs of groups. */
export const SIGN_FONT = 'Segoe UI Symbol';

/** Signs of groups as letters of that font. */
export const SIGNS: Readonly<Record<Mark['shape'], string>> = {
  circle: '●',
  square: '■',
  triangle: '▲',
  diamond: '◆',
  plus: '✚',
  ring: '○',
};

/** Part of a text in one kind of script, as office programs choose fonts and directions. */
export interface ScriptPiece {
  readonly text: string;
  readonly script: 'plain' | 'right-to-left' | 'east-asian';
  /** Language of an east-asian or right-to-left script; `null` for others. */
  readonly language: string | null;
  /** Font that has the script and comes with office programs; `null` for others. */
  readonly font: string | null;
}

const RIGHT_TO_LEFT =
  '[\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}]';
const EAST_ASIAN =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}\\u3000-\\u303f\\uff00-\\uffef]';

const SPECIAL = new RegExp(`${RIGHT_TO_LEFT}|${EAST_ASIAN}`, 'u');
const FIRST_LETTER = /\p{L}/u;
const STARTS_RIGHT_TO_LEFT = new RegExp(`^${RIGHT_TO_LEFT}`, 'u');
/** Words from right to left with what is between them, or east-asian words. */
const PIECES = new RegExp(
  `(${RIGHT_TO_LEFT}(?:[^\\p{Script=Latin}\\n]*${RIGHT_TO_LEFT})?)|(${EAST_ASIAN}+)`,
  'gu',
);

/** Marks of direction that print nothing. */
const [LEFT, RIGHT] = ['\u200e', '\u200f'];

/** True if the first letter of a text is of a script that runs from right to left. */
export function runsRightToLeft(text: string): boolean {
  return STARTS_RIGHT_TO_LEFT.test(FIRST_LETTER.exec(text)?.[0] ?? '');
}

/**
 * Splits a text by scripts. Words from right to left get marks of direction around them, so that
 * they never mix with their neighbours. `isOwn` is true for a whole text of a stranger, which
 * runs as its first letter does.
 */
export function piecesOf(text: string, isOwn = false): readonly ScriptPiece[] {
  if (!SPECIAL.test(text)) return [plain(text)];
  if (isOwn && runsRightToLeft(text)) return [rightToLeft(text)];
  const pieces: ScriptPiece[] = [];
  let end = 0;
  for (const { 0: found, 1: turned, index } of text.matchAll(PIECES)) {
    if (index > end) pieces.push(plain(text.slice(end, index)));
    pieces.push(turned === undefined ? eastAsian(found, text) : rightToLeft(found));
    end = index + found.length;
  }
  return end < text.length ? [...pieces, plain(text.slice(end))] : pieces;
}

/** Escapes a piece with `write`. Marks of direction that `piecesOf` added stay. */
export function escapedPiece(
  { text, script }: ScriptPiece,
  write: (text: string) => string,
): string {
  if (script !== 'right-to-left') return write(text);
  return text
    .split(/([\u200e\u200f]+)/)
    .map((part, i) => (i % 2 === 1 ? part : write(part)))
    .join('');
}

function plain(text: string): ScriptPiece {
  return { text, script: 'plain', language: null, font: null };
}

function rightToLeft(text: string): ScriptPiece {
  const language = /\p{Script=Hebrew}/u.test(text) ? 'he-IL' : 'ar-SA';
  const lines = text.split('\n').map((line) => `${RIGHT}${line}${RIGHT}${LEFT}`);
  return { text: lines.join('\n'), script: 'right-to-left', language, font: 'Arial' };
}

/** Chinese and Japanese share signs: the whole text tells which of them it is. */
function eastAsian(text: string, whole: string): ScriptPiece {
  const own = { text, script: 'east-asian' } as const;
  if (/\p{Script=Hangul}/u.test(whole)) return { ...own, language: 'ko-KR', font: 'Malgun Gothic' };
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(whole)) {
    return { ...own, language: 'ja-JP', font: 'Yu Gothic' };
  }
  return { ...own, language: 'zh-CN', font: 'Microsoft YaHei' };
}
