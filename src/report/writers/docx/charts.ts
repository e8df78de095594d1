import { asSentence } from '../../../text/phrases.ts';
import type {
  BandScale,
  Bars,
  ChangeChart,
  Dots,
  Heat,
  MarkedSeries,
  Matrix,
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
import { type DocxPen, STYLE } from './package.ts';
import {
  type Edge,
  TAB,
  type TabStop,
  type WordCell,
  type WordRow,
  wordMark,
  wordParagraph,
  wordQuote,
  wordRuns,
  wordTable,
} from './word.ts';

/** Twips in a pixel. */
const PIXEL = 15;

/** Returns a hairline, or the stronger line below a head. */
export function hairline({ line, edge }: Palette, isOfHead = false): Edge {
  return isOfHead ? { size: 10, colour: edge } : { size: 4, colour: line };
}

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
  const { bands, end, score, before, range, description } = block;
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
  const limits = [
    ...bands.map(({ from }, i) => ({
      at: from.at * room,
      align: i === 0 ? ('start' as const) : ('center' as const),
      runs: wordRuns(from.label),
    })),
    { at: room, align: 'end' as const, runs: wordRuns(end) },
  ];
  const titles = titled
    ? [
        {
          cells: bands.map(({ title, isReached }) => ({
            body: wordParagraph(wordRuns(title.replaceAll('-', '\u2011'), { bold: isReached }), {
              style: STYLE.cell,
              align: 'center',
              isWithNext: true,
            }),
          })),
        },
      ]
    : [];
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
      ...titles,
      whole(labelLine(limits)),
    ],
  });
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
          { cells: [{ body: wordParagraph('', cell) }, { body: told.join(''), span: 2 }] },
        ];
      }),
    ],
  });
}

/** Returns the rank of a row, in the accent. */
export function rankRuns({ palette }: DocxPen, rank: string): string {
  return wordRuns(rank, { bold: true, colour: palette.accent });
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

/** Returns points before and after, on a line from 0 to 100%. */
export function wordChange(
  pen: DocxPen,
  { heads, before, after, axis, rows }: ChangeChart,
): string {
  const { palette, room } = pen;
  const { paper, ink, accent } = palette;
  const [titles, values] = [3000, 1350];
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
  const bar = (left: number, right: number, thickness: number, colour: string) =>
    rectangle({ left, right, top: 8 - thickness / 2, bottom: 8 + thickness / 2 }, colour);
  const shapes = (row: ChangeChart['rows'][number]): readonly Shape[] => {
    const [from, to] = [row.before && x(row.before.at), row.after && x(row.after.at)];
    return [
      bar(x(0), x(1), 1, palette.line),
      ...axis.map(({ at }) =>
        rectangle({ left: x(at) - 0.5, right: x(at) + 0.5, top: 3, bottom: 13 }, palette.line),
      ),
      ...(from !== null && to !== null
        ? [bar(Math.min(from, to), Math.max(from, to), 3, accent)]
        : []),
      ...(from === null ? [] : ringShape([from, 8], { radius: 5, width: 1.5, fill: ink }, paper)),
      ...(to === null ? [] : [{ is: 'disc', x: to, y: 8, radius: 6, fill: accent } as const]),
    ];
  };
  const legend = `${wordMark(pen, { shape: 'ring' })}${wordRuns(`\u00a0${before}\u2003`)}${wordRuns('●', { colour: accent })}${wordRuns(`\u00a0${after}`)}`;
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
          const cell = { style: STYLE.cell };
          return {
            cells: [
              { body: wordParagraph(numberedRuns(row), cell), edges: { top: line } },
              {
                body: wordParagraph(
                  pen.draw({ width, height: 16, shapes: shapes(row) }, null),
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

/** Returns a number and a title; in cells, titles are below each other. */
export function numberedRuns(
  { number, title }: { readonly number: string | null; readonly title: string },
  { bold = false, isInCell = true } = {},
): string {
  const own = wordRuns(title, { bold, isOwn: true });
  if (number === null || number === '') return own;
  return `${wordRuns(isInCell ? number : `${number}\u2002`, { bold })}${isInCell ? TAB : ''}${own}`;
}

/** Most series in one table; further ones are in the next table. */
const MOST_SERIES = 12;

/** Most columns in which a bar is beside its figure. */
const MOST_BESIDE = 5;

function inParts<Own>(
  series: readonly Own[],
): readonly { readonly from: number; readonly own: readonly Own[] }[] {
  return Array.from({ length: Math.ceil(series.length / MOST_SERIES) }, (_, i) => ({
    from: i * MOST_SERIES,
    own: series.slice(i * MOST_SERIES, (i + 1) * MOST_SERIES),
  }));
}

/** Returns points with a bar for each column: a shaded paragraph in a shaded cell. */
export function wordBars(pen: DocxPen, block: Bars): string {
  return inParts(block.columns)
    .map(({ from, own }) => barTable(pen, block, { from, columns: own }))
    .join('');
}

function barTable(
  pen: DocxPen,
  { caption, head, rows }: Bars,
  { from, columns }: { readonly from: number; readonly columns: Bars['columns'] },
): string {
  const { palette, room } = pen;
  const isBeside = columns.length <= MOST_BESIDE;
  const share = Math.min((0.7 * room) / columns.length, 0.3 * room);
  const figure = 560;
  const widths = columns.flatMap(() => (isBeside ? [figure, share - figure] : [share]));
  const bottom = hairline(palette, true);
  const line = hairline(palette);
  const span = isBeside ? 2 : 1;
  const barWidth = (isBeside ? share - figure : share) - 120;
  const heads = columns.map(({ title, mark }): WordCell => {
    const sign = mark ? `${wordMark(pen, mark)}${wordRuns('\u00a0')}` : '';
    return {
      body: headParagraph(`${sign}${wordRuns(title, { bold: mark === null, isOwn: true })}`),
      ...{ span, vertical: 'bottom', edges: { bottom } },
    };
  });
  const bar = (at: number, colour: string) =>
    wordParagraph('', {
      ...{ before: 0, after: 0, line: 150, ground: colour },
      indent: { end: Math.round(barWidth * (1 - Math.min(Math.max(at, 0.004), 1))) },
    });
  const cells = ({ at, label }: Bars['rows'][number]['cells'][number], isTotal: boolean) => {
    const words = (look: object) => wordParagraph(wordRuns(label, { bold: isTotal }), look);
    if (at === null) {
      return [
        { body: words({ style: STYLE.small, before: 0, after: 0 }), span, edges: { bottom: line } },
      ];
    }
    const drawn = bar(at, isTotal ? palette.accent : palette.bar);
    if (!isBeside) return [{ body: words({ style: STYLE.cell }) + drawn, edges: { bottom: line } }];
    return [
      { body: words({ style: STYLE.cell }), edges: { bottom: line }, vertical: 'center' as const },
      {
        body: drawn,
        ...{ edges: { bottom: line }, vertical: 'center' as const, padding: { right: 120 } },
      },
    ];
  };
  return wordTable({
    caption,
    widths: [room - widths.reduce((sum, width) => sum + width, 0), ...widths],
    rows: [
      {
        isHead: true,
        cells: [
          { body: headParagraph(wordRuns(head)), vertical: 'bottom', edges: { bottom } },
          ...heads,
        ],
      },
      ...rows.map((row) => ({
        cells: [
          {
            body: wordParagraph(numberedRuns(row), { style: STYLE.cell }),
            edges: { bottom: line },
          },
          ...row.cells
            .slice(from, from + columns.length)
            .flatMap((cell, i) => cells(cell, columns[i]?.mark === null)),
        ],
      })),
    ],
  });
}

/** Returns the head of a column. */
export function headParagraph(runs: string, align: 'start' | 'center' | 'end' = 'start'): string {
  return wordParagraph(runs, {
    ...{ style: STYLE.small, before: 0, after: 0, isWithNext: true, align },
  });
}

/** Returns levels by group as coloured cells, with a legend before. */
export function wordHeat(pen: DocxPen, block: Heat): string {
  const { palette } = pen;
  const { levels, unknown } = block;
  const keys = levels.map(({ number, title }, i) => {
    const { fill, text } = palette.levels[Math.min(i, palette.levels.length - 1)] ??
      palette.levels[0] ?? { fill: palette.shade, text: palette.ink };
    return `${wordRuns(`\u00a0${number}\u00a0`, { ground: fill, colour: text })}${wordRuns(`\u00a0${title}`)}`;
  });
  const last = wordRuns(`${unknown.number}\u00a0${unknown.title}`);
  const legend = wordParagraph([...keys, last].join(wordRuns('\u2003')), {
    ...{ style: STYLE.small, isWithNext: true },
  });
  const tables = inParts(block.series).map(({ from, own }) =>
    heatTable(pen, block, { from, series: own }),
  );
  return legend + tables.join('');
}

function heatTable(
  pen: DocxPen,
  { caption, heads, points }: Heat,
  { from, series }: { readonly from: number; readonly series: Heat['series'] },
): string {
  const { palette, room } = pen;
  const width = Math.min((0.51 * room) / series.length, 0.17 * room);
  const apart = 0.16 * room;
  const gap: Edge = { size: 16, colour: palette.paper };
  const around = { top: gap, left: gap, bottom: gap, right: gap };
  const cell = { style: STYLE.cell } as const;
  const all = series.length + 2;
  const edges = { bottom: hairline(palette, true) };
  return wordTable({
    caption,
    widths: [room - series.length * width - apart, ...series.map(() => width), apart],
    padding: { top: 10, left: 0, bottom: 10, right: 60 },
    rows: [
      {
        isHead: true,
        cells: [
          { body: headParagraph(wordRuns(heads.criterion)), vertical: 'bottom', edges },
          ...series.map(
            ({ mark, title }): WordCell => ({
              body: headParagraph(
                `${wordMark(pen, mark)}${wordRuns('\u00a0')}${wordRuns(title, { isOwn: true })}`,
                'center',
              ),
              ...{ vertical: 'bottom', edges },
            }),
          ),
          {
            body: headParagraph(wordRuns(heads.apart)),
            vertical: 'bottom',
            edges,
            padding: { left: 120 },
          },
        ],
      },
      ...points.flatMap(({ number, title, rows }): readonly WordRow[] => [
        {
          cells: [
            {
              body: wordParagraph(numberedRuns({ number, title }, { bold: true }), {
                ...{ ...cell, before: 80, isWithNext: true },
              }),
              span: all,
            },
          ],
        },
        ...rows.map(
          (row): WordRow => ({
            cells: [
              { body: wordParagraph(numberedRuns(row), cell), vertical: 'center' },
              ...row.cells.slice(from, from + series.length).map(({ shade, label }): WordCell => {
                const look = shade === null ? null : palette.levels[shade];
                const runs = wordRuns(label, look ? { colour: look.text } : {});
                return {
                  body: wordParagraph(runs, { ...cell, align: 'center' }),
                  ...{ vertical: 'center', padding: { right: 0 } },
                  ...(look ? { ground: look.fill, edges: around } : { edges: dashed(palette) }),
                };
              }),
              {
                body: headParagraph(
                  wordRuns(row.apart ? `${row.apart.number} ${row.apart.unit}` : ''),
                ),
                ...{ vertical: 'center', padding: { left: 120 } },
              },
            ],
          }),
        ),
      ]),
    ],
  });
}

function dashed({ edge }: Palette) {
  const own: Edge = { size: 4, colour: edge, isDashed: true };
  return { top: own, left: own, bottom: own, right: own };
}

/**
 * Returns actions by effort and gain. In cells the numbers stay text; a row goes from its gain to
 * that of the row above.
 */
export function wordMatrix(
  pen: DocxPen,
  { description, effort, gain, across, up, discs }: Matrix,
): string {
  const { palette, room } = pen;
  const { accent, onAccent, shade, paper } = palette;
  const first = 1200;
  const line = hairline(palette);
  const small = { style: STYLE.small, before: 0, after: 0, isWithNext: true } as const;
  const steps = up.toSorted((a, b) => b.at - a.at);
  const isIn = (own: number, i: number) => {
    const [from, to] = [steps[i]?.at ?? 0, steps[i - 1]?.at ?? Number.POSITIVE_INFINITY];
    return (own >= from || i === steps.length - 1) && own < to;
  };
  const column = (at: number) => {
    const distances = across.map((place) => Math.abs(place.at - at));
    return distances.indexOf(Math.min(...distances));
  };
  const numbers = (row: number, own: number) =>
    discs
      .filter((disc) => isIn(disc.up, row) && column(disc.across) === own)
      .map(({ rank }) =>
        wordRuns(`\u00a0${rank}\u00a0`, { bold: true, colour: onAccent, ground: accent }),
      )
      .join(wordRuns(' '));
  const shown = steps
    .map((step, row) => ({ step, row }))
    .filter(({ row }) => discs.some(({ up: own }) => isIn(own, row)));
  const gap: Edge = { size: 12, colour: paper };
  return wordTable({
    caption: description,
    widths: [first, ...across.map(() => (room - first) / Math.max(across.length, 1))],
    rows: [
      {
        isHead: true,
        cells: [
          { body: wordParagraph(wordRuns(gain), small), vertical: 'bottom' },
          ...across.map(({ label }, i): WordCell => {
            const title = i === 0 ? `${effort}: ${label}` : label;
            return { body: headParagraph(wordRuns(title), 'center'), edges: { bottom: line } };
          }),
        ],
      },
      ...shown.map(
        ({ step, row }): WordRow => ({
          cells: [
            { body: wordParagraph(wordRuns(step.label), small), vertical: 'center' },
            ...across.map(
              (_, own): WordCell => ({
                body: wordParagraph(numbers(row, own), { style: STYLE.cell, align: 'center' }),
                ...{ ground: shade, vertical: 'center' },
                edges: { top: gap, left: gap, bottom: gap, right: gap },
              }),
            ),
          ],
        }),
      ),
    ],
  });
}
