import { join } from 'node:path';
import { Readable } from 'node:stream';
import { inject } from 'vitest';
import { run } from '../../src/cli/main.ts';
import type { Io, Output } from '../../src/io/io.ts';

/** Replacement for the outside world; every field is optional. */
export interface World {
  readonly folder?: string;
  readonly stdin?: string;
  readonly env?: Io['env'];
  /** True if stdout, stderr and stdin are a terminal. */
  readonly terminal?: boolean;
  readonly columns?: number;
  /** Keys that are typed while the program runs, instead of `stdin`. */
  readonly keys?: Readable;
  /** Receives each text written to stderr, at once. */
  readonly onWrite?: (text: string) => void;
  /** Receives the function to call after a change of `columns`. */
  readonly onResize?: (listener: () => void) => void;
  readonly now?: Io['now'];
}

/** Time of the clock if a test does not care. */
const NOON = Date.UTC(2026, 10, 21, 12);

const nothing = () => {};

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in this process with the arguments of a command line. */
export async function align(args: readonly string[], world: World = {}): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const output = (name: keyof typeof written): Output => ({
    isTerminal: world.terminal ?? false,
    get columns() {
      return world.columns ?? 80;
    },
    rows: 24,
    write: (text) => {
      written[name] += String(text);
      if (name === 'stderr') world.onWrite?.(String(text));
    },
  });
  const io: Io = {
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: {
      isTerminal: world.terminal ?? false,
      read: () => new TextEncoder().encode(world.stdin ?? ''),
    },
    env: world.env ?? {},
    folder: world.folder ?? process.cwd(),
    shippedFolder: join(inject('packageFolder'), 'dist', 'checklists'),
    now: world.now ?? (() => NOON),
    dialogue: () => ({
      input: world.keys ?? Readable.from([world.stdin ?? '']),
      onResize: (listener) => {
        world.onResize?.(listener);
        return nothing;
      },
      onSignal: () => nothing,
      suspend: (resume) => resume(),
      onContinue: () => nothing,
    }),
  };
  const code = await run(args, io);
  return { code, ...written };
}
