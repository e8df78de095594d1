import { basename } from 'node:path';
import { isForChecklist } from '../answers/check.ts';
import { checkRound, matchRound, type Register, type Round, registerOf } from '../answers/round.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { groupNamed } from '../checklist/lookup.ts';
import { type Diagnostic, InputError, type PlacedDiagnostic, UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { type Path, type Source, throwIfAny } from '../source/source.ts';
import { readFile } from '../storage/read.ts';
import { roundError } from '../words/round-errors.ts';
import { storageWords } from '../words/storage.ts';
import { type AnswersFile, parseFile, roundFile } from './answers.ts';

/** Round of a folder, checked by itself, and its source. */
export interface RoundFile {
  readonly source: Source;
  readonly round: Round;
}

/**
 * Loads the round of the answers; `null` without a file.
 * @throws UserError where there are several files, InputError if it has errors
 */
export async function loadRoundFile(io: Io, paths: readonly string[]): Promise<RoundFile | null> {
  const [path, second] = paths;
  if (path === undefined) return null;
  if (second !== undefined) throw new UserError(storageWords.twoRounds({ first: path, second }));
  return parseRound(io, await readFile(io, path));
}

/**
 * Parses a round.
 * @throws InputError if it has errors
 */
export async function parseRound(io: Io, source: Source): Promise<RoundFile> {
  const round = await parseFile(io, source, roundFile);
  throwIfAny(source, checkRound(round));
  return { source, round };
}

/** People whom a round expects, and warnings about it and its answers. */
export interface FittedRound {
  readonly register: Register | null;
  readonly warnings: readonly PlacedDiagnostic[];
}

/**
 * Compares a round with its checklist and its answers, and warns about everyone whom it does not
 * expect. Contradictions are placed in the answers and name the place in the round.
 * @throws InputError with all errors and contradictions
 */
export function compareWithRound(
  checklist: Checklist,
  { source, round }: RoundFile,
  files: readonly AnswersFile[],
): FittedRound {
  const found = [
    ...matchRound(checklist, round).map((own) => source.place(own)),
    ...files.flatMap((file) =>
      [
        ...contradictions(checklist, { source, round }, file),
        ...unexpected({ source, round }, file),
      ].map((own) => file.source.place(own)),
    ),
  ];
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new InputError(errors);
  return { register: registerOf(round, checklist), warnings: found };
}

function contradictions(
  checklist: Checklist,
  { source, round }: RoundFile,
  { answers }: AnswersFile,
): readonly Diagnostic[] {
  const at = (path: Path) => {
    const { file, line, column } = source.place({ ...NOWHERE, path });
    return `${file}:${line}:${column}`;
  };
  const { id, group } = answers.respondent;
  const i = round.respondents?.findIndex((own) => own.id === id) ?? -1;
  const listed = presentGroup(checklist, round.respondents?.[i]?.group);
  const own = presentGroup(checklist, group);
  const errors: Diagnostic[] = [];
  if (round.subject !== undefined && round.subject !== answers.subject) {
    const values = { is: answers.subject, expected: round.subject, place: at(['subject']) };
    errors.push({ ...roundError('round/contradicts-subject', values), path: ['subject'] });
  }
  if (round.checklist && !isForChecklist(checklist, answers)) {
    const path = ['checklist', 'id'];
    const values = { is: answers.checklist.id, expected: round.checklist.id, place: at(path) };
    errors.push({ ...roundError('round/contradicts-checklist', values), path });
  }
  if (group !== undefined && listed !== null && listed !== own) {
    const values = { is: group, expected: listed, place: at(['respondents', i, 'group']) };
    const path = ['respondent', 'group'];
    errors.push({ ...roundError('round/contradicts-group', values), path });
  }
  return errors;
}

function presentGroup(checklist: Checklist, id: string | undefined): string | null {
  return id === undefined ? null : groupNamed(checklist, id);
}

const NOWHERE = { code: '', severity: 'error', message: '' } as const;

function unexpected(
  { source, round }: RoundFile,
  { answers: { respondent } }: AnswersFile,
): readonly Diagnostic[] {
  const { respondents = [] } = round;
  if (respondents.length === 0 || respondents.some(({ id }) => id === respondent.id)) return [];
  const words = roundError('round/unexpected', {
    id: respondent.id,
    file: basename(source.file),
  });
  return [{ ...words, severity: 'warning', path: ['respondent', 'id'] }];
}
