import fastStringWidth from 'fast-string-width';

/** Size of letters, as far as their width depends on it. */
export interface LetterLook {
  /** Size in pixels. */
  readonly size: number;
  readonly isBold?: boolean;
}

const NARROW = /^[ijltfrI.,:;'’!|()[\]\-·\s]$/;
const BROAD = /^[mwMW@%&—…\p{Lu}]$/u;
const PICTURE = /\p{Extended_Pictographic}/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Estimates the width of a line in the fonts of slides, in pixels. No font is available here, so the
 * estimate is on the wide side.
 */
export function textWidth(text: string, { size, isBold = false }: LetterLook): number {
  let ems = 0;
  for (const { segment } of graphemes.segment(text)) ems += emsOf(segment);
  return ems * size * (isBold ? 1.06 : 1);
}

/**
 * Breaks a text at spaces and after hyphens into lines of at most `width` pixels. Cuts longer words,
 * so that no text is lost; an empty text is one line.
 */
export function wrapText(text: string, look: LetterLook, width: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const part of paragraph.trim().match(/\s*[^\s-]*-*/g) ?? []) {
      if (textWidth(line + part, look) <= width) {
        line += part;
        continue;
      }
      if (line !== '') lines.push(line);
      const pieces = cut(part.trimStart(), look, width);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? '';
    }
    return line === '' && lines.length > 0 ? lines : [...lines, line];
  });
}

function emsOf(grapheme: string): number {
  if (PICTURE.test(grapheme)) return 1.4;
  if (fastStringWidth(grapheme) > 1) return 1.05;
  if (NARROW.test(grapheme)) return 0.32;
  return BROAD.test(grapheme) ? 0.76 : 0.57;
}

function cut(word: string, look: LetterLook, width: number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemes.segment(word)) {
    if (part !== '' && textWidth(part + segment, look) > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}
