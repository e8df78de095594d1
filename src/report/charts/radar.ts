import { type Display, valueOn } from '../../numbers.ts';
import { element } from '../../text/safe.ts';
import {
  at,
  baselineDistance,
  type Caption,
  type ChartColours,
  label,
  line,
  type Point2d,
  shape,
  svgParagraph,
  svgPicture,
  through,
  wrapText,
} from './svg.ts';

/** Scores on axes from one centre, one line for each series. */
export interface Radar extends Caption {
  /** Short labels of the axes, such as numbers that a table explains. */
  readonly axes: readonly string[];
  readonly series: readonly Series[];
  /** Scale on which the rings are numbered. */
  readonly display: Display;
}

export interface Series {
  readonly name: string;
  /** Score on each axis, 0 to 1; `null` if there is none. */
  readonly values: readonly (number | null)[];
}

const WIDTH = 340;
const CENTRE = { x: WIDTH / 2, y: 158 };
const RADIUS = 126;
const RINGS = [0.25, 0.5, 0.75, 1];

/** Draws a radar with a key of its series below. */
export function drawRadar(radar: Radar, colours: ChartColours): string {
  const { axes, series } = radar;
  const key = drawKey(
    series.map(({ name }) => name),
    { top: CENTRE.y + RADIUS + 44, width: WIDTH },
    colours,
  );
  return svgPicture(radar, { width: WIDTH, height: key.bottom }, [
    ...grid(axes, colours),
    ...series.map(({ values }, i) => outline(values, colours, i)),
    ...scale(radar.display, colours),
    ...key.shapes,
  ]);
}

function grid(axes: readonly string[], { line: edge, ink }: ChartColours) {
  const count = axes.length;
  const rings = RINGS.map((part) =>
    shape('circle', {
      cx: CENTRE.x,
      cy: CENTRE.y,
      r: RADIUS * part,
      fill: 'none',
      stroke: edge,
      'stroke-width': 1,
    }),
  );
  const spokes = axes.map((_, i) =>
    line(CENTRE, on(i, count, 1), { stroke: edge, 'stroke-width': 1 }),
  );
  const names = axes.map((name, i) => {
    const { x, y } = on(i, count, 1 + 15 / RADIUS);
    const size = count > 20 ? 10 : 13;
    return label(name, { x, y: y + size / 3 }, { size, fill: ink, bold: true, anchor: 'middle' });
  });
  return [...rings, ...spokes, ...names];
}

/** Draws the numbers of the rings, with a rim that separates them from the lines. */
function scale(display: Display, { quiet, paper }: ChartColours): readonly string[] {
  return RINGS.map((part) => {
    const place = { x: at(CENTRE.x + 3), y: at(CENTRE.y - RADIUS * part + 11) };
    const rim = { stroke: paper, 'stroke-width': 3, 'paint-order': 'stroke' };
    return element('text', { ...place, 'font-size': 10, fill: quiet, ...rim }, [
      String(at(valueOn(display, part))),
    ]);
  });
}

function outline(values: readonly (number | null)[], colours: ChartColours, number: number) {
  const look = seriesLook(colours, number);
  const stroke = {
    stroke: look.colour,
    'stroke-width': 2,
    'stroke-dasharray': look.dashes,
    'stroke-linejoin': 'round',
  };
  const places = values.map((value, i) => (value === null ? null : on(i, values.length, value)));
  const known = places.filter((place) => place !== null);
  const lines =
    known.length === values.length
      ? [shape('polygon', { points: through(known), fill: 'none', ...stroke })]
      : pieces(places).map((piece) =>
          shape('polyline', { points: through(piece), fill: 'none', ...stroke }),
        );
  return [...lines, ...known.map(look.mark)].join('\n');
}

/** Splits a closed line at missing places; returns the pieces with two or more places. */
function pieces(places: readonly (Point2d | null)[]): readonly (readonly Point2d[])[] {
  const gap = places.indexOf(null);
  const found: Point2d[][] = [[]];
  for (const place of [...places.slice(gap + 1), ...places.slice(0, gap)]) {
    if (place === null) found.push([]);
    else found.at(-1)?.push(place);
  }
  return found.filter((piece) => piece.length > 1);
}

/** Returns the place of a value on an axis; the first axis points up. */
function on(axis: number, count: number, value: number): Point2d {
  const angle = (2 * Math.PI * axis) / count;
  return {
    x: CENTRE.x + RADIUS * value * Math.sin(angle),
    y: CENTRE.y - RADIUS * value * Math.cos(angle),
  };
}

/** Look of one series, which differs from the others in colour, dashes and marks. */
export interface SeriesLook {
  readonly colour: string;
  readonly dashes: string;
  readonly mark: (place: Point2d) => string;
}

const DASHES = ['none', '7 4', '2 3', '9 3 2 3', '4 2'];
const SIZE = 4.5;

/** Corners of each mark around its place; the first mark is a circle. */
const CORNERS = [
  [],
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  [
    [0, -1.3],
    [1.2, 1],
    [-1.2, 1],
  ],
  [
    [0, -1.4],
    [1.4, 0],
    [0, 1.4],
    [-1.4, 0],
  ],
  [
    [-1.2, -1],
    [1.2, -1],
    [0, 1.3],
  ],
] as const;

/** Returns the look of a series by its number, from 0. */
function seriesLook({ series, paper, ink }: ChartColours, number: number): SeriesLook {
  const colour = series[number % series.length] ?? ink;
  const corners = CORNERS[number % CORNERS.length] ?? [];
  return {
    colour,
    dashes: DASHES[number % DASHES.length] ?? 'none',
    mark: ({ x, y }) => {
      const look = { fill: colour, stroke: paper, 'stroke-width': 1.2 };
      if (corners.length === 0) {
        return shape('circle', { cx: at(x), cy: at(y), r: SIZE, ...look });
      }
      const places = corners.map(([right, down]) => ({ x: x + right * SIZE, y: y + down * SIZE }));
      return shape('polygon', { points: through(places), ...look });
    },
  };
}

/** Draws a short piece of a series for the key. */
function sample({ colour, dashes, mark }: SeriesLook, { x, y }: Point2d): string {
  const stroke = { stroke: colour, 'stroke-width': 2, 'stroke-dasharray': dashes };
  return [line({ x, y }, { x: x + 30, y }, stroke), mark({ x: x + 15, y })].join('\n');
}

const SIZE_KEY = 13;

/** Place and width of a key. */
interface KeyPlace {
  readonly top: number;
  readonly width: number;
}

/** Draws the names of the series beside samples of their looks, and returns where the key ends. */
function drawKey(
  names: readonly string[],
  { top, width }: KeyPlace,
  colours: ChartColours,
): { readonly shapes: readonly string[]; readonly bottom: number } {
  const shapes: string[] = [];
  let y = top;
  for (const [i, name] of names.entries()) {
    const lines = wrapText(name, SIZE_KEY, width - 60);
    shapes.push(
      sample(seriesLook(colours, i), { x: 8, y: y - 4 }),
      svgParagraph(lines, { x: 50, y }, { size: SIZE_KEY, fill: colours.ink }),
    );
    y += Math.max(lines.length, 1) * baselineDistance(SIZE_KEY) + 4;
  }
  return { shapes, bottom: y - 6 };
}
