import type { GapReport } from '../analysis/gap-report.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { judgePolicy, needsDay } from '../policy/judge.ts';
import type { Policy } from '../policy/policy.ts';
import type { Report } from '../report/report.ts';
import type { GateOptions } from './commands/gate-options.ts';
import { today } from './day.ts';
import type { Io } from './io.ts';

/**
 * Judges an audit by a policy and by what the command line says besides. The clock is asked only
 * where a rule needs the day.
 * @throws UserError and InputError for what cannot be read
 */
export async function judgeAudit(io: Io, report: GapReport, gates: GateOptions): Promise<Report> {
  const policy = await policyOf(io, gates, report.checklist.definition);
  const day = gates.today ?? (needsDay(policy) ? today(io) : report.date);
  const verdict = judgePolicy(policy, { report, baseline: null, today: day });
  return {
    ...report,
    comparison: null,
    verdict: { ...verdict, reportOnly: gates.reportOnly ?? false },
  };
}

/** The command line overrules the file. */
async function policyOf(io: Io, gates: GateOptions, checklist: Checklist): Promise<Policy> {
  const { policy: path, minScore, maxAge } = gates;
  const written: Policy =
    path === undefined ? { format: 1, checklist: checklist.id } : await read(io, path, checklist);
  return {
    ...written,
    ...(minScore === undefined ? {} : { minScore }),
    ...(maxAge === undefined ? {} : { maxAge }),
  };
}

async function read(io: Io, path: string, checklist: Checklist): Promise<Policy> {
  const { loadPolicy } = await import('./load-policy.ts');
  return loadPolicy(io, path, checklist);
}
