import type { Agreed, Answers } from '../../answers/answers.ts';
import { editAgreed, editAnswers, writeAgreed, writeAnswers } from '../../answers/write.ts';
import { type FileSystem, nodeFileSystem } from '../../io/file-system.ts';
import type { Io } from '../../io/io.ts';
import type { AgreedFile } from '../../loading/agreed.ts';
import { type AnswersFile, parseAnswers } from '../../loading/answers.ts';
import type { FileFormat } from '../../storage/file-format.ts';
import { openStore, type Store } from '../../storage/store.ts';
import { storageWords } from '../../words/storage.ts';

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
  summary: ({ source, agreed: { agreed, date } }) => {
    const count = storageWords.agreements({ number: Object.keys(agreed).length });
    // A workshop can withdraw agreements, so fewer entries do not mean that the file is cut off.
    return { source, field: 'agreed', entries: [], count, date };
  },
  write: writeAgreed,
  edit: editAgreed,
};
