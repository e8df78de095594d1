import { crc32 } from 'node:zlib';
import { strToU8, zlibSync } from 'fflate';
import type { Point2d } from '../../charts/svg.ts';
import { type Area, areasOf } from './areas.ts';

/** Three bytes for each pixel, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** Number of lines that sample each row of pixels. */
const CUTS = 5;

/** Paints areas on white, in order. */
function paint(
  areas: readonly Area[],
  { width, height }: { readonly width: number; readonly height: number },
  scale: number,
): Pixels {
  const pixels = {
    width: Math.ceil(width * scale),
    height: Math.ceil(height * scale),
  };
  const bytes = new Uint8Array(pixels.width * pixels.height * 3).fill(255);
  for (const { colour, outlines } of areas) {
    const large = outlines.map((places) =>
      places.map(({ x, y }) => ({ x: x * scale, y: y * scale })),
    );
    fill({ ...pixels, bytes }, large, coloursOf(colour));
  }
  return { ...pixels, bytes };
}

function coloursOf(colour: string): readonly number[] {
  return [1, 3, 5].map((place) => Number.parseInt(colour.slice(place, place + 2), 16));
}

function fill(
  pixels: Pixels,
  outlines: readonly (readonly Point2d[])[],
  colour: readonly number[],
) {
  const edges = outlines.flatMap(edgesOf);
  const cover = new Float64Array(pixels.width);
  for (const [y, near] of byRow(edges, pixels.height)) {
    for (let cut = 0; cut < CUTS; cut++) coverLine(cover, near, y + (cut + 0.5) / CUTS);
    blend(pixels, y, cover, colour);
  }
}

/** Returns the edges that cross each row of pixels. */
function byRow(edges: readonly Edge[], height: number): ReadonlyMap<number, readonly Edge[]> {
  const rows = new Map<number, Edge[]>();
  for (const edge of edges) {
    const last = Math.min(Math.ceil(edge.bottom), height);
    for (let y = Math.max(Math.floor(edge.top), 0); y < last; y++) {
      const row = rows.get(y);
      if (row) row.push(edge);
      else rows.set(y, [edge]);
    }
  }
  return rows;
}

/** Side of an area from its upper to its lower end, with its direction. */
interface Edge {
  readonly top: number;
  readonly bottom: number;
  readonly x: number;
  readonly slope: number;
  readonly way: 1 | -1;
}

/** Returns the sides of one outline, all clockwise, so that overlapping outlines add up. */
function edgesOf(outline: readonly Point2d[]): readonly Edge[] {
  const places = turnOf(outline) < 0 ? outline.toReversed() : outline;
  return places.flatMap((from, i) => {
    const to = places[(i + 1) % places.length] ?? from;
    if (from.y === to.y) return [];
    const isDown = from.y < to.y;
    const [upper, lower] = isDown ? [from, to] : [to, from];
    const slope = (lower.x - upper.x) / (lower.y - upper.y);
    const way = isDown ? 1 : -1;
    return [{ top: upper.y, bottom: lower.y, x: upper.x, slope, way } as const];
  });
}

/** Returns a positive number if an outline runs clockwise on the screen. */
function turnOf(places: readonly Point2d[]): number {
  return places.reduce((sum, from, i) => {
    const to = places[(i + 1) % places.length] ?? from;
    return sum + from.x * to.y - to.x * from.y;
  }, 0);
}

function coverLine(cover: Float64Array, edges: readonly Edge[], y: number): void {
  const crossings = edges
    .filter(({ top, bottom }) => top <= y && y < bottom)
    .map(({ top, x, slope, way }) => ({ x: x + (y - top) * slope, way }))
    .toSorted((a, b) => a.x - b.x);
  let inside = 0;
  let from = 0;
  for (const { x, way } of crossings) {
    if (inside === 0) from = x;
    inside += way;
    if (inside === 0) coverSpan(cover, Math.max(from, 0), Math.min(x, cover.length));
  }
}

function coverSpan(cover: Float64Array, from: number, to: number): void {
  for (let x = Math.floor(from); x < to; x++) {
    const part = Math.min(x + 1, to) - Math.max(x, from);
    cover[x] = (cover[x] ?? 0) + Math.max(part, 0) / CUTS;
  }
}

/** Paints the covered part of a row, and resets the coverage to zero. */
function blend(
  { width, bytes }: Pixels,
  y: number,
  cover: Float64Array,
  colour: readonly number[],
) {
  for (let x = 0; x < width; x++) {
    const part = Math.min(cover[x] ?? 0, 1);
    if (part === 0) continue;
    cover[x] = 0;
    for (let i = 0; i < 3; i++) {
      const place = (y * width + x) * 3 + i;
      bytes[place] = Math.round((bytes[place] ?? 0) * (1 - part) + (colour[i] ?? 0) * part);
    }
  }
}

/** Chart as a PNG picture, with its size in units of the chart. */
export interface Picture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Pixels for each unit of a chart, enough for print. */
const SCALE = 3;

/** Paints a chart. The bundled library packs it, so its bytes are the same on every machine. */
export function paintChart(svg: string): Picture {
  const [, width = 0, height = 0] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number);
  return { png: pngOf(paint(areasOf(svg), { width, height }, SCALE)), width, height };
}

/** Returns one white pixel, for programs that cannot show the SVG. */
export function whitePixel(): Uint8Array {
  return pngOf({ width: 1, height: 1, bytes: new Uint8Array(3).fill(255) });
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Header of a PNG: eight bits for each of three colours, and default methods. */
const KIND = [8, 2, 0, 0, 0];

function pngOf({ width, height, bytes }: Pixels): Uint8Array {
  const rows = new Uint8Array(height * (width * 3 + 1));
  for (let y = 0; y < height; y++) {
    rows.set(bytes.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1);
  }
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
