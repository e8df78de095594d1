import type { ChalkInstance } from 'chalk';

/** What a frame is drawn for. */
export interface Canvas {
  readonly columns: number;
  readonly rows: number;
  readonly paint: ChalkInstance;
}

/** A whole screen: never taller and never wider than its canvas. */
export interface Frame {
  readonly lines: readonly string[];
  /** Where the cursor of the terminal stands; null hides it. */
  readonly caret: Caret | null;
}

/** A place on the screen, counted from 0. */
export interface Caret {
  readonly row: number;
  readonly column: number;
}

/** In a taller window the frame stays this high, so that the eye has less to travel. */
const HIGHEST = 30;
/** Longer lines are hard to read. */
const WIDEST = 100;

/** The part of the window that frames use; the last column stays free, as some terminals wrap there. */
export function within({ columns, rows, paint }: Canvas): Canvas {
  return {
    columns: Math.max(Math.min(columns - 1, WIDEST), 1),
    rows: Math.max(Math.min(rows, HIGHEST), 1),
    paint,
  };
}
