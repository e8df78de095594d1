import { basename, join } from 'node:path';
import type { Agreed, Answers } from '../../answers/answers.ts';
import { renamesOf } from '../../answers/match.ts';
import { editAgreed, editAnswers, writeAgreed, writeAnswers } from '../../answers/write.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { agreedOf, answersOf, hasAgreed, respondentOf } from '../../conversation/files.ts';
import {
  type Conversation,
  type Person,
  type ResponseRecord,
  recordBy,
  type Script,
} from '../../conversation/script.ts';
import { UserError } from '../../diagnostic.ts';
import { type FileSystem, nodeFileSystem } from '../../io/file-system.ts';
import type { Io, SaveState } from '../../io/io.ts';
import type { AgreedFile } from '../../loading/agreed.ts';
import { type AnswersFile, parseAnswers } from '../../loading/answers.ts';
import { listFolder, statOf } from '../../storage/read.ts';
import type { FileFormat } from '../../storage/save.ts';
import { openStore, type Store } from '../../storage/store.ts';
import { sessionWords as words } from '../../words/session.ts';
import { storageWords } from '../../words/storage.ts';

/** One respondent's file. */
export interface RespondentFile {
  readonly person: Person;
  readonly store: AnswersStore;
  /** Content of the file, or the heading of a new one. */
  readonly before: Answers;
}

/** Everything that a conversation is kept in. */
export interface RoundFiles {
  /** Folder of a workshop; `null` for the file of one respondent. */
  readonly folder: string | null;
  readonly date: string;
  readonly respondents: readonly RespondentFile[];
  /** File of agreements and its content so far; `null` without a workshop. */
  readonly agreed: { readonly store: AgreementsStore; readonly before: Agreed } | null;
  /** Heading of the file of somebody who joins. */
  readonly heading: Omit<Answers, 'respondent'>;
}

/** Saves the answers of a conversation, one file per respondent, and its agreements. */
export interface RoundStore {
  /** Folder of a workshop, or the file of the only respondent. */
  readonly path: string;
  /** Present paths of the respondents' files. */
  readonly paths: () => readonly string[];
  /** Paths that an audit of what was saved reads. */
  readonly sources: () => readonly string[];
  /** Path of the file of agreements; `null` if there is none. */
  readonly agreedPath: () => string | null;
  /**
   * Brings everything that changed to the disk before it returns, or names the files that could not be
   * written; the next call tries those again. With `most`, so many answers files at most.
   */
  save(state: Conversation, seconds: number, most?: number): SaveState;
  /** True if the files have everything of a state. */
  isKept(state: Conversation): boolean;
  /** Makes a file for somebody who joins. Returns why that is impossible, or `null`. */
  admit(person: Person): Promise<string | null>;
  /**
   * Saves to another place, new or empty, from now on. Returns the reason why that is impossible, or
   * `null`.
   */
  changePath(path: string): string | null;
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
  readonly io: Io;
  readonly files: RoundFiles;
  respondents: RespondentFile[];
  readonly said: Map<string, ResponseRecord>;
  readonly names: Map<string, string>;
  agreed: ResponseRecord | null;
  /** People as the file of agreements has them: ids in seating order, and who has left. */
  seats: string;
  isFinished: boolean;
  path: string;
}

/** Keeps a conversation in these files. */
export function openRoundStore(io: Io, script: Script, files: RoundFiles): RoundStore {
  const kept: Kept = {
    ...{ io, files, respondents: [...files.respondents], said: new Map(), names: new Map() },
    ...{ agreed: null, seats: '', isFinished: false },
    path: files.folder ?? files.respondents[0]?.store.path ?? '',
  };
  const stores = () => [
    ...kept.respondents.map(({ store }) => store),
    ...(files.agreed ? [files.agreed.store] : []),
  ];
  const paths = () => kept.respondents.map(({ store }) => store.path);
  const namesAtFirst = new Map(kept.respondents.map(({ store }) => [store, basename(store.path)]));
  return {
    get path() {
      return files.folder === null ? (paths()[0] ?? kept.path) : kept.path;
    },
    paths,
    sources: () => {
      const hasNames = kept.respondents.every(
        ({ store }) => basename(store.path) === (namesAtFirst.get(store) ?? basename(store.path)),
      );
      return files.folder !== null && hasNames ? [kept.path] : paths();
    },
    agreedPath: () =>
      files.agreed && kept.agreed && hasAgreed({ agreed: kept.agreed })
        ? files.agreed.store.path
        : null,
    save: (state, seconds, most = Number.POSITIVE_INFINITY) =>
      saveTogether([
        ...saveAnswers(script, state, kept, seconds, most),
        ...saveAgreed(script, state, kept),
      ]),
    isKept: (state) => changedFiles(state, kept).length === 0 && !isAgreedChanged(state, kept),
    admit: (person) => admit(script.checklist, kept, person),
    changePath: (path) =>
      files.folder === null
        ? (kept.respondents[0]?.store.changePath(path) ?? null)
        : moveFolder(kept, path),
    unsaved: () =>
      stores().flatMap((store) => {
        const text = store.unsaved();
        return text === null ? [] : [{ path: store.path, text }];
      }),
    close: () => {
      for (const { close } of stores()) close();
    },
  };
}

/** Joins the results of saving several files: the failures, or else the notices. */
function saveTogether(savings: readonly SaveState[]): SaveState {
  const failed = savings.filter((saving) => !saving.isSaved);
  if (failed.length > 0) {
    const because = failed.some((saving) => saving.because === 'conflict') ? 'conflict' : 'disk';
    return { isSaved: false, message: failed.map(({ message }) => message).join('; '), because };
  }
  const messages = savings.flatMap(({ message }) => message ?? []);
  return { isSaved: true, message: messages.length === 0 ? null : messages.join('; ') };
}

/** Saves the files that have changed; all of them if the conversation has finished. */
function saveAnswers(
  script: Script,
  state: Conversation,
  kept: Kept,
  seconds: number,
  most: number,
): readonly SaveState[] {
  const isFinished = state.status === 'finished';
  if (isFinished !== kept.isFinished) kept.said.clear();
  kept.isFinished = isFinished;
  const changed = changedFiles(state, kept);
  return changed.slice(0, most).flatMap(({ person: { id }, store, before }) => {
    const person = state.people.find((own) => own.id === id);
    if (!person) return [];
    const said = recordBy(state, person);
    const filing = { before, date: kept.files.date, seconds: (before.seconds ?? 0) + seconds };
    const saving = store.save(
      answersOf(script, state, person, filing),
      renamesOf(script.checklist),
    );
    if (saving.isSaved) kept.said.set(id, said);
    else kept.said.delete(id);
    kept.names.set(id, person.name);
    return [saving];
  });
}

/** Returns the files of those who said something new, or have a new name. */
function changedFiles(state: Conversation, kept: Kept): readonly RespondentFile[] {
  const people = new Map(state.people.map((person) => [person.id, person]));
  return kept.respondents.filter(({ person: { id } }) => {
    const person = people.get(id);
    if (!person) return false;
    return kept.said.get(id) !== recordBy(state, person) || kept.names.get(id) !== person.name;
  });
}

function isAgreedChanged(state: Conversation, kept: Kept): boolean {
  const isNew = kept.agreed !== state.agreed || kept.seats !== seatsIn(state);
  return kept.files.agreed !== null && isNew;
}

function seatsIn({ people }: Conversation): string {
  return people.map(({ id, hasLeft }) => (hasLeft ? `-${id}` : id)).join(' ');
}

/** Keeps what was agreed and, from the first save on, the seating order and who has left. */
function saveAgreed(script: Script, state: Conversation, kept: Kept): readonly SaveState[] {
  const { agreed } = kept.files;
  if (!agreed || !isAgreedChanged(state, kept)) return [];
  const seats = seatsIn(state);
  const saving = agreed.store.save(
    agreedOf(script, state, agreed.before),
    renamesOf(script.checklist),
  );
  kept.agreed = saving.isSaved ? state.agreed : null;
  kept.seats = saving.isSaved ? seats : '';
  return [saving];
}

async function admit(checklist: Checklist, kept: Kept, person: Person): Promise<string | null> {
  if (kept.respondents.some((own) => own.person.id === person.id)) return null;
  const path = join(kept.path, `${person.id}.yaml`);
  try {
    const store = await openAnswersStore(kept.io, path);
    if (store.found) {
      store.close();
      return words.fileOfOther({ path });
    }
    const respondent = respondentOf(checklist, person);
    kept.respondents.push({ person, store, before: { ...kept.files.heading, respondent } });
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

function moveFolder(kept: Kept, folder: string): string | null {
  const refusal = folderRefusal(kept.io, folder);
  if (refusal !== null) return refusal;
  const { agreed } = kept.files;
  for (const store of [
    ...kept.respondents.map((file) => file.store),
    ...(agreed ? [agreed.store] : []),
  ]) {
    // A workshop in two folders would be complete in neither.
    const problem = store.changePath(join(folder, basename(store.path)), { forGood: true });
    if (problem !== null) return problem;
  }
  kept.said.clear();
  kept.agreed = null;
  kept.seats = '';
  kept.path = folder;
  return null;
}

/** Returns the reason why the folder cannot be used, or `null` if it can. */
function folderRefusal(io: Io, folder: string): string | null {
  try {
    if (!statOf(io, folder).isDirectory()) return words.isFile({ path: folder });
    return listFolder(io, folder).length === 0 ? null : words.notEmpty({ path: folder });
  } catch {
    return null;
  }
}

/** Files of a round, as they are opened. */
export interface OpenedFiles {
  readonly stores: readonly AnswersStore[];
  readonly agreed: AgreementsStore | null;
}

/**
 * Opens all files of a round; whatever goes wrong, they are free again.
 * @throws UserError and InputError, as opening each of them does
 */
export async function openRoundFiles<T>(
  io: Io,
  paths: readonly string[],
  agreedPath: string | null,
  use: (opened: OpenedFiles) => Promise<T>,
): Promise<T> {
  const opened: { close(): void }[] = [];
  try {
    const stores: AnswersStore[] = [];
    for (const path of paths) {
      const store = await openAnswersStore(io, path);
      stores.push(store);
      opened.push(store);
    }
    const agreed = agreedPath === null ? null : await openAgreementsStore(io, agreedPath);
    if (agreed) opened.push(agreed);
    return await use({ stores, agreed });
  } catch (error) {
    for (const store of opened) store.close();
    throw error;
  }
}

/** Keeps one respondent's answers in a file, which nobody else writes meanwhile. */
export type AnswersStore = Store<AnswersFile, Answers>;

/**
 * Opens the answers file of a respondent; the first save creates a new one.
 * @throws UserError if it cannot be written or is open elsewhere, InputError if it is damaged
 */
export function openAnswersStore(
  io: Io,
  path: string,
  fs: FileSystem = nodeFileSystem,
): Promise<AnswersStore> {
  return openStore(io, path, answersKind, fs);
}

const answersKind: FileFormat<AnswersFile, Answers> = {
  parse: parseAnswers,
  entries: ({ answers }) => Object.keys(answers),
  summary: ({ source, answers: { answers, date } }) => {
    const entries = Object.keys(answers);
    const count = storageWords.answers({ number: entries.length });
    return { source, field: 'answers', entries, count, date };
  },
  write: writeAnswers,
  edit: editAnswers,
};

/** File of agreements, which no other process writes meanwhile. */
export type AgreementsStore = Store<AgreedFile, Agreed>;

/**
 * Opens the file of agreements of a workshop; the first save creates a new one.
 * @throws UserError if it cannot be written or is open elsewhere, InputError if it is damaged
 */
export function openAgreementsStore(
  io: Io,
  path: string,
  fs: FileSystem = nodeFileSystem,
): Promise<AgreementsStore> {
  return openStore(io, path, agreedKind, fs);
}

const agreedKind: FileFormat<AgreedFile, Agreed> = {
  // Loaded for a workshop that is resumed: it brings zod.
  parse: async (_, source) => (await import('../../loading/agreed.ts')).parseAgreed(source),
  // A workshop can withdraw agreements, so fewer entries do not mean that the file is cut off.
  entries: () => [],
  summary: ({ source, agreed: { agreed, date } }) => {
    const count = storageWords.agreements({ number: Object.keys(agreed).length });
    return { source, field: 'agreed', entries: [], count, date };
  },
  write: writeAgreed,
  edit: editAgreed,
};
