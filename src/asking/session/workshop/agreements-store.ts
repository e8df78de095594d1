import type { Agreed } from '../../../answers/answers.ts';
import { editAgreed, writeAgreed } from '../../../answers/write.ts';
import { type FileSystem, nodeFileSystem } from '../../../io/file-system.ts';
import type { Io } from '../../../io/io.ts';
import { type AgreedFile, parseAgreed } from '../../../loading/agreed.ts';
import type { FileFormat } from '../../../storage/file-format.ts';
import { openStore, type Store } from '../../../storage/store.ts';
import { storageWords } from '../../../words/storage.ts';

/** Keeps what a workshop agreed in a file, which nobody else writes meanwhile. */
export type AgreementsStore = Store<AgreedFile, Agreed>;

/**
 * Opens the file of what a workshop agreed; a new one is made by the first saving.
 * @throws UserError where it cannot be written or somebody else has it open, InputError where it is
 *   damaged
 */
export function openAgreementsStore(
  io: Io,
  path: string,
  fs: FileSystem = nodeFileSystem,
): Promise<AgreementsStore> {
  return openStore(io, path, agreedKind, fs);
}

const agreedKind: FileFormat<AgreedFile, Agreed> = {
  parse: async (_, source) => parseAgreed(source),
  summary: ({ source, agreed: { agreed, date } }) => {
    const count = storageWords.agreements({ number: Object.keys(agreed).length });
    // A room may take back what it agreed, so fewer entries do not tell of a file that is cut off.
    return { source, field: 'agreed', entries: [], count, date };
  },
  write: writeAgreed,
  edit: editAgreed,
};
