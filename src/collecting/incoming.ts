import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openAnswersStore } from '../asking/session/round-store.ts';
import { groupNamed } from '../checklist/lookup.ts';
import { type Diagnostic, InputError, type PlacedDiagnostic, UserError } from '../diagnostic.ts';
import { codeOf, fileError } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { printStatus } from '../io/messages.ts';
import { type AnswersFile, parseAnswers, submit } from '../loading/answers.ts';
import { isAnswers, isPassedOver } from '../loading/round.ts';
import { compareWithRound } from '../loading/round-file.ts';
import {
  decryptAnswers,
  fingerprintOf,
  isEncrypted,
  newKeyPair,
  publicKeyOf,
} from '../returns/encryption.ts';
import { type PastedCode, type PastedReturn, returnsIn } from '../returns/pasted.ts';
import { decode, readSource, readText } from '../source/read.ts';
import { digestOf, type Source } from '../source/source.ts';
import {
  listFolder,
  READABLE,
  readBytes,
  STDIN_NAME,
  STDIN_PATH,
  statOf,
} from '../storage/read.ts';
import { personId } from '../text/slug.ts';
import { collectingWords } from '../words/collecting.ts';
import { collectingError } from '../words/collecting-errors.ts';
import { fileErrorText } from '../words/file-errors.ts';
import { groupTitle, type OpenedRound } from './open-round.ts';

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
    if (!READABLE.test(path)) return fromText(io, path, await readText(path, bytes), key);
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

/** Decides about answers that replace others; `null` if nobody can be asked. */
export type Confirm = ((older: OlderAnswers) => Promise<boolean>) | null;

/** Answers of a person that others would replace. */
export interface OlderAnswers {
  readonly name: string;
  readonly file: string;
  readonly date: string;
  /** Date of the answers that arrived. */
  readonly newDate: string;
}

/** Answers that arrived, and what became of them. */
export interface Collected {
  readonly name: string;
  /** Title of the group. */
  readonly group: string | null;
  /** File of the round that has the answers of this person now. */
  readonly file: string;
  readonly outcome: 'new' | 'replaced' | 'unchanged' | 'kept';
}

/**
 * Checks what arrived as answers to this round.
 * @throws InputError if they are refused
 */
export async function fitToRound(
  io: Io,
  round: OpenedRound,
  source: Source,
): Promise<{ readonly file: AnswersFile; readonly warnings: readonly PlacedDiagnostic[] }> {
  const file = await parseAnswers(io, source);
  const { definition } = round.checklist;
  const { warnings } = submit(definition, file);
  const fitted = round.round ? compareWithRound(definition, round.round, [file]) : null;
  const other = round.files.find(({ answers }) => answers.subject !== file.answers.subject);
  if (!round.round?.round.subject && other) {
    const subjects = { subject: file.answers.subject, other: other.answers.subject };
    const error = fileErrorText('round/other-subject', { ...subjects, file: other.source.file });
    throw new InputError([source.place({ ...error, path: ['subject'] })]);
  }
  const unexpected = (fitted?.warnings ?? []).filter((own) => own.file === source.file);
  return { file, warnings: [...warnings, ...unexpected] };
}

/** Returns the answers of the same person in the round, unless they are the same; else `null`. */
export function olderThan(round: OpenedRound, file: AnswersFile): AnswersFile | null {
  const { id } = file.answers.respondent;
  const older = round.files.find((own) => own.answers.respondent.id === id);
  return older && !hasSameAnswers(older, file) ? older : null;
}

/**
 * Saves answers, unless the person has others and nobody wants to replace them.
 * @throws InputError if nobody can be asked, or they cannot be saved
 */
export async function take(
  io: Io,
  round: OpenedRound,
  file: AnswersFile,
  confirm: Confirm,
): Promise<Collected> {
  const { answers } = file;
  const { id, name = id, group } = answers.respondent;
  const older = round.files.find((own) => own.answers.respondent.id === id);
  const path = older?.source.file ?? freePath(io, round.folder, id);
  const present = group === undefined ? null : groupNamed(round.checklist.definition, group);
  const result = { name, group: groupTitle(round, present), file: path };
  if (older && hasSameAnswers(older, file)) return { ...result, outcome: 'unchanged' };
  if (older) {
    const { date } = older.answers;
    if (confirm === null) throw new InputError([replaces(file, older)]);
    const isWanted = await confirm({ name, file: path, date, newDate: answers.date });
    if (!isWanted) return { ...result, outcome: 'kept' };
  }
  await save(io, path, file);
  return { ...result, outcome: older ? 'replaced' : 'new' };
}

/** Returns the error of answers that would replace others. */
export function replaces({ source, answers }: AnswersFile, older: AnswersFile): PlacedDiagnostic {
  const { id } = answers.respondent;
  const { date } = older.answers;
  const error = collectingError('return/replaces', { id, file: older.source.file, date });
  return source.place({ ...error, path: ['respondent', 'id'] });
}

async function save(io: Io, path: string, { answers, source }: AnswersFile): Promise<void> {
  const store = await openAnswersStore(io, path);
  try {
    const saving = store.save(answers);
    if (saving.isSaved) return;
    const error = collectingError('return/not-saved', { reason: saving.message });
    throw new InputError([source.place({ ...error, path: [] })]);
  } finally {
    store.close();
  }
}

/** Returns a path for the answers of a new person that no file has yet. */
function freePath(io: Io, folder: string, id: string): string {
  const name = personId(id);
  let path = join(folder, `${name}.yaml`);
  for (let number = 2; existsSync(resolve(io.folder, path)); number++) {
    path = join(folder, `${name}-${number}.yaml`);
  }
  return path;
}

export function hasSameAnswers(one: AnswersFile, other: AnswersFile): boolean {
  return digestOf(one.answers) === digestOf(other.answers);
}

const KEY_FILE = 'answers-key.pem';

/** Returns the path of the private key: the given one, or the one in the settings of this user. */
export function keyPath({ env }: Io, given: string | undefined): string {
  if (given !== undefined) return given;
  const home = env.HOME ?? env.USERPROFILE ?? '.';
  const settings = env.XDG_CONFIG_HOME ?? env.APPDATA ?? join(home, '.config');
  return join(settings, 'align', KEY_FILE);
}

/**
 * Makes a pair of keys. Writes the private one for its owner only, and prints the public one.
 * @throws UserError if there is a key already, or it cannot be written
 */
export async function writeNewKey(io: Io, given: string | undefined): Promise<void> {
  const path = keyPath(io, given);
  const file = resolve(io.folder, path);
  const { publicKey, privateKey } = await newKeyPair();
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, privateKey, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new UserError(collectingWords.keyExists({ path }));
    throw fileError('write', path, error);
  }
  io.stdout.write(`${publicKey}\n`);
  printStatus(io, collectingWords.keyWritten({ path }));
}
