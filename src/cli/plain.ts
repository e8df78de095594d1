import type { Saving } from '../interview/conduct.ts';
import type { Asking } from './ask.ts';
import type { Io } from './io.ts';
import type { Lines } from './plain/lines.ts';
import type { Speaking } from './plain/show.ts';

const INTERRUPTED = 130;

/** Says where things stand, and listens until something happens; null at the end of the input. */
export type Turn<State, Event> = (state: State, saving: Saving) => Promise<Event | null>;

/**
 * Asks line by line, without ever drawing over what was said: for screen readers, terminals that
 * cannot redraw, and pipes. `end` is the event for the end of the input.
 */
export function askInLines<State, Event>(
  io: Io,
  lines: Lines,
  { converse, end }: Conversation<State, Event>,
  stopped: Promise<number>,
): Asking<State, Event> {
  let exitCode: number | null = null;
  const signalled = stopped.then((code) => {
    exitCode = code;
    return null;
  });
  const turn = converse({
    say: (text) => io.stderr.write(`${text}\n`),
    prompt: (text) => io.stderr.write(text),
    hear: () => (exitCode === null ? Promise.race([lines.next(), signalled]) : signalled),
  });
  return {
    ask: async (state, saving) => {
      const event = await turn(state, saving);
      if (event) return event;
      io.stderr.write('\n');
      exitCode ??= INTERRUPTED;
      return end;
    },
    close: () => Promise.resolve(exitCode),
    // It stands in the lines above.
    halfWritten: () => null,
  };
}

/** What is said line by line. */
export interface Conversation<State, Event> {
  readonly converse: (speaking: Speaking) => Turn<State, Event>;
  /** What the end of the input means. */
  readonly end: Event;
}
