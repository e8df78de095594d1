import type { ChalkInstance } from 'chalk';
import { harmlessInLog, oneSafeLine, safeLines } from '../../../text/safe.ts';
import { textTable } from '../../../text/table.ts';
import { bullet, widthOf, wrap } from '../../../text/wrap.ts';
import {
  type BarCell,
  type Bars,
  type ChangeChart,
  type Column,
  distanceText,
  type Facts,
  type Heat,
  type Inline,
  type PeopleList,
  type Table,
  type Text,
} from '../../blocks.ts';

// Texts of a page in the lines of a terminal or a file, and the tables that hold them.

/** Look of a page of text. */
export interface TextPage {
  readonly paint: ChalkInstance;
  readonly columns: number;
}

/** Returns a text without control characters, in the lines that it has; marks say nothing here. */
export function inline(page: TextPage, text: Text): string {
  if (typeof text === 'string') return linesText(text);
  return text
    .map((part) => (typeof part === 'string' ? linesText(part) : span(page, part)))
    .join('')
    .trim();
}

/** Returns a text in its lines, without control characters and with single spaces. */
export function linesText(text: string): string {
  return safeLines(harmlessInLog(text)).replace(/[ \t]+/g, ' ');
}

/** Returns a text as one line without control characters, which no CI run takes for a command. */
export function lineText(text: string): string {
  return oneSafeLine(harmlessInLog(text));
}

function span({ paint }: TextPage, part: Inline): string {
  switch (part.is) {
    case 'strong':
      return paint.bold(lineText(part.text));
    case 'quote':
      return quotedText(part.text);
    case 'name':
    case 'link':
    case 'code':
      return lineText(part.text);
    case 'mark':
      return '';
  }
}

export function quotedText(text: string): string {
  return `“${lineText(text)}”`;
}

function head({ paint }: TextPage, text: string): string {
  return text === '' ? '' : paint.dim(lineText(text));
}

/** Block that a page of text shows as a table. */
type Tabular = Facts | PeopleList | ChangeChart | Bars | Heat | Table;

/** Returns a block as a table no wider than the page. */
export function tableText(page: TextPage, block: Tabular): string {
  switch (block.is) {
    case 'facts':
      return facts(page, block);
    case 'people':
      return people(page, block);
    case 'change':
      return change(page, block);
    case 'bars':
      return bars(page, block);
    case 'heat':
      return heat(page, block);
    case 'table':
      return layOutTable(
        block.columns.map((column) => ({ ...column, head: head(page, column.head ?? '') })),
        block.rows.map(({ cells }) => cells.map((cell) => inline(page, cell))),
        page.columns,
      );
  }
}

function facts({ paint, columns }: TextPage, block: Facts): string {
  return layOutTable(
    [{ head: '' }, { head: '', align: 'end' }, { head: '' }],
    block.facts.map(({ label, value, remark }) => [
      lineText(label),
      paint.bold(lineText(value)),
      lineText(remark),
    ]),
    columns,
  );
}

function change(page: TextPage, { heads, before: then, after: now, rows }: ChangeChart): string {
  return layOutTable(
    [
      { head: '', width: 'number' },
      { head: head(page, heads.point), isTitle: true },
      { head: head(page, then), align: 'end' },
      { head: head(page, now), align: 'end' },
    ],
    rows.map(({ number, title, before, after }) => [
      lineText(number),
      lineText(title),
      lineText(before?.label ?? '–'),
      page.paint.bold(lineText(after?.label ?? '–')),
    ]),
    page.columns,
  );
}

function bars(page: TextPage, { head: point, columns, rows }: Bars): string {
  const figure = ({ at, label }: BarCell, isTotal: boolean) =>
    isTotal && at !== null ? page.paint.bold(lineText(label)) : lineText(label);
  return layOutTable(
    [
      { head: '', width: 'number' },
      { head: head(page, point), isTitle: true },
      ...columns.map(({ title }) => ({ head: head(page, title), align: 'end' as const })),
    ],
    rows.map(({ number, title, cells }) => [
      lineText(number),
      lineText(title),
      ...cells.map((cell, i) => figure(cell, columns[i]?.mark === null)),
    ]),
    page.columns,
  );
}

function people({ columns }: TextPage, { people: own }: PeopleList): string {
  const cell = (text: string | null) => (text === null ? '' : lineText(text));
  const rows = own.map(({ name, role, remark, figure, felt }) => [
    [name, role].flatMap((text) => (text === null ? [] : [lineText(text)])).join(', '),
    cell(figure),
    cell(felt),
    cell(remark),
  ]);
  const used = [0, 1, 2, 3].filter((i) => i === 0 || rows.some((row) => row[i] !== ''));
  const heads: readonly TextualColumn[] = used.map((i) =>
    i === 1 ? { head: '', align: 'end' } : { head: '', isTitle: i === 0 },
  );
  return layOutTable(
    heads,
    rows.map((row) => used.map((i) => row[i] ?? '')),
    columns,
  );
}

function heat(page: TextPage, { heads, series, levels, unknown, points }: Heat): string {
  const legend = [...levels, unknown].map(({ number, title }) =>
    `${lineText(number)} ${lineText(title)}`.trim(),
  );
  const table = layOutTable(
    [
      { head: '', width: 'number' },
      { head: head(page, heads.criterion), isTitle: true },
      ...series.map(({ title }) => ({ head: head(page, title), align: 'end' as const })),
      { head: head(page, heads.apart) },
    ],
    points.flatMap(({ number, title, rows }) => [
      [number, title].map((own) => page.paint.bold(lineText(own))),
      ...rows.map((row) => [
        lineText(row.number),
        lineText(row.title),
        ...row.cells.map(({ label }) => lineText(label)),
        lineText(distanceText(row.apart)),
      ]),
    ]),
    page.columns,
  );
  return `${wrap(legend.join(', '), page.columns)}\n\n${table}`;
}

/** Column of a table of texts; a head is printed already. */
type TextualColumn = Omit<Column, 'head'> & { readonly head: string };

/** Least width of the column that gives way. */
const LEAST = 24;
/** Widest column beside it. */
const MOST = 18;
const GAP = 2;

/**
 * Lays out a table in columns; its widest column gives way. Where the others leave it too little, heads
 * of figures break at spaces; or else each row becomes a paragraph, as on a narrow page. Cells may have
 * several lines.
 */
function layOutTable(
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
  const broken = capped.map((own, i) => {
    const { head = '', align } = columns[i] ?? {};
    const cells = rows.map((row) => widestLine(row[i] ?? ''));
    return align === 'end' ? Math.max(...head.split(' ').map(widthOf), ...cells) : own;
  });
  const restOf = (widths: readonly number[]) =>
    Math.min(width, total) - (sumOf(widths) - (widths[widest] ?? 0));
  const others = total <= width ? natural : restOf(capped) < LEAST ? broken : capped;
  const rest = restOf(others);
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
