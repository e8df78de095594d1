import { fstatSync, readSync, statSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { systemWords } from '../words/system.ts';
import { fileError } from './file-system.ts';
import type { Dialogue, Io, Output } from './io.ts';

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;
const CHUNK_BYTES = 65_536;
const DEFAULT_COLUMNS = 80;
const DEFAULT_ROWS = 24;
const RETRY_MILLISECONDS = 5;

/** The real world: this process's streams, environment and folder. */
export function nodeIo(shippedFolder: string, readShipped?: Io['readShipped']): Io {
  let dialogue: Dialogue | undefined;
  return {
    stdout: output(STDOUT, () => process.stdout),
    stderr: output(STDERR, () => process.stderr),
    stdin: {
      get isTerminal() {
        return isTerminal(STDIN);
      },
      read: readStdin,
    },
    env: process.env,
    folder: process.cwd(),
    shippedFolder,
    readShipped,
    now: Date.now,
    dialogue: () => {
      dialogue ??= nodeDialogue();
      return dialogue;
    },
  };
}

// Node's own stream is costly to make, so it is left alone where a file or a pipe is written.
function output(descriptor: number, stream: () => NodeJS.WriteStream): Output {
  return {
    get isTerminal() {
      return isTerminal(descriptor);
    },
    get columns() {
      return (isTerminal(descriptor) && stream().columns) || DEFAULT_COLUMNS;
    },
    get rows() {
      return (isTerminal(descriptor) && stream().rows) || DEFAULT_ROWS;
    },
    write: (text) => {
      // A Windows console takes text in any script only from Node's own stream.
      if (process.platform === 'win32' && isTerminal(descriptor)) stream().write(text);
      else writeAll(descriptor, Buffer.from(text));
    },
  };
}

// Loading node:tty takes longer than reading the answers, so it is asked only where it may say yes.
function isTerminal(descriptor: number): boolean {
  return mayBeTerminal(descriptor) && isatty(descriptor);
}

function mayBeTerminal(descriptor: number): boolean {
  if (process.platform === 'win32') return true;
  try {
    const stats = fstatSync(descriptor);
    return stats.isCharacterDevice() && stats.rdev !== statSync('/dev/null').rdev;
  } catch {
    return true;
  }
}

/** Writes synchronously, because the end of a process cuts off what streams still hold. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      if (isCode(error, 'EAGAIN')) sleep(RETRY_MILLISECONDS);
      // What cannot be said on stderr cannot be said anywhere.
      else if (isCode(error, 'EPIPE') || descriptor === STDERR) return;
      else throw fileError('write', systemWords.standardOutput, error);
    }
  }
}

function readStdin(): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (;;) {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    try {
      const length = readSync(STDIN, chunk, 0, CHUNK_BYTES, null);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, length));
    } catch (error) {
      if (isCode(error, 'EOF')) return Buffer.concat(chunks);
      if (!isCode(error, 'EAGAIN')) throw error;
      sleep(RETRY_MILLISECONDS);
    }
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Exit codes after a signal: 128 plus the number of the signal. */
const ENDED_BY = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** A stop that has not come by then is not coming: nobody controls this process as a job. */
const STOP_MILLISECONDS = 100;

/** The dialogue over this process's own keyboard and window. */
function nodeDialogue(): Dialogue {
  if (process.stdin.isTTY) outliveTerminal();
  process.off('SIGXFSZ', tellInstead).on('SIGXFSZ', tellInstead);
  return {
    input: process.stdin,
    onResize: (listener) => listen(process.stderr, 'resize', listener),
    onSignal: (listener) => {
      const stops = Object.entries(ENDED_BY).map(([signal, code]) =>
        listen(process, signal, () => listener(code)),
      );
      if (process.stdin.isTTY) {
        // Before readline hears of it, which takes it for Ctrl-D.
        const hungUp = () => listener(ENDED_BY.SIGHUP);
        process.stdin.prependListener('end', hungUp).prependListener('error', hungUp);
        stops.push(() => process.stdin.off('end', hungUp).off('error', hungUp));
      }
      return () => {
        for (const stop of stops) stop();
      };
    },
    suspend,
    onContinue: (listener) =>
      listen(process, 'SIGCONT', () => {
        restoreRawMode();
        listener();
      }),
  };
}

/**
 * Ignores the signal of a file that may not grow: the saving fails and says so. Inquirer takes it for
 * the end, and would take the process with it.
 */
function tellInstead(): void {}

/** Sees to it that a terminal that goes away takes neither answers nor the exit code with it. */
function outliveTerminal(): void {
  const { stdin, stderr } = process;
  stdin.on('error', () => {});
  stderr.on('error', () => {});
  const setRawMode = stdin.setRawMode.bind(stdin);
  // Readline would throw where nobody can catch it: a terminal that is gone has no modes.
  stdin.setRawMode = (isRaw) => {
    try {
      return setRawMode(isRaw);
    } catch {
      return stdin;
    }
  };
  process.once('exit', () => {
    if (isatty(STDIN)) return;
    // Node aborts when it cannot put the terminal back; so this ends as a hang-up ends it.
    process.removeAllListeners('SIGHUP');
    process.kill(process.pid, 'SIGHUP');
  });
}

function suspend(resume: () => void): void {
  let isStopped = true;
  const goOn = () => {
    if (!isStopped) return;
    isStopped = false;
    process.off('SIGCONT', goOn);
    clearTimeout(timer);
    process.stdin.setRawMode?.(true);
    resume();
  };
  process.on('SIGCONT', goOn);
  process.stdin.setRawMode?.(false);
  const timer = setTimeout(goOn, STOP_MILLISECONDS);
  // To the whole group, as the terminal itself would: whoever started this process stops with it.
  process.kill(0, 'SIGTSTP');
}

/**
 * Sets the terminal mode anew: the shell may have changed it, and Node only sets what it believes
 * to differ.
 */
function restoreRawMode(): void {
  if (!process.stdin.isRaw) return;
  process.stdin.setRawMode(false);
  process.stdin.setRawMode(true);
}

interface Emitter {
  on(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
}

function listen(emitter: Emitter, event: string, listener: () => void): () => void {
  emitter.on(event, listener);
  return () => {
    emitter.off(event, listener);
  };
}
