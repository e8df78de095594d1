import type { Place } from '../../charts/svg.ts';

/** The corners of a line, and whether its end is joined to its beginning. */
export interface Outline {
  readonly places: readonly Place[];
  readonly isClosed: boolean;
}

const CURVE_STEPS = 12;
/** Corners of a whole turn for each unit of its radius, and the fewest. */
const TURN_STEPS = 3;
const LEAST_TURN_STEPS = 10;

/** The lines of an SVG path of the commands M, L, H, V, Q, A (of circles), l, v and Z. */
export function outlinesOf(data: string): readonly Outline[] {
  const found: { places: Place[]; isClosed: boolean }[] = [];
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

function placesOn(command: string, numbers: readonly number[], from: Place): readonly Place[] {
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

function placeOf([x = 0, y = 0]: readonly number[]): Place {
  return { x, y };
}

function curve(from: Place, pull: Place, to: Place): readonly Place[] {
  return Array.from({ length: CURVE_STEPS }, (_, i) => {
    const t = (i + 1) / CURVE_STEPS;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    return { x: a * from.x + b * pull.x + c * to.x, y: a * from.y + b * pull.y + c * to.y };
  });
}

/** The shorter way round, clockwise on the screen, as the charts draw their arcs. */
function arc(from: Place, to: Place, radius: number): readonly Place[] {
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

/** A whole circle. */
export function circle(centre: Place, radius: number): Outline {
  const steps = turnSteps(radius);
  const places = Array.from({ length: steps }, (_, i) =>
    onCircle(centre, radius, (2 * Math.PI * i) / steps),
  );
  return { places, isClosed: true };
}

function turnSteps(radius: number): number {
  return Math.max(Math.ceil(radius * TURN_STEPS), LEAST_TURN_STEPS);
}

function onCircle({ x, y }: Place, radius: number, angle: number): Place {
  return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
}
