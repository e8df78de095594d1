import fastStringWidth from 'fast-string-width';
import { graphemesOf, padEnd, widthOf } from '../../text/wrap.ts';
import type { BandScale, DotsRow } from '../blocks.ts';

// Places of marks and labels on the lines of charts: in pixels for writers that draw, in columns
// for those that write text; and the room that words take on pages and slides.

/** Width of a letter of a label, by which labels are judged to fit. */
export const LETTER = 6.8;

/** Room that the label of the score takes to each side. */
export const HALF_SCORE = 22;

/** Keeps a label within the page, which print cuts off at its edges. */
export function scoreAnchor(at: number): 'start' | 'middle' | 'end' {
  if (at < 0.03) return 'start';
  return at > 0.97 ? 'end' : 'middle';
}

export interface LabelPlace {
  readonly at: number;
  readonly x: number;
  readonly anchor: 'start' | 'end';
}

/** Finds a place for the label of the earlier score beside that of the score. */
export function earlierLabel(
  before: number,
  score: number,
  label: string,
  width: number,
): { readonly place: LabelPlace; readonly fits: boolean } {
  const length = label.length * LETTER;
  const isNear = Math.abs(score - before) * width < HALF_SCORE + 6;
  const at = isNear ? score : before;
  const offset = isNear ? HALF_SCORE : -6;
  const roomToTheLeft = at * width + 14 - offset;
  const roomToTheRight = (1 - at) * width + 14 - offset;
  const isLeftFree = isNear || before < score || (before - score) * width > length + HALF_SCORE;
  const isRightFree = isNear || before > score || (score - before) * width > length + HALF_SCORE;
  const toTheLeft = { at, x: -offset, anchor: 'end' } as const;
  const toTheRight = { at, x: offset, anchor: 'start' } as const;
  const isRisen = before <= score;
  if (isRisen && isLeftFree && roomToTheLeft > length) return { place: toTheLeft, fits: true };
  if (isRightFree && roomToTheRight > length) return { place: toTheRight, fits: true };
  if (isLeftFree && roomToTheLeft > length) return { place: toTheLeft, fits: true };
  return { place: isRisen ? toTheLeft : toTheRight, fits: false };
}

/** Distance of two marks that do not touch. */
export const BESIDE = 13;
/** The same in parts of the axis, where it is shortest. */
const NEAR = 0.09;

/** Returns the place of an answer, 0 to 1, in a line that leaves half a level free at its ends. */
export function levelPosition(at: number, levels: number): number {
  return (0.5 + at * (levels - 1)) / Math.max(levels, 1);
}

type Marks = DotsRow['marks'];

/** Joins marks that would cover each other; the members of a cluster keep their order. */
export function clusters(
  marks: Marks,
): readonly { readonly at: number; readonly members: Marks }[] {
  const found: Marks[] = [];
  for (const mark of marks.toSorted((a, b) => a.at - b.at)) {
    const last = found.at(-1);
    const end = last?.at(-1);
    if (last && end && mark.at - end.at < NEAR) found[found.length - 1] = [...last, mark];
    else found.push([mark]);
  }
  return found.map((members) => ({
    at: members.reduce((sum, { at }) => sum + at, 0) / members.length,
    members,
  }));
}

/** Columns of a ruler from 0 to 100%, and those that a title of the last band may need beyond them. */
const RULER = 70;
const BEYOND = 4;

/**
 * Returns a scale as lines of at most 74 columns: titles of the bands, the score, and limits. A
 * legend follows if there is more than the score. Titles that do not fit are left out.
 */
export function rulerLines({ bands, end, score, before, range }: BandScale): readonly string[] {
  const line = new Map<number, string>();
  for (let column = 0; column <= RULER; column++) line.set(column, '─');
  for (const { from } of bands) line.set(columnOf(from.at), '┼');
  line.set(0, '├');
  line.set(RULER, '┤');
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
  return Math.round(Math.min(Math.max(at, 0), 1) * RULER);
}

/** Titles in the middle of their bands; the last ones move to the left where they need more room. */
function titlesOf(bands: BandScale['bands']): readonly string[] {
  const starts: number[] = [];
  let room = RULER + BEYOND;
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
  const last = RULER + 1 - widthOf(end);
  const line = bands.reduce((written, { from: { at, label } }) => {
    const start = columnOf(at);
    const isFree = widthOf(written) < start || written === '';
    const isInside = start + widthOf(label) < last;
    return isFree && isInside ? padEnd(written, start) + label : written;
  }, '');
  return padEnd(line, last) + end;
}

/** Size of letters, as far as their width depends on it. */
export interface LetterLook {
  /** Size in the unit of the widths. */
  readonly size: number;
  readonly isBold?: boolean;
}

const THIN = /^[ijltfrI.,:;'’!|()[\]\-·\s]$/;
const BROAD = /^[mwMW@%&—…\p{Lu}]$/u;
const PICTURE = /\p{Extended_Pictographic}/u;

/**
 * Estimates the width of a line in the fonts of documents, in the unit of the size. No font is available
 * here, so the estimate is on the wide side.
 */
export function textWidth(text: string, look: LetterLook): number {
  return emsIn(text) * emOf(look);
}

/**
 * Breaks a text at spaces and after hyphens into lines of at most `width`. Cuts longer words,
 * so that no text is lost; an empty text is one line. Measures each character a fixed number of times.
 */
export function wrapText(text: string, look: LetterLook, width: number): readonly string[] {
  const most = width / emOf(look);
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let [line, ems] = ['', 0];
    for (const part of paragraph.trim().match(/\s*[^\s-]*-*/g) ?? []) {
      const more = emsIn(part);
      if (ems + more <= most) {
        line += part;
        ems += more;
        continue;
      }
      if (line !== '') lines.push(line);
      const pieces = cutWord(part.trimStart(), most);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? '';
      ems = emsIn(line);
    }
    return line === '' && lines.length > 0 ? lines : [...lines, line];
  });
}

function emOf({ size, isBold = false }: LetterLook): number {
  return size * (isBold ? 1.06 : 1);
}

function emsIn(text: string): number {
  let ems = 0;
  for (const grapheme of lettersOf(text)) ems += emsOf(grapheme);
  return ems;
}

function lettersOf(text: string): Iterable<string> {
  if (/^[ -~]*$/.test(text)) return text;
  return Array.from(graphemesOf(text), ({ segment }) => segment);
}

function emsOf(grapheme: string): number {
  if (PICTURE.test(grapheme)) return 1.4;
  if (fastStringWidth(grapheme) > 1) return 1.05;
  if (THIN.test(grapheme)) return 0.32;
  return BROAD.test(grapheme) ? 0.76 : 0.57;
}

function cutWord(word: string, most: number): readonly string[] {
  const parts: string[] = [];
  let [part, ems] = ['', 0];
  for (const grapheme of lettersOf(word)) {
    const more = emsOf(grapheme);
    if (part !== '' && ems + more > most) {
      parts.push(part);
      [part, ems] = ['', 0];
    }
    part += grapheme;
    ems += more;
  }
  return [...parts, part];
}
