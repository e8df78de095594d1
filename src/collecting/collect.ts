import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Answers, Respondent } from '../answers/answers.ts';
import { answeredVersion } from '../answers/level-texts.ts';
import { writeAnswers } from '../answers/write.ts';
import { personId } from '../asking/session/options.ts';
import { openAnswersStore } from '../asking/session/stores.ts';
import { groupNamed } from '../checklist/lookup.ts';
import { type Diagnostic, InputError, type PlacedDiagnostic } from '../diagnostic.ts';
import { type Io, today } from '../io/io.ts';
import { type AnswersFile, parseAnswers, submit } from '../loading/answers.ts';
import { compareWithRound } from '../loading/round-file.ts';
import type { PastedCode } from '../returns/pasted.ts';
import { readTelephoneCode, type TelephoneRefusal } from '../returns/telephone.ts';
import { askedOf, type Mode } from '../scoring/responses.ts';
import { readSource } from '../source/read.ts';
import { digestOf } from '../source/source.ts';
import { nearestWord } from '../text/phrases.ts';
import { collectingError } from '../words/collecting-errors.ts';
import { fileErrorText } from '../words/file-errors.ts';
import { type Incoming, readIncoming } from './incoming.ts';
import { groupTitle, type OpenedRound, openRound } from './open-round.ts';
import { telephoneQuestions } from './telephone-questions.ts';

/** Settings of `align collect`. */
export interface CollectRequest {
  readonly round: string;
  /** Files, folders, "-" for standard input, or pasted text. */
  readonly returns: readonly string[];
  readonly checklist?: string | undefined;
  /** Path of the private key for encrypted answers. */
  readonly key?: string | undefined;
  /** Date of answers from a telephone code, YYYY-MM-DD; default today. */
  readonly date?: string | undefined;
  /** Decides about answers that replace others; `null` if nobody can be asked. */
  readonly confirm: ((older: OlderAnswers) => Promise<boolean>) | null;
}

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

export interface CollectResult {
  readonly collected: readonly Collected[];
  readonly refusals: readonly PlacedDiagnostic[];
  readonly warnings: readonly PlacedDiagnostic[];
}

/**
 * Takes answers that people sent back into a round. Each is checked like any answers file, and saved
 * on its own, so that one that is refused holds up no other.
 * @throws UserError and InputError if the round cannot be read
 */
export async function collect(io: Io, request: CollectRequest): Promise<CollectResult> {
  const round = await openRound(io, request.round, request.checklist);
  const incoming = await readIncoming(io, request.returns, request.key);
  const collected: Collected[] = [];
  const refusals: PlacedDiagnostic[] = [];
  const warnings: PlacedDiagnostic[] = [];
  const seen = new Map<string, AnswersFile>();
  for (const own of incoming) {
    try {
      const checked = await check(io, round, own, request.date);
      const { id } = checked.file.answers.respondent;
      const earlier = seen.get(id);
      if (earlier && isSame(earlier, checked.file)) continue;
      if (earlier) throw twice(checked.file, earlier);
      seen.set(id, checked.file);
      collected.push(await take(io, round, checked.file, request));
      warnings.push(...checked.warnings);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      refusals.push(...error.diagnostics);
    }
  }
  return { collected, refusals, warnings };
}

/**
 * Checks what arrived as answers to this round.
 * @throws InputError if they are refused
 */
async function check(
  io: Io,
  round: OpenedRound,
  incoming: Incoming,
  date: string | undefined,
): Promise<{ readonly file: AnswersFile; readonly warnings: readonly PlacedDiagnostic[] }> {
  if (incoming.is === 'refused') throw new InputError(incoming.diagnostics);
  const source =
    incoming.is === 'answers' ? incoming.source : await sourceOfCode(io, round, incoming, date);
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

/** Saves answers, unless the person has others and nobody wants to replace them. */
async function take(
  io: Io,
  round: OpenedRound,
  file: AnswersFile,
  { confirm }: CollectRequest,
): Promise<Collected> {
  const { answers, source } = file;
  const { id, name = id, group } = answers.respondent;
  const older = round.files.find((own) => own.answers.respondent.id === id);
  const path = older?.source.file ?? freePath(io, round.folder, id);
  const present = group === undefined ? null : groupNamed(round.checklist.definition, group);
  const result = { name, group: groupTitle(round, present), file: path };
  if (older && isSame(older, file)) return { ...result, outcome: 'unchanged' };
  if (older) {
    const { date } = older.answers;
    if (confirm === null) {
      const error = collectingError('return/replaces', { id, file: path, date });
      throw new InputError([source.place({ ...error, path: ['respondent', 'id'] })]);
    }
    const isWanted = await confirm({ name, file: path, date, newDate: answers.date });
    if (!isWanted) return { ...result, outcome: 'kept' };
  }
  await save(io, path, file);
  return { ...result, outcome: older ? 'replaced' : 'new' };
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

function isSame(one: AnswersFile, other: AnswersFile): boolean {
  return digestOf(one.answers) === digestOf(other.answers);
}

function twice({ source, answers }: AnswersFile, earlier: AnswersFile): InputError {
  const { id } = answers.respondent;
  const error = collectingError('return/twice', { id, file: earlier.source.file });
  return new InputError([source.place({ ...error, path: ['respondent', 'id'] })]);
}

/**
 * Writes the answers of a telephone code as an answers file, whose places are the line of the code.
 * @throws InputError if it cannot be read, or does not say whose it is
 */
async function sourceOfCode(
  io: Io,
  round: OpenedRound,
  { file, code: { code, who, line } }: Extract<Incoming, { is: 'code' }>,
  date = today(io),
) {
  const refuse = (error: Omit<Diagnostic, 'path'>): never => {
    throw new InputError([{ ...error, path: [], file, line, column: 1, sourceLine: null }]);
  };
  const read = modesOf(round).map((mode) => ({
    mode,
    ...readTelephoneCode(telephoneQuestions(round.checklist.definition, mode), code),
  }));
  const found = read.find((own) => 'answers' in own);
  if (!found || !('answers' in found)) {
    const [refusal] = read.flatMap((own) => ('refusal' in own ? [own.refusal] : []));
    return refuse(refusalInWords(refusal ?? { is: 'checksum' }));
  }
  const respondent = respondentOf(round, who) ?? refuse(unknownPerson(round, { who, line, code }));
  const { subject } = round;
  const answers: Answers = {
    format: 1,
    checklist: answeredVersion(round.checklist.definition),
    subject: subject ?? refuse(collectingError('return/no-subject')),
    date,
    status: isComplete(round, found.mode, found.answers) ? 'completed' : 'in-progress',
    respondent,
    mode: found.mode,
    answers: found.answers,
  };
  const text = new TextEncoder().encode(writeAnswers(answers, 'json'));
  const source = await readSource(file, text);
  return {
    ...source,
    place: (own: Diagnostic) => ({ ...source.place(own), line, column: 1, sourceLine: null }),
  };
}

/** Returns the modes that a code can be of, that of the round first. */
function modesOf({ mode }: OpenedRound): readonly Mode[] {
  return mode === 'express' ? ['express', 'full'] : ['full', 'express'];
}

/** True if every criterion that is asked, and that a code can answer, has an answer. */
function isComplete(
  { checklist: { definition } }: OpenedRound,
  mode: Mode,
  answers: Answers['answers'],
): boolean {
  const answerOf = (id: string) => {
    const value = answers[id];
    return value === undefined || value === null || typeof value === 'object'
      ? undefined
      : { value };
  };
  const asked = askedOf(definition, answerOf, mode);
  const { questions } = telephoneQuestions(definition, mode);
  return questions.every(({ id }) => !asked.has(id) || Object.hasOwn(answers, id));
}

function refusalInWords(refusal: TelephoneRefusal): Omit<Diagnostic, 'path'> {
  switch (refusal.is) {
    case 'length':
      return collectingError('return/code-length', refusal);
    case 'character':
      return collectingError('return/code-character', refusal);
    case 'checksum':
      return collectingError('return/code-misheard');
    case 'other-questions':
      return collectingError('return/code-of-others');
  }
}

/** Returns the person of the round with this id or name; `null` if there is none. */
function respondentOf({ round, files }: OpenedRound, who: string): Respondent | null {
  const known = [
    ...(round?.round.respondents ?? []),
    ...files.map(({ answers }) => answers.respondent),
  ];
  const named = who.trim().toLowerCase();
  const found = known.filter(
    ({ id, name = id }) => named !== '' && [id, name.toLowerCase()].includes(named),
  );
  const [first] = found;
  return first && found.every(({ id }) => id === first.id) ? first : null;
}

function unknownPerson({ round }: OpenedRound, { who }: PastedCode | Omit<PastedCode, 'is'>) {
  if (who === '') return collectingError('return/code-of-whom');
  const known = (round?.round.respondents ?? []).flatMap(({ id, name = id }) => [id, name]);
  return collectingError('return/unknown-person', { who, meant: nearestWord(who, known) });
}
