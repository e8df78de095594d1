import type { CriterionFigures, PortfolioEntry } from './entry.ts';

/** Entry of an index without its figures, which are in the columns of the reading until the next row. */
export type PortfolioRow = Omit<PortfolioEntry, FigureKind>;

export type FigureKind = 'points' | 'criteria';

/** Figures of the row that was read last, by place: NaN for none. */
export interface FigureColumns {
  values: Float64Array;
  /** Number of the places in use. */
  count: number;
  /** Places by id, in the order of their first line. */
  readonly places: Readonly<Record<FigureKind, Map<string, FigurePlaces>>>;
  /** Texts that the levels of points must have, by point; figures of others are left out. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Places of the figures of one point or criterion. */
export interface FigurePlaces {
  readonly score: number;
  readonly gap: number;
}

export function figureColumns(texts: FigureColumns['texts'] = new Map()): FigureColumns {
  return {
    values: new Float64Array(0),
    count: 0,
    texts,
    places: { points: new Map(), criteria: new Map() },
  };
}

/** Returns the places of a point or criterion; new ones are added behind all others. */
function placesOf(columns: FigureColumns, kind: FigureKind, id: string): FigurePlaces {
  const own = columns.places[kind];
  const known = own.get(id);
  if (known) return known;
  const { count } = columns;
  const added = { score: count, gap: count + 1 };
  own.set(id, added);
  columns.count = count + 2;
  if (columns.count > columns.values.length) {
    const longer = new Float64Array(2 * columns.count + 64).fill(Number.NaN);
    longer.set(columns.values);
    columns.values = longer;
  }
  return added;
}

/** Puts the figures of an entry into the columns, as those of the row that was read last. */
export function putFigures(entry: PortfolioEntry, columns: FigureColumns): void {
  columns.values.fill(Number.NaN);
  const put = (kind: FigureKind, id: string, { score, gap }: CriterionFigures) => {
    const places = placesOf(columns, kind, id);
    columns.values[places.score] = score ?? Number.NaN;
    columns.values[places.gap] = gap ?? Number.NaN;
  };
  for (const [id, own] of Object.entries(entry.points)) {
    if ((columns.texts.get(id) ?? own.texts) === own.texts) put('points', id, own);
  }
  for (const [id, own] of Object.entries(entry.criteria)) put('criteria', id, own);
}

/* Lines of an index to figures */

/** Part of a buffer of Node.js, for programs that import align without the types of Node.js. */
interface Bytes extends Uint8Array {
  indexOf(value: number | Uint8Array, from?: number): number;
  toString(encoding?: 'utf8', from?: number, to?: number): string;
}

/**
 * Reads the figures of a line from `from` to `to` into the columns. Returns the JSON text of all other
 * fields, or `null` for a line that only a parser can judge.
 */
export type FigureScanner = (bytes: Bytes, from: number, to: number) => string | null;

/** Thrown by a part of the scanner that meets something unusual. */
const UNUSUAL = new Error('unusual');

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const COMMA = 0x2c;
const POINT = 0x2e;
const CLOSE = 0x7d;
const DIGIT_0 = 0x30;
const DIGIT_1 = 0x31;
const DIGIT_9 = 0x39;
const SMALL_N = 0x6e;
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, i) => 10 ** i);

// No text can hold these bytes: its quotes have backslashes.
const POINTS = Buffer.from(',"points":{');
const CRITERIA = Buffer.from(',"criteria":{');
const NULL = Buffer.from('null');
const LOW = Buffer.from(',"low":');
const HIGH = Buffer.from(',"high":');
const GAP = Buffer.from(',"gap":');
const SPREAD = Buffer.from(',"spread":');
const TEXTS = Buffer.from(',"texts":');

/** Point or criterion, and the bytes that its figures begin with. */
interface Known extends FigurePlaces {
  readonly head: Buffer;
  /** Texts that its levels must have; `null` if anything will do. */
  readonly texts: Buffer | null;
}

/**
 * Returns a scanner of lines as align writes them: without spaces, the score first. Figures are most of a
 * line, and are taken from its bytes several times as fast as JSON.parse makes objects of them.
 */
export function figureScanner(columns: FigureColumns): FigureScanner {
  const known = { points: new Map<string, Known>(), criteria: new Map<string, Known>() };
  /** Points and criteria in the order of the last lines, which is mostly that of the next one. */
  const order: Readonly<Record<FigureKind, Known[]>> = { points: [], criteria: [] };
  /** Line of each place in which it was read last. */
  const lines: number[] = [];
  let line = 0;

  const knownAt = (kind: FigureKind, bytes: Bytes, at: number): Known => {
    const end = textEnd(bytes, at);
    const id = bytes.toString('utf8', at + 1, end - 1);
    // JavaScript puts names that are numbers before all others.
    if (/^\d/.test(id)) throw UNUSUAL;
    const head = Buffer.from(`${JSON.stringify(id)}:{"score":`);
    if (!startsWith(bytes, at, head)) throw UNUSUAL;
    const texts = kind === 'points' ? columns.texts.get(id) : undefined;
    const own = known[kind].get(id) ?? {
      ...placesOf(columns, kind, id),
      head,
      texts: texts === undefined ? null : Buffer.from(JSON.stringify(texts)),
    };
    known[kind].set(id, own);
    return own;
  };

  /** Puts the figures of all points or criteria into the columns; returns the place behind them. */
  const figures = (kind: FigureKind, bytes: Bytes, from: number): number => {
    const { [kind]: expected } = order;
    if (bytes[from] === CLOSE) return from + 1;
    let at = from;
    for (let turn = 0; ; turn++) {
      let own = expected[turn];
      if (own === undefined || !startsWith(bytes, at, own.head)) {
        own = knownAt(kind, bytes, at);
        expected[turn] = own;
      }
      // What is there twice counts with its last figures.
      if (lines[own.score] === line) throw UNUSUAL;
      lines[own.score] = line;
      at = scoreAt(bytes, at + own.head.length, columns.values, own.score);
      let hasTexts = false;
      let isOther = false;
      while (bytes[at] === COMMA) {
        if (startsWith(bytes, at, GAP))
          at = fractionAt(bytes, at + GAP.length, columns.values, own.gap);
        else if (startsWith(bytes, at, LOW)) at = scoreAt(bytes, at + LOW.length, unused, 0);
        else if (startsWith(bytes, at, HIGH)) at = scoreAt(bytes, at + HIGH.length, unused, 0);
        else if (startsWith(bytes, at, SPREAD))
          at = fractionAt(bytes, at + SPREAD.length, unused, 0);
        else if (startsWith(bytes, at, TEXTS)) {
          const start = at + TEXTS.length;
          at = textEnd(bytes, start);
          hasTexts = true;
          isOther = own.texts !== null && !startsWith(bytes, start, own.texts);
        } else throw UNUSUAL;
      }
      if (bytes[at++] !== CLOSE || (kind === 'points' && !hasTexts)) throw UNUSUAL;
      if (isOther) {
        columns.values[own.score] = Number.NaN;
        columns.values[own.gap] = Number.NaN;
      }
      const byte = bytes[at++];
      if (byte === CLOSE) return at;
      if (byte !== COMMA) throw UNUSUAL;
    }
  };

  return (bytes, from, to) => {
    line++;
    columns.values.fill(Number.NaN);
    const start = bytes.indexOf(POINTS, from);
    if (start < 0 || start >= to) return null;
    try {
      const middle = figures('points', bytes, start + POINTS.length);
      if (!startsWith(bytes, middle, CRITERIA)) return null;
      const end = figures('criteria', bytes, middle + CRITERIA.length);
      if (end > to) return null;
      return bytes.toString('utf8', from, start) + bytes.toString('utf8', end, to);
    } catch (error) {
      if (error === UNUSUAL) return null;
      throw error;
    }
  };
}

const unused = new Float64Array(1);

function startsWith(bytes: Bytes, at: number, head: Buffer): boolean {
  for (let i = 0; i < head.length; i++) if (bytes[at + i] !== head[i]) return false;
  return true;
}

/** Returns the place behind a text without escapes. */
function textEnd(bytes: Bytes, from: number): number {
  if (bytes[from] !== QUOTE) throw UNUSUAL;
  for (let at = from + 1; ; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) return at + 1;
    if (byte < SPACE || byte === BACKSLASH) throw UNUSUAL;
  }
}

/** Puts a fraction into a place, or leaves it for `null`; returns the place behind it. */
function scoreAt(bytes: Bytes, at: number, values: Float64Array, place: number): number {
  if (bytes[at] !== SMALL_N) return fractionAt(bytes, at, values, place);
  if (!startsWith(bytes, at, NULL)) throw UNUSUAL;
  return at + NULL.length;
}

/** Puts a number from 0 to 1 into a place; returns the place behind it. */
function fractionAt(bytes: Bytes, from: number, values: Float64Array, place: number): number {
  const first = bytes[from];
  let at = from + 1;
  if (first !== DIGIT_0 && first !== DIGIT_1) throw UNUSUAL;
  let value = first - DIGIT_0;
  if (bytes[at] === POINT) {
    const start = ++at;
    for (let byte = bytes[at] ?? 0; byte >= DIGIT_0 && byte <= DIGIT_9; byte = bytes[++at] ?? 0) {
      value = value * 10 + (byte - DIGIT_0);
    }
    const digits = at - start;
    if (digits === 0 || digits >= EXACT_DIGITS) throw UNUSUAL;
    // Whole numbers and powers of ten of this size are exact, so that their quotient is rounded once.
    value /= POWERS[digits] ?? 1;
  }
  const next = bytes[at];
  if (next !== COMMA && next !== CLOSE) throw UNUSUAL;
  if (value > 1) throw UNUSUAL;
  values[place] = value;
  return at;
}

/* Quantiles */

/**
 * Returns a quantile of sorted numbers, interpolated between the nearest two (Hyndman and Fan 1996,
 * type 7, which spreadsheets and DuckDB use too).
 * @param share 0 for the lowest to 1 for the highest
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}
