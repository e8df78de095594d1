import { dirname } from 'node:path';
import { codeOf, type FileSystem } from '../io/file-system.ts';
import { removeQuietly, syncFolder, writeAll } from './save.ts';

/** File that lines are added to, many of them with one wait for the disk. */
export interface Log {
  /** Adds a line, which is on the disk only after `commit`. */
  readonly append: (line: string) => void;
  /**
   * Brings all lines to the disk before it returns. Lines that could not be written are tried again at
   * the next call.
   * @throws whatever the file system throws
   */
  readonly commit: () => void;
  /** True if lines wait for `commit`. */
  readonly isWaiting: () => boolean;
  /** Removes the file, once its content is elsewhere; lines that wait are dropped. */
  readonly clear: () => void;
}

const OWNER_ONLY = 0o600;

/** Opens a log; its file is made by the first line. */
export function openLog(fs: FileSystem, path: string): Log {
  let waiting: string[] = [];
  let descriptor: number | null = null;
  const close = () => {
    if (descriptor !== null) fs.closeSync(descriptor);
    descriptor = null;
  };
  return {
    append: (line) => waiting.push(line),
    isWaiting: () => waiting.length > 0,
    commit: () => {
      if (waiting.length === 0) return;
      // A line that was written in part is followed by an empty line or its own rest, and read by nobody.
      const bytes = Buffer.from(`\n${waiting.join('\n')}\n`);
      try {
        const isNew = descriptor === null;
        descriptor ??= fs.openSync(path, 'a', OWNER_ONLY);
        writeAll(fs, descriptor, bytes);
        fs.fsyncSync(descriptor);
        if (isNew) syncFolder(fs, dirname(path));
        waiting = [];
      } catch (error) {
        close();
        throw error;
      }
    },
    clear: () => {
      waiting = [];
      close();
      removeQuietly(fs, path);
    },
  };
}

/** Returns the lines of a log that a crash left behind; a line that it cut off is not among them. */
export function readLog(fs: FileSystem, path: string): readonly string[] {
  try {
    const text = Buffer.from(fs.readFileSync(path)).toString('utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    return whole.split('\n').filter((line) => line !== '');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
