import { InputError, UserError } from '../diagnostic.ts';
import { type FileSystem, fileError } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { repetitionIn } from '../source/edit/yaml-text.ts';
import { decode, readSource, sizeRefusal } from '../source/read.ts';
import { fileErrorText } from '../words/file-errors.ts';
import { storageWords } from '../words/storage.ts';
import type { FilePlace } from './place.ts';
import { backupOf, type FileFormat, type FileSummary, isCutOff, readBackup } from './save.ts';

/** File that can be resumed, and the bytes it was read from. */
export interface Opened<File> {
  readonly file: File;
  readonly bytes: Uint8Array;
}

/**
 * Reads the file that a session resumes; null if there is none yet.
 * @throws UserError or InputError, naming the last good copy where there is one, for anything that
 *   saving could harm: a damaged file, one that is cut off, read-only, or that repeats parts
 */
export async function readOpened<File>(
  io: Io,
  fs: FileSystem,
  place: FilePlace,
  kind: Pick<FileFormat<File, never>, 'parse' | 'summary'>,
): Promise<Opened<File> | null> {
  const backup = await readBackup(io, fs, place.target, kind);
  const copy = backup && kind.summary(backup);
  if (!place.exists) {
    if (copy) throw lost(place, copy);
    return null;
  }
  refuseReadOnly(fs, place);
  try {
    const bytes = bytesOf(fs, place);
    const file = await kind.parse(io, await readSource(place.shown, bytes));
    const summary = kind.summary(file);
    refuseRepetition(place, decode(place.shown, bytes));
    if (copy && isCutOff(summary.entries, copy.entries)) throw cutOff(place, summary, copy);
    return { file, bytes };
  } catch (error) {
    if (!(error instanceof InputError) || error.hint !== undefined || !copy) throw error;
    throw new InputError(error.diagnostics, backupHint(place, copy));
  }
}

/**
 * Rejects a read-only file.
 * @throws UserError
 */
export function refuseReadOnly(fs: FileSystem, { target, shown }: FilePlace): void {
  if ((fs.statSync(target).mode & 0o222) !== 0) return;
  throw new UserError(storageWords.readOnly({ file: shown }));
}

function bytesOf(fs: FileSystem, { target, shown }: FilePlace): Uint8Array {
  try {
    const refusal = sizeRefusal(fs.statSync(target).size);
    if (refusal === null) return fs.readFileSync(target);
    throw new InputError([
      { ...refusal, path: [], file: shown, line: 1, column: 1, sourceLine: null },
    ]);
  } catch (error) {
    throw fileError('read', shown, error);
  }
}

/**
 * Rejects YAML aliases: their values cannot be changed in one place only.
 * @throws InputError at the first alias
 */
function refuseRepetition({ shown }: FilePlace, text: string): void {
  const found = repetitionIn(text);
  if (!found) return;
  const before = text.slice(0, found.offset).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  throw new InputError([
    {
      ...fileErrorText('file/alias', { name: found.name }),
      ...{ path: [], file: shown, line, column, sourceLine: text.split(/\r?\n/)[line - 1] ?? null },
    },
  ]);
}

function lost(place: FilePlace, copy: FileSummary): UserError {
  return new UserError({
    ...storageWords.missing({ file: place.shown }),
    hint: backupHint(place, copy),
  });
}

function cutOff(place: FilePlace, file: FileSummary, copy: FileSummary): InputError {
  const diagnostic = file.source.place({
    ...fileErrorText('file/cut-off', { has: file.count, had: copy.count }),
    ...{ path: [file.field], at: 'key' },
  });
  return new InputError([diagnostic], backupHint(place, copy));
}

function backupHint({ shown }: FilePlace, { count, date }: FileSummary): string {
  return storageWords.backup({ file: backupOf(shown), entries: count, date });
}
