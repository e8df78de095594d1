import type { Saving } from '../../interview/conduct.ts';
import { plain } from '../../report/text-layout.ts';
import { clip } from './assemble.ts';
import { type Canvas, type Frame, within } from './canvas.ts';
import { type KeyHint, legend } from './legend.ts';
import { cut, padEnd, spread, widthOf, wrapLines } from './lines.ts';
import { noticeLines } from './notice.ts';

/** Criteria to choose from, one line each, under headings. */
export interface ListView {
  readonly title: string;
  /** What the title leaves unsaid; wrapped. */
  readonly intro: string;
  readonly rows: readonly ListRow[];
  readonly keys: readonly KeyHint[];
  readonly saving: Saving;
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

/** Where a person is in a list. */
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
  const news = typed === '' ? notice : `go to criterion ${typed}, then Enter`;
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
  if (row.is === 'heading') return paint.bold(cut(` ${plain(row.text)}`, columns));
  const isHere = row.number === at;
  const answer = padEnd(cut(row.answer, answerWidth), answerWidth);
  const left = `${isHere ? ' ❯' : '  '} ${String(row.number).padStart(3)}  ${plain(row.question)}`;
  const line = spread(left, `  ${answer}`, columns).trimEnd();
  return isHere ? paint.bold(line.replace('❯', paint.cyan('❯'))) : line;
}
