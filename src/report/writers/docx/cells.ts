import { actionsWords as words } from '../../../words/document-actions.ts';
import {
  type BarCell,
  type Bars,
  distanceText,
  type Heat,
  type LevelCell,
  LONGEST_TITLE,
  legendShade,
  type Matrix,
} from '../../blocks.ts';
import type { Palette } from '../../brand/brand.ts';
import { type DocxPen, STYLE } from './package.ts';
import {
  type Edge,
  TAB,
  type WordCell,
  type WordRow,
  wordMark,
  wordParagraph,
  wordRuns,
  wordTable,
} from './word.ts';

/** Returns a hairline, or the stronger line below a head. */
export function hairline({ line, edge }: Palette, isOfHead = false): Edge {
  return isOfHead ? { size: 10, colour: edge } : { size: 4, colour: line };
}

/** Returns the head of a column. */
export function headParagraph(runs: string, align: 'start' | 'center' | 'end' = 'start'): string {
  return wordParagraph(runs, {
    ...{ style: STYLE.small, before: 0, after: 0, isWithNext: true, align },
  });
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

/** Returns the rank of a row, in the accent. */
export function rankRuns({ palette }: DocxPen, rank: string): string {
  return wordRuns(rank, { bold: true, colour: palette.accent });
}

/** Most series in one table; further ones are in the next table. */
const MOST_SERIES = 12;

/** Width of a letter, on the wide side, and least width of a column of figures, in twips. */
const LETTER = 110;
const LEAST_FIGURE = 560;

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

/** Lines of such tables, with their heads, in half a page. */
const HALF_PAGE = 18;

/**
 * Returns the rows that make the first half of a page, by the width of their titles. Kept together, they
 * let a table start a new page where less is left, which Word cannot be told otherwise.
 */
function firstHalfPage<Row extends { readonly title: string }>(
  rows: readonly Row[],
  width: number,
): ReadonlySet<Row> {
  let lines = 0;
  return new Set(
    rows.filter(({ title }) => {
      lines += Math.ceil(title.length / (width / LETTER));
      return lines <= HALF_PAGE;
    }),
  );
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
  const hasLong = rows.some(({ title }) => title.length > LONGEST_TITLE);
  const share = Math.min(((hasLong ? 0.55 : 0.7) * room) / columns.length, 0.3 * room);
  const longest = Math.max(
    ...rows.flatMap(({ cells }) =>
      cells.flatMap(({ at, label }) => (at === null ? [] : label.length)),
    ),
    0,
  );
  const figure = Math.max(longest * LETTER + 170, LEAST_FIGURE);
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
  const bar = (at: number, colour: string, isWithNext: boolean) =>
    wordParagraph('', {
      ...{ before: 0, after: 0, line: 150, ground: colour, isWithNext },
      indent: { end: Math.round(barWidth * (1 - Math.min(Math.max(at, 0.004), 1))) },
    });
  const titles = room - widths.reduce((sum, width) => sum + width, 0);
  const kept = firstHalfPage(rows, titles);
  const cells = ({ at, label }: BarCell, isTotal: boolean, isWithNext: boolean) => {
    const words = (look: object) =>
      wordParagraph(wordRuns(label, { bold: isTotal && at !== null }), { ...look, isWithNext });
    if (at === null) {
      return [
        { body: words({ style: STYLE.small, before: 0, after: 0 }), span, edges: { bottom: line } },
      ];
    }
    const drawn = bar(at, isTotal ? palette.accent : palette.bar, isWithNext);
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
    widths: [titles, ...widths],
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
            body: wordParagraph(numberedRuns(row), {
              ...{ style: STYLE.cell, isWithNext: kept.has(row) },
            }),
            edges: { bottom: line },
          },
          ...row.cells
            .slice(from, from + columns.length)
            .flatMap((cell, i) => cells(cell, columns[i]?.mark === null, kept.has(row))),
        ],
      })),
    ],
  });
}

/** Returns levels by group as coloured cells, below a legend that is repeated on each page. */
export function wordHeat(pen: DocxPen, block: Heat): string {
  const { palette } = pen;
  const { levels, unknown } = block;
  const keys = levels.map(({ number, title }, i) => {
    const { fill, text } = palette.levels[legendShade(i, levels.length)] ?? {
      fill: palette.shade,
      text: palette.ink,
    };
    return `${wordRuns(`\u00a0${number}\u00a0`, { ground: fill, colour: text })}${wordRuns(`\u00a0${title}`)}`;
  });
  const last = wordRuns(`${unknown.number}\u00a0${unknown.title}`);
  const legend = wordParagraph([...keys, last].join(wordRuns('\u2003')), {
    ...{ style: STYLE.small, isWithNext: true },
  });
  return inParts(block.series)
    .map(({ from, own }) => heatTable(pen, block, { from, series: own, legend }))
    .join('');
}

function heatTable(
  pen: DocxPen,
  { caption, heads, points }: Heat,
  { from, series, legend }: { readonly from: number; series: Heat['series']; legend: string },
): string {
  const { palette, room } = pen;
  const criteria = points.flatMap(({ rows }) => rows);
  const hasQuestions = criteria.some(({ title }) => title.length > LONGEST_TITLE);
  const width = Math.min(((hasQuestions ? 0.3 : 0.51) * room) / series.length, 0.17 * room);
  const apart = 0.16 * room;
  const titles = room - series.length * width - apart;
  const kept = firstHalfPage(criteria, titles);
  const all = series.length + 2;
  const edges = { bottom: hairline(palette, true) };
  return wordTable({
    caption,
    widths: [titles, ...series.map(() => width), apart],
    padding: { top: 10, left: 0, bottom: 10, right: 60 },
    rows: [
      { isHead: true, cells: [{ body: legend, span: all }] },
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
                ...{ style: STYLE.cell, before: 80, isWithNext: true },
              }),
              span: all,
            },
          ],
        },
        ...rows.map((row, i): WordRow => {
          const isWithNext = i < rows.length - 1 || kept.has(row);
          const cell = { style: STYLE.cell, isWithNext };
          const own = row.cells.slice(from, from + series.length);
          return {
            cells: [
              { body: wordParagraph(numberedRuns(row), cell), vertical: 'center' },
              ...own.map(({ shade, label }, j): WordCell => {
                const column = from + j;
                const beside = {
                  top: rows[i - 1]?.cells[column],
                  left: own[j - 1],
                  bottom: rows[i + 1]?.cells[column],
                  right: own[j + 1],
                };
                const look = shade === null ? null : palette.levels[shade];
                const runs = wordRuns(label, look ? { colour: look.text } : {});
                return {
                  body: wordParagraph(runs, { ...cell, align: 'center' }),
                  ...{ vertical: 'center', padding: { left: 60, right: 60 } },
                  ...(look ? { ground: look.fill } : {}),
                  edges: heatEdges(pen, shade === null, beside),
                };
              }),
              {
                body: wordParagraph(wordRuns(distanceText(row.apart)), {
                  ...{ ...cell, style: STYLE.small, before: 0, after: 0 },
                }),
                ...{ vertical: 'center', padding: { left: 120 } },
              },
            ],
          };
        }),
      ]),
    ],
  });
}

/** Returns the edges of a cell; both cells at an edge must give it alike, or it is drawn in parts. */
function heatEdges(
  { palette }: DocxPen,
  isUnknown: boolean,
  beside: Readonly<Record<'top' | 'left' | 'bottom' | 'right', LevelCell | undefined>>,
) {
  const gap: Edge = { size: 16, colour: palette.paper };
  const dashes: Edge = { size: 4, colour: palette.edge, isDashed: true };
  const edge = (other: LevelCell | undefined) =>
    isUnknown || other?.shade === null ? dashes : gap;
  return {
    top: edge(beside.top),
    left: edge(beside.left),
    bottom: edge(beside.bottom),
    right: edge(beside.right),
  };
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
  const first = 1400;
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
    .map(({ label }, row) => ({
      row,
      label: words.gains({ from: label, to: steps[row - 1]?.label }),
    }))
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
        ({ label, row }): WordRow => ({
          cells: [
            { body: wordParagraph(wordRuns(label), small), vertical: 'center' },
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
