import type library from 'pptxgenjs';
import { documentText } from '../../../text/safe.ts';
import {
  type Inline,
  type Mark,
  type MarkedSeries,
  partsOfText,
  type Quote,
  type Text,
} from '../../blocks.ts';
import { hex, type Palette } from '../../brand/brand.ts';
import { officeAddress } from '../../office/container.ts';
import { escapedPiece, piecesOf, SANS, SIGN_FONT, SIGNS } from '../../office/scripts.ts';
import { type LetterLook, wrapText } from '../places.ts';

// Lengths are in pixels of a slide of 1280 to 720, of which 96 make an inch.

export type Slide = library.default.Slide;
type Run = library.default.TextProps;
type TextOptions = library.default.TextPropsOptions;

/** Edges of what a slide shows below its title. */
export const PAGE = { left: 64, right: 1216, bottom: 656, width: 1152 } as const;

/** Colours of slides, and sizes of type in pixels. */
export interface SlideStyle extends Palette {
  readonly body: number;
  readonly small: number;
}

/** Sizes of type: the usual ones, and those of a slide that takes more. */
export const TYPE = { usual: { body: 19, small: 16 }, tight: { body: 17, small: 15 } } as const;
const PIXELS_OF_INCH = 96;
const POINTS_OF_PIXEL = 0.75;
/** Height of a line, relative to the size of its letters. */
const LINE = 1.22;

/** Returns a length in inches, as the library takes it. */
export function inches(pixels: number): number {
  return pixels / PIXELS_OF_INCH;
}

/** Returns a size in points. */
export function typePoints(pixels: number): number {
  return pixels * POINTS_OF_PIXEL;
}

/** Look of words on a slide. */
export interface SlideLook extends LetterLook {
  readonly colour?: string;
  readonly ground?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly valign?: 'top' | 'middle' | 'bottom';
  readonly font?: string;
}

/** Returns a text as runs; names and notes keep their own direction and font. */
export function slideRuns(palette: Palette, text: Text, look: SlideLook): readonly Run[] {
  return partsOfText(text).flatMap((part) =>
    typeof part === 'string' ? wordsIn(part, look) : spanRuns(palette, part, look),
  );
}

function spanRuns(palette: Palette, part: Inline, look: SlideLook): readonly Run[] {
  switch (part.is) {
    case 'strong':
      return wordsIn(part.text, { ...look, isBold: true });
    case 'name':
      return wordsIn(part.text, part.isStrong ? { ...look, isBold: true } : look, { isOwn: true });
    case 'quote':
      return noteRuns(part.text, look);
    case 'link': {
      const address = officeAddress(part.to);
      const own = { ...look, ...(address === null ? {} : { colour: palette.accent }) };
      return wordsIn(part.text, own, { isOwn: true, address });
    }
    case 'code':
      return wordsIn(part.text, look);
    case 'mark':
      return markRuns(palette, part.mark, look);
  }
}

function noteRuns(text: string, look: SlideLook): readonly Run[] {
  return [...wordsIn('“', look), ...wordsIn(text, look, { isOwn: true }), ...wordsIn('”', look)];
}

/** Returns a person's note with sign and name. */
export function slideQuote(
  palette: Palette,
  { mark, who, text }: Quote,
  look: SlideLook,
): readonly Run[] {
  return [
    ...(mark ? [...markRuns(palette, mark, look), ...wordsIn(' ', look)] : []),
    ...(who === null ? [] : [...wordsIn(who, look, { isOwn: true }), ...wordsIn(': ', look)]),
    ...noteRuns(text, look),
  ];
}

/** Returns the sign of a group in its colour, with its letter. */
export function markRuns(
  palette: Palette,
  { shape, letter = '' }: Mark,
  look: SlideLook,
): readonly Run[] {
  const colour = palette[shape];
  return [
    ...wordsIn(SIGNS[shape], { ...look, colour, font: SIGN_FONT }),
    ...(letter === '' ? [] : wordsIn(letter, { ...look, colour, isBold: true })),
  ];
}

function wordsIn(
  text: string,
  look: SlideLook,
  { isOwn = false, address = null as string | null } = {},
): readonly Run[] {
  return text.split('\n').flatMap((line, i) =>
    piecesOf(line, isOwn).map(
      (piece, place): Run => ({
        text: escapedPiece(piece, documentText),
        options: {
          ...runOptions(look),
          fontFace: piece.font ?? look.font ?? SANS,
          ...(piece.language === null ? {} : { lang: piece.language }),
          ...(i > 0 && place === 0 ? { softBreakBefore: true } : {}),
          ...(address === null ? {} : { hyperlink: { url: address } }),
        },
      }),
    ),
  );
}

function runOptions({ size, isBold = false, colour, ground }: SlideLook): TextOptions {
  return {
    ...{ fontSize: typePoints(size), bold: isBold },
    ...(colour === undefined ? {} : { color: hex(colour) }),
    ...(ground === undefined ? {} : { highlight: hex(ground) }),
  };
}

/** Returns the height of a text that is broken into lines of this width. */
export function textHeight(text: string, look: LetterLook, width: number): number {
  return wrapText(text, look, width).length * look.size * LINE;
}

/** Box on a slide. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Adds words in a box without margins. */
export function addWords(
  slide: Slide,
  runs: readonly Run[],
  { x, y, width, height }: Box,
  { align = 'left', valign = 'top' }: Pick<SlideLook, 'align' | 'valign'> = {},
): void {
  slide.addText([...runs], {
    ...{ x: inches(x), y: inches(y), w: inches(width), h: inches(height) },
    ...{ margin: 0, align, valign, wrap: true },
  });
}

/** Adds a rectangle. */
export function addArea(
  slide: Slide,
  { x, y, width, height }: Box,
  { fill, line, name }: { readonly fill: string; readonly line?: string; readonly name?: string },
): void {
  slide.addShape('rect', {
    ...{ x: inches(x), y: inches(y), w: inches(width), h: inches(height) },
    fill: { color: hex(fill) },
    ...(line === undefined ? {} : { line: { color: hex(line), width: 0.75 } }),
    ...(name === undefined ? {} : { objectName: documentText(name) }),
  });
}

/** Adds a horizontal line of this thickness. */
export function addLine(
  slide: Slide,
  { x, y, width }: Pick<Box, 'x' | 'y' | 'width'>,
  { colour, thickness = 1, isDashed = false }: LineLook,
): void {
  slide.addShape('line', {
    ...{ x: inches(x), y: inches(y), w: inches(width), h: 0 },
    line: {
      color: hex(colour),
      width: typePoints(thickness),
      ...(isDashed ? { dashType: 'sysDash' as const } : {}),
    },
  });
}

interface LineLook {
  readonly colour: string;
  readonly thickness?: number;
  readonly isDashed?: boolean;
}

const SHAPES = {
  circle: 'ellipse',
  square: 'rect',
  triangle: 'triangle',
  diamond: 'diamond',
  plus: 'mathPlus',
  ring: 'ellipse',
} as const satisfies Record<Mark['shape'], string>;

/** Adds the sign of a group around a place; from the seventh group on, with its letter. */
export function addMark(
  slide: Slide,
  palette: Palette,
  { shape, letter }: Mark,
  { x, y, size = 15 }: { readonly x: number; readonly y: number; readonly size?: number },
): void {
  const colour = hex(palette[shape]);
  const isRing = shape === 'ring';
  const box = {
    ...{ x: inches(x - size / 2), y: inches(y - size / 2), w: inches(size), h: inches(size) },
    fill: { color: isRing ? hex(palette.paper) : colour },
    line: { color: colour, width: isRing ? 2 : 0.25 },
  };
  if (letter === undefined) return void slide.addShape(SHAPES[shape], box);
  slide.addText(documentText(letter), {
    ...{ ...box, shape: SHAPES[shape], margin: 0, align: 'center', valign: 'middle', bold: true },
    ...{
      fontFace: SANS,
      fontSize: typePoints(size * 0.65),
      color: isRing ? colour : hex(palette.paper),
    },
  });
}

/**
 * Part of a slide that can go on, row by row, on another one. All rows have known heights; the head
 * is repeated.
 */
export interface Flow {
  readonly head: number;
  readonly rows: readonly number[];
  /** Draws the head and the rows from one place up to another, from a height on. */
  readonly draw: (slide: Slide, y: number, from: number, to: number) => void;
  /** Space above. */
  readonly gap?: number;
  /** True for a heading, which stays with what follows. */
  readonly isWithNext?: boolean;
}

/** Returns a part that stays whole. */
export function single(height: number, draw: (slide: Slide, y: number) => void, gap = 14): Flow {
  return { head: 0, rows: [height], draw: (slide, y) => draw(slide, y), gap };
}

/** Returns the signs of groups with their names. */
export function legendRuns(
  palette: Palette,
  series: readonly MarkedSeries[],
  look: SlideLook,
): readonly Run[] {
  return series.flatMap(({ title, mark }, i) => [
    ...(i === 0 ? [] : wordsIn('\u2003\u2002', look)),
    ...markRuns(palette, mark, look),
    ...wordsIn('\u00a0', look),
    ...wordsIn(title, look, { isOwn: true }),
  ]);
}
