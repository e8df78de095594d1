import { crc32 } from 'node:zlib';
import { strToU8, zlibSync } from 'fflate';
import { areasOf } from './areas.ts';
import { type Pixels, paint } from './pixels.ts';

/** A chart as a PNG picture, and its size in units of the chart. */
export interface Picture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Pixels for each unit of a chart: enough for print. */
const SCALE = 3;

/** Paints a chart. The library that packs it is part of the program: its bytes are everywhere the same. */
export function paintChart(svg: string): Picture {
  const [, width = 0, height = 0] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number);
  return { png: pngOf(paint(areasOf(svg), { width, height }, SCALE)), width, height };
}

/** One white pixel, for programs that cannot show what stands in its place. */
export function whitePixel(): Uint8Array {
  return pngOf({ width: 1, height: 1, bytes: new Uint8Array(3).fill(255) });
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Eight bits for each of three colours, and nothing unusual. */
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
