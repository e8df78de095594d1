import { crc32 } from 'node:zlib';
import { strToU8, zlibSync } from 'fflate';
import { xml } from '../../text/safe.ts';
import type { Mark } from '../blocks.ts';
import type { Palette } from '../brand/brand.ts';

/** Picture without letters; lengths are in pixels of 1/96 inch. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Shapes from the lowest to the uppermost. */
  readonly shapes: readonly Shape[];
}

/** Shape in one colour, given as #rrggbb. An area is convex, with its corners clockwise. */
export type Shape =
  | {
      readonly is: 'disc';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly fill: string;
    }
  | { readonly is: 'area'; readonly corners: readonly Corner[]; readonly fill: string };

type Corner = readonly [x: number, y: number];

/** Returns a rectangle. */
export function rectangle(
  { left, top, right, bottom }: Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>,
  fill: string,
): Shape {
  const corners: readonly Corner[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  return { is: 'area', corners, fill };
}

/** Returns a circle line around the colour of the paper. */
export function ringShape(
  [x, y]: Corner,
  {
    radius,
    width,
    fill,
  }: { readonly radius: number; readonly width: number; readonly fill: string },
  paper: string,
): readonly Shape[] {
  return [
    { is: 'disc', x, y, radius: radius + width / 2, fill },
    { is: 'disc', x, y, radius: radius - width / 2, fill: paper },
  ];
}

/** Returns the sign of a group around a place. */
export function markShapes({ shape }: Mark, [x, y]: Corner, palette: Palette): readonly Shape[] {
  const fill = palette[shape];
  const around = (...corners: readonly Corner[]): Shape => ({
    is: 'area',
    corners: corners.map(([right, down]) => [x + right, y + down]),
    fill,
  });
  switch (shape) {
    case 'circle':
      return [{ is: 'disc', x, y, radius: 5.5, fill }];
    case 'square':
      return [around([-4.95, -4.95], [4.95, -4.95], [4.95, 4.95], [-4.95, 4.95])];
    case 'triangle':
      return [around([0, -6.3], [6.3, 4.7], [-6.3, 4.7])];
    case 'diamond':
      return [around([0, -6.5], [6.5, 0], [0, 6.5], [-6.5, 0])];
    case 'plus':
      return [
        around([-2, -6], [2, -6], [2, 6], [-2, 6]),
        around([-6, -2], [6, -2], [6, 2], [-6, 2]),
      ];
    case 'ring':
      return ringShape([x, y], { radius: 4.3, width: 2.6, fill }, palette.paper);
  }
}

/** Writes a drawing as SVG. */
export function svgOf({ width, height, shapes }: Drawing): string {
  const written = shapes.map((shape) =>
    shape.is === 'disc'
      ? xml`<circle cx="${at(shape.x)}" cy="${at(shape.y)}" r="${at(shape.radius)}" fill="${shape.fill}"/>`
      : xml`<polygon points="${shape.corners.map((corner) => corner.map(at).join(',')).join(' ')}" fill="${shape.fill}"/>`,
  );
  const [right, bottom] = [at(width), at(height)] as const;
  return xml`<svg xmlns="http://www.w3.org/2000/svg" width="${right}" height="${bottom}" viewBox="0 0 ${right} ${bottom}">${written.join('')}</svg>`;
}

/** Rounds a length, so that a picture is the same on every machine. */
function at(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Pixels of the PNG for each pixel of the drawing. */
const SCALE = 2;

/**
 * Paints a drawing on white, for programs that cannot show SVG. The bundled library packs it, so its
 * bytes are the same on every machine.
 */
export function pngOf({ width, height, shapes }: Drawing): Uint8Array {
  const [columns, rows] = [Math.ceil(width * SCALE), Math.ceil(height * SCALE)];
  // Each row begins with the byte of its filter, which is none.
  const bytes = new Uint8Array(rows * (columns * 3 + 1)).fill(255);
  for (let y = 0; y < rows; y++) bytes[y * (columns * 3 + 1)] = 0;
  for (const shape of shapes) paint(bytes, { columns, rows }, shape);
  return packed(bytes, columns, rows);
}

function paint(
  bytes: Uint8Array,
  { columns, rows }: { readonly columns: number; readonly rows: number },
  shape: Shape,
): void {
  const colour = [1, 3, 5].map((start) => Number.parseInt(shape.fill.slice(start, start + 2), 16));
  const { left, top, right, bottom } = boxOf(shape);
  const depth = depthIn(shape);
  for (let y = Math.max(Math.floor(top), 0); y < Math.min(Math.ceil(bottom), rows); y++) {
    for (let x = Math.max(Math.floor(left), 0); x < Math.min(Math.ceil(right), columns); x++) {
      const part = Math.min(Math.max(depth(x + 0.5, y + 0.5) + 0.5, 0), 1);
      if (part === 0) continue;
      const place = y * (columns * 3 + 1) + 1 + x * 3;
      for (let i = 0; i < 3; i++) {
        const below = bytes[place + i] ?? 0;
        bytes[place + i] = Math.round(below + ((colour[i] ?? 0) - below) * part);
      }
    }
  }
}

/** Returns the box that a shape touches, in pixels of the PNG. */
function boxOf(shape: Shape): Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>> {
  const xs = shape.is === 'disc' ? around(shape.x, shape.radius) : shape.corners.map(([x]) => x);
  const ys = shape.is === 'disc' ? around(shape.y, shape.radius) : shape.corners.map(([, y]) => y);
  return {
    left: Math.min(...xs) * SCALE - 1,
    right: Math.max(...xs) * SCALE + 1,
    top: Math.min(...ys) * SCALE - 1,
    bottom: Math.max(...ys) * SCALE + 1,
  };
}

function around(centre: number, radius: number): readonly number[] {
  return [centre - radius, centre + radius];
}

/** Returns how far inside a shape a place is, in pixels of the PNG; negative outside. */
function depthIn(shape: Shape): (x: number, y: number) => number {
  if (shape.is === 'disc') {
    const [centre, middle, radius] = [shape.x, shape.y, shape.radius].map((own) => own * SCALE);
    return (x, y) => (radius ?? 0) - Math.hypot(x - (centre ?? 0), y - (middle ?? 0));
  }
  const sides = shape.corners.map(([x, y], i) => {
    const [toX, toY] = shape.corners[(i + 1) % shape.corners.length] ?? [x, y];
    const length = Math.hypot(toX - x, toY - y) || 1;
    return { x: x * SCALE, y: y * SCALE, right: (toX - x) / length, down: (toY - y) / length };
  });
  return (x, y) =>
    Math.min(...sides.map((side) => (y - side.y) * side.right - (x - side.x) * side.down));
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Header of a PNG: eight bits for each of three colours, and default methods. */
const KIND = [8, 2, 0, 0, 0];

function packed(rows: Uint8Array, width: number, height: number): Uint8Array {
  return joined([
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', joined([number(width), number(height), Uint8Array.from(KIND)])),
    chunk('IDAT', zlibSync(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = joined([strToU8(name), content]);
  return joined([number(content.length), named, number(crc32(named))]);
}

function number(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const piece of pieces) {
    whole.set(piece, place);
    place += piece.length;
  }
  return whole;
}
