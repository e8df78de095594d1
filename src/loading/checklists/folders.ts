import { readdirSync, statSync } from 'node:fs';
import { basename, delimiter, extname, join, resolve } from 'node:path';
import type { Io } from '../../io/io.ts';
import { listShipped } from './shipped.ts';

/** Folder of a project's own checklists, in the current folder. */
const PROJECT_FOLDER = 'checklists';

/** Endings of checklist files. */
const ENDINGS = ['.yaml', '.yml', '.json'];

/** Returns the folders to search for checklists by id, nearest first. */
export function checklistFolders({ env, folder }: Io): readonly string[] {
  const named = (env.ALIGN_CHECKLISTS ?? '').split(delimiter).filter((own) => own !== '');
  const byPlace = new Map<string, string>();
  for (const own of [PROJECT_FOLDER, ...named]) {
    const place = resolve(folder, own);
    byPlace.set(place, byPlace.get(place) ?? own);
  }
  return [...byPlace.values()];
}

/**
 * Returns the files that are named after an id, nearest first. Reads no other file, so that a run on
 * saved answers reads only the files it was given.
 */
export function filesNamed(io: Io, id: string): readonly string[] {
  // What is no id, such as "../secret", names no file here.
  if (!/^[a-z0-9-]+$/.test(id)) return [];
  return checklistFolders(io).flatMap((folder) => {
    const files = ENDINGS.map((ending) => join(folder, `${id}${ending}`));
    return files.filter((file) => isFile(resolve(io.folder, file))).slice(0, 1);
  });
}

/** Returns all files in these folders with the ending of a checklist. */
export function checklistFiles(io: Io): readonly string[] {
  return checklistFolders(io).flatMap((folder) =>
    namesIn(resolve(io.folder, folder))
      .filter((name) => ENDINGS.includes(extname(name)) && !name.endsWith('.schema.json'))
      .map((name) => join(folder, name))
      .filter((file) => isFile(resolve(io.folder, file))),
  );
}

/** Returns the ids of all checklists; those of files are taken from their names. */
export function knownIds(io: Io): readonly string[] {
  const files = checklistFiles(io).map((file) => basename(file, extname(file)));
  return [...listShipped(io).map(({ id }) => id), ...files];
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
