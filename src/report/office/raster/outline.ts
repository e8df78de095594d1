import type { Point2d } from '../../charts/svg.ts';

/** Corners of a line; true if its end is joined to its beginning. */
export interface Outline {
  readonly places: readonly Point2d[];
  readonly isClosed: boolean;
}

const CURVE_STEPS = 12;
/** Corners of a whole circle for each unit of its radius, and the fewest. */
const TURN_STEPS = 3;
const LEAST_TURN_STEPS = 10;

/** Returns the lines of an SVG path of the commands M, L, H, V, Q, A (of circles), l, v and Z. */
export function outlinesOf(data: string): readonly Outline[] {
  const found: { places: Point2d[]; isClosed: boolean }[] = [];
  for (const [, command = '', list = ''] of data.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (list.match(/-?[\d.]+/g) ?? []).map(Number);
    const current = found.at(-1);
    const from = current?.places.at(-1) ?? { x: 0, y: 0 };
    if (command === 'M') found.push({ places: [placeOf(numbers)], isClosed: false });
    else if (current && command === 'Z') current.isClosed = true;
    else current?.places.push(...placesOn(command, numbers, from));
  }
  return found;
}

function placesOn(command: string, numbers: readonly number[], from: Point2d): readonly Point2d[] {
  const [first = 0, second = 0] = numbers;
  switch (command) {
    case 'L':
      return [placeOf(numbers)];
    case 'H':
      return [{ x: first, y: from.y }];
    case 'V':
      return [{ x: from.x, y: first }];
    case 'l':
      return [{ x: from.x + first, y: from.y + second }];
    case 'v':
      return [{ x: from.x, y: from.y + first }];
    case 'Q':
      return curve(from, placeOf(numbers), placeOf(numbers.slice(2)));
    case 'A':
      return arc(from, placeOf(numbers.slice(5)), first);
    default:
      throw new Error(`a picture with the path command ${command}`);
  }
}

function placeOf([x = 0, y = 0]: readonly number[]): Point2d {
  return { x, y };
}

function curve(from: Point2d, pull: Point2d, to: Point2d): readonly Point2d[] {
  return Array.from({ length: CURVE_STEPS }, (_, i) => {
    const t = (i + 1) / CURVE_STEPS;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    return { x: a * from.x + b * pull.x + c * to.x, y: a * from.y + b * pull.y + c * to.y };
  });
}

/** Returns the shorter arc, clockwise on the screen, as in the charts. */
function arc(from: Point2d, to: Point2d, radius: number): readonly Point2d[] {
  const half = Math.hypot(to.x - from.x, to.y - from.y) / 2;
  if (half === 0) return [to];
  const away = Math.sqrt(Math.max(radius ** 2 - half ** 2, 0)) / (2 * half);
  const centre = {
    x: (from.x + to.x) / 2 - (to.y - from.y) * away,
    y: (from.y + to.y) / 2 + (to.x - from.x) * away,
  };
  const start = Math.atan2(from.y - centre.y, from.x - centre.x);
  const turn = 2 * Math.asin(Math.min(half / radius, 1));
  const steps = Math.ceil((turn / (2 * Math.PI)) * turnSteps(radius)) || 1;
  return Array.from({ length: steps }, (_, i) =>
    onCircle(centre, radius, start + (turn * (i + 1)) / steps),
  );
}

/** Returns a whole circle. */
export function circle(centre: Point2d, radius: number): Outline {
  const steps = turnSteps(radius);
  const places = Array.from({ length: steps }, (_, i) =>
    onCircle(centre, radius, (2 * Math.PI * i) / steps),
  );
  return { places, isClosed: true };
}

function turnSteps(radius: number): number {
  return Math.max(Math.ceil(radius * TURN_STEPS), LEAST_TURN_STEPS);
}

function onCircle({ x, y }: Point2d, radius: number, angle: number): Point2d {
  return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
}

export interface StrokeStyle {
  readonly width: number;
  /** Lengths drawn and skipped in turn; a line without them is solid. */
  readonly dashes: readonly number[];
  readonly isRound: boolean;
}

/** Returns the areas that a stroke along a line covers. */
export function stroke(
  { places, isClosed }: Outline,
  style: StrokeStyle,
): readonly (readonly Point2d[])[] {
  const [first, second] = places;
  const whole = isClosed && first && second ? [...places, first, second] : places;
  const pieces = style.dashes.length > 0 ? dashed(whole, style.dashes) : [whole];
  return pieces.flatMap((piece) => [
    ...piece.slice(1).map((to, i) => bar(piece[i] ?? to, to, style.width)),
    ...(style.isRound
      ? piece.map((place) => circle(place, style.width / 2).places)
      : piece
          .slice(2)
          .flatMap((to, i) => bend(piece[i] ?? to, piece[i + 1] ?? to, to, style.width))),
  ]);
}

function bar(from: Point2d, to: Point2d, width: number): readonly Point2d[] {
  const side = sideOf(from, to, width);
  return [moved(from, side, 1), moved(to, side, 1), moved(to, side, -1), moved(from, side, -1)];
}

/** Returns the area between two bars, on both sides of their joint. */
function bend(
  from: Point2d,
  place: Point2d,
  to: Point2d,
  width: number,
): readonly (readonly Point2d[])[] {
  const before = sideOf(from, place, width);
  const after = sideOf(place, to, width);
  return [1, -1].map((way) => [place, moved(place, before, way), moved(place, after, way)]);
}

/** Returns the vector from the middle of a bar to its edge. */
function sideOf(from: Point2d, to: Point2d, width: number): Point2d {
  const length = distance(from, to) || 1;
  return {
    x: ((to.y - from.y) / length) * (width / 2),
    y: ((from.x - to.x) / length) * (width / 2),
  };
}

function moved({ x, y }: Point2d, side: Point2d, way: number): Point2d {
  return { x: x + side.x * way, y: y + side.y * way };
}

function dashed(places: readonly Point2d[], dashes: readonly number[]): readonly Point2d[][] {
  const pieces: Point2d[][] = [];
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

function distance(from: Point2d, to: Point2d): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

function between(from: Point2d, to: Point2d, part: number): Point2d {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
