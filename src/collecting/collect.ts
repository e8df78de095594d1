import type { Answers, Respondent } from '../answers/answers.ts';
import { answeredVersion } from '../answers/level-texts.ts';
import { writeAnswers } from '../answers/write.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { answerOfRow } from '../checklist/criteria/face.ts';
import { faceOf } from '../checklist/criteria/faces.ts';
import { criteriaOf } from '../checklist/lookup.ts';
import { type Diagnostic, InputError, type PlacedDiagnostic } from '../diagnostic.ts';
import { INTERRUPTED, Interrupted, type Io, today } from '../io/io.ts';
import { printFinding, printStatus, printWarning } from '../io/messages.ts';
import type { AnswersFile } from '../loading/answers.ts';
import type { PastedCode } from '../returns/pasted.ts';
import {
  readTelephoneCode,
  type TelephoneQuestions,
  type TelephoneRefusal,
} from '../returns/telephone.ts';
import { askedOf, isInMode, type Mode } from '../scoring/responses.ts';
import { readSource } from '../source/read.ts';
import { digestOf } from '../source/source.ts';
import { openLines } from '../terminal/lines.ts';
import { nearestWord } from '../text/phrases.ts';
import { oneSafeLine, safeLines, safeText } from '../text/safe.ts';
import { collectingWords } from '../words/collecting.ts';
import { collectingError } from '../words/collecting-errors.ts';
import type { ImportResult } from './import/import.ts';
import {
  type Collected,
  type Confirm,
  fitToRound,
  hasSameAnswers,
  type Incoming,
  type OlderAnswers,
  readIncoming,
  take,
} from './incoming.ts';
import { type OpenedRound, openRound } from './open-round.ts';
import { roundStatus, type StatusRequest, statusText } from './status.ts';

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
  readonly confirm: Confirm;
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
      if (earlier && hasSameAnswers(earlier, checked.file)) continue;
      if (earlier) throw twice(checked.file, earlier);
      seen.set(id, checked.file);
      collected.push(await take(io, round, checked.file, request.confirm));
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
  return fitToRound(io, round, source);
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

/** Returns the questions of a telephone code: all with answers in rows, of express mode the key ones. */
export function telephoneQuestions(checklist: Checklist, mode: Mode): TelephoneQuestions {
  const questions = criteriaOf(checklist)
    .filter(({ criterion }) => isInMode(criterion, mode))
    .flatMap(({ criterion }) => {
      const { entry, rows } = faceOf(checklist, criterion);
      return entry === 'rows' ? [{ id: criterion.id, answers: rows.map(answerOfRow) }] : [];
    });
  return { digest: digestOf({ checklist: answeredVersion(checklist), questions }), questions };
}

/** Returns the way to decide about older answers: always yes, a question, or nobody to ask. */
export function confirmation(io: Io, isAlwaysYes: boolean): Confirm {
  if (isAlwaysYes) return async () => true;
  if (!io.stdin.isTerminal || !io.stderr.isTerminal) return null;
  return (older) => ask(io, older);
}

/** @throws Interrupted at the end of the input */
async function ask(io: Io, older: OlderAnswers): Promise<boolean> {
  const lines = openLines(io.dialogue());
  try {
    for (;;) {
      io.stderr.write(`${safeText(collectingWords.replace(older))} `);
      const line = await lines.next();
      if (line === null) throw new Interrupted(INTERRUPTED);
      const typed = line.trim().toLowerCase();
      if (typed === 'y' || typed === 'yes') return true;
      if (typed === 'n' || typed === 'no') return false;
      io.stderr.write(`${collectingWords.yesOrNo}\n`);
    }
  } finally {
    lines.close();
  }
}

/**
 * Prints what became of each answers file to stderr, then the status of the round.
 * @throws InputError with everything that was refused
 */
export async function printCollected(
  io: Io,
  { collected, refusals, warnings }: CollectResult,
  status: StatusRequest,
): Promise<void> {
  for (const own of collected) printStatus(io, oneSafeLine(collectingWords.collected(own)));
  for (const warning of warnings) printWarning(io, warning);
  io.stdout.write(`${statusText(await roundStatus(io, status), io.stdout.columns)}\n`);
  if (refusals.length > 0) throw new InputError(refusals);
}

/** Places that are named before the map is. */
const MOST_PLACES = 10;

/**
 * Prints what an import wrote, or in a dry run would write, and then the status of the round.
 * @throws InputError if something has to be decided first
 */
export async function printImported(
  io: Io,
  { collected, would, warnings, missing, open }: ImportResult,
  { isDryRun, ...status }: StatusRequest & { readonly isDryRun: boolean },
): Promise<void> {
  if (missing.length > 0) {
    const words = collectingWords.missingColumns({ ids: missing });
    printFinding(io, { ...words, severity: 'warning' });
  }
  if (isDryRun) {
    for (const own of would) io.stdout.write(`${oneSafeLine(collectingWords.wouldImport(own))}\n`);
    if (open) io.stdout.write(`${open.path}:\n${safeLines(open.text)}`);
  } else if (!open) await printCollected(io, { collected, warnings, refusals: [] }, status);
  if (!open) return;
  const { columns, words, path, places } = open;
  if (!isDryRun) printStatus(io, collectingWords.map.saved({ path }));
  const { message, hint } = collectingWords.map.open({ columns, words, path });
  throw new InputError(places.slice(0, MOST_PLACES), `${message}; ${hint}`);
}
