import { type Display, valueOn } from '../../numbers.ts';
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
  svgTextWidth,
  wrapText,
} from './svg.ts';

/** Score on a half circle, with its possible range and the bands. */
export interface Dial extends Caption {
  /** Score, 0 to 1; `null` if nothing is scored. */
  readonly score: number | null;
  /** Score as printed. */
  readonly scoreText: string;
  /** Title of the band. */
  readonly bandText: string;
  /** Sentence on the possible range; empty if there is none. */
  readonly intervalText: string;
  /** Possible range, 0 to 1; `null` if there is none. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Lower limits of the bands, 0 to 1, the first one 0, and whether it is the band reached. */
  /** Scale on which the limits of bands are written. */
  readonly display: Display;
  readonly bands: readonly { readonly from: number; readonly isReached: boolean }[];
}

const WIDTH = 340;
const CENTRE = { x: WIDTH / 2, y: 172 };
const RADIUS = 118;
const RING = 24;
/** Least distance of two labelled limits, 0 to 1. */
const NEAREST = 0.07;

export function drawDial(dial: Dial, colours: ChartColours): string {
  const { ink, quiet } = colours;
  const band = wrapText(dial.bandText, 18, RADIUS * 1.5);
  const interval = wrapText(dial.intervalText, 12, WIDTH - 40);
  const bandPlace = { x: CENTRE.x, y: CENTRE.y + 14 };
  const below = bandPlace.y + band.length * baselineDistance(18);
  const height = below + interval.length * baselineDistance(12);
  const centred = { anchor: 'middle', bold: true } as const;
  return svgPicture(dial, { width: WIDTH, height }, [
    ...ring(dial, colours),
    ...limits(dial, colours),
    ...(dial.interval ? [bracket(dial.interval, colours)] : []),
    ...(dial.score === null ? [] : [needle(dial.score, colours)]),
    label(dial.scoreText, { x: CENTRE.x, y: CENTRE.y - 20 }, { ...centred, size: 38, fill: ink }),
    svgParagraph(band, bandPlace, { ...centred, size: 18, fill: ink }),
    svgParagraph(interval, { x: CENTRE.x, y: below }, { size: 12, fill: quiet, anchor: 'middle' }),
  ]);
}

function ring({ bands }: Dial, { shade, accent, paper }: ChartColours): readonly string[] {
  const segments = bands.map(({ from, isReached }, i) =>
    arc(from, bands[i + 1]?.from ?? 1, RADIUS, {
      stroke: isReached ? accent : shade,
      'stroke-width': RING,
    }),
  );
  const gaps = bands.slice(1).map(({ from }) =>
    line(on(from, RADIUS - RING), on(from, RADIUS + RING), {
      stroke: paper,
      'stroke-width': 2.5,
    }),
  );
  return [...segments, ...gaps];
}

function limits({ bands, display }: Dial, { quiet }: ChartColours): readonly string[] {
  const all = [...bands.map(({ from }) => from), 1];
  const written: number[] = [];
  for (const limit of all) {
    if (limit - (written.at(-1) ?? -1) >= NEAREST) written.push(limit);
  }
  return written.map((limit) => {
    const { x, y } = on(limit, RADIUS + RING / 2 + 20);
    const anchor = limit < 0.45 ? 'end' : limit > 0.55 ? 'start' : 'middle';
    const text = String(at(valueOn(display, limit)));
    // Fonts that are wider than the estimate must fit as well.
    const last = WIDTH - svgTextWidth(text, 12) - 2;
    return label(text, { x: Math.min(x, last), y: y + 4 }, { size: 12, fill: quiet, anchor });
  });
}

/** Draws the possible range outside the ring, closed at both ends. */
function bracket(
  { low, high }: { readonly low: number; readonly high: number },
  { ink }: ChartColours,
): string {
  const radius = RADIUS + RING / 2 + 8;
  const look = { stroke: ink, 'stroke-width': 2.5 };
  const end = (fraction: number) => line(on(fraction, radius - 5), on(fraction, radius + 5), look);
  return [arc(low, high, radius, look), end(low), end(high)].join('\n');
}

function needle(score: number, { ink, paper }: ChartColours): string {
  const from = on(score, RADIUS - RING / 2 - 7);
  const to = on(score, RADIUS + RING / 2 + 2);
  return [
    line(from, to, { stroke: paper, 'stroke-width': 9 }),
    line(from, to, { stroke: ink, 'stroke-width': 4, 'stroke-linecap': 'round' }),
  ].join('\n');
}

function arc(
  from: number,
  to: number,
  radius: number,
  look: Readonly<Record<string, string | number>>,
): string {
  const start = on(from, radius);
  const end = on(to, radius);
  const turn = `A ${radius} ${radius} 0 0 1 ${at(end.x)} ${at(end.y)}`;
  return shape('path', { d: `M ${at(start.x)} ${at(start.y)} ${turn}`, fill: 'none', ...look });
}

/** Returns the place of a fraction on a half circle that begins on the left. */
function on(fraction: number, radius: number): Point2d {
  const angle = Math.PI * (1 - fraction);
  return {
    x: CENTRE.x + radius * Math.cos(angle),
    y: CENTRE.y - radius * Math.sin(angle),
  };
}
