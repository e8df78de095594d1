import type { SaveState } from '../io/io.ts';
import { oneSafeLine, safeLines } from '../text/safe.ts';
import { cut, graphemesOf, spread, widthOf } from '../text/wrap.ts';
import {
  blankLines,
  bottomLines,
  type Canvas,
  clip,
  type Frame,
  type KeyHint,
  paragraph,
  READING_ROWS,
  within,
} from './frame.ts';

/** Rows of a text, and the place of the cursor in them, counted from 0. */
export interface FieldRows {
  readonly rows: readonly string[];
  readonly row: number;
  readonly column: number;
}

/** Text of one row, and its beginning in the whole text. */
interface Row {
  readonly text: string;
  readonly start: number;
}

/**
 * Wraps a text into rows of `columns`, after a space if possible. It runs with every key on long
 * notes, so each row is one slice.
 * @param caret number of UTF-16 units before the cursor
 */
export function fieldRows(text: string, caret: number, columns: number): FieldRows {
  const rows = rowsOf(safeLines(text), Math.max(columns, 2));
  const before = safeLines(text.slice(0, caret)).length;
  const row = rows.findLastIndex(({ start }) => start <= before);
  const { text: shown, start } = rows[row] ?? { text: '', start: 0 };
  return {
    rows: rows.map((own) => own.text.trimEnd()),
    row: Math.max(row, 0),
    column: widthOf(shown.slice(0, before - start)),
  };
}

function rowsOf(text: string, columns: number): readonly Row[] {
  const rows: Row[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const isPlain = /^[ -~]*$/.test(line);
    let from = 0;
    do {
      const full = isPlain ? Math.min(from + columns, line.length) : endOfRow(line, from, columns);
      const end = behindWord(line, from, full);
      rows.push({ text: line.slice(from, end), start: start + from });
      from = end;
    } while (from < line.length);
    start += line.length + 1;
  }
  return rows;
}

/** End of a row that would be full at `full`; the space behind its last word may exceed it. */
function behindWord(line: string, from: number, full: number): number {
  if (full === line.length) return full;
  const space = line.lastIndexOf(' ', full);
  return space < from ? full : space + 1;
}

/** End of a row; a grapheme is never cut, however long it is. */
function endOfRow(line: string, from: number, columns: number): number {
  // To take the characters of a long text apart takes longer the longer it is.
  for (let reach = columns * 4; ; reach *= 4) {
    let width = 0;
    for (const { segment, index } of graphemesOf(line.slice(from, from + reach))) {
      width += widthOf(segment);
      if (width > columns && index > 0) return from + index;
    }
    if (from + reach >= line.length) return line.length;
  }
}

/** Text field that replaces the screen. */
export interface FieldView {
  /** Position, on the first line. */
  readonly head: string;
  /** Text at the end of the first line, such as who answers. */
  readonly who: string;
  /** The question that the text is about. */
  readonly about: string;
  readonly label: string;
  readonly keys: readonly KeyHint[];
  readonly saving: SaveState | null;
}

/** A text that is being written. */
export interface Writing {
  readonly text: string;
  /** Length of the text before the cursor, in UTF-16 units. */
  readonly caret: number;
  readonly notice: string | null;
}

/**
 * Draws a text field with the cursor of the terminal. Scrolls if the text is longer than the
 * window.
 */
export function fieldFrame(view: FieldView, writing: Writing, window: Canvas): Frame {
  const canvas = within(window, READING_ROWS);
  const { rows, columns } = canvas;
  const bottom = bottomLines(view.saving, writing.notice, view.keys, canvas);
  const head = headLines(view, canvas).slice(0, Math.max(rows - bottom.length - 1, 0));
  const room = Math.max(rows - head.length - bottom.length, 1);
  const written = fieldRows(writing.text, writing.caret, columns - 2);
  const first = Math.max(written.row - room + 1, 0);
  const shown = written.rows.slice(first, first + room).map((line) => ` ${line}`);
  const rest = blankLines(room - shown.length);
  const lines = [...head, ...shown, ...rest, ...bottom].slice(0, rows);
  const column = Math.min(1 + written.column, canvas.columns);
  return { lines: clip(lines, canvas), caret: { row: head.length + written.row - first, column } };
}

/** Fewest rows of a window in which the question is shown above a field, and most lines of it. */
const FEWEST_WITH_QUESTION = 16;
const MOST_OF_QUESTION = 5;

function headLines({ head, who, about, label }: FieldView, canvas: Canvas): readonly string[] {
  const { columns, rows, paint } = canvas;
  const question = paragraph(oneSafeLine(about), canvas);
  const isRoomy = rows >= FEWEST_WITH_QUESTION && question.length <= MOST_OF_QUESTION;
  const room = columns - widthOf(oneSafeLine(head)) - 3;
  return [
    paint.dim(spread(` ${oneSafeLine(head)}`, cut(who, Math.max(room, 0)), columns)),
    ...(isRoomy ? ['', ...question, ''] : []),
    ...paragraph(label, canvas).map((line) => paint.bold(line)),
  ];
}
