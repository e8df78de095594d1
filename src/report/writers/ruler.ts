import { padEnd, widthOf } from '../../text/wrap.ts';
import type { BandScale } from '../blocks.ts';

/** Columns from 0 to 100%, and those that a title of the last band may need beyond them. */
const LENGTH = 70;
const BEYOND = 4;

/**
 * Returns a scale as lines of at most 74 columns: titles of the bands, the score, and limits. A
 * legend follows if there is more than the score. Titles that do not fit are left out.
 */
export function rulerLines({ bands, end, score, before, range }: BandScale): readonly string[] {
  const line = new Map<number, string>();
  for (let column = 0; column <= LENGTH; column++) line.set(column, '─');
  for (const { from } of bands) line.set(columnOf(from.at), '┼');
  line.set(0, '├');
  line.set(LENGTH, '┤');
  if (range) {
    for (let at = columnOf(range.low); at <= columnOf(range.high); at++) line.set(at, '━');
  }
  if (before) line.set(columnOf(before.at), '○');
  line.set(columnOf(score.at), '◆');
  const legend = [
    `◆ ${score.label}`,
    ...(before ? [`○ ${before.label}`] : []),
    ...(range ? [`━ ${range.label}`] : []),
  ];
  return [
    ...titlesOf(bands),
    [...line.values()].join(''),
    limitsOf(bands, end),
    ...(legend.length > 1 ? [legend.join('   ')] : []),
  ].filter((own) => own.trim() !== '');
}

function columnOf(at: number): number {
  return Math.round(Math.min(Math.max(at, 0), 1) * LENGTH);
}

/** Titles in the middle of their bands; the last ones move to the left where they need more room. */
function titlesOf(bands: BandScale['bands']): readonly string[] {
  const starts: number[] = [];
  let room = LENGTH + BEYOND;
  for (const [i, { title, from }] of [...bands.entries()].reverse()) {
    const to = bands[i + 1]?.from.at ?? 1;
    const middle = (columnOf(from.at) + columnOf(to)) / 2;
    const width = widthOf(title);
    const start = Math.min(Math.round(middle - width / 2), room - width);
    starts.unshift(start);
    room = start - 2;
  }
  if ((starts[0] ?? 0) < 0) return [];
  return [bands.reduce((line, { title }, i) => padEnd(line, starts[i] ?? 0) + title, '')];
}

function limitsOf(bands: BandScale['bands'], end: string): string {
  const last = LENGTH + 1 - widthOf(end);
  const line = bands.reduce((written, { from: { at, label } }) => {
    const start = columnOf(at);
    const isFree = widthOf(written) < start || written === '';
    const isInside = start + widthOf(label) < last;
    return isFree && isInside ? padEnd(written, start) + label : written;
  }, '');
  return padEnd(line, last) + end;
}
