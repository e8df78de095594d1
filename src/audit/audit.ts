import { dirname, join, sep } from 'node:path';
import type { AnonymityTerms } from '../analysis/anonymous/anonymity.ts';
import { assess, type GapReport } from '../analysis/gap-report.ts';
import type { Target } from '../analysis/path/path.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { placesIn } from '../loading/answers.ts';
import type { PlannedFor } from '../loading/plan.ts';
import type { AuditRequest } from '../output/report.ts';
import type { FindPlace, Report } from '../report/report.ts';
import { quoted } from '../text/safe.ts';
import type { DisclosureGuard } from './disclosure.ts';
import type { JudgedAudit } from './judge.ts';
import { loadAudit } from './load.ts';
import { anonymityTerms } from './request.ts';

/** A report, and what it was made from. */
export interface AuditResult {
  /** With everything in it; the exit code follows its verdict. */
  readonly report: Report;
  /** What may be shown: the same, or an anonymous one. */
  readonly shown: Report;
  /** What must not be found in the shown one; null where nothing has to be hidden. */
  readonly confidential: DisclosureGuard | null;
  /** Where the answers stand that it is made from. */
  readonly places: FindPlace;
  /** About the files, which these name as they were given. */
  readonly warnings: readonly string[];
  /** The paths of all files that were read. */
  readonly inputs: readonly string[];
}

/** Reads the answers, assesses and judges them. */
export async function runAudit(
  io: Io,
  answers: readonly string[],
  request: AuditRequest,
): Promise<AuditResult> {
  const terms = anonymityTerms(request);
  const { checklist, express, plan, target } = request;
  const { audit, files, inputs } = await loadAudit(io, { answers, checklist, express });
  const { definition } = audit.checklist;
  const aim = target === undefined ? null : parseTarget(target, definition);
  const planned = { checklist: definition, subject: audit.subject };
  const actions = plan === undefined ? null : await actionsIn(io, plan, planned);
  const judged = await judge(io, assess({ ...audit, aim, actions }), request);
  const { baseline } = judged;
  const report = {
    ...judged.report,
    warnings: withoutFolders(audit.warnings, answers),
    options: reproductionOptions(request, judged.report, { aim, terms }),
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
  { gates = {}, checklist }: AuditRequest,
): Promise<JudgedAudit> {
  const { policy, minScore, maxAge, maxDrop, baseline } = gates;
  const isAsked = [policy, minScore, maxAge, maxDrop, baseline].some((own) => own !== undefined);
  if (!isAsked) {
    return { report: { ...report, comparison: null, verdict: null }, baseline: null, inputs: [] };
  }
  const { judgeAudit } = await import('./judge.ts');
  return judgeAudit(io, report, { ...gates, checklist });
}

async function actionsIn(io: Io, plan: string, planned: PlannedFor) {
  const { loadPlan } = await import('../loading/plan.ts');
  return (await loadPlan(io, plan, planned)).plan.actions;
}

/**
 * The options that it takes to make a report again from the same answers. Files have no names here:
 * these say nothing elsewhere, and may name people.
 */
function reproductionOptions(
  request: AuditRequest,
  { verdict, comparison }: Report,
  { aim, terms }: { readonly aim: Target | null; readonly terms: AnonymityTerms | null },
): readonly string[] {
  const { gates = {} } = request;
  const judged = [
    ...value('--min-score', gates.minScore),
    ...value('--max-age', gates.maxAge),
    ...value('--max-drop', gates.maxDrop),
    ...flag('--policy', gates.policy !== undefined),
    ...value('--today', verdict?.usedDay ?? undefined),
    ...flag('--report-only', gates.reportOnly),
  ];
  return [
    ...flag('--express', request.express),
    ...value('--edition', request.edition === 'differences' ? 'differences' : undefined),
    ...value('--target', aim === null ? undefined : written(aim)),
    ...value('--table', request.table),
    ...flag('--plan', request.plan !== undefined),
    ...flag('--baseline', comparison !== null),
    ...flag('--brand', request.brand !== undefined),
    ...(terms === null ? judged : []),
    ...flag('--anonymous', terms !== null),
    ...value('--min-group', terms?.minGroup),
    ...flag('--with-notes', terms?.withNotes),
  ];
}

function written(aim: Target): string | number {
  return 'band' in aim ? aim.band : Number((aim.score * 100).toPrecision(12));
}

function flag(name: string, isSet: boolean | undefined): readonly string[] {
  return isSet ? [name] : [];
}

function value(name: string, given: string | number | undefined): readonly string[] {
  return given === undefined ? [] : [`${name} ${given}`];
}

/**
 * What a person means by a target: an overall score in percent, or a band by its title or id.
 * @throws UserError for a percentage that no score can have
 */
export function parseTarget(target: string, { bands }: Checklist): Target {
  const written = target.trim().replace(/\s*%$/, '');
  if (/^[-+]?[\d.,]+$/.test(written)) return { score: fractionOf(written) };
  const name = written.toLowerCase();
  const band = bands.find(({ id, title }) => id === name || title.toLowerCase() === name);
  return { band: band?.id ?? written };
}

function fractionOf(written: string): number {
  const percent = Number(written);
  if (percent >= 0 && percent <= 100) return percent / 100;
  throw new UserError(
    `a target is a score from 0 to 100 or a band, but this is ${quoted(written)}`,
    'write such as --target 75, or --target with the name of a band',
  );
}
