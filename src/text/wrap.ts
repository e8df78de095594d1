import fastStringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

let segmenter: Intl.Segmenter | undefined;

/**
 * Splits a text into characters as readers see them. The first call takes 12 milliseconds, as
 * Node.js reads its tables then.
 */
export function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter();
  return segmenter.segment(text);
}

/** Width of a text in terminal columns. */
export function widthOf(text: string): number {
  return NARROW.test(text) ? text.length : fastStringWidth(text);
}

/** Matches texts of which each character is one column wide, as most texts are. Others need tables. */
const NARROW = /^[ -~\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d…−→█░●○]*$/;

/** Lately wrapped texts, because a screen is laid out several times until it fits. */
const wrapped = new Map<string, readonly string[]>();
const MOST_WRAPPED = 500;

/** Text wrapped at words into lines of `columns`; words that are longer are cut, never lost. */
export function wrapLines(text: string, columns: number): readonly string[] {
  const key = `${columns} ${text}`;
  const known = wrapped.get(key);
  if (known) return known;
  if (wrapped.size >= MOST_WRAPPED) wrapped.clear();
  const lines = wrapAnsi(text, Math.max(columns, 1), { hard: true })
    .split('\n')
    .map((line) => line.trimEnd());
  wrapped.set(key, lines);
  return lines;
}

/** A text behind a mark, its further lines indented under the first. */
export function hangingIndent(mark: string, text: string, columns: number): readonly string[] {
  const indent = widthOf(mark);
  return wrapLines(text, columns - indent).map((line, index) =>
    (index === 0 ? mark + line : ' '.repeat(indent) + line).trimEnd(),
  );
}

/**
 * Width of a page, 40 to 100 columns: longer lines are hard to read, however wide the terminal is.
 */
export function pageWidth({ columns }: { readonly columns: number }): number {
  return Math.min(Math.max(columns, 40), 100);
}

/** Text wrapped at words to `columns`; longer words are cut into lines, never lost. */
export function wrap(text: string, columns: number, indent = ''): string {
  const width = Math.max(columns - widthOf(indent), 1);
  return wrapAnsi(text, width, { hard: true })
    .split('\n')
    .map((line) => `${indent}${line}`.trimEnd())
    .join('\n');
}

/** A text behind a bullet, its further lines indented under the first. */
export function bullet(mark: string, text: string, columns: number): string {
  const indent = ' '.repeat(widthOf(mark));
  return mark + wrap(text, columns, indent).slice(indent.length);
}

/** Cuts plain text to one line of at most `columns`; an ellipsis replaces the rest. */
export function cut(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const { segment } of graphemesOf(text)) {
    width += widthOf(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return columns > 0 ? `${kept.trimEnd()}…` : '';
}

/** Returns the first `count` lines. The last ends in an ellipsis if lines are left out. */
export function firstLines(
  lines: readonly string[],
  count: number,
  columns: number,
): readonly string[] {
  if (lines.length <= count) return lines;
  const last = lines[count - 1];
  return [...lines.slice(0, count - 1), ...(last === undefined ? [] : [cutMore(last, columns)])];
}

/** A text on the left and one on the right of a line; the left one gives way. */
export function spread(left: string, right: string, columns: number): string {
  const room = columns - widthOf(right) - 1;
  return padEnd(cut(left, Math.max(room, 0)), Math.max(room, 0) + 1) + right;
}

/** Text filled up with spaces to a width in columns. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(columns - widthOf(text), 0));
}

function cutMore(line: string, columns: number): string {
  const room = columns - 1;
  return widthOf(line) <= room ? `${line}…` : cut(line, columns);
}
