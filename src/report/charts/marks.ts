import type { ChartColours } from './look.ts';
import { at, line, type Place, shape, through } from './svg.ts';

/** How one series is told from the others: by colour, and by dashes and marks without it. */
export interface SeriesLook {
  readonly colour: string;
  readonly dashes: string;
  readonly mark: (place: Place) => string;
}

const DASHES = ['none', '7 4', '2 3', '9 3 2 3', '4 2'];
const SIZE = 4.5;

/** The corners of each mark around its place; the first is a circle. */
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

/** The look of the series with this number, from 0. */
export function seriesLook({ series, paper, ink }: ChartColours, number: number): SeriesLook {
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

/** A short piece of a series, for the key. */
export function sample({ colour, dashes, mark }: SeriesLook, { x, y }: Place): string {
  const stroke = { stroke: colour, 'stroke-width': 2, 'stroke-dasharray': dashes };
  return [line({ x, y }, { x: x + 30, y }, stroke), mark({ x: x + 15, y })].join('\n');
}
