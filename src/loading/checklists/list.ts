import { basename, extname } from 'node:path';
import { UserError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { readFile } from '../../storage/read.ts';
import { checklistFiles } from './folders.ts';
import { looksLikeChecklist, parseChecklist } from './load.ts';
import { isCompiledFrom, listShipped, type Summary, summaryOf } from './shipped.ts';

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
