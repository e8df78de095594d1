import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Comparison, compareRounds } from '../analysis/comparison/comparison.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import type { Checklist } from '../checklist/checklist.ts';
import type { GateOptions } from '../cli/options.ts';
import { type Io, today } from '../io/io.ts';
import { judgePolicy, needsBaseline, needsDay } from '../policy/judge.ts';
import type { Policy } from '../policy/policy.ts';
import type { Report, ReportedVerdict } from '../report/report.ts';
import { gateWords } from '../words/gate.ts';
import type { LoadedRound } from './baseline.ts';

/** What an audit is judged by, and the checklist where the answers name none that ships. */
export interface JudgeRequest extends GateOptions {
  readonly checklist?: string | undefined;
}

export interface JudgedAudit {
  readonly report: Report;
  /** The earlier round that it was compared with; null without one. */
  readonly baseline: GapReport | null;
  /** The paths of all files that were read for it. */
  readonly inputs: readonly string[];
}

/**
 * Compares an audit with its baseline and judges it by a policy and by what the command line says
 * besides.
 * @throws UserError and InputError for what cannot be read
 */
export async function judgeAudit(
  io: Io,
  report: GapReport,
  request: JudgeRequest,
): Promise<JudgedAudit> {
  const policy = await policyOf(io, request, report.checklist.definition);
  const baseline = await baselineOf(io, request);
  const comparison = baseline && compareRounds(baseline.report, report);
  const verdict = policy && verdictOf(io, policy, { report, comparison, request });
  const inputs = [...(request.policy === undefined ? [] : [request.policy])];
  return {
    report: { ...report, comparison, verdict },
    baseline: baseline?.report ?? null,
    inputs: [...inputs, ...(baseline?.inputs ?? [])],
  };
}

/** The clock is asked only where a rule needs the day. */
function verdictOf(
  io: Io,
  policy: Policy,
  audit: { report: GapReport; comparison: Comparison | null; request: JudgeRequest },
): ReportedVerdict {
  const { report, comparison, request } = audit;
  if (comparison === null && needsBaseline(policy)) {
    io.stderr.write(`warning: ${gateWords.needsBaseline}\n`);
  }
  const day = request.today ?? (needsDay(policy) ? today(io) : report.date);
  const verdict = judgePolicy(policy, { report, baseline: comparison, today: day });
  return { ...verdict, reportOnly: request.reportOnly ?? false };
}

/** A baseline that is written for the first time is nothing to compare with. */
async function baselineOf(io: Io, request: JudgeRequest): Promise<LoadedRound | null> {
  const { baseline, updateBaseline, checklist } = request;
  if (baseline === undefined) return null;
  if (updateBaseline && !existsSync(resolve(io.folder, baseline))) return null;
  const { loadRound } = await import('./baseline.ts');
  return loadRound(io, baseline, checklist);
}

/**
 * The policy that an audit is judged by: what the file says, overruled by the command line. Null
 * where neither asks for anything.
 * @throws UserError and InputError for what cannot be read
 */
async function policyOf(
  io: Io,
  { policy: path, minScore, maxAge, maxDrop }: GateOptions,
  checklist: Checklist,
): Promise<Policy | null> {
  const flags = {
    ...(minScore === undefined ? {} : { minScore }),
    ...(maxAge === undefined ? {} : { maxAge }),
  };
  const hasFlags = Object.keys(flags).length > 0 || maxDrop !== undefined;
  if (path === undefined && !hasFlags) return null;
  const written = path === undefined ? null : await read(io, path, checklist);
  const drop = maxDrop === undefined ? {} : { maxDrop: { ...written?.maxDrop, total: maxDrop } };
  return { format: 1, checklist: checklist.id, ...written, ...flags, ...drop };
}

async function read(io: Io, path: string, checklist: Checklist): Promise<Policy> {
  const { loadPolicy } = await import('./policy.ts');
  return loadPolicy(io, path, checklist);
}
