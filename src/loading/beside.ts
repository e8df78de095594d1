import { dirname, join, normalize } from 'node:path';
import { UserError, userError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { readSource } from '../source/read.ts';
import { listFolder, READABLE, readBytes, readFile, STDIN_PATH, statOf } from '../storage/read.ts';
import { storageWords } from '../words/storage.ts';
import type { AnswersFile } from './answers.ts';
import { isAnswers, isPassedOver } from './round.ts';

/** Names of files that may be a copy of an answers file, or one under another name. */
const COPY = /\.(ya?ml|json)(\W.*)?$|~$|\.(bak|orig|old|tmp|swp|txt|off|disabled)$/i;

/**
 * Finds answers in the folders of a round that were not read: copies of which the respondent has no
 * other file, and files beside those that were given.
 */
export async function filesBeside(
  io: Io,
  paths: readonly string[],
  files: readonly AnswersFile[],
): Promise<{ readonly copies: readonly string[]; readonly leftOut: readonly string[] }> {
  const read = new Set(files.map(({ source }) => normalize(source.file)));
  const heard = new Set(files.map(({ answers }) => answers.respondent.id));
  const given = paths.filter((path) => path !== STDIN_PATH);
  const folders = given.map((path) => (statOf(io, path).isDirectory() ? path : dirname(path)));
  const copies: string[] = [];
  const leftOut: string[] = [];
  for (const folder of new Set(folders.map((path) => normalize(path)))) {
    const isRound = given.some((path) => normalize(path) === folder);
    for (const { name, isFile } of listFolder(io, folder)) {
      const path = join(folder, name);
      if (!isFile || read.has(path) || !COPY.test(name)) continue;
      const respondent = await respondentIn(io, path);
      if (respondent === null) continue;
      if (!isRound && READABLE.test(name)) leftOut.push(path);
      else if (!heard.has(respondent)) copies.push(path);
    }
  }
  return { copies, leftOut };
}

/** Returns the id of the respondent if a file holds answers, whatever its name; otherwise `null`. */
async function respondentIn(io: Io, path: string): Promise<string | null> {
  try {
    const isNamed = READABLE.test(path);
    const { value } = isNamed
      ? await readFile(io, path)
      : await readSource(`${path}.yaml`, readBytes(io, path));
    return isAnswers(value) ? String(fieldOf(fieldOf(value, 'respondent'), 'id')) : null;
  } catch (error) {
    // What cannot be parsed holds no answers that could have counted.
    if (error instanceof UserError) return null;
    throw error;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([own]) => own === name)?.[1];
}

/** Most folders below a round that are searched for answers. */
const MOST_FOLDERS = 100;

/**
 * Refuses answers in a folder below a round: they would not count, and nobody would see that.
 * @throws UserError
 */
export async function refuseAnswersBelow(
  io: Io,
  folder: string,
  entries: readonly { readonly name: string; readonly isFile: boolean }[],
): Promise<void> {
  const waiting = foldersIn(folder, entries);
  for (const below of waiting) {
    if (waiting.length > MOST_FOLDERS) break;
    const found = listFolder(io, below);
    waiting.push(...foldersIn(below, found));
    const names = found.flatMap(({ name, isFile }) => (isFile ? [name] : []));
    for (const name of names.filter((own) => READABLE.test(own) && !isPassedOver(own))) {
      const file = join(below, name);
      const source = await readFile(io, file).catch(() => null);
      if (source && isAnswers(source.value)) {
        throw userError(storageWords.answersBelow({ file, folder }));
      }
    }
  }
}

function foldersIn(
  folder: string,
  entries: readonly { readonly name: string; readonly isFile: boolean }[],
): string[] {
  return entries
    .filter(({ name, isFile }) => !isFile && !name.startsWith('.') && name !== 'node_modules')
    .map(({ name }) => join(folder, name));
}
