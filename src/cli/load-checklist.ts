import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DigestedChecklist } from '../analysis/gap-report.ts';
import type { Answers } from '../answers/answers.ts';
import { InputError, UserError } from '../errors.ts';
import { digestOf } from '../input/digest.ts';
import type { Source } from '../input/source.ts';
import { quoted } from '../safe-text.ts';
import { didYouMean } from '../suggest.ts';
import type { Io } from './io.ts';
import { checklistFile, parseFile } from './parse-file.ts';
import { readFile } from './read-file.ts';
import { listShipped, readShipped } from './shipped.ts';

/**
 * The checklist that a person named: one that comes with align by its id, or a file by its path.
 * @throws UserError where there is no such checklist, InputError where the file has mistakes
 */
export async function loadChecklist(io: Io, name: string): Promise<DigestedChecklist> {
  const shipped = readShipped(io, name);
  if (shipped) return shipped;
  if (!looksLikePath(name) && !existsSync(resolve(io.folder, name))) {
    throw new UserError(
      `there is no checklist ${quoted(name)}${didYouMean(name, shippedIds(io))}`,
      'run "align list" to see the checklists that come with align, or give the path of a file',
    );
  }
  return parseChecklist(io, await readFile(io, name));
}

/**
 * The checklist that the answers name.
 * @throws InputError where it does not come with align
 */
export function namedChecklist(io: Io, files: readonly NamingFile[]): DigestedChecklist {
  const shipped = files[0] && readShipped(io, files[0].answers.checklist.id);
  if (shipped) return shipped;
  const problems = files.map(({ source, answers: { checklist } }) =>
    source.problemAt(
      ['checklist', 'id'],
      `no checklist ${quoted(checklist.id)} comes with align${didYouMean(checklist.id, shippedIds(io))}`,
    ),
  );
  throw new InputError(problems, 'name the file of the checklist: --checklist FILE');
}

/** A file that says which checklist it is about. */
interface NamingFile {
  readonly source: Source;
  readonly answers: Pick<Answers, 'checklist'>;
}

/**
 * A checklist from its text.
 * @throws InputError where it has mistakes
 */
export async function parseChecklist(io: Io, source: Source): Promise<DigestedChecklist> {
  const definition = await parseFile(io, source, checklistFile);
  return { definition, digest: digestOf(definition) };
}

function shippedIds(io: Io): readonly string[] {
  return listShipped(io).map(({ id }) => id);
}

function looksLikePath(name: string): boolean {
  return /[\\/]|\.(ya?ml|json)$|^-$/.test(name);
}
