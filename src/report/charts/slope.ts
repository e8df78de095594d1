import {
  at,
  type Caption,
  type ChartColours,
  label,
  line,
  type Point2d,
  shape,
  svgPicture,
  svgTextWidth,
} from './svg.ts';

/** Scores in two rounds, each pair joined by a line. */
export interface Slope extends Caption {
  readonly before: string;
  readonly after: string;
  readonly lines: readonly SlopeLine[];
}

export interface SlopeLine {
  /** Short name, such as a number that a table explains. */
  readonly name: string;
  /** True for the total of all other lines. */
  readonly isTotal: boolean;
  /** Earlier score; `null` if there was none. */
  readonly before: SlopeEnd | null;
  readonly after: SlopeEnd | null;
}

export interface SlopeEnd {
  /** Score, 0 to 1. */
  readonly value: number;
  readonly text: string;
}

type Side = 'before' | 'after';

const WIDTH = 340;
const ENDS = { before: 104, after: 236 };
const TOP = 38;
const LEAST_HEIGHT = 220;
const LABELS_APART = 15;
const LEADER = 16;
const SIZE = 12;

/** Draws the slopes, with a key of their looks below. */
export function drawSlope(slope: Slope, colours: ChartColours): string {
  const { lines } = slope;
  const height = Math.max(LEAST_HEIGHT, lines.length * LABELS_APART);
  const placeOf = placing(lines, height);
  const heads = (['before', 'after'] as const).map((side) =>
    label(
      slope[side],
      { x: ENDS[side], y: 14 },
      { size: 13, fill: colours.ink, bold: true, anchor: side === 'before' ? 'end' : 'start' },
    ),
  );
  const axes = Object.values(ENDS).map((x) =>
    line(
      { x, y: TOP - 12 },
      { x, y: TOP + height + 8 },
      { stroke: colours.line, 'stroke-width': 1 },
    ),
  );
  return svgPicture(slope, { width: WIDTH, height: TOP + height + 52 }, [
    ...heads,
    ...axes,
    ...lines.map((slopeLine) => drawLine(slopeLine, placeOf, colours)),
    ...drawLabels(lines, 'before', { placeOf, height, colours }),
    ...drawLabels(lines, 'after', { placeOf, height, colours }),
    ...drawKey(TOP + height + 40, WIDTH, colours),
  ]);
}

type PlaceOf = (side: Side, end: SlopeEnd) => Point2d;

/** Returns the scale from the lowest to the highest value, which uses the whole height. */
function placing(lines: readonly SlopeLine[], height: number): PlaceOf {
  const values = lines.flatMap(({ before, after }) =>
    [before, after].flatMap((end) => (end ? [end.value] : [])),
  );
  const lowest = Math.min(1, ...values);
  const range = Math.max(0, ...values) - lowest;
  return (side, { value }) => ({
    x: ENDS[side],
    y: TOP + height * (range > 0 ? 1 - (value - lowest) / range : 0.5),
  });
}

function drawLine(slopeLine: SlopeLine, placeOf: PlaceOf, colours: ChartColours): string {
  const { before, after } = slopeLine;
  const ends = [
    ...(before ? [placeOf('before', before)] : []),
    ...(after ? [placeOf('after', after)] : []),
  ];
  const look = lookOf(slopeLine, colours);
  const [from, to] = ends;
  return [
    ...(from && to ? [line(from, to, stroke(look))] : []),
    ...ends.map(({ x, y }) => shape('circle', { cx: at(x), cy: at(y), r: 3.5, fill: look.colour })),
  ].join('\n');
}

interface Labelling {
  readonly placeOf: PlaceOf;
  readonly height: number;
  readonly colours: ChartColours;
}

function drawLabels(
  lines: readonly SlopeLine[],
  side: Side,
  { placeOf, height, colours }: Labelling,
): readonly string[] {
  const way = side === 'before' ? -1 : 1;
  const ends = lines.flatMap((slopeLine) =>
    slopeLine[side] ? [{ slopeLine, end: slopeLine[side] }] : [],
  );
  const places = ends.map(({ end }) => placeOf(side, end));
  const free = spreadLabels(
    places.map(({ y }) => y),
    LABELS_APART,
    { from: TOP, to: TOP + height },
  );
  return ends.flatMap(({ slopeLine, end }, i) => {
    const from = places[i] ?? { x: ENDS[side], y: 0 };
    const to = { x: from.x + way * LEADER, y: free[i] ?? from.y };
    const words = side === 'before' ? [slopeLine.name, end.text] : [end.text, slopeLine.name];
    return [
      line(from, to, { stroke: colours.quiet, 'stroke-width': 0.6 }),
      label(
        words.join(' · '),
        { x: to.x + way * 4, y: to.y + SIZE / 3 },
        {
          ...{ size: SIZE, fill: colours.ink, bold: slopeLine.isTotal },
          anchor: side === 'before' ? 'end' : 'start',
        },
      ),
    ];
  });
}

/** Look of one kind of line, in colour and without. */
interface LineLook {
  readonly colour: string;
  readonly width: number;
  readonly dashes: string;
}

const KINDS = ['total', 'rose', 'fell', 'same'] as const;
const KIND_WORDS = { total: 'overall', rose: 'rose', fell: 'fell', same: 'unchanged' } as const;

/** Returns the look of a line: by its change, or that of the total. */
function lookOf({ isTotal, before, after }: SlopeLine, colours: ChartColours): LineLook {
  if (isTotal) return lookOfKind('total', colours);
  // Scores that are printed alike show no change.
  if (!before || !after || before.text === after.text) return lookOfKind('same', colours);
  return lookOfKind(after.value > before.value ? 'rose' : 'fell', colours);
}

function lookOfKind(kind: (typeof KINDS)[number], colours: ChartColours): LineLook {
  switch (kind) {
    case 'total':
      return { colour: colours.ink, width: 4, dashes: 'none' };
    case 'rose':
      return { colour: colours.accent, width: 1.8, dashes: 'none' };
    case 'fell':
      return { colour: colours.series[1] ?? colours.ink, width: 1.8, dashes: '7 4' };
    case 'same':
      return { colour: colours.quiet, width: 1.8, dashes: '2 3' };
  }
}

/** Returns the look as attributes of SVG. */
function stroke({ colour, width, dashes }: LineLook) {
  return { stroke: colour, 'stroke-width': width, 'stroke-dasharray': dashes };
}

/** Draws the key: each look with its meaning. */
function drawKey(y: number, width: number, colours: ChartColours): readonly string[] {
  const widths = KINDS.map((kind) => 27 + svgTextWidth(KIND_WORDS[kind], 11));
  const used = widths.reduce((sum, own) => sum + own, 0);
  // Fonts that are wider than the estimate must fit as well.
  const gap = (width - used - 8) / (KINDS.length - 1);
  return KINDS.flatMap((kind, i) => {
    const x = widths.slice(0, i).reduce((sum, own) => sum + own + gap, 0);
    return [
      line({ x, y: y - 4 }, { x: x + 22, y: y - 4 }, stroke(lookOfKind(kind, colours))),
      label(KIND_WORDS[kind], { x: x + 27, y }, { size: 11, fill: colours.quiet }),
    ];
  });
}

/**
 * Places labels at least `apart` from each other, in order and as close to the wanted places as
 * possible. Labels start before the range if it is too small for them.
 */
export function spreadLabels(
  wanted: readonly number[],
  apart: number,
  range: { readonly from: number; readonly to: number },
): readonly number[] {
  const order = [...wanted.keys()].toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const places = [...wanted];
  let least = range.from;
  for (const i of order) {
    const place = Math.max(wanted[i] ?? 0, least);
    places[i] = place;
    least = place + apart;
  }
  let most = range.to;
  for (const i of order.toReversed()) {
    const place = Math.min(places[i] ?? 0, most);
    places[i] = place;
    most = place - apart;
  }
  return places;
}
