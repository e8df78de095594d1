import fastStringWidth from 'fast-string-width';
import type { Frame } from '../../src/terminal/frame.ts';

/** The windows that every screen has to fit, from the largest to those in which nobody would work. */
export const SIZES = [
  { columns: 80, rows: 24 },
  { columns: 80, rows: 12 },
  { columns: 40, rows: 24 },
  { columns: 40, rows: 12 },
  { columns: 200, rows: 60 },
  { columns: 20, rows: 8 },
  { columns: 8, rows: 3 },
  { columns: 1, rows: 1 },
] as const;

/** A screen as it looks. */
export function text({ lines }: Frame): string {
  return `\n${lines.join('\n')}\n`;
}

/** Returns the text of a screen on one line. */
export function words({ lines }: Frame): string {
  return lines.join(' ').replace(/\s+/g, ' ');
}

/**
 * Returns the parts of a screen that exceed a window: lines that are too wide, and the number of
 * lines if too many.
 */
export function overflow(
  { lines }: Frame,
  { columns, rows }: (typeof SIZES)[number],
): readonly string[] {
  const wide = lines.filter((line) => fastStringWidth(line) >= Math.max(columns, 2));
  return lines.length > rows ? [...wide, `${lines.length} lines`] : wide;
}
