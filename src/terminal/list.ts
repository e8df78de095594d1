import type { SaveState } from '../io/io.ts';
import { oneSafeLine } from '../text/safe.ts';
import { cut, padEnd, spread, widthOf, wrapLines } from '../text/wrap.ts';
import { interviewWords } from '../words/interview.ts';
import { type Canvas, clip, type Frame, noticeLines, within } from './frame.ts';
import { type KeyHint, legend } from './key-hints.ts';
import { digitOf, type Key, stepOf, typedBy } from './keys.ts';

const PAGE = 8;
const DIGITS = 4;

/** Result of a key in a list of criteria. */
export type Browsed =
  | { readonly to: ListMode; readonly notice?: string }
  | { readonly chosen: string }
  | { readonly does: 'leave' | 'stop' | 'finish' | 'save-elsewhere' | 'nothing' };

/** Criterion in a list, with the number that its screen shows. */
export interface ListItem {
  readonly id: string;
  /** Counted from 1. */
  readonly number: number;
}

/** Criteria to browse. */
export interface Listed {
  readonly listed: readonly ListItem[];
  /** The numbers of those that are open. */
  readonly open: readonly number[];
  readonly isSaved: boolean;
}

/** Interprets a key in any list of criteria. */
export function browse(mode: ListMode, key: Key, { listed, open, isSaved }: Listed): Browsed {
  const step = stepFor(key, listed.length);
  if (step !== 0) return moving(mode, { at: moved(listed, mode.at, step), typed: '' });
  const typed = typedNumber(mode.typed, key);
  if (typed !== null) return moving(mode, { at: reached(listed, mode.at, typed), typed });
  if (key.name === 'return') return choose(mode, listed);
  const letter = typedBy(key).toLowerCase();
  if (key.name === 'escape' || key.name === 'left' || letter === 'b') return { does: 'leave' };
  if (letter === 'q') return { does: 'stop' };
  if (letter === 'w' && !isSaved) return { does: 'save-elsewhere' };
  return letter === 'f' && mode.purpose === 'review' ? finish(mode, open) : { does: 'nothing' };
}

function stepFor(key: Key, length: number): number {
  if (key.name === 'home') return -length;
  return key.name === 'end' ? length : stepOf(key, PAGE);
}

function moved(listed: readonly ListItem[], at: number, step: number): number {
  const index = listed.findIndex(({ number }) => number === at);
  return listed[Math.min(Math.max(index + step, 0), listed.length - 1)]?.number ?? at;
}

/** Returns the digits typed after a key; `null` if the key is no digit and no Backspace. */
function typedNumber(typed: string, key: Key): string | null {
  const digit = digitOf(key);
  if (digit !== null) return `${typed}${digit}`.slice(-DIGITS);
  return key.name === 'backspace' && typed !== '' ? typed.slice(0, -1) : null;
}

function reached(listed: readonly ListItem[], at: number, typed: string): number {
  return listed.find(({ number }) => number === Number(typed))?.number ?? at;
}

function moving(mode: ListMode, to: Pick<ListMode, 'at' | 'typed'>): Browsed {
  return { to: { ...mode, ...to, isWarned: false } };
}

function choose(mode: ListMode, listed: readonly ListItem[]): Browsed {
  const number = mode.typed === '' ? mode.at : Number(mode.typed);
  const chosen = listed.find((own) => own.number === number);
  if (chosen) return { chosen: chosen.id };
  const notice = interviewWords.noSuchCriterion({ typed: mode.typed, most: listed.length });
  return { to: { ...mode, typed: '' }, notice };
}

function finish(mode: ListMode, open: readonly number[]): Browsed {
  if (open.length === 0 || mode.isWarned) return { does: 'finish' };
  const notice = interviewWords.stillOpen({ numbers: open.map(String) });
  return { to: { ...mode, isWarned: true }, notice };
}

/** Criteria to choose from, one line each, under headings. */
export interface ListView {
  readonly title: string;
  /** Introduction below the title; wrapped. */
  readonly intro: string;
  readonly rows: readonly ListRow[];
  readonly keys: readonly KeyHint[];
  readonly saving: SaveState;
}

export type ListRow =
  | { readonly is: 'heading'; readonly text: string }
  | {
      readonly is: 'criterion';
      readonly id: string;
      /** Counted from 1, as on its own screen. */
      readonly number: number;
      readonly question: string;
      readonly answer: string;
    };

/** Position in a list. */
export interface Browsing {
  /** The number of the criterion that the cursor is on. */
  readonly at: number;
  /** The digits typed so far. */
  readonly typed: string;
  readonly notice: string | null;
}

/** A list that scrolls within the window so that the cursor is always on it. */
export function listFrame(view: ListView, browsing: Browsing, window: Canvas): Frame {
  const canvas = within(window);
  const { columns, rows, paint } = canvas;
  const bottom = [...bottomLines(view, browsing, canvas)];
  const intro = wrapLines(view.intro, columns - 1).map((line) => ` ${line}`);
  const isLow = rows < 10;
  const head = [paint.bold(cut(` ${view.title}`, columns)), ...(isLow ? [] : [...intro, ''])].slice(
    0,
    Math.max(rows - bottom.length - 1, 0),
  );
  const room = Math.max(rows - head.length - bottom.length, 1);
  const lines = [...head, ...scrolled(view.rows, browsing.at, room, canvas), ...bottom];
  return { lines: clip(lines.slice(0, rows), canvas), caret: null };
}

function bottomLines(view: ListView, { typed, notice }: Browsing, canvas: Canvas) {
  if (canvas.rows < 5) return [];
  const news = typed === '' ? notice : interviewWords.goTo({ typed });
  return [...noticeLines(view.saving, news, canvas), ...legend(view.keys, canvas, 2)];
}

function scrolled(
  rows: readonly ListRow[],
  at: number,
  room: number,
  canvas: Canvas,
): readonly string[] {
  const cursor = rows.findIndex((row) => row.is === 'criterion' && row.number === at);
  const first = Math.max(Math.min(cursor - Math.floor(room / 2), rows.length - room), 0);
  const shown = rows.slice(first, first + room);
  const answers = rows.flatMap((row) => (row.is === 'criterion' ? widthOf(row.answer) : []));
  const answerWidth = Math.min(Math.max(...answers, 0), Math.floor(canvas.columns / 3));
  const lines = shown.map((row) => rowLine(row, at, answerWidth, canvas));
  return [...lines, ...Array<string>(room - lines.length).fill('')];
}

function rowLine(
  row: ListRow,
  at: number,
  answerWidth: number,
  { columns, paint }: Canvas,
): string {
  if (row.is === 'heading') return paint.bold(cut(` ${oneSafeLine(row.text)}`, columns));
  const isHere = row.number === at;
  const answer = padEnd(cut(row.answer, answerWidth), answerWidth);
  const left = `${isHere ? ' ❯' : '  '} ${String(row.number).padStart(3)}  ${oneSafeLine(row.question)}`;
  const line = spread(left, `  ${answer}`, columns).trimEnd();
  return isHere ? paint.bold(line.replace('❯', paint.cyan('❯'))) : line;
}

export interface ListMode {
  readonly is: 'list';
  readonly purpose: 'review' | 'go-to';
  /** The number of the criterion that the cursor is on. */
  readonly at: number;
  /** The digits typed so far. */
  readonly typed: string;
  /** Finishing was asked for although something is open. */
  readonly isWarned: boolean;
}
