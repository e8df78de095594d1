import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError, type PlacedDiagnostic, UserError } from '../diagnostic.ts';
import { fileError } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { readSource, sizeRefusal } from '../source/read.ts';
import type { Source } from '../source/source.ts';
import { storageWords } from '../words/storage.ts';

/** Path that means standard input. */
export const STDIN_PATH = '-';
/** Name of standard input in messages. */
export const STDIN_NAME = '<stdin>';
/** Endings of files that can be read: YAML and JSON. */
export const READABLE = /\.(ya?ml|json)$/i;

/**
 * Reads and parses one file, or standard input for "-".
 * @throws UserError where it cannot be read, InputError where it cannot be parsed
 */
export async function readFile(io: Io, path: string): Promise<Source> {
  if (path === STDIN_PATH) return readSource(STDIN_NAME, readStdin(io));
  return readSource(path, readBytes(io, path));
}

/**
 * Reads the bytes of a regular file that is not too large to be parsed.
 * @throws UserError if it cannot be read, InputError where it is too large
 */
export function readBytes(io: Io, path: string): Uint8Array {
  const stats = statOf(io, path);
  if (!stats.isFile()) throw new UserError(storageWords.notAFile({ path }));
  const refusal = sizeRefusal(stats.size);
  if (refusal !== null) {
    throw new InputError([
      { file: path, line: 1, column: 1, ...refusal, path: [], sourceLine: null },
    ]);
  }
  try {
    return readFileSync(resolve(io.folder, path));
  } catch (error) {
    throw fileError('read', path, error);
  }
}

/** Returns the status of a path. */
export function statOf(io: Io, path: string): Stats {
  try {
    return statSync(resolve(io.folder, path));
  } catch (error) {
    throw fileError('read', path, error);
  }
}

/**
 * Lists the names in a folder, sorted, so that the order of the file system does not show. A link to a
 * folder is one.
 */
export function listFolder(io: Io, path: string): readonly { name: string; isFile: boolean }[] {
  const folder = resolve(io.folder, path);
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, isFile: !isFolder(folder, entry) }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw fileError('read', path, error);
  }
}

function isFolder(folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return statSync(join(folder, entry.name)).isDirectory();
  } catch {
    // A link that leads nowhere, in a circle, or where nobody may look.
    return false;
  }
}

function readStdin({ stdin }: Io): Uint8Array {
  if (stdin.isTerminal) {
    throw new UserError(storageWords.noInput());
  }
  return stdin.read();
}

/**
 * Applies a function to each value and collects the errors of all calls.
 * @throws InputError with the errors of every call that threw one
 */
export async function collectAll<T, R>(
  values: readonly T[],
  apply: (value: T) => R | Promise<R>,
): Promise<readonly R[]> {
  const diagnostics: PlacedDiagnostic[] = [];
  const results: R[] = [];
  for (const value of values) {
    try {
      results.push(await apply(value));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  }
  if (diagnostics.length > 0) throw new InputError(diagnostics);
  return results;
}
