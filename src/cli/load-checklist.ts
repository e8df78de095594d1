import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Answers } from '../answers/answers.ts';
import { InputError, UserError } from '../errors.ts';
import type { Source } from '../input/source.ts';
import { quoted } from '../safe-text.ts';
import { didYouMean } from '../suggest.ts';
import { knownIds } from './checklist-folders.ts';
import { findChecklist } from './find-checklist.ts';
import type { Io } from './io.ts';
import { type LoadedChecklist, parseChecklist } from './parse-checklist.ts';
import { readFile } from './read-file.ts';

/**
 * The checklist that a person named: a file by its path, or one by its id.
 * @throws UserError where there is no such checklist, InputError where the file has mistakes
 */
export async function loadChecklist(io: Io, name: string): Promise<LoadedChecklist> {
  const found = looksLikePath(name) ? null : await findChecklist(io, name);
  if (found) return found;
  if (!looksLikePath(name) && !existsSync(resolve(io.folder, name))) {
    throw new UserError(
      `there is no checklist ${quoted(name)}${didYouMean(name, knownIds(io))}`,
      'run "align list" to see the checklists there are, or give the path of a file',
    );
  }
  return parseChecklist(io, await readFile(io, name));
}

/**
 * The checklist that the answers name.
 * @throws InputError where there is none of its id
 */
export async function namedChecklist(
  io: Io,
  files: readonly NamingFile[],
): Promise<LoadedChecklist> {
  const found = files[0] && (await findChecklist(io, files[0].answers.checklist.id));
  if (found) return found;
  const problems = files.map(({ source, answers: { checklist } }) =>
    source.problemAt(
      ['checklist', 'id'],
      `no checklist ${quoted(checklist.id)} comes with align, or is in the folder "checklists" or in one of ALIGN_CHECKLISTS${didYouMean(checklist.id, knownIds(io))}`,
    ),
  );
  throw new InputError(problems, 'name the file of the checklist: --checklist FILE');
}

/** A file that says which checklist it is about. */
interface NamingFile {
  readonly source: Source;
  readonly answers: Pick<Answers, 'checklist'>;
}

function looksLikePath(name: string): boolean {
  return /[\\/]|\.(ya?ml|json)$|^-$/.test(name);
}
