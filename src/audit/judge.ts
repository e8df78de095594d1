import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Comparison, compareRounds } from '../analysis/comparison/comparison.ts';
import { type GapReport, withFiguresOfVotes } from '../analysis/gap-report.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { type Io, today } from '../io/io.ts';
import { judgePolicy, needsBaseline, needsDay } from '../policy/judge.ts';
import type { Policy } from '../policy/policy.ts';
import type { Report, ReportedVerdict } from '../report/report.ts';
import { gateWords } from '../words/gate.ts';
import type { LoadedRound } from './baseline.ts';
import type { GateRequest } from './request.ts';

/** Report with its comparison and verdict. */
export interface JudgedReport {
  readonly report: Report;
  /** Earlier round that it was compared with; `null` without one. */
  readonly baseline: GapReport | null;
  readonly warnings: readonly string[];
  /** Paths of all files that were read for it. */
  readonly inputs: readonly string[];
}

/**
 * Compares an audit with its baseline, and judges it by a policy and by single limits. `checklist`
 * is the one of the baseline's answers, where these name none that can be found.
 * @throws UserError and InputError for files that cannot be read or have errors
 */
export async function judgeAudit(
  io: Io,
  report: GapReport,
  request: GateRequest,
  checklist: string | undefined,
): Promise<JudgedReport> {
  const policy = await policyOf(io, request, report.checklist.definition);
  const baseline = await baselineOf(io, request, checklist);
  const comparison = baseline && compareRounds(baseline.report, report);
  const verdict = policy && verdictOf(io, policy, { report, comparison, request });
  const isIncomplete = policy !== null && comparison === null && needsBaseline(policy);
  return {
    report: { ...report, comparison, verdict },
    baseline: baseline?.report ?? null,
    warnings: [...(baseline?.warnings ?? []), ...(isIncomplete ? [gateWords.needsBaseline] : [])],
    inputs: [
      ...(request.policy === undefined ? [] : [request.policy]),
      ...(baseline?.inputs ?? []),
    ],
  };
}

/** Reads the clock only if a rule needs the date. */
function verdictOf(
  io: Io,
  policy: Policy,
  audit: { report: GapReport; comparison: Comparison | null; request: GateRequest },
): ReportedVerdict {
  const { report, comparison, request } = audit;
  const day = request.today ?? (needsDay(policy) ? today(io) : report.date);
  const verdict = judgePolicy(policy, {
    report: withFiguresOfVotes(report),
    baseline: comparison,
    today: day,
  });
  return { ...verdict, reportOnly: request.reportOnly ?? false };
}

/** Returns `null` without a baseline, or where its file is yet to be written. */
async function baselineOf(
  io: Io,
  { baseline, updateBaseline }: GateRequest,
  checklist: string | undefined,
): Promise<LoadedRound | null> {
  if (baseline === undefined) return null;
  if (updateBaseline && !existsSync(resolve(io.folder, baseline))) return null;
  const { loadRound } = await import('./baseline.ts');
  return loadRound(io, baseline, checklist);
}

/** Returns the rules of the policy file, overruled by single limits; `null` if there are neither. */
async function policyOf(
  io: Io,
  { policy: path, minScore, maxAge, maxDrop }: GateRequest,
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
  const { readPolicy } = await import('./policy.ts');
  return readPolicy(io, path, checklist);
}
