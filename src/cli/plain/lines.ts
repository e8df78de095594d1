import { createInterface } from 'node:readline';
import type { Dialogue } from '../io.ts';

/** Lines that somebody types or a pipe holds, one at a time. */
export interface Lines {
  /** The next line; null once there are no more. */
  next(): Promise<string | null>;
  close(): void;
}

/** Reads lines without redrawing anything; the terminal itself shows what is typed. */
export function openLines({ input }: Dialogue): Lines {
  const read: string[] = [];
  let isOver = false;
  let waiting: ((line: string | null) => void) | null = null;
  const hand = () => {
    if (!waiting || (read.length === 0 && !isOver)) return;
    const line = read.shift() ?? null;
    const take = waiting;
    waiting = null;
    take(line);
  };
  const reader = createInterface({ input, terminal: false, crlfDelay: Number.POSITIVE_INFINITY });
  reader.on('line', (line) => {
    read.push(line);
    hand();
  });
  reader.on('close', () => {
    isOver = true;
    hand();
  });
  return {
    next: () =>
      new Promise((resolve) => {
        waiting = resolve;
        hand();
      }),
    close: () => reader.close(),
  };
}
