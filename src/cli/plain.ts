import type { Asking } from './ask.ts';
import type { Io } from './io.ts';
import type { Lines } from './plain/lines.ts';
import type { Plain } from './plain/show.ts';
import { turn } from './plain/turn.ts';
import type { DeskOptions } from './prompt/desk.ts';

const INTERRUPTED = 130;

/**
 * Asks line by line, without ever drawing over what was said: for screen readers, terminals that
 * cannot redraw, and pipes.
 */
export function askInLines(
  io: Io,
  lines: Lines,
  options: Omit<DeskOptions, 'now'>,
  stopped: Promise<number>,
): Asking {
  let exitCode: number | null = null;
  const signalled = stopped.then((code) => {
    exitCode = code;
    return null;
  });
  const plain: Plain = {
    ...options,
    say: (text) => io.stderr.write(`${text}\n`),
    prompt: (text) => io.stderr.write(text),
    hear: () => (exitCode === null ? Promise.race([lines.next(), signalled]) : signalled),
    lastPoint: null,
    lastShown: null,
  };
  return {
    ask: async (interview, saving) => {
      const event = await turn(plain, interview, saving);
      if (event) return event;
      exitCode ??= INTERRUPTED;
      io.stderr.write('\n');
      return { type: 'stopped' };
    },
    close: () => Promise.resolve(exitCode),
  };
}
