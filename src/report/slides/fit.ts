import library from 'pptxgenjs';
import { documentText } from '../../text/safe.ts';
import { svgTextWidth, wrapText } from '../charts/svg.ts';

/** Room for text on a slide. */
export interface Room {
  /** Width in inches. */
  readonly width: number;
  /** Font size in points. */
  readonly size: number;
  readonly lines: number;
  readonly bold?: boolean;
}

/** Points in an inch. */
const INCH = 72;
/** Width of the slides' font relative to most fonts, in scripts that it has. */
const NARROWNESS = { bold: 0.9, regular: 0.8 };

/**
 * Returns a text as one paragraph that fits the room; cut text ends in "…", and the notes have all
 * of it.
 */
export function fitted(text: string, room: Room): string {
  const { width, lines } = room;
  const whole = documentText(text).replace(/\s+/g, ' ').trim();
  const space = width * INCH;
  const measured = measuredSize(whole, room);
  const wrapped = wrapText(whole, measured, space);
  if (wrapped.length <= lines) return whole;
  const kept = wrapped.slice(0, lines);
  const last = (kept.pop() ?? '').trimEnd();
  return [...kept, `${shortened(last, measured, space).replace(/[\s.,;:]+$/, '')}…`]
    .map((line) => line.trim())
    .join(' ');
}

function shortened(line: string, size: number, space: number): string {
  const letters = [...new Intl.Segmenter('en').segment(line)].map(({ segment }) => segment);
  while (letters.length > 0 && svgTextWidth(`${letters.join('')}…`, size) > space) letters.pop();
  return letters.join('').trimEnd();
}

/** Returns the number of lines of a fitted text. */
export function linesOf(text: string, room: Omit<Room, 'lines'>): number {
  return Math.max(wrapText(text, measuredSize(text, room), room.width * INCH).length, 1);
}

/** Returns the size of average letters that are as wide as these. */
function measuredSize(text: string, { size, bold = false }: Pick<Room, 'size' | 'bold'>): number {
  const isForeign = /[^\p{Script=Latin}\p{Script=Common}]/u.test(text);
  return isForeign ? size : size * (bold ? NARROWNESS.bold : NARROWNESS.regular);
}

export type Presentation = library.default;
export type Slide = library.default.Slide;

/** Returns a presentation without slides. */
export function newPresentation(): Presentation {
  if (!isClass(library)) throw new Error('the library for slides is not what it was');
  return new library();
}

/** True for the class. The types describe the CommonJS form, whose default is one level deeper. */
function isClass(value: unknown): value is new () => Presentation {
  return typeof value === 'function';
}
