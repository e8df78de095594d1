import { InputError, UserError } from '../errors.ts';
import { quoted, safeText } from '../safe-text.ts';
import { checklistFiles, filesNamed } from './checklist-folders.ts';
import { hasField } from './find-answers.ts';
import type { Io } from './io.ts';
import { type LoadedChecklist, parseChecklist } from './parse-checklist.ts';
import { readFile } from './read-file.ts';
import { isCompiledFrom, readShipped } from './shipped.ts';

/**
 * The checklist of an id: the nearest file of that name, in the project's folder or those of
 * ALIGN_CHECKLISTS, else the one that comes with align; null where there is none. That others of the
 * same id are not used is said once.
 * @throws UserError where a file cannot be read, InputError where it has mistakes or another id
 */
export async function findChecklist(io: Io, id: string): Promise<LoadedChecklist | null> {
  const shipped = readShipped(io, id);
  const [nearest, ...others] = filesNamed(io, id);
  if (nearest === undefined) return shipped ? { ...shipped, files: [] } : findInside(io, id);
  const isCopy = shipped !== null && isCompiledFrom(io, id, nearest);
  const found = isCopy ? { ...shipped, files: [nearest] } : await loadNamed(io, id, nearest);
  const isShadowed = shipped !== null && shipped.digest !== found.digest;
  const hidden = [...others.map(quoted), ...(isShadowed ? ['the one that comes with align'] : [])];
  if (hidden.length > 0) sayHidden(io, `${quoted(id)} is read from ${quoted(nearest)}`, hidden);
  return found;
}

async function loadNamed(io: Io, id: string, file: string): Promise<LoadedChecklist> {
  const source = await readFile(io, file);
  const found = await parseChecklist(io, source);
  const own = found.definition.id;
  if (own === id) return found;
  const text = `id: is ${quoted(own)}, but the file is looked for as ${quoted(id)}; name the file after its id`;
  throw new InputError([source.problemAt(['id'], text)]);
}

/** A checklist whose file has another name, which nobody looks into while there is a nearer one. */
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

/** What has been said, so that it is said once however often a run asks. */
const said = new WeakMap<Io, Set<string>>();

function sayHidden(io: Io, what: string, hidden: readonly string[]): void {
  const text = `${what}; ${hidden.join(' and ')} ${hidden.length === 1 ? 'is' : 'are'} not used`;
  const before = said.get(io) ?? new Set();
  if (!before.has(text)) io.stderr.write(`warning: ${safeText(text)}\n`);
  said.set(io, before.add(text));
}
