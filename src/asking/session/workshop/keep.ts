import { basename, join } from 'node:path';
import type { Answers } from '../../../answers/answers.ts';
import { renamesOf } from '../../../answers/match.ts';
import type { ResponseRecord } from '../../../conversation/script.ts';
import { answersOf } from '../../../conversation/solo/answers-of.ts';
import { agreedOf, hasAgreed } from '../../../conversation/workshop/agreed-of.ts';
import { interviewOf } from '../../../conversation/workshop/view.ts';
import {
  recordBy,
  type Workshop,
  type WorkshopScript,
} from '../../../conversation/workshop/workshop.ts';
import type { Io, SaveState } from '../../../io/io.ts';
import { folderRefusal, type RespondentFile, type RoundFiles, saveTogether } from './files.ts';

/** Keeps a room's votes, each respondent's in a file of their own, and what it agreed. */
export interface RoundStore {
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
  save(room: Workshop, seconds: number): SaveState;
  /** Keeps everything in another folder, which is new or empty; what speaks against it, or null. */
  moveTo(folder: string): string | null;
  /** The files that could not be written, with their whole text. */
  readonly unsaved: () => readonly Unsaved[];
  /** Gives all files free. */
  close(): void;
}

/** A file that could not be written. */
export interface Unsaved {
  readonly path: string;
  readonly text: string;
}

/** What each file was last brought up to; a file that is not there is not up to date. */
interface Kept {
  readonly said: Map<string, ResponseRecord>;
  agreed: ResponseRecord | null;
  isFinished: boolean;
  folder: string;
}

/** Keeps a room in these files. */
export function openRoundStore(io: Io, script: WorkshopScript, files: RoundFiles): RoundStore {
  const { seats, agreed, folder } = files;
  const kept: Kept = { said: new Map(), agreed: null, isFinished: false, folder };
  const paths = () => seats.map(({ keeper }) => keeper.path);
  const keepers = [...seats.map(({ keeper }) => keeper), agreed];
  const namesAtFirst = paths().map((path) => basename(path));
  return {
    get folder() {
      return kept.folder;
    },
    paths,
    sources: () =>
      paths().every((path, at) => basename(path) === namesAtFirst[at]) ? [kept.folder] : paths(),
    agreedPath: () => (kept.agreed && hasAgreed({ agreed: kept.agreed }) ? agreed.path : null),
    save: (room, seconds) =>
      saveTogether([
        ...saveVotes(script, room, files, kept, seconds),
        ...saveAgreed(script, room, files, kept),
      ]),
    moveTo: (to) => move(io, files, kept, to),
    unsaved: () =>
      keepers.flatMap((keeper) => {
        const text = keeper.unsaved();
        return text === null ? [] : [{ path: keeper.path, text }];
      }),
    close: () => {
      for (const { close } of keepers) close();
    },
  };
}

/** Every file whose respondent has said something new, and all of them where the room has finished. */
function saveVotes(
  script: WorkshopScript,
  room: Workshop,
  { seats, date }: RoundFiles,
  kept: Kept,
  seconds: number,
): readonly SaveState[] {
  const isFinished = room.status === 'finished';
  if (isFinished !== kept.isFinished) kept.said.clear();
  kept.isFinished = isFinished;
  return seats.flatMap((seat) => {
    const { id } = seat.person;
    const said = recordBy(room, seat.person);
    if (kept.said.get(id) === said) return [];
    const answers = answersIn(script, room, date, seat, seconds);
    const saving = seat.keeper.save(answers, renamesOf(script.checklist));
    if (saving.isSaved) kept.said.set(id, said);
    else kept.said.delete(id);
    return [saving];
  });
}

function answersIn(
  script: WorkshopScript,
  room: Workshop,
  date: string,
  { person, before }: RespondentFile,
  seconds: number,
): Answers {
  const filing = { before, date, seconds: (before.seconds ?? 0) + seconds };
  return answersOf(script, interviewOf(room, person), filing);
}

/** There is no file before there is something to keep in it. */
function saveAgreed(
  script: WorkshopScript,
  room: Workshop,
  { agreed, agreedBefore }: RoundFiles,
  kept: Kept,
): readonly SaveState[] {
  const isNew = agreed.found === null && kept.agreed === null;
  if (kept.agreed === room.agreed || (isNew && !hasAgreed(room))) return [];
  const saving = agreed.save(agreedOf(script, room, agreedBefore), renamesOf(script.checklist));
  kept.agreed = saving.isSaved ? room.agreed : null;
  return [saving];
}

function move(io: Io, files: RoundFiles, kept: Kept, folder: string): string | null {
  const refusal = folderRefusal(io, folder);
  if (refusal !== null) return refusal;
  for (const keeper of [...files.seats.map((seat) => seat.keeper), files.agreed]) {
    // A room that is in two folders would be none in either.
    const problem = keeper.moveTo(join(folder, basename(keeper.path)), { forGood: true });
    if (problem !== null) return problem;
  }
  kept.said.clear();
  kept.agreed = null;
  kept.folder = folder;
  return null;
}
