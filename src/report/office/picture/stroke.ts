import type { Place } from '../../charts/svg.ts';
import { circle, type Outline } from './outline.ts';

export interface Pen {
  readonly width: number;
  /** Lengths drawn and left out in turn; without any the line is whole. */
  readonly dashes: readonly number[];
  readonly isRound: boolean;
}

/** The areas that a pen covers along a line. */
export function stroke({ places, isClosed }: Outline, pen: Pen): readonly (readonly Place[])[] {
  const [first, second] = places;
  const whole = isClosed && first && second ? [...places, first, second] : places;
  const pieces = pen.dashes.length > 0 ? dashed(whole, pen.dashes) : [whole];
  return pieces.flatMap((piece) => [
    ...piece.slice(1).map((to, i) => bar(piece[i] ?? to, to, pen.width)),
    ...(pen.isRound
      ? piece.map((place) => circle(place, pen.width / 2).places)
      : piece.slice(2).flatMap((to, i) => bend(piece[i] ?? to, piece[i + 1] ?? to, to, pen.width))),
  ]);
}

function bar(from: Place, to: Place, width: number): readonly Place[] {
  const side = sideOf(from, to, width);
  return [moved(from, side, 1), moved(to, side, 1), moved(to, side, -1), moved(from, side, -1)];
}

/** What is between two bars on both sides of the place where they meet. */
function bend(from: Place, place: Place, to: Place, width: number): readonly (readonly Place[])[] {
  const before = sideOf(from, place, width);
  const after = sideOf(place, to, width);
  return [1, -1].map((way) => [place, moved(place, before, way), moved(place, after, way)]);
}

/** From the middle of a bar to its edge. */
function sideOf(from: Place, to: Place, width: number): Place {
  const length = distance(from, to) || 1;
  return {
    x: ((to.y - from.y) / length) * (width / 2),
    y: ((from.x - to.x) / length) * (width / 2),
  };
}

function moved({ x, y }: Place, side: Place, way: number): Place {
  return { x: x + side.x * way, y: y + side.y * way };
}

function dashed(places: readonly Place[], dashes: readonly number[]): readonly Place[][] {
  const pieces: Place[][] = [];
  let part = 0;
  let left = dashes[0] ?? 0;
  for (const [i, to] of places.slice(1).entries()) {
    let from = places[i] ?? to;
    if (i === 0) pieces.push([from]);
    for (let rest = distance(from, to); rest > 0; rest = distance(from, to)) {
      const end = left < rest ? between(from, to, left / rest) : to;
      if (part % 2 === 0) pieces.at(-1)?.push(end);
      if (left > rest) {
        left -= rest;
        break;
      }
      part++;
      left = dashes[part % dashes.length] || 1;
      if (part % 2 === 0) pieces.push([end]);
      from = end;
    }
  }
  return pieces;
}

function distance(from: Place, to: Place): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

function between(from: Place, to: Place, part: number): Place {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
