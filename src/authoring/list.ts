import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { Io } from '../io/io.ts';
import { checklistFolders } from '../loading/checklists/folders.ts';
import {
  type BrokenFile,
  type ListedChecklist,
  listChecklists,
  nameOf,
} from '../loading/checklists/list.ts';
import { quoted, safeText } from '../text/safe.ts';
import { oneSafeLine } from '../text/table.ts';

/** Every checklist in a few lines: what it is, and where. */
export async function listInWords(io: Io): Promise<string> {
  const entries = (await listChecklists(io)).map((own) =>
    'isBroken' in own ? brokenInWords(own) : inWords(own),
  );
  // The project's own folder may well be missing; those that somebody has named should not be.
  const [, ...named] = checklistFolders(io);
  const missing = named
    .filter((folder) => !existsSync(resolve(io.folder, folder)))
    .map(
      (folder) =>
        `${safeText(folder)}\n  ALIGN_CHECKLISTS names this folder, but it does not exist\n`,
    );
  return [...entries, ...missing].join('');
}

function inWords(own: ListedChecklist): string {
  const { id, version, title, points, criteria, keyCriteria } = own;
  return (
    `${id} ${oneSafeLine(version)}\n  ${oneSafeLine(title)}\n` +
    `  ${points} points, ${criteria} criteria, ${keyCriteria} of them asked in express mode\n` +
    `  ${whereInWords(own)}\n`
  );
}

function whereInWords({ id, file, hiddenBy }: ListedChecklist): string {
  const place = file === null ? 'comes with align' : `in ${safeText(file)}`;
  if (hiddenBy) return `${place}; not used, as ${inShort(hiddenBy)} has the same id`;
  const isNamed = file === null || nameOf(file) === id;
  return isNamed
    ? place
    : `${place}; name the file ${id}${extname(file)}, so that nothing goes before it`;
}

function inShort({ file }: Pick<ListedChecklist, 'file'>): string {
  return file === null ? 'the one that comes with align' : quoted(file);
}

function brokenInWords({ file }: BrokenFile): string {
  return `${safeText(file)}\n  cannot be used; "align check ${safeText(file)}" says what is wrong\n`;
}
