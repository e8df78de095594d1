import { hex } from '../brand/brand.ts';
import { addText, type Deck, FONT, lineInches, page } from './deck.ts';
import { fitted, linesOf, type Slide } from './fit.ts';

export interface GridColumn {
  readonly head: string;
  /** Width in inches. */
  readonly width: number;
  readonly isNumber?: boolean;
}

export interface Grid {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly x: number;
  readonly y: number;
  /** Lower end in inches; default: the end of the slide. */
  readonly bottom?: number;
  /** Largest number of lines in a cell. */
  readonly lines: number;
  readonly size: number;
}

const PADDING = { side: 0.08, top: 0.045 };

/**
 * Adds a table with as many rows as fit; a last line counts the rows that are only in the notes.
 */
export function addGrid(deck: Deck, slide: Slide, grid: Grid): void {
  const { columns, rows, x, y, size, bottom: end = page.bottom } = grid;
  const { colours } = deck;
  const head = rowOf(
    grid,
    columns.map((column) => column.head),
  );
  const shown: FittedRow[] = [];
  let bottom = y + head.height;
  for (const cells of rows) {
    const row = rowOf(grid, cells);
    const isLast = shown.length === rows.length - 1;
    if (bottom + row.height > end - (isLast ? 0 : lineInches(size) + 0.05)) break;
    shown.push(row);
    bottom += row.height;
  }
  const edge = { type: 'solid', pt: 0.75, color: hex(colours.line) } as const;
  const none = { type: 'none' } as const;
  slide.addTable(
    [
      head.cells.map((text, i) => ({
        text,
        options: {
          ...{ bold: true, color: hex(colours.paper), fill: { color: hex(colours.accent) } },
          align: alignOf(columns[i]),
        },
      })),
      ...shown.map(({ cells }) =>
        cells.map((text, i) => ({ text, options: { align: alignOf(columns[i]) } })),
      ),
    ],
    {
      ...{ x, y, w: columns.reduce((sum, { width }) => sum + width, 0) },
      ...{
        colW: columns.map(({ width }) => width),
        rowH: [head, ...shown].map(({ height }) => height),
      },
      ...{ fontFace: FONT, fontSize: size, color: hex(colours.ink), valign: 'top' },
      border: [none, none, edge, none],
      margin: [PADDING.top, PADDING.side, PADDING.top, PADDING.side],
    },
  );
  const left = rows.length - shown.length;
  if (left === 0) return;
  const more = `and ${left} more, in the notes`;
  addText(deck, slide, more, {
    x,
    y: bottom + 0.05,
    width: 6,
    lines: 1,
    size: size - 1,
    colour: colours.quiet,
  });
}

interface FittedRow {
  readonly cells: readonly string[];
  readonly height: number;
}

function rowOf({ columns, lines, size }: Grid, texts: readonly string[]): FittedRow {
  const rooms = columns.map(({ width }) => ({ width: width - 2 * PADDING.side, size, lines }));
  const cells = texts.map((text, i) => fitted(text, rooms[i] ?? { width: 1, size, lines }));
  const most = Math.max(...cells.map((text, i) => linesOf(text, rooms[i] ?? { width: 1, size })));
  return { cells, height: most * lineInches(size) + 2 * PADDING.top };
}

function alignOf(column: GridColumn | undefined): 'left' | 'right' {
  return column?.isNumber ? 'right' : 'left';
}
