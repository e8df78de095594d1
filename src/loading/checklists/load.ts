import { existsSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { DigestedChecklist } from '../../analysis/gap-report.ts';
import type { Answers } from '../../answers/answers.ts';
import { InputError, UserError, type Warning } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { digestOf, type Source } from '../../source/source.ts';
import { readFile } from '../../storage/read.ts';
import { fileErrorText } from '../../words/file-errors.ts';
import { storageWords } from '../../words/storage.ts';
import { checklistFile, parseFile } from '../answers.ts';
import { hasField } from '../round.ts';
import {
  checklistFiles,
  filesNamed,
  isCompiledFrom,
  knownIds,
  listShipped,
  readShipped,
  type Summary,
  summaryOf,
} from './shipped.ts';
import type { OpenedChecklist } from './variant.ts';

/**
 * Finds a checklist by its id: the nearest file of that name, else the built-in one; `null` if there
 * is none. Searches the folder of the project and ALIGN_CHECKLISTS. Warns once of others with the
 * same id.
 * @throws UserError if a file cannot be read, InputError if it has errors or another id
 */
export async function findChecklist(io: Io, id: string): Promise<LoadedChecklist | null> {
  const shipped = readShipped(io, id);
  const [nearest, ...others] = filesNamed(io, id);
  if (nearest === undefined) return shipped ? { ...shipped, files: [] } : findInside(io, id);
  const isCopy = shipped !== null && isCompiledFrom(io, id, nearest);
  const found = isCopy ? { ...shipped, files: [nearest] } : await loadNamed(io, id, nearest);
  const isShadowed = shipped !== null && shipped.digest !== found.digest;
  if (others.length > 0 || isShadowed) {
    await warnOnce(
      io,
      storageWords.hidden({ id, file: nearest, others, isBuiltInHidden: isShadowed }),
    );
  }
  return found;
}

async function loadNamed(io: Io, id: string, file: string): Promise<LoadedChecklist> {
  const source = await readFile(io, file);
  const found = await parseChecklist(io, source);
  const own = found.definition.id;
  if (own === id) return found;
  const diagnostic = source.place({
    ...fileErrorText('checklist/file-name', { is: own, id }),
    path: ['id'],
  });
  throw new InputError([diagnostic]);
}

/** Finds a checklist whose file has another name, by reading all files. */
async function findInside(io: Io, id: string): Promise<LoadedChecklist | null> {
  for (const file of checklistFiles(io)) {
    const source = await readOrNull(io, file);
    if (source && hasField(source.value, 'id') && Object(source.value).id === id) {
      return parseChecklist(io, source);
    }
  }
  return null;
}

async function readOrNull(io: Io, file: string) {
  try {
    return await readFile(io, file);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Warnings that were printed before, by run. */
const printed = new WeakMap<Io, Set<string>>();

async function warnOnce(io: Io, warning: Warning): Promise<void> {
  const before = printed.get(io) ?? new Set();
  if (before.has(warning.message)) return;
  printed.set(io, before.add(warning.message));
  const { printWarning } = await import('../../io/messages.ts');
  printWarning(io, warning);
}

/** Id of the checklist where none is named. */
export const DEFAULT_CHECKLIST = 'lead-gen-alignment';

/**
 * Loads a checklist by its path or its id.
 * @throws UserError if there is no such checklist, InputError if the file has errors
 */
export async function loadChecklist(io: Io, name = DEFAULT_CHECKLIST): Promise<LoadedChecklist> {
  const found = looksLikePath(name) ? null : await findChecklist(io, name);
  if (found) return found;
  if (!looksLikePath(name) && !existsSync(resolve(io.folder, name))) {
    throw new UserError(storageWords.unknownChecklist({ name, known: knownIds(io) }));
  }
  return parseChecklist(io, await readFile(io, name));
}

/**
 * Loads the checklist that the answers name.
 * @throws InputError if there is none of this id
 */
export async function namedChecklist(
  io: Io,
  files: readonly NamingFile[],
): Promise<LoadedChecklist> {
  const found = files[0] && (await findChecklist(io, files[0].answers.checklist.id));
  if (found) return found;
  const diagnostics = files.map(({ source, answers: { checklist } }) =>
    source.place({
      ...fileErrorText('answers/unknown-checklist', { id: checklist.id, known: knownIds(io) }),
      path: ['checklist', 'id'],
    }),
  );
  throw new InputError(diagnostics, storageWords.nameChecklist());
}

/** File that names its checklist. */
interface NamingFile {
  readonly source: Source;
  readonly answers: { readonly checklist: Pick<Answers['checklist'], 'id'> };
}

/** True if a checklist is named by its path; ids have none of these signs. */
export function looksLikePath(name: string): boolean {
  return /[\\/]|\.(ya?ml|json)$|^-$/.test(name);
}

/** Checklist and the paths of its files; none for a built-in one. */
export interface LoadedChecklist extends DigestedChecklist {
  readonly files: readonly string[];
}

/** True if the value of a file has fields that only a checklist has. */
export function looksLikeChecklist({ value }: Source): boolean {
  return ['points', 'bands', 'extends'].some((field) => hasField(value, field));
}

/**
 * Parses a checklist, merging a variant with its parent.
 * @throws InputError if it has errors
 */
export async function parseChecklist(io: Io, source: Source): Promise<LoadedChecklist> {
  const opened = await openChecklist(io, source);
  const definition = await parseFile(io, opened.source, checklistFile);
  return { definition, digest: digestOf(definition), files: opened.files };
}

/**
 * Merges a variant with its parent without checking the result; places lead to either file.
 * @throws InputError if a variant does not fit its parent
 */
export async function openChecklist(io: Io, source: Source): Promise<OpenedChecklist> {
  if (!hasField(source.value, 'extends')) return { source, files: [source.file], warnings: [] };
  const { openVariant } = await import('./variant.ts');
  return openVariant(io, source);
}

/** Checklist and its file; `file` is `null` for a built-in one. */
export interface ListedChecklist extends Summary {
  readonly file: string | null;
  /** Nearer file of the same id, used instead; `null` if this one is used. */
  readonly hiddenBy: Pick<ListedChecklist, 'file'> | null;
}

/** File that looks like a checklist and has errors. */
export interface BrokenFile {
  readonly file: string;
  readonly isBroken: true;
}

/** Finds all checklists, in the order of the search, and the files with errors. */
export async function listChecklists(io: Io): Promise<readonly (ListedChecklist | BrokenFile)[]> {
  const found: (Summary & { readonly file: string | null })[] = [];
  const broken: BrokenFile[] = [];
  // A copy of what comes with align is not told apart from it.
  const files = checklistFiles(io).filter((file) => !isCompiledFrom(io, nameOf(file), file));
  for (const file of files) {
    const read = await readListed(io, file);
    if (read === null) continue;
    if (read === 'broken') broken.push({ file, isBroken: true });
    else found.push({ ...read, file });
  }
  const inside = found.filter(({ id, file }) => file !== null && nameOf(file) !== id);
  const shipped = listShipped(io).map(({ source, ...own }) => ({ ...own, file: null }));
  // A file that is named after its id is found first, and one that only holds it last.
  const inOrder = [...found.filter((own) => !inside.includes(own)), ...shipped, ...inside];
  const listed = inOrder.map((own, i) => ({
    ...own,
    hiddenBy: inOrder.slice(0, i).find(({ id }) => id === own.id) ?? null,
  }));
  return [...listed, ...broken];
}

/** Returns the name of a file without its ending. */
export function nameOf(file: string): string {
  return basename(file, extname(file));
}

/** Returns the checklist of a file; `null` if the file is something else. */
async function readListed(io: Io, file: string): Promise<Summary | 'broken' | null> {
  try {
    const source = await readFile(io, file);
    if (!looksLikeChecklist(source)) return null;
    return summaryOf((await parseChecklist(io, source)).definition);
  } catch (error) {
    if (error instanceof UserError) return 'broken';
    throw error;
  }
}
