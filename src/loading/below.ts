import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { listFolder, READABLE, readFile } from '../storage/read.ts';
import { storageWords } from '../words/storage.ts';

/** File or folder in a folder. */
interface Entry {
  readonly name: string;
  readonly isFile: boolean;
}

/** Folders of tools, which may be large and hold no answers. */
const OF_TOOLS = ['.git', 'node_modules'];

/** Most folders below a round that are searched for answers. */
const MOST_FOLDERS = 100;

/**
 * Refuses answers in a folder below a round: they would not count, and nobody would see that.
 * @throws UserError
 */
export async function refuseAnswersBelow(
  io: Io,
  folder: string,
  entries: readonly Entry[],
  isAnswers: (name: string, value: unknown) => boolean,
): Promise<void> {
  const place = (path: string) => realpathSync(resolve(io.folder, path));
  const searched = new Set([place(folder)]);
  const waiting = foldersIn(folder, entries);
  for (const below of waiting) {
    if (waiting.length > MOST_FOLDERS) break;
    // A link may lead back.
    if (searched.has(place(below))) continue;
    searched.add(place(below));
    const found = listFolder(io, below);
    waiting.push(...foldersIn(below, found));
    const names = found.flatMap(({ name, isFile }) => (isFile ? [name] : []));
    for (const name of names.filter((own) => READABLE.test(own))) {
      const file = join(below, name);
      const source = await readFile(io, file).catch(() => null);
      if (source && isAnswers(name, source.value)) {
        throw new UserError(storageWords.answersBelow({ file, folder }));
      }
    }
  }
}

function foldersIn(folder: string, entries: readonly Entry[]): string[] {
  return entries
    .filter(({ name, isFile }) => !isFile && !OF_TOOLS.includes(name))
    .map(({ name }) => join(folder, name));
}
