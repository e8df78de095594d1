import { asSentence } from '../../../text/phrases.ts';
import { type Bars, type ChangeChart, type Dots, plainText } from '../../blocks.ts';
import { hex } from '../../brand/brand.ts';
import { clusters, levelPosition, textWidth } from '../places.ts';
import { addLabel, addRing } from './charts.ts';
import {
  addArea,
  addLine,
  addMark,
  addWords,
  type Flow,
  inches,
  legendRuns,
  markRuns,
  PAGE,
  type Slide,
  type SlideStyle,
  slideQuote,
  slideRuns,
  textHeight,
} from './slide.ts';

// Charts with a row for each criterion or point, which may go on on another slide.

/** Place of a row on a slide, in pixels. */
interface RowPlace {
  readonly top: number;
  readonly height: number;
}

/** Returns a part whose head stays above its rows; each row is drawn at its place. */
function chartFlow({
  head,
  heights,
  gap,
  drawHead,
  drawRow,
}: {
  readonly head: number;
  readonly heights: readonly number[];
  readonly gap: number;
  readonly drawHead: (slide: Slide, y: number) => void;
  readonly drawRow: (slide: Slide, row: number, place: RowPlace) => void;
}): Flow {
  return {
    ...{ head, rows: heights, gap },
    draw: (slide, y, from, to) => {
      drawHead(slide, y);
      let top = y + head;
      for (const [i, height] of heights.slice(from, to).entries()) {
        drawRow(slide, from + i, { top, height });
        top += height;
      }
    },
  };
}

/** Width of the line of levels, and of the words beside it. */
const STRIP = 360;
const STRIP_LEFT = PAGE.right - STRIP;
const WORDS = PAGE.width - STRIP - 42 - 30;

type Dot = Dots['rows'][number];

/** Returns criteria on the line of levels, each with its sentence and quotes. */
export function dotsFlow(style: SlideStyle, { series, levels, rows }: Dots): Flow {
  const small = { size: style.small };
  const quoteHeights = rows.map(({ quotes }) =>
    quotes.map(({ who, text }) => textHeight(`● ${who ?? ''}: “${text}”`, small, PAGE.width - 42)),
  );
  const heights = rows.map((row, i) => {
    const words = plainText(dotWords(row));
    const isBold = row.title.length > row.text.length;
    const own = textHeight(words, { size: style.body, isBold }, WORDS);
    return Math.max(own, 30) + 20 + sumOf(quoteHeights[i] ?? []);
  });
  const legend = textHeight(series.map(({ title }) => `●  ${title}   `).join(''), small, WORDS);
  const head = Math.max(legend + 8, 44);
  return chartFlow({
    ...{ head, heights, gap: 12 },
    drawHead: (slide, y) => {
      const box = { x: PAGE.left + 42, y, width: WORDS, height: head - 8 };
      const look = { ...small, colour: style.quiet };
      addWords(slide, legendRuns(style, series, look), box, { valign: 'bottom' });
      addLevels(slide, style, levels, y);
    },
    drawRow: (slide, i, place) => {
      const row = rows[i];
      if (row) addDots(slide, style, levels, { row, place, quotes: quoteHeights[i] ?? [] });
    },
  });
}

function dotWords({ title, text }: Dot) {
  return [{ is: 'name', text: asSentence(title), isStrong: true }, ` ${text}`] as const;
}

function sumOf(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height, 0);
}

/** Returns the place of an answer, 0 to 1, on the line of levels. */
function stripPlace(at: number, levels: Dots['levels']): number {
  return STRIP_LEFT + levelPosition(at, levels.length) * STRIP;
}

/** Adds the numbers of the levels, and the titles of the worst and the best. */
function addLevels(slide: Slide, style: SlideStyle, levels: Dots['levels'], y: number): void {
  const look = { size: 14, colour: style.quiet };
  for (const [i, level] of [levels[0], levels.at(-1)].entries()) {
    if (!level || level.title === '' || (i === 1 && levels.length < 2)) continue;
    const isLong = level.title.length > 10;
    const anchor = isLong ? (i === 0 ? 'start' : 'end') : 'middle';
    const place = Math.min(stripPlace(i, levels), PAGE.right);
    const x = isLong ? (i === 0 ? STRIP_LEFT : PAGE.right) : place;
    addLabel(slide, style, level.title, { ...look, x, y: y - 2, anchor });
  }
  for (const [i, { number }] of levels.entries()) {
    const x = stripPlace(i / Math.max(levels.length - 1, 1), levels);
    addLabel(slide, style, number, { ...look, x, y: y + 16, anchor: 'middle', isBold: true });
  }
}

/** Adds a criterion with its sentence, its marks and its quotes, whose heights are known. */
function addDots(
  slide: Slide,
  style: SlideStyle,
  levels: Dots['levels'],
  {
    row,
    place: { top, height },
    quotes,
  }: { readonly row: Dot; readonly place: RowPlace; readonly quotes: readonly number[] },
): void {
  const { line, accent, ink } = style;
  const body = { size: style.body, colour: ink };
  addLine(slide, { x: PAGE.left, y: top, width: PAGE.width }, { colour: line });
  const rank = slideRuns(style, row.rank, { ...body, isBold: true, colour: accent });
  const room = { x: PAGE.left, y: top + 10, width: 38, height: style.body * 1.3 };
  addWords(slide, rank, room);
  const own = height - sumOf(quotes) - 20;
  const words = slideRuns(style, dotWords(row), body);
  addWords(slide, words, { x: PAGE.left + 42, y: top + 10, width: WORDS, height: own });
  addStrip(slide, style, { levels, row }, top + 10 + Math.min(own, 46) / 2);
  let y = top + 14 + own;
  for (const [i, quote] of row.quotes.entries()) {
    const runs = slideQuote(style, quote, { size: style.small, colour: ink });
    const told = quotes[i] ?? 0;
    addWords(slide, runs, { x: PAGE.left + 42, y, width: PAGE.width - 42, height: told });
    y += told;
  }
}

/** Adds the line of levels with the marks of a criterion. */
function addStrip(
  slide: Slide,
  style: SlideStyle,
  { levels, row: { marks, range } }: { readonly levels: Dots['levels']; readonly row: Dot },
  y: number,
): void {
  const { line, edge } = style;
  const x = (at: number) => stripPlace(at, levels);
  addLine(slide, { x: x(0), y, width: x(1) - x(0) }, { colour: line, thickness: 2 });
  for (const [i] of levels.entries()) {
    const at = x(i / Math.max(levels.length - 1, 1));
    addArea(slide, { x: at - 1, y: y - 6, width: 2, height: 12 }, { fill: line });
  }
  const places = marks.map(({ at }) => at);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  if (range) {
    const spread = { x: x(range.low), y, width: x(range.high) - x(range.low) };
    addLine(slide, spread, { colour: edge, thickness: 2 });
  }
  if (high > low)
    addLine(slide, { x: x(low), y, width: x(high) - x(low) }, { colour: edge, thickness: 4 });
  for (const { at, members } of clusters(marks)) {
    for (const [i, { mark }] of members.entries()) {
      addMark(slide, style, mark, { x: x(at) + (i - (members.length - 1) / 2) * 17, y });
    }
  }
}

/** Least height of a row of the chart of changes. */
const ROW = 38;
/** Width of the figures of the chart of changes. */
const VALUES = 190;

/** Returns the place of a score, 0 to 1, on the line of a change, which begins after the titles. */
function changePlace(at: number, titles: number): number {
  const left = PAGE.left + titles;
  return left + at * (PAGE.right - VALUES - 20 - left);
}

/** Returns the width of titles beside a chart: more if one does not fit into a line. */
function titlesWidth(
  style: SlideStyle,
  rows: readonly { readonly number: string; readonly title: string }[],
  [usual, most]: readonly [usual: number, most: number],
): number {
  const look = { size: style.small + 1 };
  const isLong = rows.some(
    ({ number, title }) => textWidth(`${number}  ${title}`, look) > usual - 30,
  );
  return isLong ? most : usual;
}

/** Returns points before and after, on a line from 0 to 100%. */
export function changeFlow(style: SlideStyle, block: ChangeChart): Flow {
  const { axis, rows } = block;
  const titles = titlesWidth(style, rows, [390, 520]);
  const heights = rows.map(({ number, title }) => {
    const look = { size: style.small + 1 };
    return Math.max(textHeight(`${number}  ${title}`, look, titles - 30) + 14, ROW);
  });
  return chartFlow({
    ...{ head: 54, heights, gap: 8 },
    drawHead: (slide, y) => addChangeHead(slide, style, block, { y, titles }),
    drawRow: (slide, i, place) => {
      const row = rows[i];
      if (row) addChange(slide, style, { axis, row, titles }, place);
    },
  });
}

function addChangeHead(
  slide: Slide,
  style: SlideStyle,
  { heads, before, after, axis }: ChangeChart,
  { y, titles }: { readonly y: number; readonly titles: number },
): void {
  const { ink: ring, accent: circle, quiet } = style;
  const inked = { ...style, ring, circle };
  const small = { size: style.small, colour: quiet };
  const legend = [
    ...markRuns(inked, { shape: 'ring' }, small),
    ...slideRuns(style, `\u00a0${before}\u2003`, small),
    ...markRuns(inked, { shape: 'circle' }, small),
    ...slideRuns(style, `\u00a0${after}`, small),
  ];
  addWords(slide, legend, { x: PAGE.left, y, width: PAGE.width, height: 22 });
  const line = { y: y + 28, height: 22 };
  const point = slideRuns(style, heads.point, small);
  addWords(slide, point, { ...line, x: PAGE.left, width: titles });
  for (const { at, label } of axis) {
    const place = { x: changePlace(at, titles), y: line.y, anchor: 'middle' } as const;
    addLabel(slide, style, label, { ...place, size: 14, colour: quiet });
  }
  const box = { ...line, x: PAGE.right - VALUES, width: VALUES };
  addWords(slide, slideRuns(style, heads.values, small), box, { align: 'right' });
}

function addChange(
  slide: Slide,
  style: SlideStyle,
  {
    axis,
    row,
    titles,
  }: {
    readonly axis: ChangeChart['axis'];
    readonly row: ChangeChart['rows'][number];
    readonly titles: number;
  },
  { top, height }: RowPlace,
): void {
  const { line, accent, ink } = style;
  const x = (at: number) => changePlace(at, titles);
  const middle = top + height / 2;
  const body = { size: style.small + 1, colour: ink };
  addLine(slide, { x: PAGE.left, y: top, width: PAGE.width }, { colour: line });
  const title = slideRuns(style, numberedText(row), body);
  const room = { x: PAGE.left, y: top, width: titles - 30, height };
  addWords(slide, title, room, { valign: 'middle' });
  addLine(slide, { x: x(0), y: middle, width: x(1) - x(0) }, { colour: line });
  for (const { at } of axis) {
    const tick = { x: x(at) - 0.5, y: middle - 6, width: 1, height: 12 };
    addArea(slide, tick, { fill: line });
  }
  if (row.before && row.after) {
    const [one, other] = [x(row.before.at), x(row.after.at)];
    const move = { x: Math.min(one, other), y: middle, width: Math.abs(other - one) };
    addLine(slide, move, { colour: accent, thickness: 4 });
  }
  if (row.before) addRing(slide, style, x(row.before.at), middle, 6);
  if (row.after) addDisc(slide, accent, x(row.after.at), middle, 8);
  const figures = [
    `${row.before?.label ?? '–'} → `,
    { is: 'strong', text: row.after?.label ?? '–' },
  ] as const;
  const box = { x: PAGE.right - VALUES, y: top, width: VALUES, height };
  addWords(slide, slideRuns(style, figures, body), box, { align: 'right', valign: 'middle' });
}

/** Returns a number and a title, which keeps its own direction. */
function numberedText({ number, title }: { readonly number: string; readonly title: string }) {
  return [number === '' ? '' : `${number}\u2002`, { is: 'name', text: title }] as const;
}

/** Most columns of bars; with more, a bar would be too short to be read. */
const MOST_BARS = 7;
/** Least height of a row of bars. */
const LEAST_BARS = 35;

/** Widths and size of letters of a chart of bars, in pixels. */
interface BarsLook {
  /** Width of the titles of points. */
  readonly titles: number;
  /** Width of a column. */
  readonly width: number;
  /** Width of the figure before a bar. */
  readonly figure: number;
  readonly size: number;
  readonly hasBars: boolean;
}

/** Returns points with a bar for each column; from many groups on, the total and figures alone. */
export function barsFlow(style: SlideStyle, block: Bars): Flow {
  const { columns, rows } = block;
  const titles = titlesWidth(style, rows, [310, columns.length <= MOST_BARS ? 480 : 310]);
  const width = (PAGE.width - titles) / Math.max(columns.length, 1);
  const figure = Math.min(58, width);
  const size = width < 60 ? 12 : style.small + 1;
  const look = { titles, width, figure, size, hasBars: columns.length <= MOST_BARS };
  const small = { size: Math.min(size, style.small), isBold: true };
  const heads = columns.map((own) => textHeight(`● ${own.title}`, small, width - 10));
  const head = Math.max(...heads, 20) + 12;
  const heights = rows.map((row) => {
    const name = `${row.number}  ${row.title}`;
    const cells = row.cells.map(({ at, label }) => {
      const room = at === null ? width - 10 : Math.max(figure, 40);
      return textHeight(label, { size }, room) + 14;
    });
    const title = textHeight(name, { size: style.small + 1 }, titles - 20) + 16;
    return Math.max(title, ...cells, LEAST_BARS);
  });
  return chartFlow({
    ...{ head, heights, gap: 12 },
    drawHead: (slide, y) => addBarsHead(slide, style, block, { look, y, height: head }),
    drawRow: (slide, i, place) => {
      const row = rows[i];
      if (row) addBars(slide, style, { columns, row, look }, place);
    },
  });
}

function addBarsHead(
  slide: Slide,
  style: SlideStyle,
  { head, columns }: Bars,
  {
    look: { titles, width, size },
    y,
    height,
  }: { readonly look: BarsLook; readonly y: number; readonly height: number },
): void {
  const small = { size: Math.min(size, style.small), colour: style.quiet };
  const line = { y, height: height - 8 };
  const bottom = { valign: 'bottom' } as const;
  const title = slideRuns(style, head, small);
  addWords(slide, title, { ...line, x: PAGE.left, width: titles }, bottom);
  for (const [i, column] of columns.entries()) {
    const runs = [
      ...(column.mark ? markRuns(style, column.mark, small) : []),
      ...slideRuns(style, [column.mark ? '\u00a0' : '', { is: 'name', text: column.title }], {
        ...small,
        isBold: column.mark === null,
      }),
    ];
    const x = PAGE.left + titles + i * width;
    addWords(slide, runs, { ...line, x, width: width - 10 }, bottom);
  }
  const edge = { x: PAGE.left, y: y + height, width: PAGE.width };
  addLine(slide, edge, { colour: style.edge, thickness: 1.5 });
}

function addBars(
  slide: Slide,
  style: SlideStyle,
  {
    columns,
    row,
    look: { titles, width, figure, size, hasBars },
  }: {
    readonly columns: Bars['columns'];
    readonly row: Bars['rows'][number];
    readonly look: BarsLook;
  },
  { top, height }: RowPlace,
): void {
  const { line, accent, bar, shade, quiet, ink } = style;
  const middle = { valign: 'middle' } as const;
  const title = slideRuns(style, numberedText(row), { size: style.small + 1, colour: ink });
  const room = { x: PAGE.left, y: top, width: titles - 20, height };
  addWords(slide, title, room, middle);
  for (const [i, { at, label }] of row.cells.entries()) {
    const left = PAGE.left + titles + i * width;
    const isTotal = columns[i]?.mark === null;
    const isDrawn = at !== null && hasBars;
    const runs = slideRuns(style, label, {
      ...{ size, colour: at === null ? quiet : ink, isBold: isTotal && at !== null },
    });
    const box = { x: left, y: top, width: isDrawn ? figure : width - 10, height };
    addWords(slide, runs, box, middle);
    if (!isDrawn) continue;
    const track = { x: left + figure, y: top + height / 2 - 6, height: 12 };
    const length = width - figure - 16;
    addArea(slide, { ...track, width: length }, { fill: shade });
    const own = { ...track, width: length * Math.min(at, 1) };
    if (at > 0) addArea(slide, own, { fill: isTotal ? accent : bar });
  }
  addLine(slide, { x: PAGE.left, y: top + height, width: PAGE.width }, { colour: line });
}

function addDisc(slide: Slide, colour: string, x: number, y: number, radius: number): void {
  slide.addShape('ellipse', {
    ...{ x: inches(x - radius), y: inches(y - radius) },
    ...{ w: inches(2 * radius), h: inches(2 * radius), fill: { color: hex(colour) } },
  });
}
