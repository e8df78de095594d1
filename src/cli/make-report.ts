import { dirname, join, sep } from 'node:path';
import { assess, type GapReport } from '../analysis/gap-report.ts';
import type { FindPlace } from '../report/places.ts';
import type { Report } from '../report/report.ts';
import { aimAt } from './aim-at.ts';
import { anonymityTerms } from './anonymity-terms.ts';
import type { Io } from './io.ts';
import type { JudgedAudit } from './judge-audit.ts';
import { loadAudit } from './load-audit.ts';
import type { PlannedFor } from './load-plan.ts';
import { madeWith } from './made-with.ts';
import { placesIn } from './places.ts';
import type { Confidential } from './refuse-disclosure.ts';
import type { ReportRequest } from './write-report.ts';

/** A report, and what it was made from. */
export interface MadeReport {
  /** With everything in it; the exit code follows its verdict. */
  readonly report: Report;
  /** What may be shown: the same, or an anonymous one. */
  readonly shown: Report;
  /** What must not be found in the shown one; null where nothing has to be hidden. */
  readonly confidential: Confidential | null;
  /** Where the answers stand that it is made from. */
  readonly places: FindPlace;
  /** About the files, which these name as they were given. */
  readonly warnings: readonly string[];
  /** The paths of all files that were read. */
  readonly inputs: readonly string[];
}

/** Reads the answers, assesses and judges them. */
export async function makeReport(
  io: Io,
  answers: readonly string[],
  request: ReportRequest,
): Promise<MadeReport> {
  const terms = anonymityTerms(request);
  const { checklist, express, plan, target } = request;
  const { audit, files, inputs } = await loadAudit(io, { answers, checklist, express });
  const { definition } = audit.checklist;
  const aim = target === undefined ? null : aimAt(target, definition);
  const planned = { checklist: definition, subject: audit.subject };
  const actions = plan === undefined ? null : await actionsIn(io, plan, planned);
  const judged = await judge(io, assess({ ...audit, aim, actions }), request);
  const { baseline } = judged;
  const report = {
    ...judged.report,
    warnings: withoutFolders(audit.warnings, answers),
    madeWith: madeWith(request, judged.report, { aim, terms }),
  };
  const made = {
    report,
    places: placesIn(io, definition, files),
    warnings: audit.warnings,
    inputs: [...inputs, ...(plan === undefined ? [] : [plan]), ...judged.inputs],
  };
  if (terms === null) return { ...made, shown: report, confidential: null };
  const { anonymousReport } = await import('../report/anonymous.ts');
  return {
    ...made,
    shown: anonymousReport(report, { ...terms, aim, baseline, others: audit.others ?? [] }),
    confidential: { reports: [report, ...(baseline ? [baseline] : [])], ...terms },
  };
}

/**
 * Warnings that name files as they are called in the round: where that lies is nothing to a reader,
 * and elsewhere it may lie otherwise.
 */
function withoutFolders(
  warnings: readonly string[],
  answers: readonly string[],
): readonly string[] {
  const folders = answers.flatMap((path) => [join(path, sep), join(dirname(path), sep)]);
  const known = folders.filter((folder) => folder !== join('.', sep));
  return warnings.map((warning) =>
    known.reduce((text, folder) => text.replaceAll(folder, ''), warning),
  );
}

/** The verdict is part of what is rendered, so that it is the same in every format. */
async function judge(
  io: Io,
  report: GapReport,
  { gates = {}, checklist }: ReportRequest,
): Promise<JudgedAudit> {
  const { policy, minScore, maxAge, maxDrop, baseline } = gates;
  const isAsked = [policy, minScore, maxAge, maxDrop, baseline].some((own) => own !== undefined);
  if (!isAsked) {
    return { report: { ...report, comparison: null, verdict: null }, baseline: null, inputs: [] };
  }
  const { judgeAudit } = await import('./judge-audit.ts');
  return judgeAudit(io, report, { ...gates, checklist });
}

async function actionsIn(io: Io, plan: string, planned: PlannedFor) {
  const { loadPlan } = await import('./load-plan.ts');
  return (await loadPlan(io, plan, planned)).plan.actions;
}
