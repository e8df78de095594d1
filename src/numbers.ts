/** Scale on which scores are written and printed; inside, they are fractions. */
export interface Display {
  /** Printed form of the score 0. */
  readonly from: number;
  /** Printed form of the score 1; above `from`. */
  readonly to: number;
  /** Least decimals of a printed score, 0 to 6; default 1. */
  readonly decimals?: number | undefined;
  /** Text after a printed score, such as "%"; default none. */
  readonly unit?: string | undefined;
}

/**
 * Returns a text as its author probably meant it, in plain characters: ordinary spaces, hyphens and
 * digits, without invisible characters and without quotes around it.
 */
export function plainly(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\p{Nd}/gu, digitOf)
    .trim()
    .replace(QUOTED, '$1');
}

/** Text in quotes of any kind, as an editor or a language has them. */
const QUOTED =
  /^["'`\u2018-\u201f\u2039\u203a\u00ab\u00bb]\s*(.*?)\s*["'`\u2018-\u201f\u2039\u203a\u00ab\u00bb]$/su;

/** Returns a digit of any script in Latin. Source: Unicode puts the zeros at multiples of 16, or 6 behind. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const isFirst = /\p{Nd}/u.test(String.fromCodePoint(code & ~15));
  return String((code & 15) - (isFirst ? 0 : 6));
}

/**
 * Returns the number that a person means by a text, as it should be written: "1_000", "1 000" and
 * "1'000" are 1000, "12,5" is 12.5. `null` if it could be another one, as "1,000", "12:30" or "4 - 6".
 */
export function writtenNumber(text: string): string | null {
  const plain = plainly(text);
  const grouped = /^[-+]?\d{1,3}(?:([_'\u2019\s])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;
  if (grouped.test(plain)) return plain.replace(/[_'\u2019\s]/g, '').replace(',', '.');
  if (/^[-+]?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$|^[-+]?\d{1,3},\d{3}\.\d+$/.test(plain)) {
    return plain.replaceAll(',', '');
  }
  if (/^[-+]?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$|^[-+]?\d{1,3}\.\d{3},\d+$/.test(plain)) {
    return plain.replaceAll('.', '').replace(',', '.');
  }
  const isAmbiguous = /^[-+]?[1-9]\d{0,2}[.,]\d{3}$/.test(plain);
  const isPlain = /^[-+]?(?:\d+(?:[.,]\d+)?|[.,]\d+)$/.test(plain);
  return isPlain && !isAmbiguous ? plain.replace(',', '.') : null;
}

/** Returns the score, 0 to 1, written as `value` on a scale. */
export function fractionOn({ from, to }: Display, value: number): number {
  return (value - from) / (to - from);
}

/** Returns a score, 0 to 1, as written on a scale, unrounded. */
export function valueOn({ from, to }: Display, fraction: number): number {
  return from + fraction * (to - from);
}

/** Returns a score on its scale, as in "46.5%", or "none" for `null`; on its side of every bound. */
export function formatScore(
  display: Display,
  fraction: number | null,
  bounds: readonly number[] = [],
): string {
  return fraction === null ? 'none' : withUnit(display, scoreDigits(display, fraction, bounds));
}

/** Returns the digits of `formatScore`, for columns whose head names the scale. */
export function scoreDigits(
  display: Display,
  fraction: number,
  bounds: readonly number[] = [],
): string {
  const limits = bounds.map((bound) => valueOn(display, bound));
  return digitsBeside(
    valueOn(display, fraction),
    limits,
    decimalsOf(display),
    TOLERANCE * lengthOf(display),
  );
}

/** Returns both ends of a range of scores, with enough digits to tell them apart. */
export function formatScores(
  display: Display,
  low: number,
  high: number,
  bounds: readonly number[],
): string {
  const limits = bounds.map((bound) => valueOn(display, bound));
  const isPoint = high - low <= TOLERANCE;
  for (let decimals = decimalsOf(display); ; decimals++) {
    const [from = '', to = ''] = [low, high].map((end) =>
      digitsBeside(valueOn(display, end), limits, decimals, TOLERANCE * lengthOf(display)),
    );
    if (from !== to || isPoint || decimals > MOST_DECIMALS) {
      return `${withUnit(display, from)} to ${withUnit(display, to)}`;
    }
  }
}

/** Returns a score with all the digits that somebody wrote, as in "60.04%". */
export function formatExactScore(display: Display, fraction: number): string {
  return withUnit(display, exactDigits(display, fraction));
}

/** Returns the digits of `formatExactScore`. */
export function exactDigits(display: Display, fraction: number): string {
  const { from, to } = display;
  // A number near 0 has fewer exact digits than the ends of the scale that it was computed from.
  const before = Math.ceil(Math.log10(Math.max(Math.abs(from), Math.abs(to), to - from)));
  const decimals = Math.min(Math.max(EXACT_DIGITS - before, 0), 15);
  const exact = Number(valueOn(display, fraction).toFixed(decimals));
  return String(exact === 0 ? 0 : exact);
}

/** The digits of a number that survive a few operations. */
const EXACT_DIGITS = 12;

/** Returns digits with the unit of their scale. */
export function withUnit({ unit = '' }: Display, digits: string): string {
  // For the most usual one there is no need to compile a table of letters.
  if (unit === '%') return `${digits}%`;
  return /^\p{L}/u.test(unit) ? `${digits} ${unit}` : `${digits}${unit}`;
}

/** Returns the least decimals of a printed score. */
export function decimalsOf({ decimals = 1 }: Display): number {
  return decimals;
}

/** The most decimals that are tried to tell two numbers apart. */
const MOST_DECIMALS = 10;

/**
 * A fraction in percent, as in "46.5%", or "none" for null: the one place that rounds. It prints
 * one decimal, or as many more as keep it on its own side of every bound (fractions too), so that
 * no report says that 70.0 is below 70.
 */
export function formatPercent(fraction: number | null, bounds: readonly number[] = []): string {
  return fraction === null ? 'none' : `${percentDigits(fraction, bounds)}%`;
}

/** The digits of `percent`, for columns whose head says the unit. */
function percentDigits(fraction: number, bounds: readonly number[] = []): string {
  const limits = bounds.map((bound) => bound * 100);
  return digitsBeside(fraction * 100, limits, 1);
}

/**
 * Converts a fraction to percent, with the digits that other formats print; `null` stays `null`.
 */
export function inPercent(fraction: number | null, bounds: readonly number[] = []): number | null {
  return fraction === null ? null : Number(percentDigits(fraction, bounds));
}

/** A share of a whole in percent, with enough digits to see that it is not all of it. */
export function shareInPercent(fraction: number | null): string {
  return formatPercent(fraction, [1]);
}

/** Returns a fraction in percent with all the digits that somebody wrote, as in "60.04%". */
export function formatExactPercent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(12))}%`;
}

/** Returns a difference of two scores as a length on their scale, as in "3.2". */
export function formatScorePoints(display: Display, fraction: number): string {
  return fixed(fraction * lengthOf(display), decimalsOf(display));
}

/**
 * Formats differences of scores on their scale with a sign, so that the printed parts add up to the
 * printed sum. `parts` and `sum` are fractions. Rounding gives way where the remainder is largest
 * (largest-remainder method).
 */
export function roundToSum(
  display: Display,
  parts: readonly number[],
  sum: number,
): readonly string[] {
  const decimals = decimalsOf(display);
  const steps = lengthOf(display) * 10 ** decimals;
  const exact = parts.map((part) => part * steps);
  const whole = exact.map((value) => Math.round(value + TOLERANCE));
  const remainder = (i: number) => (exact[i] ?? 0) - (whole[i] ?? 0);
  let missing = Math.round(sum * steps + TOLERANCE);
  for (const value of whole) missing -= value;
  const step = Math.sign(missing);
  for (let left = missing; left !== 0; left -= step) {
    const next = [...whole.keys()].toSorted((a, b) => step * (remainder(b) - remainder(a)))[0];
    if (next === undefined) break;
    whole[next] = (whole[next] ?? 0) + step;
  }
  const text = (value: number) => fixed(value / 10 ** decimals, decimals);
  return whole.map((value) => (value > 0 ? `+${text(value)}` : text(value)));
}

/** Returns the length of a scale, by which lengths on it are fractions. */
export function lengthOf({ from, to }: Display): number {
  return to - from;
}

/** A fraction that is no score, such as a consensus, as in "0.72". */
export function twoDecimals(fraction: number): string {
  return rounded(fraction / 100, 2);
}

/** A weight as its author would write it, as in "12" or "0.5". */
export function formatWeight(value: number): string {
  return String(value);
}

/** A bar of `width` cells, filled in proportion to a fraction; full at 1 only. */
export function bar(fraction: number | null, width: number): string {
  const filled = Math.floor((fraction ?? 0) * width + TOLERANCE);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}

function rounded(fraction: number, decimals: number): string {
  return fixed(fraction * 100, decimals);
}

/** The most decimals that a number is ever printed with. */
const MOST_DECIMALS_DIGITS = 10;

/**
 * Formats a number with at least `decimals` decimals. Adds more until it is on the right side of
 * every bound, so that no message says that 70.0 is below 70. `value` and `bounds` are in the
 * printed unit.
 */
export function digitsBeside(
  value: number,
  bounds: readonly number[],
  decimals: number,
  // The tolerance of verdicts is one of fractions, and what is printed is mostly percent.
  tolerance = TOLERANCE * 100,
): string {
  const isAtLeast = (own: number, bound: number) => own >= bound - tolerance;
  const isFaithful = (text: string) =>
    bounds.every((bound) => isAtLeast(Number(text), bound) === isAtLeast(value, bound));
  for (let more = decimals; more < MOST_DECIMALS_DIGITS; more++) {
    const text = fixed(value, more);
    if (isFaithful(text)) return text;
  }
  return fixed(value, MOST_DECIMALS_DIGITS);
}

/**
 * A number with so many decimals. A mean that is 28.45 on paper may be a hair less in binary; it still
 * rounds up, and nothing is printed as a negative zero.
 */
export function fixed(value: number, decimals: number): string {
  const text = (value + TOLERANCE).toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}

/**
 * Distance below a limit at which a score still reaches it, as a fraction of the scale. A mean that
 * is 0.75 on paper and 0.7499999999999999 in binary reaches its band.
 */
export const TOLERANCE = 1e-9;

/** True if a score reaches a limit, both 0 to 1. */
export function reaches(score: number, limit: number): boolean {
  return score >= limit - TOLERANCE;
}

/**
 * Orders numbers from the largest down. What is equal on paper may differ in its last bits; such
 * numbers count as equal, so that the next criterion of an order decides.
 */
export function largestFirst(a: number, b: number): number {
  return withoutLastBits(b) - withoutLastBits(a);
}

/** A number for comparing only: two that differ by less than 1e-12 mostly come out the same. */
export function withoutLastBits(value: number): number {
  return Math.round(value * 1e12);
}
