import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const OWNER_ONLY = 0o600;

/**
 * Writes a file whole or not at all: the bytes reach the disk under another name in the same
 * folder, which then takes the place of the file. A file that exists keeps its mode and, where it
 * is a link, stays one; a new one is for its owner only. Missing folders are made.
 * @throws whatever the file system throws; the old file is then as it was
 */
export function saveFile(path: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const exists = existsSync(path);
  const target = exists ? realpathSync(path) : path;
  const mode = exists ? statSync(target).mode & 0o777 : OWNER_ONLY;
  const temporary = join(dirname(target), `.align-${randomBytes(8).toString('hex')}.tmp`);
  try {
    writeDurably(temporary, bytes, mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(target));
}

function writeDurably(path: string, bytes: string | Uint8Array, mode: number): void {
  const descriptor = openSync(path, 'wx', mode);
  try {
    writeFileSync(descriptor, bytes);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

// Windows has no folders to sync, and some network disks refuse it; the file itself is safe.
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return;
  }
}
