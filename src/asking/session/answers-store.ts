import type { Answers } from '../../answers/answers.ts';
import { editAnswers, writeAnswers } from '../../answers/write.ts';
import { type FileSystem, nodeFileSystem } from '../../io/file-system.ts';
import type { Io } from '../../io/io.ts';
import { type AnswersFile, parseAnswers } from '../../loading/answers.ts';
import type { FileFormat } from '../../storage/file-format.ts';
import { openStore, type Store } from '../../storage/store.ts';
import { storageWords } from '../../words/storage.ts';

/** Keeps one respondent's answers in a file, which nobody else writes meanwhile. */
export type AnswersStore = Store<AnswersFile, Answers>;

/**
 * Opens the answers file of an interview; the first save creates a new one.
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
