import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openAnswersStore } from '../asking/session/round-store.ts';
import { groupNamed } from '../checklist/lookup.ts';
import { InputError, type PlacedDiagnostic } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { type AnswersFile, parseAnswers, submit } from '../loading/answers.ts';
import { compareWithRound } from '../loading/round-file.ts';
import { digestOf, type Source } from '../source/source.ts';
import { personId } from '../text/slug.ts';
import { collectingError } from '../words/collecting-errors.ts';
import { fileErrorText } from '../words/file-errors.ts';
import { groupTitle, type OpenedRound } from './open-round.ts';

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
