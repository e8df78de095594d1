import { textTable } from '../../../text/table.ts';
import { bullet, widthOf, wrap } from '../../../text/wrap.ts';
import type { Column } from '../../blocks.ts';

/** Column of a table of texts; a head is printed already. */
export type TextualColumn = Omit<Column, 'head'> & { readonly head: string };

/** Least width of the column that gives way. */
const LEAST = 24;
/** Widest column beside it. */
const MOST = 18;
const GAP = 2;

/**
 * Lays out a table in columns; its widest column gives way. Where the others leave it too little,
 * each row becomes a paragraph, as on a narrow page. Cells may have several lines.
 */
export function layOutTable(
  columns: readonly TextualColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const natural = columns.map(({ head }, i) =>
    Math.max(widestLine(head), ...rows.map((row) => widestLine(row[i] ?? ''))),
  );
  const widest = widestOf(columns, natural);
  const total = sumOf(natural);
  const capped = natural.map((own, i) =>
    i === widest || columns[i]?.isWhole || columns[i]?.align === 'end' ? own : Math.min(own, MOST),
  );
  const others = total <= width ? natural : capped;
  const rest = Math.min(width, total) - (sumOf(others) - (others[widest] ?? 0));
  if (total > width && rest < LEAST) return paragraphs(columns, rows, width);
  return textTable(
    columns.map(({ head, align }, i) => ({
      head,
      align: align === 'end' ? 'right' : 'left',
      width: Math.max(i === widest ? rest : (others[i] ?? 1), 1),
    })),
    rows,
    width,
  );
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, own) => sum + own + GAP, -GAP);
}

function widestLine(text: string): number {
  return Math.max(...text.split('\n').map(widthOf));
}

/** Index of the widest column whose lines may break. */
function widestOf(columns: readonly TextualColumn[], widths: readonly number[]): number {
  const free = columns.map(({ align, isWhole }, i) =>
    align === 'end' || isWhole ? -1 : (widths[i] ?? 0),
  );
  return Math.max(free.indexOf(Math.max(...free)), 0);
}

/** Each row as a paragraph: number, title and the cells beside it, then lines, then the rest. */
function paragraphs(
  columns: readonly TextualColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const isNumber = ({ width: own }: TextualColumn) => own === 'number';
  const title = Math.max(
    columns.findIndex(({ isTitle }) => isTitle),
    0,
  );
  return rows
    .map((row) => {
      const cells = columns.map((column, i) => ({ column, text: row[i] ?? '' }));
      const filled = cells.filter(({ text }, i) => text !== '' && i !== title);
      const of = (...places: readonly Column['narrow'][]) =>
        filled.filter(({ column }) => !isNumber(column) && places.includes(column.narrow));
      const number = filled.find(({ column }) => isNumber(column))?.text ?? '';
      const mark = number === '' ? '- ' : `${number}  `;
      const name = [row[title] ?? '', ...of('beside').map(({ text }) => text)].join(', ');
      const facts = of('quiet', 'labelled', undefined).map(({ column, text }) =>
        column.narrow === 'quiet' || column.head === '' ? text : `${column.head}: ${text}`,
      );
      const below = [...of('line').map(({ text }) => text), facts.join('; ')];
      const indent = ' '.repeat(widthOf(mark));
      return [
        bullet(mark, name, width),
        ...below.filter((text) => text !== '').map((text) => wrap(text, width, indent)),
      ].join('\n');
    })
    .join('\n');
}
