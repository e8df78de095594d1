import { readSource } from '../input/read-source.ts';
import { codeOf, type FileSystem } from './file-system.ts';
import type { Io } from './io.ts';
import type { KeptKind } from './kept-kind.ts';
import { removeQuietly, saveFile, temporaryName } from './save.ts';

/** Where the last good copy of a file is kept. */
export function backupOf(file: string): string {
  return `${file}.bak`;
}

const CANNOT_LINK = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK', 'EXDEV']);

/**
 * Makes the file as it is now the last good copy: another name for the same bytes, which stay when
 * the file is replaced. A crash leaves the former copy or this one. Without a copy the answers are
 * still saved, so what goes wrong here is passed over.
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

/** The last good copy of a file; null where there is none that can be read. */
export async function readBackup<File>(
  io: Io,
  fs: FileSystem,
  file: string,
  { parse }: Pick<KeptKind<File, never>, 'parse'>,
): Promise<File | null> {
  try {
    const bytes = fs.readFileSync(backupOf(file));
    return await parse(io, await readSource(backupOf(file), bytes));
  } catch {
    return null;
  }
}

/**
 * Whether a file has lost its end: it has the first entries of its last good copy and no more, which
 * no reader of YAML can tell where the cut is between two lines.
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
