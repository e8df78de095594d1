import type { Canvas } from './canvas.ts';
import { cut, widthOf } from './lines.ts';

/** The parts of a screen: what stands at its top, and what is held at its bottom. */
export interface Parts {
  readonly top: readonly string[];
  readonly bottom: readonly string[];
}

/** The parts with as many empty lines between them as fill the screen; null if they do not fit. */
export function assemble({ top, bottom }: Parts, { rows }: Canvas): readonly string[] | null {
  const room = rows - top.length - bottom.length;
  return room < 0 ? null : [...top, ...Array<string>(room).fill(''), ...bottom];
}

/** The parts in any window: the top gives way so that `kept`, a line of it, still shows. */
export function squeeze({ top, bottom }: Parts, kept: number, { rows }: Canvas): readonly string[] {
  const room = Math.max(rows - bottom.length, 1);
  const first = Math.max(Math.min(kept - room + 1, top.length - room), 0);
  const shown = top.slice(first, first + room);
  return [...shown, ...bottom].slice(0, rows);
}

/** Lines none of which is wider than the screen, whatever went wrong before. */
export function clip(lines: readonly string[], { columns }: Canvas): readonly string[] {
  return lines.map((line) => (widthOf(line) > columns ? cut(stripPaint(line), columns) : line));
}

function stripPaint(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with an escape
  return text.replace(/\u001b\[[\d;]*m/g, '');
}
