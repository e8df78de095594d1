import { dirname, join, normalize } from 'node:path';
import { UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { readSource } from '../source/read.ts';
import { listFolder, READABLE, readBytes, readFile, STDIN_PATH, statOf } from '../storage/read.ts';
import type { AnswersFile } from './answers.ts';
import { isAnswers } from './round.ts';

/** Names of files that may be a copy of an answers file, or one under another name. */
const COPY = /\.(ya?ml|json)(\W.*)?$|~$|\.(bak|orig|old|tmp|swp|txt|off|disabled)$/i;

/**
 * Finds answers in the folders of a round that were not read. `copies` are of people who have no other
 * file; `leftOut` are beside the files that were given.
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
