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

/** Longer lines are hard to read. */
const WIDEST = 100;

/**
 * The part of the window that a frame uses, at most `highest` rows of it; the last column stays free,
 * as some terminals wrap there.
 */
export function within({ columns, rows, paint }: Canvas, highest = Infinity): Canvas {
  return {
    columns: Math.max(Math.min(columns - 1, WIDEST), 1),
    rows: Math.max(Math.min(rows, highest), 1),
    paint,
  };
}
