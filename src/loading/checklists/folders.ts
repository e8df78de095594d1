import { readdirSync, statSync } from 'node:fs';
import { basename, delimiter, extname, join, resolve } from 'node:path';
import type { Io } from '../../io/io.ts';
import { listShipped } from './shipped.ts';

/** The folder of a project's own checklists, in the folder that one works in. */
const PROJECT_FOLDER = 'checklists';

/** The endings that the file of a checklist may have. */
const ENDINGS = ['.yaml', '.yml', '.json'];

/** The folders in which checklists are looked for by their id, nearest first. */
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
 * The files that have an id as their name, nearest first. No other file is touched, so that a run on
 * saved answers reads only what it is given.
 */
export function filesNamed(io: Io, id: string): readonly string[] {
  // What is no id, such as "../secret", names no file here.
  if (!/^[a-z0-9-]+$/.test(id)) return [];
  return checklistFolders(io).flatMap((folder) => {
    const files = ENDINGS.map((ending) => join(folder, `${id}${ending}`));
    return files.filter((file) => isFile(resolve(io.folder, file))).slice(0, 1);
  });
}

/** Every file in these folders that may be a checklist, by its ending. */
export function checklistFiles(io: Io): readonly string[] {
  return checklistFolders(io).flatMap((folder) =>
    namesIn(resolve(io.folder, folder))
      .filter((name) => ENDINGS.includes(extname(name)) && !name.endsWith('.schema.json'))
      .map((name) => join(folder, name))
      .filter((file) => isFile(resolve(io.folder, file))),
  );
}

/** Ids that checklists are found by; those of files as their names say. */
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
