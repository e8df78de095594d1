import type { AgreementRecord } from '../analysis/agreements.ts';
import type { Audit } from '../analysis/gap-report.ts';
import { silenceWarnings } from '../analysis/respondents.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { criteriaOf, isKey } from '../checklist/lookup.ts';
import { InputError, messageWithHint, type PlacedDiagnostic, UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { type AnswersFile, parseAnswers, submit } from '../loading/answers.ts';
import { type LoadedChecklist, loadChecklist, namedChecklist } from '../loading/checklists/load.ts';
import { findOthers } from '../loading/checklists/others.ts';
import { type FoundAnswers, findAnswers } from '../loading/round.ts';
import type { Mode } from '../scoring/responses.ts';
import { collectAll } from '../storage/read.ts';
import { quoted } from '../text/safe.ts';
import { GENERATOR } from '../version.ts';
import { storageWords } from '../words/storage.ts';

export interface AnswersRequest {
  /** Files, folders, or "-". */
  readonly answers: readonly string[];
  /** The id or path of a checklist; without it, the one that the answers name. */
  readonly checklist?: string | undefined;
  /** Key criteria only, whatever the answers say. */
  readonly express?: boolean | undefined;
}

export interface LoadedAudit {
  readonly audit: Audit;
  /** The answers as they were read, in no order. */
  readonly files: readonly AnswersFile[];
  /** The paths of all files that were read. */
  readonly inputs: readonly string[];
}

/**
 * Reads everything that an audit needs.
 * @throws UserError and InputError; the latter with the mistakes of all files at once
 */
export async function loadAudit(io: Io, request: AnswersRequest): Promise<LoadedAudit> {
  const found = await findAnswers(io, request.answers);
  const given = request.checklist ? await loadChecklist(io, request.checklist) : undefined;
  try {
    return await auditOf(io, request, found, given);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { withAllDiagnostics } = await import('../loading/all-mistakes.ts');
    throw await withAllDiagnostics(io, error, found.sources, given);
  }
}

async function auditOf(
  io: Io,
  request: AnswersRequest,
  found: FoundAnswers,
  given: LoadedChecklist | undefined,
): Promise<LoadedAudit> {
  const files = await collectAll(found.sources, (source) => parseAnswers(io, source));
  refuseMixtures(files);
  const { files: read, ...checklist } = given ?? (await namedChecklist(io, files));
  const { definition } = checklist;
  const submitted = await collectAll(files, (file) => submit(definition, file));
  const submissions = submitted.map(({ submission }) => submission);
  const subject = files[0]?.answers.subject ?? '';
  const others = await findOthers(io, definition);
  const agreed = await agreedIn(io, found.agreed, definition, subject);
  const audit = {
    generator: GENERATOR,
    subject,
    date:
      files
        .map(({ answers }) => answers.date)
        .toSorted()
        .at(-1) ?? '',
    mode: modeOf(definition, files, request.express ?? false),
    checklist,
    others: others.found.map((other) => other.definition),
    submissions,
    agreed: agreed.agreements,
    warnings: [
      ...found.warnings,
      ...submitted.flatMap(({ warnings }) => warnings),
      ...agreed.warnings,
      ...others.missing.map((own) => storageWords.inLookAt({ problem: messageWithHint(own) })),
      ...silenceWarnings(definition, submissions),
    ],
  };
  const paths = [...found.sources.map(({ file }) => file), ...found.agreed];
  const elsewhere = others.found.flatMap((other) => other.files);
  return { audit, files, inputs: [...paths, ...read, ...elsewhere] };
}

async function agreedIn(
  io: Io,
  paths: readonly string[],
  checklist: Checklist,
  subject: string,
): Promise<{ readonly agreements: AgreementRecord | null; readonly warnings: readonly string[] }> {
  if (paths.length === 0) return { agreements: null, warnings: [] };
  const { loadAgreed } = await import('../loading/agreed.ts');
  return loadAgreed(io, paths, checklist, subject);
}

/**
 * One audit has one subject, and each respondent answers once.
 * @throws InputError
 */
export function refuseMixtures(files: readonly AnswersFile[]): void {
  const first = files[0];
  const byRespondent = new Map<string, string>();
  const problems: PlacedDiagnostic[] = [];
  for (const { source, answers } of files) {
    const { id } = answers.respondent;
    const earlier = byRespondent.get(id);
    if (earlier !== undefined) {
      const text = `${quoted(id)} has answered already, in ${quoted(earlier)}; give each respondent an id of their own`;
      problems.push(source.problemAt(['respondent', 'id'], text));
    }
    byRespondent.set(id, earlier ?? source.file);
    if (first && answers.subject !== first.answers.subject) {
      const text = `is ${quoted(answers.subject)}, but ${quoted(first.source.file)} is about ${quoted(first.answers.subject)}; audit one organisation at a time`;
      problems.push(source.problemAt(['subject'], text));
    }
  }
  if (problems.length > 0) throw new InputError(problems);
}

function modeOf(checklist: Checklist, files: readonly AnswersFile[], express: boolean): Mode {
  const isExpress = express || files.every(({ answers }) => answers.mode === 'express');
  if (!isExpress) return 'full';
  if (!criteriaOf(checklist).some(({ criterion }) => isKey(criterion))) {
    throw new UserError(
      `the checklist ${quoted(checklist.id)} has no key criteria, so there is no express audit of it`,
      'mark criteria with "key: true", or audit in full',
    );
  }
  return 'express';
}
