import { Writable } from 'node:stream';
import type { Output } from '../io/io.ts';
import type { Caret } from './frame.ts';

/** The terminal's window while frames are drawn in it. */
export interface Window {
  /** Stream that Inquirer writes frames to. */
  readonly output: Writable;
  /** Takes over the window, unless it is taken already. */
  enter(): void;
  /** Restores the window and the cursor, unless it is restored already. */
  leave(): void;
  /** Empties it, so that the next frame is drawn afresh. */
  clear(): void;
  /** Places the cursor from the next frame on. */
  place(caret: Caret | null): void;
}

/** Present size of a window. */
export interface WindowSize {
  readonly columns: number;
  readonly rows: number;
}

const ESC = '\u001b[';
const SAVE_PLACE = '\u001b7';
const GO_TO_PLACE = '\u001b8';
const CLEAR = `${ESC}2J${ESC}H${SAVE_PLACE}`;
/** The alternate screen; pasted text marked as such; no cursor. */
const ENTER = `${ESC}?1049h${ESC}?2004h${ESC}?25l`;
const LEAVE = `${ESC}?2004l${ESC}?25h${ESC}?1049l`;
/** Terminals that know these two show what is between them at once. */
const BEGIN_UPDATE = `${ESC}?2026h`;
const END_UPDATE = `${ESC}?2026l`;

/**
 * A window that Inquirer draws in. Inquirer moves the cursor step by step from where it left it, so
 * that place is kept apart from where the cursor is shown.
 */
export function openWindow(write: (text: string) => void, size: () => WindowSize): Window {
  let isOpen = false;
  let caret: Caret | null = null;
  const output = streamTo(
    {
      get columns() {
        return size().columns;
      },
      get rows() {
        return size().rows;
      },
      write: (text) => {
        if (isOpen) write(text);
      },
    },
    (drawn) => `${BEGIN_UPDATE}${GO_TO_PLACE}${drawn}${SAVE_PLACE}${show(caret)}${END_UPDATE}`,
  );
  const turn = (to: boolean, sequence: string) => {
    if (isOpen === to) return;
    isOpen = to;
    write(sequence);
  };
  return {
    output,
    enter: () => turn(true, ENTER + CLEAR),
    leave: () => turn(false, LEAVE),
    clear: () => {
      if (isOpen) write(CLEAR);
    },
    place: (to) => {
      caret = to;
    },
  };
}

function show(caret: Caret | null): string {
  return caret ? `${ESC}${caret.row + 1};${caret.column + 1}H${ESC}?25h` : `${ESC}?25l`;
}

/** A stream for Inquirer that ends in an output of ours; `frame` may add to what it draws. */
export function streamTo(
  output: Pick<Output, 'columns' | 'rows'> & { readonly write: (text: string) => void },
  frame: (drawn: string) => string = (drawn) => drawn,
): Writable {
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      output.write(frame(String(chunk)));
      done();
    },
  });
  return Object.defineProperties(stream, {
    columns: { get: () => output.columns },
    rows: { get: () => output.rows },
    isTTY: { value: true },
  });
}
