import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Agreed, Answers } from '../../../answers/answers.ts';
import type { WorkshopRecord } from '../../../conversation/workshop/advance.ts';
import type { EarlierRound } from '../../../conversation/workshop/view.ts';
import type {
  WorkshopParticipant,
  WorkshopScript,
} from '../../../conversation/workshop/workshop.ts';
import { UserError } from '../../../diagnostic.ts';
import type { Io, SaveState } from '../../../io/io.ts';
import { isAgreementsFile, isPassedOver } from '../../../loading/round.ts';
import { listFolder, READABLE, statOf } from '../../../storage/read.ts';
import { quoted } from '../../../text/safe.ts';
import { type AnswersStore, openAnswersStore } from '../answers-store.ts';
import { type AgreementsStore, openAgreementsStore } from './agreements-store.ts';

/**
 * Returns the paths of the answers files in a folder; none if it does not exist yet.
 * @throws UserError if it is not a folder
 */
export function answersFilesIn(io: Io, folder: string): readonly string[] {
  return namesIn(io, folder)
    .filter((name) => READABLE.test(name) && !isPassedOver(name))
    .map((name) => join(folder, name));
}

/** Returns the path of the file of agreements in a folder, whether it exists or not. */
export function agreedFileIn(io: Io, folder: string): string {
  const found = namesIn(io, folder).find((name) => isAgreementsFile(name));
  return join(folder, found ?? 'agreed.yaml');
}

function namesIn(io: Io, folder: string): readonly string[] {
  if (!existsSync(resolve(io.folder, folder))) {
    if (!READABLE.test(folder)) return [];
    throw notAFolder(folder);
  }
  if (!statOf(io, folder).isDirectory()) throw notAFolder(folder);
  return listFolder(io, folder).flatMap(({ name, isFile }) => (isFile ? [name] : []));
}

function notAFolder(path: string): UserError {
  return new UserError(
    `a room keeps a file for each respondent, but ${quoted(path)} is one file`,
    'name a folder with --save, such as --save workshop',
  );
}

/** Returns the reason why the folder cannot be used, or `null` if it can. */
export function folderRefusal(io: Io, folder: string): string | null {
  try {
    if (!statOf(io, folder).isDirectory()) return `${quoted(folder)} is a file; name a folder`;
    if (listFolder(io, folder).length === 0) return null;
    return `${quoted(folder)} is not empty; name a new folder`;
  } catch {
    return null;
  }
}

/** One respondent's file. */
export interface RespondentFile {
  readonly person: WorkshopParticipant;
  readonly store: AnswersStore;
  /** Content of the file, or the heading of a new one. */
  readonly before: Answers;
}

/** Everything that a workshop is kept in. */
export interface RoundFiles {
  readonly folder: string;
  readonly date: string;
  readonly respondents: readonly RespondentFile[];
  readonly agreed: AgreementsStore;
  /** Content of the file of agreements, or the heading of a new one. */
  readonly agreedBefore: Agreed;
}

/** Joins the results of saving several files: the failures, or else the notices. */
export function saveTogether(savings: readonly SaveState[]): SaveState {
  const failed = savings.filter((saving) => !saving.isSaved);
  if (failed.length > 0) {
    const because = failed.some((saving) => saving.because === 'conflict') ? 'conflict' : 'disk';
    return { isSaved: false, message: failed.map(({ message }) => message).join('; '), because };
  }
  const messages = savings.flatMap(({ message }) => message ?? []);
  return { isSaved: true, message: messages.length === 0 ? null : messages.join('; ') };
}

/**
 * Opens all files of a round; whatever goes wrong, they are free again.
 * @throws UserError and InputError, as opening each of them does
 */
export async function openRoundFiles<T>(
  io: Io,
  paths: readonly string[],
  agreedPath: string,
  use: (stores: readonly AnswersStore[], agreed: AgreementsStore) => Promise<T>,
): Promise<T> {
  const opened: { close(): void }[] = [];
  try {
    const stores: AnswersStore[] = [];
    for (const path of paths) {
      const store = await openAnswersStore(io, path);
      stores.push(store);
      opened.push(store);
    }
    const agreed = await openAgreementsStore(io, agreedPath);
    opened.push(agreed);
    return await use(stores, agreed);
  } catch (error) {
    for (const store of opened) store.close();
    throw error;
  }
}

/** Everything that is settled before the first vote. */
export interface PreparedWorkshop {
  readonly script: WorkshopScript;
  readonly said: WorkshopRecord;
  readonly files: RoundFiles;
  readonly earlier: EarlierRound | null;
  readonly warnings: readonly string[];
  readonly isNew: boolean;
}
