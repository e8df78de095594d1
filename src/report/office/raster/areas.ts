import type { Point2d } from '../../charts/svg.ts';
import { glyphs } from './glyphs.ts';
import { circle, type Outline, outlinesOf, stroke } from './outline.ts';

/** Area of one colour within closed lines; overlapping lines count once. */
export interface Area {
  /** Colour as #rrggbb. */
  readonly colour: string;
  readonly outlines: readonly (readonly Point2d[])[];
}

type Attributes = Readonly<Record<string, string>>;

const ELEMENT =
  /<(rect|circle|line|polygon|polyline|path|text)((?: [\w-]+="[^"]*")*)(?:\/>|>([^<]*)<)/g;

/** Returns the areas of a chart in the order of painting. Reads only SVG that the charts write. */
export function areasOf(svg: string): readonly Area[] {
  return [...svg.matchAll(ELEMENT)].flatMap(([, name = '', list = '', text = '']) => {
    const attributes = Object.fromEntries(
      [...list.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    );
    if (name === 'text') return [writing(text.trim(), attributes)];
    return painted(outlines(name, attributes), attributes);
  });
}

function painted(lines: readonly Outline[], attributes: Attributes): readonly Area[] {
  const { fill = '#000000', stroke: colour = 'none' } = attributes;
  const dashes = (attributes['stroke-dasharray'] ?? 'none').match(/[\d.]+/g) ?? [];
  const pen = {
    width: Number(attributes['stroke-width'] ?? 1),
    dashes: dashes.map(Number),
    isRound: attributes['stroke-linecap'] === 'round',
  };
  return [
    ...(fill === 'none' ? [] : [{ colour: fill, outlines: lines.map(({ places }) => places) }]),
    ...(colour === 'none'
      ? []
      : [{ colour, outlines: lines.flatMap((line) => stroke(line, pen)) }]),
  ];
}

function outlines(name: string, attributes: Attributes): readonly Outline[] {
  const number = (key: string) => Number(attributes[key] ?? 0);
  switch (name) {
    case 'rect':
      return [corners(number('x'), number('y'), number('width'), number('height'))];
    case 'circle':
      return [circle({ x: number('cx'), y: number('cy') }, number('r'))];
    case 'line': {
      const from = { x: number('x1'), y: number('y1') };
      return [{ places: [from, { x: number('x2'), y: number('y2') }], isClosed: false }];
    }
    case 'path':
      return outlinesOf(attributes.d ?? '');
    default: {
      const pairs = (attributes.points ?? '').split(' ').map((pair) => pair.split(',').map(Number));
      const places = pairs.map(([x = 0, y = 0]) => ({ x, y }));
      return [{ places, isClosed: name === 'polygon' }];
    }
  }
}

function corners(x: number, y: number, width: number, height: number): Outline {
  const [right, bottom] = [x + width, y + height];
  const places = [
    { x, y },
    { x: right, y },
    { x: right, y: bottom },
    { x, y: bottom },
  ];
  return { places, isClosed: true };
}

/** Height of capitals, in units of glyphs and as a share of the font size. */
const GLYPH_HEIGHT = 14;
const CAPITALS = 0.72;

function writing(text: string, attributes: Attributes): Area {
  const size = Number(attributes['font-size'] ?? 12);
  const scale = (size * CAPITALS) / GLYPH_HEIGHT;
  const width = size * (attributes['font-weight'] === undefined ? 0.085 : 0.12);
  const signs = [...drawable(text)].flatMap((sign) => glyphs[sign] ?? []);
  const length = signs.reduce((sum, { advance }) => sum + advance, 0) * scale;
  const shift = { middle: length / 2, end: length }[attributes['text-anchor'] ?? ''] ?? 0;
  let x = Number(attributes.x ?? 0) - shift;
  const top = Number(attributes.y ?? 0) - GLYPH_HEIGHT * scale;
  const lines = signs.flatMap(({ advance, path }) => {
    const left = x;
    x += advance * scale;
    return outlinesOf(path).map(({ places, isClosed }) => ({
      places: places.map((place) => ({ x: left + place.x * scale, y: top + place.y * scale })),
      isClosed,
    }));
  });
  const pen = { width, dashes: [], isRound: true };
  return {
    colour: attributes.fill ?? '#000000',
    outlines: lines.flatMap((line) => stroke(line, pen)),
  };
}

/** Returns a text, or only the number it starts with if a character has no glyph. */
function drawable(text: string): string {
  const isKnown = [...text].every((sign) => Object.hasOwn(glyphs, sign));
  return isKnown ? text : (/^\d+(?=\s)/.exec(text)?.[0] ?? '');
}
