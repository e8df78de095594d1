import Table from 'cli-table3';
import fastStringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { safeText } from './safe.ts';

/** A column of a text table. */
export interface TextColumn {
  readonly head: string;
  /** Width in terminal columns. The one column without a width takes the rest. */
  readonly width?: number;
  readonly align?: 'left' | 'right';
}

const GAP = 2;
/** The least that the column without a width needs. */
const NARROWEST = 14;

/**
 * Width of a page, 40 to 100 columns: longer lines are hard to read, however wide the terminal is.
 */
export function pageWidth({ columns }: { readonly columns: number }): number {
  return Math.min(Math.max(columns, 40), 100);
}

/** A stranger's text as one safe line. */
export function oneSafeLine(text: string): string {
  return safeText(text.trim().replace(/\s+/g, ' '));
}

/** Text wrapped at words to `columns`; longer words are cut into lines, never lost. */
export function wrap(text: string, columns: number, indent = ''): string {
  const width = Math.max(columns - fastStringWidth(indent), 1);
  return wrapAnsi(text, width, { hard: true })
    .split('\n')
    .map((line) => `${indent}${line}`.trimEnd())
    .join('\n');
}

/** A text behind a bullet, its further lines indented under the first. */
export function bullet(mark: string, text: string, columns: number): string {
  const indent = ' '.repeat(fastStringWidth(mark));
  return mark + wrap(text, columns, indent).slice(indent.length);
}

/**
 * A table without lines, `total` columns wide; cells are wrapped before they are laid out. Where
 * that leaves too little for the column without a width, each row becomes a line of its own.
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  total: number,
): string {
  const fixed = columns.map(({ width, align }, column) => {
    const cells = rows.map((row) => fastStringWidth(row[column] ?? ''));
    // A number that is cut or wrapped would be another number.
    return width && align === 'right' ? Math.max(width, ...cells) : width;
  });
  const taken = fixed.reduce<number>((sum, width) => sum + (width ?? 0) + GAP, -GAP);
  if (total - taken < NARROWEST) return rowsAsLines(columns, rows, total);
  const widths = fixed.map((width) => width ?? total - taken);
  const heads = columns.map(({ head }) => head);
  const table = new Table({
    ...(heads.some((head) => head !== '') ? { head: heads } : {}),
    colWidths: widths.map((width) => width + GAP),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP, compact: true },
    chars: NO_LINES,
  });
  for (const row of rows) {
    table.push(row.map((cell, column) => wrap(cell, widths[column] ?? total)));
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function rowsAsLines(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  total: number,
): string {
  const flexible = columns.findIndex(({ width }) => width === undefined);
  return rows
    .map((row) => {
      const facts = columns.flatMap(({ head }, column) =>
        column === flexible || row[column] === '' ? [] : [`${head} ${row[column]}`.trim()],
      );
      return bullet('- ', `${row[flexible]}: ${facts.join(', ')}`, total);
    })
    .join('\n');
}

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};
