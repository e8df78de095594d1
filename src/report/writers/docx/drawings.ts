import { asSentence } from '../../../text/phrases.ts';
import {
  type BandScale,
  type ChangeChart,
  type Dots,
  LONGEST_TITLE,
  type MarkedSeries,
} from '../../blocks.ts';
import type { Palette } from '../../brand/brand.ts';
import { markShapes, rectangle, ringShape, type Shape } from '../../office/picture.ts';
import {
  BESIDE,
  clusters,
  earlierLabel,
  HALF_SCORE,
  levelPosition,
  scoreAnchor,
} from '../places.ts';
import { hairline, numberedRuns, rankRuns } from './cells.ts';
import { type DocxPen, STYLE } from './package.ts';
import {
  TAB,
  type TabStop,
  type WordRow,
  wordMark,
  wordParagraph,
  wordQuote,
  wordRuns,
  wordTable,
} from './word.ts';

/** Twips in a pixel. */
const PIXEL = 15;

/** Returns a line of labels at tab stops, from left to right. */
function labelLine(labels: readonly (TabStop & { readonly runs: string })[]): string {
  const ordered = labels.toSorted((a, b) => a.at - b.at);
  return wordParagraph(ordered.map(({ runs }) => `${TAB}${runs}`).join(''), {
    ...{ style: STYLE.small, before: 0, after: 0, isWithNext: true },
    tabs: ordered.map(({ at, align }) => ({ at: Math.max(at, 1), align })),
  });
}

const ALIGNED = { start: 'start', middle: 'center', end: 'end' } as const;

/** Most bands that have a column each for their titles. */
const MOST_BANDS = 12;

/** Returns the bar of bands: labels of the scores, the picture, titles and limits of the bands. */
export function wordScale(pen: DocxPen, block: BandScale): string {
  const { bands, score, before, range, description } = block;
  const { room, palette } = pen;
  const label = { size: 9, colour: palette.ink };
  const width = room / PIXEL;
  const starts = bands.map(({ from }) => from.at);
  const titled = bands.length <= MOST_BANDS;
  const spans = starts.map((at, i) => Math.max(((starts[i + 1] ?? 1) - at) * room, 1));
  const columns = titled ? spans : [room];
  const whole = (body: string): WordRow => ({ cells: [{ body, span: columns.length }] });
  const place = before && earlierLabel(before.at, score.at, before.label, width);
  const scores = [
    {
      at: score.at * room,
      align: ALIGNED[scoreAnchor(score.at)],
      runs: wordRuns(score.label, { ...label, bold: true, size: 10.5 }),
    },
    ...(before && place
      ? [
          {
            at: place.place.at * room + place.place.x * PIXEL,
            align: ALIGNED[place.place.anchor],
            runs: wordRuns(place.fits ? before.label : before.short, label),
          },
        ]
      : []),
  ];
  const ranges = range
    ? [{ ...rangePlace(range, score.at, room), runs: wordRuns(range.label, label) }]
    : [];
  const lines = before ? [scores, ranges] : [[...scores, ...ranges]];
  return wordTable({
    widths: columns,
    padding: { top: 0, left: 0, bottom: 0, right: 0 },
    rows: [
      whole(
        lines
          .filter((line) => line.length > 0)
          .map((line) => labelLine(line))
          .join('') +
          wordParagraph(
            pen.draw({ width, height: 38, shapes: scaleShapes(pen, block, width) }, description),
            {
              before: 0,
              after: 0,
              isWithNext: true,
            },
          ),
      ),
      ...(titled ? [bandTitles(bands)] : []),
      whole(labelLine(limitsOf(block, room))),
    ],
  });
}

function bandTitles(bands: BandScale['bands']): WordRow {
  return {
    cells: bands.map(({ title, isReached }) => ({
      body: wordParagraph(wordRuns(title.replaceAll('-', '\u2011'), { bold: isReached }), {
        style: STYLE.cell,
        align: 'center',
        isWithNext: true,
      }),
    })),
  };
}

/** Returns the labels of the limits of bands, from the lower to the upper end of the scale. */
function limitsOf(
  { bands, end }: BandScale,
  room: number,
): readonly (TabStop & { readonly runs: string })[] {
  return [
    ...bands.map(({ from }, i) => ({
      at: from.at * room,
      align: i === 0 ? ('start' as const) : ('center' as const),
      runs: wordRuns(from.label),
    })),
    { at: room, align: 'end', runs: wordRuns(end) },
  ];
}

function rangePlace(
  { low, high }: NonNullable<BandScale['range']>,
  score: number,
  room: number,
): TabStop {
  const beside = (HALF_SCORE + 8) * PIXEL;
  return high > 0.6
    ? { at: Math.min(low * room - 8 * PIXEL, score * room - beside), align: 'end' }
    : { at: Math.max(high * room + 8 * PIXEL, score * room + beside), align: 'start' };
}

function scaleShapes(
  { palette }: DocxPen,
  { bands, score, before, range }: BandScale,
  width: number,
): readonly Shape[] {
  const { edge, shade, accent, ink, paper } = palette;
  const bar = { top: 21, bottom: 37 };
  const x = (at: number) => at * width;
  const line = (from: number, to: number, y: number, colour: string, thickness: number) =>
    rectangle(
      { left: x(from), right: x(to), top: y - thickness / 2, bottom: y + thickness / 2 },
      colour,
    );
  const tick = (at: number) =>
    rectangle({ left: x(at) - 1, right: x(at) + 1, top: 8, bottom: 18 }, ink);
  const way = (from: number, to: number) =>
    Array.from({ length: Math.floor((x(to) - x(from)) / 6) }, (_, i) =>
      rectangle(
        { left: x(from) + 6 * i, right: x(from) + 6 * i + 3, top: 12.2, bottom: 13.8 },
        edge,
      ),
    );
  const now = x(score.at);
  return [
    ...bands.flatMap(({ from, isReached }, i) => {
      const [left, right] = [x(from.at), x(bands[i + 1]?.from.at ?? 1)];
      return [
        rectangle({ left, right, ...bar }, edge),
        rectangle(
          { left: left + 0.8, right: right - 0.8, top: bar.top + 0.8, bottom: bar.bottom - 0.8 },
          isReached ? accent : shade,
        ),
      ];
    }),
    ...(range ? [line(range.low, range.high, 13, ink, 2), tick(range.low), tick(range.high)] : []),
    ...(before && !range ? way(Math.min(before.at, score.at), Math.max(before.at, score.at)) : []),
    ...(before ? ringShape([x(before.at), 13], { radius: 5, width: 1.5, fill: ink }, paper) : []),
    rectangle({ left: now - 3, right: now + 3, ...bar }, paper),
    rectangle({ left: now - 1.5, right: now + 1.5, top: 18, bottom: bar.bottom }, ink),
    {
      is: 'area',
      corners: [
        [now - 7, 8],
        [now + 7, 8],
        [now, 20],
      ],
      fill: ink,
    },
  ];
}

/** Returns the signs of groups with their names, in one line. */
function wordLegend(pen: DocxPen, series: readonly MarkedSeries[]): string {
  return series
    .map(({ mark, title }, i) => {
      const gap = i === 0 ? '' : wordRuns('\u2003');
      return `${gap}${wordMark(pen, mark)}${wordRuns('\u00a0')}${wordRuns(title, { isOwn: true })}`;
    })
    .join('');
}

/** Widths of the first column and of the line of levels. */
const RANK = 340;
const STRIP = 2700;

/** Returns criteria on the line of levels, each with its sentence and quotes. */
export function wordDots(pen: DocxPen, block: Dots): string {
  const { palette, room } = pen;
  const { levels, series, rows } = block;
  const line = hairline(palette);
  const head: WordRow = {
    isHead: true,
    cells: [
      { body: wordParagraph('', { style: STYLE.small, isWithNext: true }) },
      {
        body: wordParagraph(wordLegend(pen, series), {
          style: STYLE.small,
          before: 0,
          after: 0,
          isWithNext: true,
        }),
        vertical: 'bottom',
      },
      { body: levelLabels(levels), padding: { right: 0 } },
    ],
  };
  return wordTable({
    widths: [RANK, room - RANK - STRIP, STRIP],
    rows: [
      head,
      ...rows.flatMap(({ rank, title, text, marks, range, quotes }): readonly WordRow[] => {
        const hasQuotes = quotes.length > 0;
        const cell = { style: STYLE.cell, isWithNext: hasQuotes };
        const words = `${wordRuns(asSentence(title), { bold: true, isOwn: true })}${wordRuns(` ${text}`)}`;
        const picture = pen.draw(
          {
            width: STRIP / PIXEL,
            height: 20,
            shapes: stripShapes(palette, block, { marks, range }),
          },
          null,
        );
        const first: WordRow = {
          cells: [
            { body: wordParagraph(rankRuns(pen, rank), cell), edges: { top: line } },
            { body: wordParagraph(words, cell), edges: { top: line } },
            { body: wordParagraph(picture, cell), edges: { top: line }, padding: { right: 0 } },
          ],
        };
        if (!hasQuotes) return [first];
        const told = quotes.map((quote) =>
          wordParagraph(wordQuote(pen, quote), { style: STYLE.cell, after: 20 }),
        );
        return [
          first,
          {
            cells: [
              { body: wordParagraph('', { style: STYLE.cell }) },
              { body: told.join(''), span: 2 },
            ],
          },
        ];
      }),
    ],
  });
}

function levelLabels(levels: Dots['levels']): string {
  const place = (i: number) => levelPosition(i / Math.max(levels.length - 1, 1), levels.length);
  const [first, last] = [levels[0], levels.at(-1)];
  const numbers = levels.map(({ number }, i) => ({
    at: place(i) * STRIP,
    align: 'center' as const,
    runs: wordRuns(number, { bold: true, size: 7.5 }),
  }));
  const end = (title: string, i: number): TabStop & { runs: string } => {
    const isLong = title.length > 8;
    const own = { start: 1, end: STRIP - 1 }[i === 0 ? 'start' : 'end'];
    const align = i === 0 ? ('start' as const) : ('end' as const);
    const runs = wordRuns(title, { size: 7.5 });
    return isLong ? { at: own, align, runs } : { at: place(i) * STRIP, align: 'center', runs };
  };
  const titles = [
    ...(first && first.title !== '' ? [end(first.title, 0)] : []),
    ...(last && levels.length > 1 && last.title !== '' ? [end(last.title, levels.length - 1)] : []),
  ];
  return (titles.length > 0 ? labelLine(titles) : '') + labelLine(numbers);
}

function stripShapes(
  palette: Palette,
  { levels }: Dots,
  { marks, range }: Pick<Dots['rows'][number], 'marks' | 'range'>,
): readonly Shape[] {
  const width = STRIP / PIXEL;
  const y = 10;
  const x = (at: number) => levelPosition(at, levels.length) * width;
  const line = (from: number, to: number, thickness: number, colour: string) =>
    rectangle(
      { left: x(from), right: x(to), top: y - thickness / 2, bottom: y + thickness / 2 },
      colour,
    );
  const ticks = levels.map((_, i) => x(i / Math.max(levels.length - 1, 1)));
  const places = marks.map(({ at }) => at);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  return [
    line(0, 1, 1.5, palette.line),
    ...ticks.map((at) =>
      rectangle({ left: at - 0.75, right: at + 0.75, top: y - 4, bottom: y + 4 }, palette.line),
    ),
    ...(range ? [line(range.low, range.high, 1.5, palette.edge)] : []),
    ...(high > low ? [line(low, high, range ? 4 : 3, palette.edge)] : []),
    ...clusters(marks).flatMap(({ at, members }) =>
      members.flatMap(({ mark }, i) =>
        markShapes(mark, [x(at) + (i - (members.length - 1) / 2) * BESIDE, y], palette),
      ),
    ),
  ];
}

/** Returns points before and after, on a line from 0 to 100%; all are on one page. */
export function wordChange(
  pen: DocxPen,
  { heads, before, after, axis, rows }: ChangeChart,
): string {
  const { palette, room } = pen;
  const hasLong = rows.some(({ title }) => title.length > LONGEST_TITLE);
  const [titles, values] = [hasLong ? 4400 : 3000, 1350];
  const strip = room - titles - values - 100;
  const width = strip / PIXEL;
  const x = (at: number) => 7 + at * (width - 14);
  const line = hairline(palette);
  const small = { style: STYLE.small, before: 0, after: 0, isWithNext: true } as const;
  const labels = axis.map(({ at, label }) => ({
    at: x(at) * PIXEL,
    align: at === 0 ? ('start' as const) : at === 1 ? ('end' as const) : ('center' as const),
    runs: wordRuns(label, { size: 7.5 }),
  }));
  const { ink: ring, accent: circle } = palette;
  const inked = { ...pen, palette: { ...palette, ring, circle } };
  const legend = `${wordMark(inked, { shape: 'ring' })}${wordRuns(`\u00a0${before}\u2003`)}${wordMark(inked, { shape: 'circle' })}${wordRuns(`\u00a0${after}`)}`;
  return (
    wordParagraph(legend, { ...small, after: 40 }) +
    wordTable({
      widths: [titles, strip + 100, values],
      rows: [
        {
          isHead: true,
          cells: [
            { body: wordParagraph(wordRuns(heads.point), small), vertical: 'bottom' },
            { body: labelLine(labels), vertical: 'bottom' },
            {
              body: wordParagraph(wordRuns(heads.values), { ...small, align: 'end' }),
              vertical: 'bottom',
              padding: { right: 0 },
            },
          ],
        },
        ...rows.map((row): WordRow => {
          const figures = `${wordRuns(`${row.before?.label ?? '–'} → `)}${wordRuns(row.after?.label ?? '–', { bold: true })}`;
          const cell = { style: STYLE.cell, isWithNext: true };
          return {
            cells: [
              { body: wordParagraph(numberedRuns(row), cell), edges: { top: line } },
              {
                body: wordParagraph(
                  pen.draw(
                    { width, height: 16, shapes: changeShapes(palette, axis, row, x) },
                    null,
                  ),
                  cell,
                ),
                edges: { top: line },
                vertical: 'center',
              },
              {
                body: wordParagraph(figures, { ...cell, align: 'end' }),
                edges: { top: line },
                padding: { right: 0 },
              },
            ],
          };
        }),
      ],
    })
  );
}

/** Returns the line from 0 to 100% with a ring before and a disc now; `x` gives places in pixels. */
function changeShapes(
  { line, paper, ink, accent }: Palette,
  axis: ChangeChart['axis'],
  row: ChangeChart['rows'][number],
  x: (at: number) => number,
): readonly Shape[] {
  const bar = (left: number, right: number, thickness: number, colour: string) =>
    rectangle({ left, right, top: 8 - thickness / 2, bottom: 8 + thickness / 2 }, colour);
  const [from, to] = [row.before && x(row.before.at), row.after && x(row.after.at)];
  return [
    bar(x(0), x(1), 1, line),
    ...axis.map(({ at }) =>
      rectangle({ left: x(at) - 0.5, right: x(at) + 0.5, top: 3, bottom: 13 }, line),
    ),
    ...(from !== null && to !== null
      ? [bar(Math.min(from, to), Math.max(from, to), 3, accent)]
      : []),
    ...(from === null ? [] : ringShape([from, 8], { radius: 5, width: 1.5, fill: ink }, paper)),
    ...(to === null ? [] : [{ is: 'disc', x: to, y: 8, radius: 6, fill: accent } as const]),
  ];
}
