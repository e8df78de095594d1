import { safeLines } from '../../safe-text.ts';
import { widthOf } from './lines.ts';

/** A text as rows of a window, and where the cursor stands in them, counted from 0. */
export interface FieldRows {
  readonly rows: readonly string[];
  readonly row: number;
  readonly column: number;
}

/** What one row shows, and where that begins in the whole text. */
interface Row {
  readonly text: string;
  readonly start: number;
}

/**
 * A text cut into rows of so many columns, behind a space where there is one. It is cut with every key,
 * and notes are long: a row is one slice.
 * @param caret how much of the text stands before the cursor, in UTF-16 units
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

/** Where a row ends that would be full at `full`; the space behind its last word may hang over. */
function behindWord(line: string, from: number, full: number): number {
  if (full === line.length) return full;
  const space = line.lastIndexOf(' ', full);
  return space < from ? full : space + 1;
}

const graphemes = new Intl.Segmenter();

/** Where a row ends; a character, with all that joins it, is never cut, however long it is. */
function endOfRow(line: string, from: number, columns: number): number {
  // To take the characters of a long text apart takes longer the longer it is.
  for (let reach = columns * 4; ; reach *= 4) {
    let width = 0;
    for (const { segment, index } of graphemes.segment(line.slice(from, from + reach))) {
      width += widthOf(segment);
      if (width > columns && index > 0) return from + index;
    }
    if (from + reach >= line.length) return line.length;
  }
}
