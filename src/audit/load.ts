import { basename } from 'node:path';
import type { AgreementRecord } from '../analysis/agreements.ts';
import type { Audit } from '../analysis/gap-report.ts';
import { silenceWarnings } from '../analysis/respondents.ts';
import { factsOfRound, type Round } from '../answers/round.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { criteriaOf, holderOf, isKey } from '../checklist/lookup.ts';
import {
  InputError,
  messageWithHint,
  type PlacedDiagnostic,
  UserError,
  type Warning,
  warningLine,
} from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { type AnswersFile, parseAnswers, submit } from '../loading/answers.ts';
import { type LoadedChecklist, loadChecklist, namedChecklist } from '../loading/checklists/load.ts';
import { asOriginals, findOthers } from '../loading/checklists/others.ts';
import { type FoundAnswers, findAnswers } from '../loading/round.ts';
import type { FittedRound, RoundFile } from '../loading/round-file.ts';
import { findTemplates, type NamedTemplates } from '../loading/templates.ts';
import type { Mode } from '../scoring/responses.ts';
import { collectAll } from '../storage/read.ts';
import { nearestWord } from '../text/phrases.ts';
import { VERSION } from '../version.ts';
import { fileErrorText } from '../words/file-errors.ts';
import { statusWords } from '../words/status.ts';
import { storageWords } from '../words/storage.ts';
import type { AnswersRequest } from './request.ts';

/** Audit, and the files that it was read from. */
export interface LoadedAudit {
  /** Its warnings name files without folders, so that a report is the same wherever they are. */
  readonly audit: Audit;
  /** Warnings of the audit, which name files as they were given. */
  readonly warnings: readonly Warning[];
  /** Earlier names of the organisation. */
  readonly formerly: readonly string[];
  /** Description of the round; `null` without one. */
  readonly round: Round | null;
  /** Answers as they were read, in no order. */
  readonly files: readonly AnswersFile[];
  /** Paths of all files that were read. */
  readonly inputs: readonly string[];
}

/**
 * Reads everything that an audit needs.
 * @throws UserError if a file cannot be read; InputError with the errors of all files at once
 */
export async function readAudit(
  io: Io,
  request: AnswersRequest,
  known?: KnownChecklists,
): Promise<LoadedAudit> {
  const found = await findAnswers(io, request.answers);
  const given = request.checklist ? await loadChecklist(io, request.checklist) : undefined;
  try {
    return await auditOf(io, request, { found, given, known });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { withAllDiagnostics } = await import('../loading/all-diagnostics.ts');
    throw await withAllDiagnostics(io, error, found.sources, given);
  }
}

/**
 * Checklists by id that earlier rounds have loaded. A round that is read with them is only scored, so
 * titles of other checklists and templates are not looked up.
 */
export type KnownChecklists = Map<string, LoadedChecklist>;

interface Opened {
  readonly found: FoundAnswers;
  readonly given: LoadedChecklist | undefined;
  readonly known: KnownChecklists | undefined;
}

async function auditOf(
  io: Io,
  request: AnswersRequest,
  { found, given, known }: Opened,
): Promise<LoadedAudit> {
  const written = await collectAll(found.sources, (source) => parseAnswers(io, source));
  const round = await roundIn(io, found.rounds);
  refuseMixtures(written);
  const named = given?.definition.id ?? round?.round.checklist?.id;
  const files = await inOneLanguage(io, written, named);
  const { files: read, ...checklist } =
    given ?? (await checklistNamedBy(io, namingFiles(round, files), known));
  const { definition } = checklist;
  const fitted = await fitRound(definition, round, files);
  const submitted = await collectAll(files, (file) => submit(definition, file));
  const submissions = submitted.map(({ submission }) => submission);
  const subject = files[0]?.answers.subject ?? '';
  const others = known ? { found: [], missing: [] } : await findOthers(io, definition);
  const templates = known ? { found: [], missing: [] } : await templatesIn(io, definition);
  const agreed = await agreedIn(io, found.agreed, definition, subject);
  const placed = [
    ...fitted.warnings,
    ...submitted.flatMap(({ warnings }) => warnings),
    ...agreed.warnings,
  ];
  const warningsWith = (nameOf: (path: string) => string): readonly Warning[] => [
    ...found.ignored.map((path) => storageWords.ignored({ file: nameOf(path) })),
    ...placed.map((warning) => ({ ...warning, file: nameOf(warning.file) })),
    ...others.missing.map((own) => storageWords.inLookAt({ problem: messageWithHint(own) })),
    ...templates.missing.map((own) => storageWords.inAdvice({ problem: messageWithHint(own) })),
    ...silenceWarnings(definition, submissions),
    ...datesApart(files),
    ...idleOwners(definition, round?.round.owners),
  ];
  const audit = {
    generator: statusWords.generator({ version: VERSION }),
    subject,
    date:
      files
        .map(({ answers }) => answers.date)
        .toSorted()
        .at(-1) ?? '',
    mode: modeOf(definition, files, {
      express: isExpress(request, round?.round ?? null),
      isGated: request.isGated,
    }),
    checklist,
    others: others.found.map((other) => other.definition),
    templates: templates.found.map(({ id, title: name }) => ({ id, title: name })),
    owners: round?.round.owners,
    round: round ? factsOfRound(round.round) : undefined,
    submissions,
    agreed: agreed.agreements,
    by: request.by,
    register: fitted.register,
    warnings: warningsWith((path) => basename(path)).map(warningLine),
  };
  const paths = [...found.sources.map(({ file }) => file), ...found.agreed, ...found.rounds];
  const elsewhere = others.found.flatMap((other) => other.files);
  const papers = templates.found.flatMap(({ file }) => file ?? []);
  return {
    audit,
    warnings: warningsWith((path) => path),
    formerly: round?.round.formerly ?? [],
    round: round?.round ?? null,
    files,
    inputs: [...paths, ...read, ...elsewhere, ...papers],
  };
}

/** Returns a warning for each role with a name that owns no action of the checklist. */
function idleOwners(
  checklist: Checklist,
  owners: Readonly<Record<string, string>> = {},
): readonly Warning[] {
  const advised = criteriaOf(checklist).flatMap(({ criterion }) =>
    Object.values(criterion.advice ?? {}).flatMap(({ owner }) => owner ?? []),
  );
  return Object.keys(owners)
    .filter((role) => advised.every((own) => holderOf({ [role]: role }, own) === null))
    .map((role) =>
      statusWords.idleOwner({ role: role.trim(), meant: nearestWord(role, advised) ?? null }),
    );
}

/** Returns answers to a variant in another language as answers to the checklist that it translates. */
async function inOneLanguage(
  io: Io,
  files: readonly AnswersFile[],
  named = files[0]?.answers.checklist.id,
): Promise<readonly AnswersFile[]> {
  if (files.every(({ answers }) => answers.checklist.id === named)) return files;
  return asOriginals(io, files);
}

async function checklistNamedBy(
  io: Io,
  files: Parameters<typeof namedChecklist>[1],
  known: KnownChecklists | undefined,
): Promise<LoadedChecklist> {
  const id = files[0]?.answers.checklist.id ?? '';
  const found = known?.get(id) ?? (await namedChecklist(io, files));
  known?.set(id, found);
  return found;
}

/** Looks for files only if the checklist names templates. */
async function templatesIn(io: Io, checklist: Checklist): Promise<NamedTemplates> {
  const isNamed = criteriaOf(checklist).some(({ criterion: { advice = {} } }) =>
    Object.values(advice).some(({ template }) => template !== undefined),
  );
  if (!isNamed) return { found: [], missing: [] };
  return findTemplates(io, checklist);
}

async function agreedIn(
  io: Io,
  paths: readonly string[],
  checklist: Checklist,
  subject: string,
): Promise<{
  readonly agreements: AgreementRecord | null;
  readonly warnings: readonly PlacedDiagnostic[];
}> {
  if (paths.length === 0) return { agreements: null, warnings: [] };
  const { loadAgreed } = await import('../loading/agreed.ts');
  return loadAgreed(io, paths, checklist, subject);
}

async function roundIn(io: Io, paths: readonly string[]): Promise<RoundFile | null> {
  if (paths.length === 0) return null;
  const { loadRoundFile } = await import('../loading/round-file.ts');
  return loadRoundFile(io, paths);
}

async function fitRound(
  checklist: Checklist,
  round: RoundFile | null,
  files: readonly AnswersFile[],
): Promise<FittedRound> {
  if (!round) return { register: null, warnings: [] };
  const { compareWithRound } = await import('../loading/round-file.ts');
  return compareWithRound(checklist, round, files);
}

/** Days between the answers of one round from which a reader is warned. */
const LONG_APART = 92;
const DAY_MILLISECONDS = 86_400_000;

function datesApart(files: readonly AnswersFile[]): readonly Warning[] {
  const dates = files.map(({ answers }) => answers.date).toSorted();
  const [first, last] = [dates.at(0) ?? '', dates.at(-1) ?? ''];
  const days = Math.round((Date.parse(last) - Date.parse(first)) / DAY_MILLISECONDS);
  return days < LONG_APART ? [] : [statusWords.datesApart({ first, last, days })];
}

function isExpress({ express, isGated = false }: AnswersRequest, round: Round | null): boolean {
  return express ?? (round?.mode === 'express' && !isGated);
}

/** Returns the files that say which checklist the answers belong to: the round, or all answers. */
function namingFiles(round: RoundFile | null, files: readonly AnswersFile[]) {
  const checklist = round?.round.checklist;
  return round && checklist ? [{ source: round.source, answers: { checklist } }] : files;
}

/**
 * Refuses answers of different organisations, and respondents with the same id.
 * @throws InputError
 */
export function refuseMixtures(files: readonly AnswersFile[]): void {
  const first = files[0];
  const byRespondent = new Map<string, string>();
  const errors: PlacedDiagnostic[] = [];
  for (const { source, answers } of files) {
    const { id } = answers.respondent;
    const earlier = byRespondent.get(id);
    if (earlier !== undefined) {
      const error = fileErrorText('round/duplicate-respondent', { id, file: earlier });
      errors.push(source.place({ ...error, path: ['respondent', 'id'] }));
    }
    byRespondent.set(id, earlier ?? source.file);
    if (first && answers.subject !== first.answers.subject) {
      const other = { other: first.answers.subject, file: first.source.file };
      const error = fileErrorText('round/other-subject', { subject: answers.subject, ...other });
      errors.push(source.place({ ...error, path: ['subject'] }));
    }
  }
  if (errors.length > 0) throw new InputError(errors);
}

/** Returns the mode; that in answers files decides nothing under a gate. */
function modeOf(
  checklist: Checklist,
  files: readonly AnswersFile[],
  { express = false, isGated = false }: Pick<AnswersRequest, 'express' | 'isGated'>,
): Mode {
  const isExpress =
    express || (!isGated && files.every(({ answers }) => answers.mode === 'express'));
  if (!isExpress) return 'full';
  if (!criteriaOf(checklist).some(({ criterion }) => isKey(criterion))) {
    throw new UserError(statusWords.noKeyCriteria({ checklist: checklist.id }));
  }
  return 'express';
}
