import {
  at,
  baselineDistance,
  type Caption,
  type ChartColours,
  label,
  shape,
  svgParagraph,
  svgPicture,
  wrapText,
} from './svg.ts';

/** Scores as a table of coloured cells with numbers. */
export interface HeatMap extends Caption {
  readonly columns: readonly string[];
  readonly rows: readonly HeatRow[];
  /** Meanings of the lightest and the darkest colour. */
  readonly ends: readonly [string, string];
}

export interface HeatRow {
  readonly name: string;
  readonly cells: readonly HeatCell[];
  /** Short sign at the end of the row; empty for none. */
  readonly sign: string;
}

export interface HeatCell {
  /** Score, 0 to 1; `null` if there is none. */
  readonly value: number | null;
  /** Score as printed. */
  readonly text: string;
}

const NAMES = 136;
const CELL = 66;
const SIGNS = 22;
const SIZE = 12;
const LEAST_ROW = 26;

/** Draws a heat map; each row is as high as its name needs. */
export function drawHeatMap(map: HeatMap, colours: ChartColours): string {
  const { columns, rows, ends } = map;
  const head = drawHead(columns, colours);
  const shapes = [...head.shapes];
  let y = head.bottom;
  for (const row of rows) {
    const drawn = drawRow(row, y, colours);
    shapes.push(...drawn.shapes);
    y = drawn.bottom;
  }
  shapes.push(...drawScale(ends, y + 14, colours));
  const width = NAMES + Math.max(columns.length, 3) * CELL + SIGNS;
  return svgPicture(map, { width, height: y + 34 }, shapes);
}

function drawHead(columns: readonly string[], { ink }: ChartColours) {
  const wrapped = columns.map((name) => wrapText(name, 11, CELL - 2));
  const bottom = Math.max(1, ...wrapped.map((lines) => lines.length)) * baselineDistance(11) + 8;
  const shapes = wrapped.map((lines, i) =>
    svgParagraph(
      lines,
      { x: left(i) + CELL / 2, y: bottom - 8 - (lines.length - 1) * baselineDistance(11) },
      { size: 11, fill: ink, bold: true, anchor: 'middle' },
    ),
  );
  return { shapes, bottom };
}

function drawRow({ name, cells, sign }: HeatRow, top: number, colours: ChartColours) {
  const lines = wrapText(name, SIZE, NAMES - 10);
  const height = Math.max(lines.length * baselineDistance(SIZE) + 8, LEAST_ROW);
  const middle = top + height / 2 + SIZE / 3;
  const first = middle - ((lines.length - 1) * baselineDistance(SIZE)) / 2;
  const ink = { size: SIZE, fill: colours.ink };
  return {
    bottom: top + height,
    shapes: [
      svgParagraph(lines, { x: 0, y: first }, ink),
      ...cells.flatMap(({ value, text }, i) => {
        const { fill, text: colour } = heatOf(value, colours);
        const x = left(i);
        const box = { x: x + 1, y: at(top + 1), width: CELL - 2, height: at(height - 2), rx: 2 };
        return [
          shape('rect', { ...box, fill, ...(value === null ? { stroke: colours.line } : {}) }),
          label(
            text,
            { x: x + CELL / 2, y: middle },
            { size: SIZE, fill: colour, anchor: 'middle' },
          ),
        ];
      }),
      ...(sign === ''
        ? []
        : [label(sign, { x: left(cells.length) + 6, y: middle }, { ...ink, bold: true })]),
    ],
  };
}

/** Draws the scale of colours, with the meanings of its ends. */
function drawScale([worst, best]: HeatMap['ends'], y: number, colours: ChartColours) {
  const text = { size: 11, fill: colours.quiet };
  const swatch = 20;
  const right = NAMES + colours.heat.length * swatch;
  return [
    label(worst, { x: NAMES - 6, y: y + 12 }, { ...text, anchor: 'end' }),
    ...colours.heat.map(({ fill }, i) =>
      shape('rect', { x: NAMES + i * swatch, y: at(y), width: swatch, height: 15, fill }),
    ),
    label(best, { x: right + 6, y: y + 12 }, text),
  ];
}

/** Returns the colours of a cell and its text. */
export function heatOf(value: number | null, { heat, paper, quiet }: ChartColours) {
  const step = Math.min(Math.floor((value ?? 0) * heat.length + 1e-9), heat.length - 1);
  const found = value === null ? undefined : heat[step];
  return found ?? { fill: paper, text: quiet };
}

function left(column: number): number {
  return NAMES + column * CELL;
}
