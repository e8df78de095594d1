import type { Agreed } from '../../../answers/answers.ts';
import { editAgreed, writeAgreed } from '../../../answers/write.ts';
import { type FileSystem, nodeFileSystem } from '../../../io/file-system.ts';
import type { Io } from '../../../io/io.ts';
import { type AgreedFile, parseAgreed } from '../../../loading/agreed.ts';
import type { FileFormat } from '../../../storage/file-format.ts';
import { openStore, type Store } from '../../../storage/store.ts';
import { storageWords } from '../../../words/storage.ts';

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
  parse: async (_, source) => parseAgreed(source),
  summary: ({ source, agreed: { agreed, date } }) => {
    const count = storageWords.agreements({ number: Object.keys(agreed).length });
    // A workshop can withdraw agreements, so fewer entries do not mean that the file is cut off.
    return { source, field: 'agreed', entries: [], count, date };
  },
  write: writeAgreed,
  edit: editAgreed,
};
