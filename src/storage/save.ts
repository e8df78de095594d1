import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { codeOf, type FileSystem, nodeFileSystem } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import type { Renamed } from '../source/edit/edit.ts';
import { readSource } from '../source/read.ts';
import type { FileKind, Source } from '../source/source.ts';

const OWNER_ONLY = 0o600;

/** Content of a file; in parts, if it is larger than the memory for it. */
export type FileBytes = string | Uint8Array | Iterable<Uint8Array>;

/**
 * Writes a file whole or not at all. The bytes reach the disk under another name in the same folder,
 * which then replaces the file. An existing file keeps its mode and, if it is a link, stays one; a new
 * file is for its owner only. Missing folders are made.
 * @throws whatever the file system throws; the file is then as it was, or whole with the new bytes
 */
export function saveFile(path: string, bytes: FileBytes, fs: FileSystem = nodeFileSystem): void {
  stageFile(path, bytes, fs).commit();
}

/** File that is on the disk under another name. */
export interface Staged {
  /** Replaces the file by the new one. */
  commit(): void;
  /** Removes the new one. */
  discard(): void;
}

/**
 * Writes the bytes of a file beside it, as `saveFile` does, without a change of the file.
 * @throws whatever the file system throws; nothing is left behind then
 */
export function stageFile(path: string, bytes: FileBytes, fs: FileSystem = nodeFileSystem): Staged {
  fs.mkdirSync(dirname(path), { recursive: true });
  const exists = fs.existsSync(path);
  const target = exists ? fs.realpathSync(path) : path;
  const mode = exists ? fs.statSync(target).mode & 0o777 : OWNER_ONLY;
  const temporary = temporaryName(target);
  const discard = () => removeQuietly(fs, temporary);
  const orDiscard = (step: () => void) => {
    try {
      step();
    } catch (error) {
      discard();
      throw error;
    }
  };
  orDiscard(() => writeDurably(fs, temporary, bytes, mode));
  return {
    commit: () => {
      orDiscard(() => fs.renameSync(temporary, target));
      syncFolder(fs, dirname(target));
    },
    discard,
  };
}

/** Returns an unused name in the folder of the file. */
function temporaryName(path: string): string {
  return join(dirname(path), `${temporaryPrefix(path)}${randomBytes(8).toString('hex')}.tmp`);
}

/** Prefix of the temporary files of a file, also of those left over after a crash. */
export function temporaryPrefix(path: string): string {
  const digest = createHash('sha256').update(basename(path)).digest('hex');
  return `.align-${digest.slice(0, 12)}-`;
}

/** Removes a file if that is possible. */
export function removeQuietly(fs: FileSystem, path: string): void {
  try {
    fs.rmSync(path, { force: true });
  } catch {
    return;
  }
}

function writeDurably(fs: FileSystem, path: string, bytes: FileBytes, mode: number): void {
  const descriptor = fs.openSync(path, 'wx', mode);
  try {
    const isWhole = typeof bytes === 'string' || bytes instanceof Uint8Array;
    for (const own of isWhole ? [bytes] : bytes) writeAll(fs, descriptor, Buffer.from(own));
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

/** Writes all bytes. A disk that fills up may take only a part and return its size. */
export function writeAll(fs: FileSystem, descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    const count = fs.writeSync(descriptor, bytes, written);
    if (count === 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
    written += count;
  }
}

// Windows has no folders to sync, and some network disks refuse it; the file itself is safe.
const NOT_POSSIBLE = new Set(['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOSYS', 'ENOTSUP', 'EPERM']);

/** Brings the names in a folder to the disk, where that is possible. */
export function syncFolder(fs: FileSystem, folder: string): void {
  try {
    const descriptor = fs.openSync(folder, 'r');
    try {
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
  } catch (error) {
    if (!NOT_POSSIBLE.has(codeOf(error) ?? '')) throw error;
  }
}

/** Returns the path of the backup of a file. */
export function backupOf(file: string): string {
  return `${file}.bak`;
}

const CANNOT_LINK = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK', 'EXDEV']);

/**
 * Makes the present file the backup: another name for the same bytes, which stay when the file is
 * replaced. A crash leaves the former backup or this one. Failures are ignored, because answers are
 * saved without a backup too.
 */
export function backUp(fs: FileSystem, file: string, bytes: Uint8Array): void {
  const temporary = temporaryName(file);
  try {
    fs.linkSync(file, temporary);
    fs.renameSync(temporary, backupOf(file));
  } catch (error) {
    if (CANNOT_LINK.has(codeOf(error) ?? '')) copy(fs, file, bytes);
  } finally {
    // Renaming to another name of the same bytes does nothing, and leaves the first name.
    removeQuietly(fs, temporary);
  }
}

/** Returns the last good copy of a file; `null` if none can be read. */
export async function readBackup<File>(
  io: Io,
  fs: FileSystem,
  file: string,
  { parse }: Pick<FileFormat<File, never>, 'parse'>,
): Promise<File | null> {
  try {
    const bytes = fs.readFileSync(backupOf(file));
    return await parse(io, await readSource(backupOf(file), bytes));
  } catch {
    return null;
  }
}

/**
 * True if a file has lost its end: it has the first entries of its backup and no more. No YAML reader
 * notices a cut between two lines.
 */
export function isCutOff(has: readonly string[], had: readonly string[]): boolean {
  return has.length < had.length && has.every((id, index) => id === had[index]);
}

function copy(fs: FileSystem, file: string, bytes: Uint8Array): void {
  try {
    saveFile(backupOf(file), bytes, fs);
  } catch {
    return;
  }
}

/** Reading, summarising and writing of a kind of file that is saved during a session. */
export interface FileFormat<File, Value> {
  /** @throws InputError if the file has errors */
  readonly parse: (io: Io, source: Source) => Promise<File>;
  /** Names of the entries whose number tells whether a file is cut off; none if it may shrink. */
  readonly entries: (value: Value) => readonly string[];
  /** Summary of a file, for messages about backups. */
  readonly summary: (file: File) => FileSummary;
  /** Returns the text of a new file. */
  readonly write: (value: Value, kind: FileKind) => string;
  /** Returns the text of an existing file with changed content; keeps comments and order. */
  readonly edit: (text: string, value: Value, renamed: Renamed) => string;
}

/** Facts that tell two states of a file apart. */
export interface FileSummary {
  readonly source: Source;
  /** The name of the field whose entries grow. */
  readonly field: string;
  /** The names of those entries, in the order of the file. */
  readonly entries: readonly string[];
  /** Number of entries with its noun. */
  readonly count: string;
  /** YYYY-MM-DD. */
  readonly date: string;
}
