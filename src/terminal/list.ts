import type { SaveState } from '../io/io.ts';
import { oneSafeLine } from '../text/safe.ts';
import { cut, padEnd, spread, widthOf } from '../text/wrap.ts';
import { conversationWords } from '../words/conversation.ts';
import {
  blankLines,
  bottomLines,
  type Canvas,
  clip,
  type Frame,
  type KeyHint,
  paragraph,
  rowsAround,
  within,
} from './frame.ts';
import { indexAfter, type Key, PAGE_ROWS, stepOf, typedBy } from './keys.ts';

/** Most characters of a typed number, such as 12.3. */
const LONGEST_NUMBER = 6;

/** Result of a key in a list. */
export type Browsed =
  | { readonly to: ListMode; readonly notice?: string }
  | { readonly chosen: string }
  | { readonly does: 'leave' | 'stop' | 'finish' | 'save-elsewhere' | 'nothing' };

/** Entry of a list, with the number that people type to reach it. */
export interface ListItem {
  readonly id: string;
  /** Such as "7.2"; `null` if it can be reached with arrows only. */
  readonly number: string | null;
}

/** Entries to browse. */
export interface Listed {
  readonly listed: readonly ListItem[];
  /** Warning before a list with open entries is finished; `null` if nothing is open. */
  readonly open: string | null;
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
  return key.name === 'end' ? length : stepOf(key, PAGE_ROWS);
}

function moved(listed: readonly ListItem[], at: string, step: number): string {
  const index = listed.findIndex(({ id }) => id === at);
  return listed[indexAfter(index, step, listed.length)]?.id ?? at;
}

/** Returns the number typed after a key; `null` if the key is no digit, point or Backspace. */
function typedNumber(typed: string, key: Key): string | null {
  const character = typedBy(key);
  if (/^\d$/.test(character)) return `${typed}${character}`.slice(-LONGEST_NUMBER);
  if (/^[.,]$/.test(character) && typed !== '') return typed.endsWith('.') ? typed : `${typed}.`;
  return key.name === 'backspace' && typed !== '' ? typed.slice(0, -1) : null;
}

/** Returns the entry of this number, else the first below it: 7 leads to 7.1. */
function numbered(listed: readonly ListItem[], typed: string): ListItem | undefined {
  const bare = typed.replace(/\.$/, '');
  return (
    listed.find(({ number }) => number === bare) ??
    listed.find(({ number }) => number?.startsWith(`${bare}.`))
  );
}

function reached(listed: readonly ListItem[], at: string, typed: string): string {
  return numbered(listed, typed)?.id ?? at;
}

function moving(mode: ListMode, to: Pick<ListMode, 'at' | 'typed'>): Browsed {
  return { to: { ...mode, ...to, isWarned: false } };
}

function choose(mode: ListMode, listed: readonly ListItem[]): Browsed {
  const chosen =
    mode.typed === '' ? listed.find(({ id }) => id === mode.at) : numbered(listed, mode.typed);
  if (chosen) return { chosen: chosen.id };
  const notice = conversationWords.noSuchCriterion({ typed: mode.typed });
  return { to: { ...mode, typed: '' }, notice };
}

function finish(mode: ListMode, open: string | null): Browsed {
  if (open === null || mode.isWarned) return { does: 'finish' };
  return { to: { ...mode, isWarned: true }, notice: open };
}

/** Criteria to choose from, one line each, under headings. */
export interface ListView {
  readonly title: string;
  /** Text at the end of the title line, such as who answers. */
  readonly head: string;
  /** Introduction below the title; wrapped. */
  readonly intro: string;
  readonly rows: readonly ListRow[];
  readonly keys: readonly KeyHint[];
  readonly saving: SaveState | null;
}

export type ListRow =
  | { readonly is: 'heading'; readonly text: string }
  | {
      readonly is: 'criterion';
      readonly id: string;
      /** As on its own screen; empty without one. */
      readonly number: string;
      readonly title: string;
      readonly answer: string;
    };

/** Position in a list. */
export interface Browsing {
  /** The id of the entry that the cursor is on. */
  readonly at: string;
  /** The number typed so far. */
  readonly typed: string;
  readonly notice: string | null;
}

/** Fewest rows of a window in which a list has an introduction. */
const FEWEST_WITH_INTRO = 10;

/** A list that scrolls within the window so that the cursor is always on it. */
export function listFrame(view: ListView, browsing: Browsing, window: Canvas): Frame {
  const canvas = within(window);
  const { columns, rows, paint } = canvas;
  const { typed, notice } = browsing;
  const news = typed === '' ? notice : conversationWords.goTo({ typed });
  const bottom = bottomLines(view.saving, news, view.keys, canvas);
  const intro = paragraph(view.intro, canvas);
  const half = Math.max(columns - widthOf(view.title) - 4, Math.floor(columns / 2));
  const title = spread(` ${view.title}`, cut(view.head, half), columns);
  const head = [paint.bold(title), ...(rows < FEWEST_WITH_INTRO ? [] : [...intro, ''])].slice(
    0,
    Math.max(rows - bottom.length - 1, 0),
  );
  const room = Math.max(rows - head.length - bottom.length, 1);
  const lines = [...head, ...scrolled(view.rows, browsing.at, room, canvas), ...bottom];
  return { lines: clip(lines.slice(0, rows), canvas), caret: null };
}

function scrolled(
  rows: readonly ListRow[],
  at: string,
  room: number,
  canvas: Canvas,
): readonly string[] {
  const cursor = rows.findIndex((row) => row.is === 'criterion' && row.id === at);
  const answers = rows.flatMap((row) => (row.is === 'criterion' ? widthOf(row.answer) : []));
  const answerWidth = Math.min(Math.max(...answers, 0), Math.floor(canvas.columns / 3));
  const lines = rowsAround(rows, cursor, room).map((row) => rowLine(row, at, answerWidth, canvas));
  return [...lines, ...blankLines(room - lines.length)];
}

function rowLine(
  row: ListRow,
  at: string,
  answerWidth: number,
  { columns, paint }: Canvas,
): string {
  if (row.is === 'heading') return paint.bold(cut(` ${oneSafeLine(row.text)}`, columns));
  const isHere = row.id === at;
  const answer = padEnd(cut(row.answer, answerWidth), answerWidth);
  const left = `${isHere ? ' ❯' : '  '} ${row.number.padStart(4)}  ${oneSafeLine(row.title)}`;
  const line = spread(left, `  ${answer}`, columns).trimEnd();
  return isHere ? paint.bold(line.replace('❯', paint.cyan('❯'))) : line;
}

export interface ListMode {
  readonly is: 'list';
  readonly purpose: 'review' | 'go-to';
  /** The id of the entry that the cursor is on. */
  readonly at: string;
  /** The number typed so far. */
  readonly typed: string;
  /** Finishing was asked for although something is open. */
  readonly isWarned: boolean;
}
