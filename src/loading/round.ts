import { realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import type { Source } from '../source/source.ts';
import { isReport } from '../storage/output-file.ts';
import { collectAll, listFolder, READABLE, readFile, STDIN_PATH, statOf } from '../storage/read.ts';
import { storageWords } from '../words/storage.ts';

/** The answers files that some paths lead to, read but not yet checked. */
export interface FoundAnswers {
  readonly sources: readonly Source[];
  /** Paths of the files of agreements in folders; not read yet. */
  readonly agreed: readonly string[];
  /** Paths of the files that describe the rounds in folders; not read yet. */
  readonly rounds: readonly string[];
  /** Paths of files in folders that are not answers. */
  readonly ignored: readonly string[];
}

/** Name of the log of votes that are not in the files of a workshop yet. */
export const VOTE_LOG = '.votes.log';
/** Name of the file of agreements. */
const AGREED = /^agreed\.(ya?ml|json)$/i;
/** Name of the file that describes a round. */
const ROUND = /^round\.(ya?ml|json)$/i;
/** Names of files beside answers in a round: plan, policy, brand, agreements, map of an import, locks, backups. */
const KNOWN =
  /^(plan|policy|agreed|round|baseline|brand|map)\.(ya?ml|json)$|^readme(\.(md|txt))?$|^\.|\.(lock|bak|orig|tmp)$|~$/i;

/**
 * Reads every path: a file, a folder (a round: the answers files in it), or "-". By default, a folder
 * is enough if it has answers.
 * @throws UserError where a path cannot be read or a folder is not enough, InputError for a file that
 *   cannot be parsed
 */
export async function findAnswers(
  io: Io,
  paths: readonly string[],
  isEnough = ({ sources }: FoundAnswers) => sources.length > 0,
): Promise<FoundAnswers> {
  const found = await collectAll(paths, async (path): Promise<FoundAnswers> => {
    const isFolder = path !== STDIN_PATH && statOf(io, path).isDirectory();
    if (isFolder) {
      const own = await findInFolder(io, path);
      if (!isEnough(own)) throw new UserError(storageWords.noAnswers({ folder: path }));
      return own;
    }
    return { sources: [await readFile(io, path)], agreed: [], rounds: [], ignored: [] };
  });
  return {
    sources: found.flatMap(({ sources }) => sources),
    agreed: found.flatMap(({ agreed }) => agreed),
    rounds: found.flatMap(({ rounds }) => rounds),
    ignored: found.flatMap(({ ignored }) => ignored),
  };
}

/**
 * Reads the folder of a round, with or without answers.
 * @throws UserError if it cannot be read or has votes that are in none of its files, InputError for a
 *   file that cannot be parsed
 */
export async function findInFolder(io: Io, folder: string): Promise<FoundAnswers> {
  const entries = listFolder(io, folder);
  await refuseAnswersBelow(io, folder, entries);
  const files = entries.flatMap(({ name, isFile }) => (isFile ? [name] : []));
  if (files.includes(VOTE_LOG)) throw new UserError(storageWords.votesLeft({ folder }));
  const names = files.filter((name) => !isPassedOver(name)).map((name) => join(folder, name));
  const read = await collectAll(
    names.filter((name) => READABLE.test(name)),
    (path) => readFile(io, path),
  );
  const sources = read.filter(({ value }) => isAnswers(value));
  const strangers = [
    ...read.filter(({ value }) => !isAnswers(value) && !isKnown(value)).map(({ file }) => file),
    ...names.filter((name) => !READABLE.test(name) && !isReport(resolve(io.folder, name))),
  ];
  return {
    sources,
    agreed: files.filter((name) => isAgreementsFile(name)).map((name) => join(folder, name)),
    rounds: files.filter((name) => isRoundFile(name)).map((name) => join(folder, name)),
    ignored: strangers.toSorted(),
  };
}

/** True if the value of a file is a JSON report or an action plan, whatever its name. */
function isKnown(value: unknown): boolean {
  return hasField(value, 'generator') || hasField(value, 'actions');
}

type Entries = ReturnType<typeof listFolder>;

/** Folders of tools, which may be large and hold no answers. */
const OF_TOOLS = ['.git', 'node_modules'];

/** Most folders below a round that are searched for answers. */
const MOST_FOLDERS = 100;

/** Refuses answers in a folder below a round: they would not count, and nobody would see that. */
async function refuseAnswersBelow(io: Io, folder: string, entries: Entries): Promise<void> {
  const waiting = foldersIn(folder, entries);
  if (waiting.length === 0) return;
  const place = (path: string) => realpathSync(resolve(io.folder, path));
  const searched = new Set([place(folder)]);
  for (const below of waiting) {
    if (waiting.length > MOST_FOLDERS) break;
    // A link may lead back.
    if (searched.has(place(below))) continue;
    searched.add(place(below));
    const found = listFolder(io, below);
    waiting.push(...foldersIn(below, found));
    for (const { name, isFile } of found) {
      if (!isFile || isPassedOver(name) || !READABLE.test(name)) continue;
      const file = join(below, name);
      const source = await readFile(io, file).catch(() => null);
      if (isAnswers(source?.value))
        throw new UserError(storageWords.answersBelow({ file, folder }));
    }
  }
}

function foldersIn(folder: string, entries: Entries): string[] {
  return entries.flatMap(({ name, isFile }) =>
    isFile || OF_TOOLS.includes(name) ? [] : [join(folder, name)],
  );
}

/** True if a file of this name holds what a workshop agreed. */
export function isAgreementsFile(name: string): boolean {
  return AGREED.test(name);
}

/** True if a file of this name describes the round. */
export function isRoundFile(name: string): boolean {
  return ROUND.test(name);
}

/** True if a file of this name is never taken for answers in a folder. */
export function isPassedOver(name: string): boolean {
  return KNOWN.test(name);
}

/**
 * True if a file looks like answers, in any case. One of two fields is enough beside the checklist: the
 * other is mistyped.
 */
export function isAnswers(value: unknown): boolean {
  const names = Object.keys(typeof value === 'object' && value !== null ? value : {});
  const held = new Set(names.map((name) => name.toLowerCase()));
  const fields = ['answers', 'respondent', 'checklist'].filter((own) => held.has(own));
  return fields.length > 1 && fields[0] !== 'checklist';
}

/** True if a value is a mapping with this field. */
export function hasField(value: unknown, field: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, field);
}
