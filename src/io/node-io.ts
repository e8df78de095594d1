import { fstatSync, readSync, statSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { fileError } from './file-system.ts';
import type { Dialogue, Io, Output } from './io.ts';
import { nodeDialogue } from './node-dialogue.ts';

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;
const CHUNK_BYTES = 65_536;
const DEFAULT_COLUMNS = 80;
const DEFAULT_ROWS = 24;
const RETRY_MILLISECONDS = 5;

/** The real world: this process's streams, environment and folder. */
export function nodeIo(shippedFolder: string): Io {
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

/** Written at once and in full: a process that ends cuts off what streams still hold. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      if (isCode(error, 'EAGAIN')) sleep(RETRY_MILLISECONDS);
      // What cannot be said on stderr cannot be said anywhere.
      else if (isCode(error, 'EPIPE') || descriptor === STDERR) return;
      else throw fileError('write', 'standard output', error);
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
