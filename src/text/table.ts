import Table from 'cli-table3';
import fastStringWidth from 'fast-string-width';
import { bullet, wrap } from './wrap.ts';

/** A column of a text table. */
export interface TextColumn {
  readonly head: string;
  /** Width in terminal columns. One column may have none and takes the rest. */
  readonly width?: number;
  readonly align?: 'left' | 'right';
}

const GAP = 2;
/** The least that the column without a width needs. */
const NARROWEST = 14;

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
  const isFlexible = columns.some(({ width }) => width === undefined);
  if (isFlexible && total - taken < NARROWEST) return rowsAsLines(columns, rows, total);
  const widths = fixed.map((width) => width ?? total - taken);
  const heads = columns.map(({ head }) => head);
  const table = new Table({
    colWidths: widths.map((width) => width + GAP),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    style: { border: [], 'padding-left': 0, 'padding-right': GAP, compact: true },
    chars: NO_LINES,
  });
  const wrapped = (row: readonly string[]) => row.map((cell, i) => wrap(cell, widths[i] ?? total));
  if (heads.some((head) => head !== '')) table.push(...linesOf(wrapped(heads), 'bottom'));
  for (const row of rows) table.push(...linesOf(wrapped(row)));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Splits a row into rows of one line, because the time for a cell grows with the cube of its lines. */
function linesOf(cells: readonly string[], at: 'top' | 'bottom' = 'top'): readonly string[][] {
  const lines = cells.map((cell) => cell.split('\n'));
  const most = Math.max(1, ...lines.map(({ length }) => length));
  const above = ({ length }: readonly string[]) => (at === 'top' ? 0 : most - length);
  return Array.from({ length: most }, (_, i) => lines.map((own) => own[i - above(own)] ?? ''));
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
