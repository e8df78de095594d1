import fastStringWidth from 'fast-string-width';
import { element, xmlText } from '../../text/safe.ts';

export interface Point2d {
  readonly x: number;
  readonly y: number;
}

type Attributes = Readonly<Record<string, string | number>>;

/** Look of a text. */
export interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
}

const FONTS =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";
const LINE_HEIGHT = 1.35;

/** Writes a picture as SVG with title and description; lengths are in units of the picture. */
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

/** Writes one line of text with its base line at a place. */
export function label(text: string, { x, y }: Point2d, style: TextStyle): string {
  const { size, fill, bold = false, anchor = 'start' } = style;
  const look = { 'font-size': size, fill, ...(bold ? { 'font-weight': 600 } : {}) };
  const anchored = anchor === 'start' ? {} : { 'text-anchor': anchor };
  return element('text', { x: at(x), y: at(y), ...look, ...anchored }, [xmlText(text)]);
}

/** Writes lines of text below each other, the base line of the first at a place. */
export function svgParagraph(lines: readonly string[], place: Point2d, style: TextStyle): string {
  return lines
    .map((line, i) =>
      label(line, { x: place.x, y: place.y + i * baselineDistance(style.size) }, style),
    )
    .join('\n');
}

/** Returns the distance of two base lines. */
export function baselineDistance(size: number): number {
  return size * LINE_HEIGHT;
}

/** Writes an element without content. */
export function shape(name: string, attributes: Attributes): string {
  return element(name, attributes, []);
}

/** Writes a straight line. */
export function line(from: Point2d, to: Point2d, attributes: Attributes): string {
  return shape('line', {
    x1: at(from.x),
    y1: at(from.y),
    x2: at(to.x),
    y2: at(to.y),
    ...attributes,
  });
}

/** Rounds a length to tenths of a unit, so that a picture is the same on every machine. */
export function at(value: number): number {
  // The addition rounds halves up, whatever their last bits are.
  const rounded = Math.round(value * 10 + 1e-6) / 10;
  return rounded === 0 ? 0 : rounded;
}

/** Writes places as the points of a polygon or polyline. */
export function through(places: readonly Point2d[]): string {
  return places.map(({ x, y }) => `${at(x)},${at(y)}`).join(' ');
}

const NARROW = /^[ijltfrI.,:;'’!|()[\]\-·\s]$/;
const BROAD = /^[mwMW@%&—…\p{Lu}]$/u;
const PICTURE = /\p{Extended_Pictographic}/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Estimates the width of a line of sans-serif text at a font size. No font is available here, so
 * the estimate is on the wide side.
 */
export function svgTextWidth(text: string, size: number): number {
  let ems = 0;
  for (const { segment } of graphemes.segment(text)) ems += emsOf(segment);
  return ems * size;
}

/**
 * Breaks a text at spaces and after hyphens into lines of at most `width`. Cuts longer words, so
 * that no text is lost.
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

/** Title and description for people who do not see the picture; `id` is unique on its page. */
export interface Caption {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** Colours of a chart, in any form that SVG accepts: `#1f4e79`, or `var(--ink)` in a page. */
export interface ChartColours {
  /** Text, and important lines. */
  readonly ink: string;
  /** Secondary text. */
  readonly quiet: string;
  /** Grids and edges. */
  readonly line: string;
  /** Background of the chart. */
  readonly paper: string;
  /** Areas in the background. */
  readonly shade: string;
  readonly accent: string;
  /** Colours of the series, repeated if there are more series. */
  readonly series: readonly string[];
  /** Colours from the worst to the best score, each with that of the text on it. */
  readonly heat: readonly { readonly fill: string; readonly text: string }[];
}
