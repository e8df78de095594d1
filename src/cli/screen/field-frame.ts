import type { Saving } from '../../interview/conduct.ts';
import { plain } from '../../report/text-layout.ts';
import { clip } from './assemble.ts';
import { type Canvas, type Frame, within } from './canvas.ts';
import { fieldRows } from './field-rows.ts';
import { type KeyHint, legend } from './legend.ts';
import { cut, wrapLines } from './lines.ts';
import { noticeLines } from './notice.ts';

/** A field for text, in place of what the screen showed before. */
export interface FieldView {
  /** Where we are, on the first line. */
  readonly head: string;
  /** The question that the text is about. */
  readonly about: string;
  readonly label: string;
  readonly keys: readonly KeyHint[];
  readonly saving: Saving;
}

/** A text that is being written. */
export interface Writing {
  readonly text: string;
  /** How much of the text stands before the cursor, in UTF-16 units. */
  readonly caret: number;
  readonly notice: string | null;
}

const HIGHEST = 26;

/** A field with the terminal's own cursor in it; scrolls where the text is longer than the window. */
export function fieldFrame(view: FieldView, writing: Writing, window: Canvas): Frame {
  const canvas = within(window, HIGHEST);
  const { rows, columns } = canvas;
  const bottom = [
    ...noticeLines(view.saving, writing.notice, canvas),
    ...legend(view.keys, canvas, 2),
  ].slice(rows > 4 ? 0 : 9);
  const head = headLines(view, canvas).slice(0, Math.max(rows - bottom.length - 1, 0));
  const room = Math.max(rows - head.length - bottom.length, 1);
  const written = fieldRows(writing.text, writing.caret, columns - 2);
  const first = Math.max(written.row - room + 1, 0);
  const shown = written.rows.slice(first, first + room).map((line) => ` ${line}`);
  const rest = Array<string>(Math.max(room - shown.length, 0)).fill('');
  const lines = [...head, ...shown, ...rest, ...bottom].slice(0, rows);
  const column = Math.min(1 + written.column, canvas.columns);
  return { lines: clip(lines, canvas), caret: { row: head.length + written.row - first, column } };
}

function headLines({ head, about, label }: FieldView, canvas: Canvas): readonly string[] {
  const { columns, rows, paint } = canvas;
  const question = wrapLines(plain(about), columns - 1).map((line) => ` ${line}`);
  const roomy = rows >= 16 && question.length <= 5;
  return [
    paint.dim(cut(` ${plain(head)}`, columns)),
    ...(roomy ? ['', ...question, ''] : []),
    ...wrapLines(label, columns - 1).map((line) => paint.bold(` ${line}`)),
  ];
}
