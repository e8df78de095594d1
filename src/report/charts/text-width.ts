import fastStringWidth from 'fast-string-width';

const NARROW = /^[ijltfrI.,:;'’!|()[\]\-·\s]$/;
const BROAD = /^[mwMW@%&—…\p{Lu}]$/u;
const PICTURE = /\p{Extended_Pictographic}/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * How wide a line of sans-serif text may come out at a font size: pictures are laid out without a
 * font at hand, so this errs on the broad side.
 */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const { segment } of graphemes.segment(text)) ems += emsOf(segment);
  return ems * size;
}

/**
 * Text as lines of at most that width, broken at spaces and after hyphens. What is too long even so
 * is cut, never lost.
 */
export function wrapText(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.trim().match(/\s*[^\s-]*-*/g) ?? []) {
    if (widthOf(line + part, size) <= width) {
      line += part;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = cut(part.trimStart(), size, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return line === '' ? lines : [...lines, line];
}

function emsOf(grapheme: string): number {
  if (PICTURE.test(grapheme)) return 1.4;
  if (fastStringWidth(grapheme) > 1) return 1.05;
  if (NARROW.test(grapheme)) return 0.38;
  return BROAD.test(grapheme) ? 0.8 : 0.6;
}

function cut(word: string, size: number, width: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemes.segment(word)) {
    if (part !== '' && widthOf(part + segment, size) > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}
