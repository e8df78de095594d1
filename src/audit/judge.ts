import { existsSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import { compareRounds } from '../analysis/comparison/comparison.ts';
import { type GapReport, withFiguresOfVotes } from '../analysis/gap-report.ts';
import type { Register } from '../answers/round.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { displayOf } from '../checklist/lookup.ts';
import { UserError, type Warning } from '../diagnostic.ts';
import { type Io, today } from '../io/io.ts';
import type { AnswersFile } from '../loading/answers.ts';
import { isAnswers } from '../loading/round.ts';
import { type BaselineRecord, type BaselineReport, baselineRecord } from '../policy/baseline.ts';
import { judgePolicy, needsBaseline, needsDay } from '../policy/judge.ts';
import type { Policy } from '../policy/policy.ts';
import type { Report } from '../report/report.ts';
import { readSource } from '../source/read.ts';
import { digestOf, type Source } from '../source/source.ts';
import { listFolder, READABLE, readBytes, readFile, STDIN_PATH, statOf } from '../storage/read.ts';
import { nearestWord } from '../text/phrases.ts';
import { gateWords } from '../words/gate.ts';
import { statusWords } from '../words/status.ts';
import type { LoadedRound } from './baseline.ts';
import type { PolicyFile } from './policy.ts';
import type { AnswersRequest, GateRequest } from './request.ts';

/** Gate that is asked for, read as far as that needs no answers. */
export interface OpenGate {
  readonly request: GateRequest;
  /** `null` without a policy file. */
  readonly file: PolicyFile | null;
  /** True if there will be a verdict. */
  readonly isJudged: boolean;
  /** True if the policy asks for key criteria only. */
  readonly isExpress: boolean;
  /** Path of the baseline; `null` without one. */
  readonly baseline: string | null;
  /** Path of the baseline to write; `null` if none is asked for. */
  readonly target: string | null;
}

/**
 * Reads the policy of a gate; `null` if the request asks for neither a verdict nor a comparison.
 * @throws UserError and InputError for a policy that cannot be read or has errors
 */
export async function openGate(io: Io, request: GateRequest): Promise<OpenGate | null> {
  const { policy, minScore, minBand, maxAge, maxDrop } = request;
  const file = policy === undefined ? null : await read(io, policy);
  const isJudged = [policy, minScore, minBand, maxAge, maxDrop].some((own) => own !== undefined);
  if (!isJudged && request.baseline === undefined) return null;
  const own = file?.policy.baseline;
  const beside = own === undefined || policy === undefined ? null : join(dirname(policy), own);
  const path = request.baseline ?? beside;
  const { former: baseline = path } = request;
  if (request.updateBaseline && path === null) {
    throw new UserError(statusWords.nothingToUpdate());
  }
  const target = request.updateBaseline ? path : null;
  const isExpress = file?.policy.mode === 'express';
  return { request, file, isJudged, isExpress, baseline, target };
}

async function read(io: Io, path: string): Promise<PolicyFile> {
  const { parsePolicy } = await import('./policy.ts');
  return parsePolicy(io, path);
}

/** Report with its comparison and verdict. */
export interface JudgedReport {
  readonly report: Report;
  /** Earlier round that it was compared with; `null` without one. */
  readonly baseline: GapReport | null;
  /** Baseline file to write; `null` if none is asked for. */
  readonly update: BaselineUpdate | null;
  readonly warnings: readonly Warning[];
  /** Paths of all files that were read for it. */
  readonly inputs: readonly string[];
}

/** Baseline file that `--update-baseline` writes, or the reason why it does not. */
export interface BaselineUpdate {
  readonly path: string;
  readonly record: BaselineRecord;
  /** `null` if the file can be written. */
  readonly refusal: 'failed' | 'report-only' | null;
}

/** Audit that a gate judges. */
export interface AuditInput {
  readonly report: GapReport;
  /** People that `round.yaml` names. */
  readonly register: Register | null;
  /** Earlier names of the organisation. */
  readonly formerly: readonly string[];
  readonly answers: AnswersRequest;
  /** Answers files that were read. */
  readonly files: readonly AnswersFile[];
}

/**
 * Compares an audit with its baseline, and judges it by a policy and by single limits.
 * @throws UserError and InputError for files that cannot be read or have errors, and for a baseline of
 *   something else
 */
export async function judgeAudit(io: Io, gate: OpenGate, audit: AuditInput): Promise<JudgedReport> {
  const { request, file } = gate;
  const { report } = audit;
  const policy = await policyOf(gate, report.checklist.definition);
  const baseline = await baselineOf(io, gate, audit);
  const comparison = baseline && compareRounds(baseline.report, report);
  const verdict = policy && (await verdictOf(io, policy, { gate, audit, baseline }));
  const isIncomplete = policy !== null && baseline === null && needsBaseline(policy);
  const judged = { report, policy, verdict, former: baseline?.report ?? null };
  return {
    report: { ...report, comparison, verdict },
    baseline: baseline?.report ?? null,
    update: updateOf(gate, judged),
    warnings: [...(baseline?.warnings ?? []), ...(isIncomplete ? [statusWords.needsBaseline] : [])],
    inputs: [
      ...(file === null || request.policy === undefined ? [] : [request.policy]),
      ...(baseline?.inputs ?? []),
    ],
  };
}

/** Reads the clock only if a rule needs the date. */
async function verdictOf(
  io: Io,
  policy: Policy,
  { gate, audit, baseline }: { gate: OpenGate; audit: AuditInput; baseline: LoadedRound | null },
): Promise<NonNullable<Report['verdict']>> {
  const { report, register, answers } = audit;
  const { request, file } = gate;
  const day = request.today ?? (needsDay(policy) ? today(io) : report.date);
  const files = await filesBeside(io, answers.answers, audit.files);
  const own = {
    report: withFiguresOfVotes(report),
    baseline: baseline && withFiguresOfVotes(baseline.report),
    register,
    files,
    today: day,
  };
  // The first baseline is written by somebody, and nothing is asked of it then.
  const asked = baseline || !request.updateBaseline ? policy : { ...policy, baseline: undefined };
  const verdict = judgePolicy(asked, own);
  const { id, version, digest } = report.checklist;
  const basis = gateWords.basis({
    policy: file && short(digestOf(file.source.value)),
    checklist: `${id} ${version} ${short(digest)}`,
    baseline: baseline && [baseline.report.date, ...digestWords(baseline)].join(' '),
  });
  const notices = [...verdict.notices, basis];
  return { ...verdict, notices, reportOnly: request.reportOnly ?? false };
}

function digestWords({ digest }: LoadedRound): readonly string[] {
  return digest === null ? [] : [short(digest)];
}

/** Returns enough of a checksum to compare two by eye. */
function short(digest: string): string {
  return digest.slice(0, 12);
}

/** Returns `null` without a baseline, or where its file is missing and may be. */
async function baselineOf(
  io: Io,
  { request, baseline: path }: OpenGate,
  { report, answers, formerly }: AuditInput,
): Promise<LoadedRound | null> {
  if (path === null) return null;
  const isMissing = !existsSync(resolve(io.folder, path));
  // That of a policy is missing until somebody writes it; its rules fail.
  const mayBeMissing = request.updateBaseline || request.baseline === undefined;
  if (isMissing && mayBeMissing) return null;
  const { loadRound, refuseBaseline } = await import('./baseline.ts');
  const loaded = await loadRound(io, path, answers.checklist);
  refuseBaseline(path, loaded.report, { report, formerly });
  return loaded;
}

/** Returns the rules of the policy file, overruled by single limits; `null` if there are neither. */
async function policyOf(
  { request, file, isJudged }: OpenGate,
  checklist: Checklist,
): Promise<Policy | null> {
  const { minScore, minBand, maxAge, maxDrop } = request;
  if (!isJudged) return null;
  if (file) {
    const { refuseOtherPolicy } = await import('./policy.ts');
    refuseOtherPolicy(file, checklist);
  }
  refuseOffScale(request, checklist);
  const written = file?.policy;
  return {
    ...{ format: 1, checklist: checklist.id },
    ...written,
    ...(minScore === undefined ? {} : { minScore }),
    ...(minBand === undefined ? {} : { minBand: bandNamed(minBand, checklist) }),
    ...(maxAge === undefined ? {} : { maxAge }),
    ...(maxDrop === undefined ? {} : { maxDrop: { ...written?.maxDrop, total: maxDrop } }),
  };
}

/** @throws UserError for a score outside the scale of the checklist, or a drop longer than it */
function refuseOffScale({ minScore, maxDrop }: GateRequest, checklist: Checklist): void {
  const { from, to } = displayOf(checklist);
  const limits = [
    { option: '--min-score', value: minScore, lowest: from, highest: to },
    { option: '--max-drop', value: maxDrop, lowest: 0, highest: to - from },
  ] as const;
  for (const { value, ...scale } of limits) {
    if (value !== undefined && (value < scale.lowest || value > scale.highest)) {
      throw new UserError(statusWords.outsideScale({ value, ...scale }));
    }
  }
}

/** @throws UserError for a band that the checklist does not have */
function bandNamed(name: string, { bands }: Checklist): string {
  const typed = name.trim().toLowerCase();
  const band = bands.find(({ id, title }) => id === typed || title.toLowerCase() === typed);
  if (band) return band.id;
  const ids = bands.map(({ id }) => id);
  throw new UserError(
    statusWords.unknownBand({ name, ids, meant: nearestWord(typed, ids) ?? null }),
  );
}

/** @throws UserError if the baseline was judged by a policy, and this audit is not judged at all */
function updateOf(
  { request, target: path }: OpenGate,
  { verdict, former, ...judged }: Judged,
): BaselineUpdate | null {
  if (path === null) return null;
  if (verdict === null && former?.baseline?.policy) {
    throw new UserError(statusWords.updateWithoutGate({ path }));
  }
  const { acceptFailure } = request;
  const record = baselineRecord({ ...judged, verdict, former, reason: acceptFailure ?? null });
  const hasFailed = verdict !== null && !verdict.passed && acceptFailure === undefined;
  const refusal = request.reportOnly ? 'report-only' : hasFailed ? 'failed' : null;
  return { path, record, refusal };
}

interface Judged {
  readonly report: GapReport;
  readonly policy: Policy | null;
  readonly verdict: Report['verdict'];
  readonly former: BaselineReport | null;
}

/**
 * Finds answers in the folders of a round that were not read. `copies` are of people who have no other
 * file; `leftOut` are beside the files that were given.
 */
async function filesBeside(
  io: Io,
  paths: readonly string[],
  files: readonly AnswersFile[],
): Promise<{ readonly copies: readonly string[]; readonly leftOut: readonly string[] }> {
  const read = new Set(files.map(({ source }) => normalize(source.file)));
  const heard = new Set(files.map(({ answers }) => answers.respondent.id));
  const given = paths.filter((path) => path !== STDIN_PATH);
  const folders = given.map((path) => (statOf(io, path).isDirectory() ? path : dirname(path)));
  const copies: string[] = [];
  const leftOut: string[] = [];
  for (const folder of new Set(folders.map((path) => normalize(path)))) {
    const isRound = given.some((path) => normalize(path) === folder);
    for (const { name, isFile } of listFolder(io, folder)) {
      const path = join(folder, name);
      if (!isFile || read.has(path)) continue;
      const respondent = await respondentIn(io, path);
      if (respondent === null) continue;
      if (!isRound && READABLE.test(name)) leftOut.push(path);
      else if (!heard.has(respondent)) copies.push(path);
    }
  }
  return { copies, leftOut };
}

/** A field of answers. Other files beside them, such as reports, are not parsed. */
const ANSWERS_FIELD = /(?:^|[\s{,"'])(?:answers|respondent)["']?\s*:/;

/** Returns the id of the respondent if a file holds answers, whatever its name; otherwise `null`. */
async function respondentIn(io: Io, path: string): Promise<string | null> {
  try {
    const source = READABLE.test(path) ? await readFile(io, path) : await readUnnamed(io, path);
    const value = source?.value;
    // Notes may be a mapping too.
    const isHeld = isAnswers(value) && typeof fieldOf(value, 'answers') === 'object';
    return isHeld ? String(fieldOf(fieldOf(value, 'respondent'), 'id')) : null;
  } catch (error) {
    // What cannot be parsed holds no answers that could have counted.
    if (error instanceof UserError) return null;
    throw error;
  }
}

async function readUnnamed(io: Io, path: string): Promise<Source | null> {
  const bytes = readBytes(io, path);
  const isLike = ANSWERS_FIELD.test(new TextDecoder().decode(bytes));
  return isLike ? readSource(`${path}.yaml`, bytes) : null;
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([own]) => own === name)?.[1];
}
