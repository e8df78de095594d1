import { repetitionIn } from '../answers/rewrite/yaml-text.ts';
import { InputError, UserError } from '../errors.ts';
import { decode, sizeRefusal } from '../input/decode.ts';
import { readSource } from '../input/read-source.ts';
import { quoted } from '../safe-text.ts';
import type { Place } from './answers-path.ts';
import { backupOf, isCutOff, readBackup } from './backup.ts';
import { fileError } from './file-error.ts';
import type { FileSystem } from './file-system.ts';
import type { Io } from './io.ts';
import { type AnswersFile, parseAnswers } from './submit.ts';

/** Answers that an interview can go on with, and the bytes they were read from. */
export interface OpenedAnswers {
  readonly file: AnswersFile;
  readonly bytes: Uint8Array;
}

/**
 * Reads the answers that an interview goes on with; null where there are none yet.
 * @throws UserError or InputError, naming the last good copy where there is one, for anything that
 *   saving could harm: a damaged file, one that is cut off, read-only, or that repeats parts
 */
export async function readOpened(
  io: Io,
  fs: FileSystem,
  place: Place,
): Promise<OpenedAnswers | null> {
  const copy = await readBackup(io, fs, place.target);
  if (!place.exists) {
    if (copy) throw lost(place, copy);
    return null;
  }
  refuseReadOnly(fs, place);
  try {
    const bytes = bytesOf(fs, place);
    const file = await parseAnswers(io, await readSource(place.shown, bytes));
    refuseRepetition(place, decode(place.shown, bytes));
    if (copy && isCutOff(file, copy)) throw cutOff(place, file, copy);
    return { file, bytes };
  } catch (error) {
    if (!(error instanceof InputError) || error.hint !== undefined || !copy) throw error;
    throw new InputError(error.problems, goOnFrom(place, copy));
  }
}

/** @throws UserError where the owner has taken away the right to write the file */
export function refuseReadOnly(fs: FileSystem, { target, shown }: Place): void {
  if ((fs.statSync(target).mode & 0o222) !== 0) return;
  throw new UserError(
    `cannot write ${quoted(shown)}: it is read-only`,
    'make it writable, or keep the answers in another file',
  );
}

function bytesOf(fs: FileSystem, { target, shown }: Place): Uint8Array {
  try {
    const refusal = sizeRefusal(fs.statSync(target).size);
    if (refusal === null) return fs.readFileSync(target);
    throw new InputError([{ file: shown, line: 1, column: 1, text: refusal, sourceLine: null }]);
  } catch (error) {
    throw fileError('read', shown, error);
  }
}

/** A part that is written once and meant twice cannot be changed in one place only. */
function refuseRepetition({ shown }: Place, text: string): void {
  const found = repetitionIn(text);
  if (!found) return;
  const before = text.slice(0, found.offset).split('\n');
  const line = before.length;
  const problem = `${quoted(found.name)} repeats another part, and an interview changes one at a time; write it out`;
  const column = (before.at(-1)?.length ?? 0) + 1;
  throw new InputError([
    { file: shown, line, column, text: problem, sourceLine: text.split(/\r?\n/)[line - 1] ?? null },
  ]);
}

function lost(place: Place, copy: AnswersFile): UserError {
  return new UserError(
    `${quoted(place.shown)} is not there, but its last good copy is`,
    goOnFrom(place, copy),
  );
}

function cutOff(place: Place, file: AnswersFile, copy: AnswersFile): InputError {
  const text = `has ${count(file)}, but its last good copy has ${count(copy)}; is it cut off?`;
  return new InputError([file.source.problemAt(['answers'], text, 'key')], goOnFrom(place, copy));
}

function goOnFrom({ shown }: Place, copy: AnswersFile): string {
  const name = quoted(backupOf(shown));
  return `the last good copy is ${name} (${count(copy)}, ${copy.answers.date}): copy it over the file to go on from there, or delete it if you do not need it`;
}

function count({ answers }: AnswersFile): string {
  const number = Object.keys(answers.answers).length;
  return number === 1 ? '1 answer' : `${number} answers`;
}
