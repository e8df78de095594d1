import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Diagnostic, InputError, type PlacedDiagnostic } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { printStatus } from '../io/messages.ts';
import { isAnswers, isPassedOver } from '../loading/round.ts';
import { decryptAnswers, fingerprintOf, isEncrypted, publicKeyOf } from '../returns/encryption.ts';
import { type PastedCode, type PastedReturn, returnsIn } from '../returns/pasted.ts';
import { decode, readSource } from '../source/read.ts';
import type { Source } from '../source/source.ts';
import {
  listFolder,
  READABLE,
  readBytes,
  STDIN_NAME,
  STDIN_PATH,
  statOf,
} from '../storage/read.ts';
import { collectingWords } from '../words/collecting.ts';
import { collectingError } from '../words/collecting-errors.ts';
import { keyPath } from './keys.ts';

/** Something that somebody sent back, before it is checked as answers. */
export type Incoming =
  | { readonly is: 'answers'; readonly source: Source }
  | { readonly is: 'code'; readonly file: string; readonly code: PastedCode }
  | { readonly is: 'refused'; readonly diagnostics: readonly PlacedDiagnostic[] };

/** Files in a folder of returns that are read. */
const RETURN = /\.(ya?ml|json|txt|eml)$/i;

/**
 * Reads everything that was sent back: files, folders, "-" for standard input, or pasted text itself.
 * @param key path of the private key for encrypted answers; default the one in the home folder
 * @throws UserError for a path that cannot be read
 */
export async function readIncoming(
  io: Io,
  returns: readonly string[],
  key: string | undefined,
): Promise<readonly Incoming[]> {
  const found: Incoming[] = [];
  for (const path of returns) {
    if (path === STDIN_PATH) found.push(...(await fromStdin(io, key)));
    else if (isPasted(io, path)) found.push(...(await fromText(io, PASTED_NAME, path, key)));
    else if (statOf(io, path).isDirectory()) {
      for (const { name, isFile } of listFolder(io, path)) {
        if (isFile && RETURN.test(name) && !isPassedOver(name))
          found.push(...(await fromFile(io, join(path, name), key)));
      }
    } else found.push(...(await fromFile(io, path, key)));
  }
  return found;
}

/** Name of pasted text in messages. */
const PASTED_NAME = '<text>';

/** True for an argument that is no path, but holds what somebody sent. */
function isPasted(io: Io, path: string): boolean {
  if (!/[\n{:]/.test(path) && returnsIn(path).length === 0) return false;
  return !existsSync(resolve(io.folder, path)) && returnsIn(path).length > 0;
}

async function fromStdin(io: Io, key: string | undefined): Promise<readonly Incoming[]> {
  if (io.stdin.isTerminal) printStatus(io, collectingWords.paste);
  return refusing(async () => fromText(io, STDIN_NAME, decode(STDIN_NAME, io.stdin.read()), key));
}

async function fromFile(
  io: Io,
  path: string,
  key: string | undefined,
): Promise<readonly Incoming[]> {
  return refusing(async () => {
    const bytes = readBytes(io, path);
    if (!READABLE.test(path)) return fromText(io, path, decode(path, bytes), key);
    return [await fromSource(io, await readSource(path, bytes), key)];
  });
}

async function fromText(
  io: Io,
  file: string,
  text: string,
  key: string | undefined,
): Promise<readonly Incoming[]> {
  const parts = returnsIn(text);
  if (parts.length === 0) return [refused(file, 1, collectingError('return/nothing-found'))];
  const found: Incoming[] = [];
  for (const part of parts) found.push(...(await refusing(() => fromPart(io, file, part, key))));
  return found;
}

async function fromPart(
  io: Io,
  file: string,
  part: PastedReturn,
  key: string | undefined,
): Promise<readonly Incoming[]> {
  if (part.is === 'code') return [{ is: 'code', file, code: part }];
  if (part.is === 'damaged') {
    return [refused(file, part.line, collectingError('return/damaged', part))];
  }
  const source = await readSource(file, new TextEncoder().encode(part.text));
  return [await fromSource(io, part.line === null ? source : at(source, part.line), key)];
}

/** Returns a source whose parts are all in one line of the file that it was packed into. */
function at(source: Source, line: number): Source {
  return {
    ...source,
    place: (diagnostic) => ({ ...source.place(diagnostic), line, column: 1, sourceLine: null }),
  };
}

async function fromSource(io: Io, source: Source, key: string | undefined): Promise<Incoming> {
  const { value, file } = source;
  if (isAnswers(value)) return { is: 'answers', source };
  if (!isEncrypted(value)) {
    return refusedAt(source, { ...collectingError('return/nothing-found'), path: [] });
  }
  const path = keyPath(io, key);
  const absolute = resolve(io.folder, path);
  const place = { path: ['encrypted'] };
  if (!existsSync(absolute)) {
    return refusedAt(source, { ...collectingError('return/no-key', { path }), ...place });
  }
  const privateKey = readFileSync(absolute, 'utf8');
  const text = await decryptAnswers(privateKey, value);
  if (text === null) {
    const publicKey = await publicKeyOf(privateKey);
    const own = publicKey === null ? null : await fingerprintOf(publicKey);
    const { to } = value.encrypted;
    return refusedAt(source, { ...collectingError('return/other-key', { to, own }), ...place });
  }
  const { line } = source.place({ ...collectingError('return/nothing-found'), ...place });
  const decrypted = at(await readSource(file, new TextEncoder().encode(text)), line);
  if (isAnswers(decrypted.value)) return { is: 'answers', source: decrypted };
  return refusedAt(decrypted, { ...collectingError('return/nothing-found'), path: [] });
}

async function refusing(read: () => Promise<readonly Incoming[]>): Promise<readonly Incoming[]> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [{ is: 'refused', diagnostics: error.diagnostics }];
  }
}

function refusedAt(source: Source, diagnostic: Diagnostic): Incoming {
  return { is: 'refused', diagnostics: [source.place(diagnostic)] };
}

function refused(file: string, line: number, error: Omit<Diagnostic, 'path'>): Incoming {
  return {
    is: 'refused',
    diagnostics: [{ ...error, path: [], file, line, column: 1, sourceLine: null }],
  };
}
