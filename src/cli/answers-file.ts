import { dirname, join } from 'node:path';
import type { Answers } from '../answers/answers.ts';
import { decode } from '../input/decode.ts';
import type { Saving } from '../interview/conduct.ts';
import { type Place, placeOf } from './answers-path.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import type { Io } from './io.ts';
import { type Keeping, moveTo, type Renamed, save } from './keep-answers.ts';
import { takeLock } from './lock.ts';
import { readOpened } from './open-answers.ts';
import { removeQuietly, temporaryPrefix } from './save.ts';
import type { AnswersFile } from './submit.ts';

/** Keeps one respondent's answers in a file, which nobody else writes meanwhile. */
export interface AnswersKeeper {
  /** Where the answers are kept now, as the person knows it. */
  readonly path: string;
  /** What the file said when it was opened; null for a new one. */
  readonly found: AnswersFile | null;
  /** What happened on opening that the person should know. */
  readonly notices: readonly string[];
  /**
   * Brings all answers to the disk before it returns, or says why it could not; then the file is as it
   * was, and the next call tries again. `renamed` leads from former ids of criteria to today's.
   */
  save(answers: Answers, renamed?: Renamed): Saving;
  /** Keeps the answers in another, new file from the next saving on; what speaks against it, or null. */
  moveTo(path: string): string | null;
  /** Gives the file free. */
  close(): void;
}

/**
 * Opens the file that an interview is kept in; a new one is made by the first saving.
 * @throws UserError where it cannot be written or somebody else has it open, InputError where it is
 *   damaged
 */
export async function openAnswersFile(
  io: Io,
  path: string,
  fs: FileSystem = nodeFileSystem,
): Promise<AnswersKeeper> {
  const place = placeOf(fs, io.folder, path);
  const lock = takeLock(fs, place.target, place.shown);
  try {
    removeLeftovers(fs, place);
    const opened = await readOpened(io, fs, place);
    const bytes = opened?.bytes ?? null;
    const text = bytes && decode(place.shown, bytes);
    return keeper(
      {
        fs,
        folder: io.folder,
        locks: [lock],
        place,
        text,
        known: bytes,
        tried: null,
        message: null,
      },
      opened?.file ?? null,
      lock.notice === null ? [] : [lock.notice],
    );
  } catch (error) {
    lock.release();
    throw error;
  }
}

function keeper(
  keeping: Keeping,
  found: AnswersFile | null,
  notices: readonly string[],
): AnswersKeeper {
  return {
    get path() {
      return keeping.place.shown;
    },
    found,
    notices,
    save: (answers, renamed = new Map()) => save(keeping, answers, renamed),
    moveTo: (path) => moveTo(keeping, path),
    close: () => {
      for (const lock of keeping.locks.splice(0)) lock.release();
    },
  };
}

/** What saving left over when the computer or an earlier interview went down in the middle of it. */
function removeLeftovers(fs: FileSystem, { target }: Place): void {
  const prefix = temporaryPrefix(target);
  const folder = dirname(target);
  for (const name of namesIn(fs, folder)) {
    if (name.startsWith(prefix) && name.endsWith('.tmp')) removeQuietly(fs, join(folder, name));
  }
}

function namesIn(fs: FileSystem, folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}
