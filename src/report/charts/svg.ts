import fastStringWidth from 'fast-string-width';
import { element, xmlText } from '../../text/safe.ts';

export interface Point2d {
  readonly x: number;
  readonly y: number;
}

type Attributes = Readonly<Record<string, string | number>>;

/** How a text looks. */
export interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
}

const FONTS =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";
const LINE_HEIGHT = 1.35;

/** A whole picture as SVG with its title and description; lengths are in units of the picture. */
export function svgPicture(
  { id, title, description }: Caption,
  { width, height }: { readonly width: number; readonly height: number },
  shapes: readonly string[],
): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      role: 'img',
      'aria-labelledby': `${id}-title`,
      'aria-describedby': `${id}-desc`,
      viewBox: `0 0 ${at(width)} ${at(height)}`,
      width: at(width),
      height: at(height),
      'font-family': FONTS,
    },
    [
      element('title', { id: `${id}-title` }, [xmlText(title)]),
      element('desc', { id: `${id}-desc` }, [xmlText(description)]),
      ...shapes,
    ],
  );
}

/** One line of text, its base line at a place. */
export function label(text: string, { x, y }: Point2d, style: TextStyle): string {
  const { size, fill, bold = false, anchor = 'start' } = style;
  const look = { 'font-size': size, fill, ...(bold ? { 'font-weight': 600 } : {}) };
  const anchored = anchor === 'start' ? {} : { 'text-anchor': anchor };
  return element('text', { x: at(x), y: at(y), ...look, ...anchored }, [xmlText(text)]);
}

/** Lines of text one under the other, the base line of the first at a place. */
export function svgParagraph(lines: readonly string[], place: Point2d, style: TextStyle): string {
  return lines
    .map((line, i) =>
      label(line, { x: place.x, y: place.y + i * baselineDistance(style.size) }, style),
    )
    .join('\n');
}

/** How far base lines lie apart. */
export function baselineDistance(size: number): number {
  return size * LINE_HEIGHT;
}

/** A shape without anything in it. */
export function shape(name: string, attributes: Attributes): string {
  return element(name, attributes, []);
}

/** A straight line. */
export function line(from: Point2d, to: Point2d, attributes: Attributes): string {
  return shape('line', {
    x1: at(from.x),
    y1: at(from.y),
    x2: at(to.x),
    y2: at(to.y),
    ...attributes,
  });
}

/** A length as a picture holds it: tenths of a unit, so that it is the same on every machine. */
export function at(value: number): number {
  // Without the addition, what is a half on paper would be rounded by its last bits.
  const rounded = Math.round(value * 10 + 1e-6) / 10;
  return rounded === 0 ? 0 : rounded;
}

/** Places as a polygon or a line through them has them. */
export function through(places: readonly Point2d[]): string {
  return places.map(({ x, y }) => `${at(x)},${at(y)}`).join(' ');
}

const NARROW = /^[ijltfrI.,:;'’!|()[\]\-·\s]$/;
const BROAD = /^[mwMW@%&—…\p{Lu}]$/u;
const PICTURE = /\p{Extended_Pictographic}/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * How wide a line of sans-serif text may come out at a font size: pictures are laid out without a
 * font at hand, so this errs on the broad side.
 */
export function svgTextWidth(text: string, size: number): number {
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
    if (svgTextWidth(line + part, size) <= width) {
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
    if (part !== '' && svgTextWidth(part + segment, size) > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}

/** What a picture is called and says, for those who do not see it; `id` is unique on its page. */
export interface Caption {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** The colours of a chart, in any form that SVG takes: `#1f4e79`, or `var(--ink)` in a page. */
export interface ChartColours {
  /** Text, and lines that matter. */
  readonly ink: string;
  /** Text beside the point. */
  readonly quiet: string;
  /** Grids and edges. */
  readonly line: string;
  /** What lies behind the chart. */
  readonly paper: string;
  /** Areas that stand back. */
  readonly shade: string;
  readonly accent: string;
  /** One for each series; used again from the start where there are more. */
  readonly series: readonly string[];
  /** From the worst to the best, each with the text on it. */
  readonly heat: readonly { readonly fill: string; readonly text: string }[];
}
