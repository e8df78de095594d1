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

/** Saves the votes of a workshop, one file per respondent, and its agreements. */
export interface RoundStore {
  readonly folder: string;
  /** Present paths of the respondents' files. */
  readonly paths: () => readonly string[];
  /** Path of the file of agreements; `null` if there is none. */
  readonly sources: () => readonly string[];
  /** Path of the file of agreements; `null` if there is none. */
  readonly agreedPath: () => string | null;
  /**
   * Brings everything that changed to the disk before it returns, or names the files that could not be
   * written; the next call tries those again.
   */
  save(workshop: Workshop, seconds: number): SaveState;
  /**
   * Saves to another folder, new or empty, from now on. Returns the reason why that is impossible,
   * or `null`.
   */
  changeFolder(folder: string): string | null;
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

/** State of each file after the last save; a missing file is not up to date. */
interface Kept {
  readonly said: Map<string, ResponseRecord>;
  agreed: ResponseRecord | null;
  isFinished: boolean;
  folder: string;
}

/** Keeps a workshop in these files. */
export function openRoundStore(io: Io, script: WorkshopScript, files: RoundFiles): RoundStore {
  const { respondents, agreed, folder } = files;
  const kept: Kept = { said: new Map(), agreed: null, isFinished: false, folder };
  const paths = () => respondents.map(({ store }) => store.path);
  const stores = [...respondents.map(({ store }) => store), agreed];
  const namesAtFirst = paths().map((path) => basename(path));
  return {
    get folder() {
      return kept.folder;
    },
    paths,
    sources: () =>
      paths().every((path, at) => basename(path) === namesAtFirst[at]) ? [kept.folder] : paths(),
    agreedPath: () => (kept.agreed && hasAgreed({ agreed: kept.agreed }) ? agreed.path : null),
    save: (workshop, seconds) =>
      saveTogether([
        ...saveVotes(script, workshop, files, kept, seconds),
        ...saveAgreed(script, workshop, files, kept),
      ]),
    changeFolder: (to) => move(io, files, kept, to),
    unsaved: () =>
      stores.flatMap((store) => {
        const text = store.unsaved();
        return text === null ? [] : [{ path: store.path, text }];
      }),
    close: () => {
      for (const { close } of stores) close();
    },
  };
}

/** Returns the files that have changed; all of them if the workshop has finished. */
function saveVotes(
  script: WorkshopScript,
  workshop: Workshop,
  { respondents, date }: RoundFiles,
  kept: Kept,
  seconds: number,
): readonly SaveState[] {
  const isFinished = workshop.status === 'finished';
  if (isFinished !== kept.isFinished) kept.said.clear();
  kept.isFinished = isFinished;
  return respondents.flatMap((file) => {
    const { id } = file.person;
    const said = recordBy(workshop, file.person);
    if (kept.said.get(id) === said) return [];
    const answers = answersIn(script, workshop, date, file, seconds);
    const saving = file.store.save(answers, renamesOf(script.checklist));
    if (saving.isSaved) kept.said.set(id, said);
    else kept.said.delete(id);
    return [saving];
  });
}

function answersIn(
  script: WorkshopScript,
  workshop: Workshop,
  date: string,
  { person, before }: RespondentFile,
  seconds: number,
): Answers {
  const filing = { before, date, seconds: (before.seconds ?? 0) + seconds };
  return answersOf(script, interviewOf(workshop, person), filing);
}

/** There is no file before there is something to keep in it. */
function saveAgreed(
  script: WorkshopScript,
  workshop: Workshop,
  { agreed, agreedBefore }: RoundFiles,
  kept: Kept,
): readonly SaveState[] {
  const isNew = agreed.found === null && kept.agreed === null;
  if (kept.agreed === workshop.agreed || (isNew && !hasAgreed(workshop))) return [];
  const saving = agreed.save(agreedOf(script, workshop, agreedBefore), renamesOf(script.checklist));
  kept.agreed = saving.isSaved ? workshop.agreed : null;
  return [saving];
}

function move(io: Io, files: RoundFiles, kept: Kept, folder: string): string | null {
  const refusal = folderRefusal(io, folder);
  if (refusal !== null) return refusal;
  for (const store of [...files.respondents.map((file) => file.store), files.agreed]) {
    // A workshop in two folders would be complete in neither.
    const problem = store.changePath(join(folder, basename(store.path)), { forGood: true });
    if (problem !== null) return problem;
  }
  kept.said.clear();
  kept.agreed = null;
  kept.folder = folder;
  return null;
}
