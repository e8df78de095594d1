import { basename, join } from 'node:path';
import type { Agreed } from '../../answers/agreed.ts';
import type { Answers } from '../../answers/answers.ts';
import { renamesOf } from '../../answers/match.ts';
import { answersOf } from '../../interview/answers-of.ts';
import type { Saving } from '../../interview/conduct.ts';
import type { Said } from '../../interview/interview.ts';
import { agreedOf, hasAgreed } from '../../interview/room/agreed-of.ts';
import { interviewOf } from '../../interview/room/describe-room.ts';
import type { Person, Room, RoomScript } from '../../interview/room/room.ts';
import { saidBy } from '../../interview/room/voters.ts';
import { quoted } from '../../safe-text.ts';
import type { AgreedKeeper } from '../agreed-file.ts';
import type { AnswersKeeper } from '../answers-file.ts';
import type { Io } from '../io.ts';
import { listFolder, statOf } from '../read-file.ts';

/** Keeps a room's votes, each respondent's in a file of their own, and what it agreed. */
export interface RoomKeeper {
  readonly folder: string;
  /** The files of the respondents, where they are now. */
  readonly paths: () => readonly string[];
  /** What to make the report from: the folder, unless a file had to be kept under another name. */
  readonly sources: () => readonly string[];
  /** The file of what was agreed, where there is one. */
  readonly agreedPath: () => string | null;
  /**
   * Brings everything that changed to the disk before it returns, or names the files that could not be
   * written; the next call tries those again.
   */
  save(room: Room, seconds: number): Saving;
  /** Keeps everything in another folder, which is new or empty; what speaks against it, or null. */
  moveTo(folder: string): string | null;
  /** Gives all files free. */
  close(): void;
}

/** One respondent's file. */
export interface Seat {
  readonly person: Person;
  readonly keeper: AnswersKeeper;
  /** The file as it is, or what a new one begins with. */
  readonly before: Answers;
}

/** Everything that a room is kept in. */
export interface RoomFiles {
  readonly folder: string;
  readonly date: string;
  readonly seats: readonly Seat[];
  readonly agreed: AgreedKeeper;
  /** The file of agreements as it is, or what a new one begins with. */
  readonly agreedBefore: Agreed;
}

/** What each file was last brought up to; a file that is not there is not up to date. */
interface Kept {
  readonly said: Map<string, Said>;
  agreed: Said | null;
  isFinished: boolean;
  folder: string;
}

/** Keeps a room in these files. */
export function keepRoom(io: Io, script: RoomScript, files: RoomFiles): RoomKeeper {
  const { seats, agreed } = files;
  const kept: Kept = {
    said: new Map(),
    agreed: null,
    isFinished: false,
    folder: files.folder,
  };
  const paths = () => seats.map(({ keeper }) => keeper.path);
  const namesAtFirst = paths().map((path) => basename(path));
  return {
    get folder() {
      return kept.folder;
    },
    paths,
    sources: () =>
      paths().every((path, at) => basename(path) === namesAtFirst[at]) ? [kept.folder] : paths(),
    agreedPath: () => (kept.agreed && hasAgreed({ agreed: kept.agreed }) ? agreed.path : null),
    save: (room, seconds) => {
      const renamed = renamesOf(script.checklist);
      const isFinished = room.status === 'finished';
      if (isFinished !== kept.isFinished) kept.said.clear();
      kept.isFinished = isFinished;
      const savings = seats.flatMap((seat) => {
        const said = saidBy(room, seat.person);
        if (kept.said.get(seat.person.id) === said) return [];
        const answers = answersIn(script, room, files.date, seat, seconds);
        const saving = seat.keeper.save(answers, renamed);
        if (saving.isSaved) kept.said.set(seat.person.id, said);
        else kept.said.delete(seat.person.id);
        return [saving];
      });
      return together([...savings, ...saveAgreed(script, room, files, kept)]);
    },
    moveTo: (folder) => move(io, files, kept, folder),
    close: () => {
      for (const { close } of [...seats.map(({ keeper }) => keeper), agreed]) close();
    },
  };
}

function answersIn(
  script: RoomScript,
  room: Room,
  date: string,
  { person, before }: Seat,
  seconds: number,
): Answers {
  const filing = { before, date, seconds: (before.seconds ?? 0) + seconds };
  return answersOf(script, interviewOf(room, person), filing);
}

/** There is no file before there is something to keep in it. */
function saveAgreed(
  script: RoomScript,
  room: Room,
  { agreed, agreedBefore }: RoomFiles,
  kept: Kept,
): readonly Saving[] {
  const isNew = agreed.found === null && kept.agreed === null;
  if (kept.agreed === room.agreed || (isNew && !hasAgreed(room))) return [];
  const saving = agreed.save(agreedOf(script, room, agreedBefore), renamesOf(script.checklist));
  kept.agreed = saving.isSaved ? room.agreed : null;
  return [saving];
}

/** One verdict on all files: what is not saved first, then what else happened. */
function together(savings: readonly Saving[]): Saving {
  const unsaved = savings.filter(({ isSaved }) => !isSaved);
  const told = unsaved.length > 0 ? unsaved : savings;
  const messages = told.flatMap(({ message }) => message ?? []);
  return {
    isSaved: unsaved.length === 0,
    message: messages.length === 0 ? null : messages.map(withoutComfort).join('; '),
  };
}

/** What each file says for itself is said once for all of them. */
function withoutComfort(message: string, index: number, all: readonly string[]): string {
  const comfort = '; nothing is lost while this interview is open';
  return index < all.length - 1 ? message.replace(comfort, '') : message;
}

function move(io: Io, files: RoomFiles, kept: Kept, folder: string): string | null {
  const refusal = folderRefusal(io, folder);
  if (refusal !== null) return refusal;
  for (const keeper of [...files.seats.map((seat) => seat.keeper), files.agreed]) {
    const problem = keeper.moveTo(join(folder, basename(keeper.path)));
    if (problem !== null) return problem;
  }
  kept.said.clear();
  kept.agreed = null;
  kept.folder = folder;
  return null;
}

function folderRefusal(io: Io, folder: string): string | null {
  try {
    if (!statOf(io, folder).isDirectory()) return `${quoted(folder)} is a file; name a folder`;
    if (listFolder(io, folder).length === 0) return null;
    return `${quoted(folder)} is not empty; name a new folder`;
  } catch {
    return null;
  }
}
