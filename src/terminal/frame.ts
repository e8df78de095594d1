import type { ChalkInstance } from 'chalk';
import type { SaveState } from '../io/io.ts';
import { safeText } from '../text/safe.ts';
import { cut, widthOf, wrapLines } from '../text/wrap.ts';
import { conversationWords } from '../words/conversation.ts';

/** Window and colours to draw a frame for. */
export interface Canvas {
  readonly columns: number;
  readonly rows: number;
  readonly paint: ChalkInstance;
}

/** Screen that is at most as tall and as wide as its canvas. */
export interface Frame {
  readonly lines: readonly string[];
  /** Place of the cursor of the terminal; null hides it. */
  readonly caret: Caret | null;
}

/** A place on the screen, counted from 0. */
export interface Caret {
  readonly row: number;
  readonly column: number;
}

/** Greatest width of a line in columns; longer ones are hard to read. */
const WIDEST = 100;

/** Rows of a screen to read and write on in a taller window, so that the eye has less to travel. */
export const READING_ROWS = 26;

/**
 * Returns the part of the window that a frame uses, at most `highest` rows. The last column stays
 * free, because some terminals wrap there.
 */
export function within({ columns, rows, paint }: Canvas, highest = Infinity): Canvas {
  return {
    columns: Math.max(Math.min(columns - 1, WIDEST), 1),
    rows: Math.max(Math.min(rows, highest), 1),
    paint,
  };
}

/** Lines at the top of a screen and lines held at its bottom. */
export interface FrameParts {
  readonly top: readonly string[];
  readonly bottom: readonly string[];
}

/** Joins the parts with empty lines that fill the screen; `null` if they do not fit. */
export function assemble({ top, bottom }: FrameParts, { rows }: Canvas): readonly string[] | null {
  const room = rows - top.length - bottom.length;
  return room < 0 ? null : [...top, ...blankLines(room), ...bottom];
}

/** Returns so many empty lines; none for a negative number. */
export function blankLines(number: number): readonly string[] {
  return Array<string>(Math.max(number, 0)).fill('');
}

/** Wraps a text to the screen, behind a margin of one space. */
export function paragraph(text: string, { columns }: Pick<Canvas, 'columns'>): readonly string[] {
  return wrapLines(text, columns - 1).map((line) => ` ${line}`);
}

/** Returns at most `room` rows of a list; the one with the cursor is near their middle. */
export function rowsAround<Row>(
  rows: readonly Row[],
  cursor: number,
  room: number,
): readonly Row[] {
  const first = Math.max(Math.min(cursor - Math.floor(room / 2), rows.length - room), 0);
  return rows.slice(first, first + room);
}

/** Fits the parts into any window; shortens the top but keeps its line `kept` visible. */
export function squeeze(
  { top, bottom }: FrameParts,
  kept: number,
  { rows }: Canvas,
): readonly string[] {
  const room = Math.max(rows - bottom.length, 1);
  const first = Math.max(Math.min(kept - room + 1, top.length - room), 0);
  const shown = top.slice(first, first + room);
  return [...shown, ...bottom].slice(0, rows);
}

/** Cuts lines to the width of the screen. */
export function clip(lines: readonly string[], { columns }: Canvas): readonly string[] {
  return lines.map((line) => (widthOf(line) > columns ? cut(stripPaint(line), columns) : line));
}

function stripPaint(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with an escape
  return text.replace(/\u001b\[[\d;]*m/g, '');
}

/**
 * Lines above the keys: the last saving if it failed or changed something, and a notice. At least one
 * line, so that nothing moves when a notice appears.
 */
export function noticeLines(
  saving: SaveState | null,
  notice: string | null,
  canvas: Canvas,
): readonly string[] {
  const wrapped = (text: string | null) => (text === null ? [] : paragraph(safeText(text), canvas));
  const lines =
    saving?.isSaved === false
      ? wrapped(conversationWords.notSaved(saving)).map((line) => canvas.paint.red.bold(line))
      : wrapped(saving?.message ?? null);
  const all = [...lines, ...wrapped(notice)];
  return all.length > 0 ? all : [''];
}

/** Fewest rows of a window in which notices and keys leave room for anything else. */
const FEWEST_WITH_KEYS = 5;

/** Returns the notices and the keys of a screen; none in a window that is too low for them. */
export function bottomLines(
  saving: SaveState | null,
  notice: string | null,
  hints: readonly KeyHint[],
  canvas: Canvas,
): readonly string[] {
  if (canvas.rows < FEWEST_WITH_KEYS) return [];
  return [...noticeLines(saving, notice, canvas), ...legend(hints, canvas, 2)];
}

const words = conversationWords.keys;

/** A key and what it does. */
export interface KeyHint {
  readonly key: string;
  readonly does: string;
  /** Order of removal if space is short: the highest rank first. */
  readonly rank: number;
}

/** The keys of the help, of lists and of fields for text. */
export const helpKeys: readonly KeyHint[] = [
  { key: '?', does: words.backToLevels, rank: 0 },
  { key: '↑↓', does: words.scroll, rank: 1 },
];

export const goToKeys: readonly KeyHint[] = [
  { key: '1-9', does: words.typeNumber, rank: 2 },
  { key: '↑↓', does: words.choose, rank: 3 },
  { key: 'Enter', does: words.goThere, rank: 0 },
  { key: 'Esc', does: words.stay, rank: 1 },
];

export const reviewKeys: readonly KeyHint[] = [
  { key: 'f', does: words.finish, rank: 0 },
  { key: 'Enter', does: words.goThere, rank: 1 },
  { key: '↑↓', does: words.choose, rank: 4 },
  { key: '1-9', does: words.typeNumber, rank: 5 },
  { key: 'b', does: words.back, rank: 3 },
  { key: 'q', does: words.saveAndQuit, rank: 2 },
];

export const lineKeys: readonly KeyHint[] = [
  { key: 'Enter', does: words.keepText, rank: 0 },
  { key: 'Esc', does: words.leave, rank: 1 },
];

export const linesKeys: readonly KeyHint[] = [
  ...lineKeys,
  { key: 'Ctrl-J', does: words.newLine, rank: 2 },
];

/** The key legend in at most `rows` lines; the help, which shows all keys, is the last to go. */
export function legend(
  hints: readonly KeyHint[],
  { columns, paint }: Canvas,
  rows: number,
): readonly string[] {
  const byRank = hints.toSorted((a, b) => a.rank - b.rank);
  for (let count = hints.length; count > 1; count -= 1) {
    const kept = new Set(byRank.slice(0, count));
    const lines = wrapHints(
      hints.filter((hint) => kept.has(hint)),
      columns - 1,
    );
    if (lines.length <= rows) return lines.map((line) => ` ${painted(line, paint)}`);
  }
  const [first] = byRank;
  return first ? wrapLines(`${first.key} ${first.does}`, columns).slice(0, rows) : [];
}

function wrapHints(hints: readonly KeyHint[], columns: number): readonly (readonly KeyHint[])[] {
  const lines: KeyHint[][] = [];
  let width = Number.POSITIVE_INFINITY;
  for (const hint of hints) {
    const own = hint.key.length + 1 + hint.does.length;
    if (width + SEPARATOR.length + own > columns) {
      lines.push([hint]);
      width = own;
    } else {
      lines.at(-1)?.push(hint);
      width += SEPARATOR.length + own;
    }
  }
  return lines;
}

const SEPARATOR = ' · ';

function painted(hints: readonly KeyHint[], paint: Canvas['paint']): string {
  return hints
    .map(({ key, does }) => `${paint.bold(key)} ${paint.dim(does)}`)
    .join(paint.dim(SEPARATOR));
}
