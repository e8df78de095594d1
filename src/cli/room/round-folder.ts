import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import { quoted } from '../../safe-text.ts';
import { isPassedOver } from '../find-answers.ts';
import type { Io } from '../io.ts';
import { listFolder, statOf } from '../read-file.ts';

const READABLE = /\.(ya?ml|json)$/i;
const AGREED = /^agreed\.(ya?ml|json)$/i;

/**
 * Paths of the answers files in a folder; none where the folder is not there yet.
 * @throws UserError where it is no folder
 */
export function answersFilesIn(io: Io, folder: string): readonly string[] {
  return namesIn(io, folder)
    .filter((name) => READABLE.test(name) && !isPassedOver(name))
    .map((name) => join(folder, name));
}

/** The path of what was agreed in a folder, or where that is to be kept. */
export function agreedFileIn(io: Io, folder: string): string {
  const found = namesIn(io, folder).find((name) => AGREED.test(name));
  return join(folder, found ?? 'agreed.yaml');
}

function namesIn(io: Io, folder: string): readonly string[] {
  if (!existsSync(resolve(io.folder, folder))) {
    if (!READABLE.test(folder)) return [];
    throw notAFolder(folder);
  }
  if (!statOf(io, folder).isDirectory()) throw notAFolder(folder);
  return listFolder(io, folder).flatMap(({ name, isFile }) => (isFile ? [name] : []));
}

function notAFolder(path: string): UserError {
  return new UserError(
    `a room keeps a file for each respondent, but ${quoted(path)} is one file`,
    'name a folder with --save, such as --save workshop',
  );
}

/** What speaks against keeping everything in this folder from now on, or null. */
export function folderRefusal(io: Io, folder: string): string | null {
  try {
    if (!statOf(io, folder).isDirectory()) return `${quoted(folder)} is a file; name a folder`;
    if (listFolder(io, folder).length === 0) return null;
    return `${quoted(folder)} is not empty; name a new folder`;
  } catch {
    return null;
  }
}
