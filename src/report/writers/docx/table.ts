import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  type TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { hex } from '../../brand/brand.ts';
import type { ChartColours } from '../../charts/svg.ts';
import { words } from './blocks.ts';
import { CELL, TEXT_WIDTH } from './look.ts';

export interface DocxColumn {
  readonly head: string;
  /** Width relative to the other columns. */
  readonly width: number;
  readonly isNumber?: boolean;
}

/** Content of a cell: text, text on a colour, or text in several looks. */
export type TableText =
  | string
  | { readonly text: string; readonly fill: string; readonly ink: string }
  | readonly TextRun[];

export interface TableLine {
  readonly cells: readonly TableText[];
  readonly isBold?: boolean;
}

/**
 * Returns a table as wide as the text. Its head is repeated on every page, and rows never break.
 */
export function docxTable(
  columns: readonly DocxColumn[],
  lines: readonly TableLine[],
  colours: ChartColours,
): Table {
  const widths = widthsOf(columns);
  const head = columns.map(({ head: text }) => ({
    text,
    fill: colours.accent,
    ink: colours.paper,
  }));
  const row = ({ cells, isBold = false }: TableLine) =>
    cells.map((text, i) => {
      const isNumber = columns[i]?.isNumber ?? false;
      return cell(text, { width: widths[i] ?? 0, isBold, isNumber });
    });
  const edge = { style: BorderStyle.SINGLE, size: 4, color: hex(colours.line) };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [...widths],
    borders: {
      ...{ top: edge, bottom: edge, insideHorizontal: edge },
      ...{ left: none, right: none, insideVertical: none },
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: row({ cells: head, isBold: true }),
      }),
      ...lines.map((line) => new TableRow({ cantSplit: true, children: row(line) })),
    ],
  });
}

/** Returns a column of numbers, wide enough for the longest word of its head. */
export function figures(head: string): DocxColumn {
  const longest = Math.max(...head.split(/\s+/).map((word) => word.length));
  return { head, width: Math.min(Math.max(longest * 1.5, 10), 24), isNumber: true };
}

/** Returns whole units that add up to the width of the text. */
function widthsOf(columns: readonly DocxColumn[]): readonly number[] {
  const sum = columns.reduce((total, { width }) => total + width, 0);
  let end = 0;
  return columns.map(({ width }) => {
    const start = Math.round((end / sum) * TEXT_WIDTH);
    end += width;
    return Math.round((end / sum) * TEXT_WIDTH) - start;
  });
}

interface CellLook {
  readonly width: number;
  readonly isBold: boolean;
  readonly isNumber: boolean;
}

function cell(content: TableText, { width, isBold, isNumber }: CellLook): TableCell {
  const { text, fill, ink } =
    typeof content === 'object' && 'ink' in content
      ? content
      : { text: content, fill: null, ink: null };
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 85, right: 85 },
    verticalAlign: fill === null ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    ...(fill === null ? {} : { shading: { type: ShadingType.CLEAR, fill: hex(fill) } }),
    children: [
      new Paragraph({
        style: CELL,
        ...(isNumber ? { alignment: AlignmentType.RIGHT } : {}),
        children:
          typeof text === 'string'
            ? words(text, { bold: isBold, ...(ink === null ? {} : { color: hex(ink) }) })
            : text,
      }),
    ],
  });
}
