import { assess, type GapReport } from '../analysis/gap-report.ts';
import { type Focus, formats, isPrinted, type Rendered } from '../report/index.ts';
import type { Report } from '../report/report.ts';
import { safeText } from '../safe-text.ts';
import { aimAt } from './aim-at.ts';
import type { GateOptions } from './commands/gate-options.ts';
import type { ReportOptions } from './commands/report-options.ts';
import type { Io } from './io.ts';
import type { JudgedAudit } from './judge-audit.ts';
import { loadAudit } from './load-audit.ts';
import type { PlannedFor } from './load-plan.ts';
import { placesIn } from './places.ts';
import { type Target, targetsOf, writeTo } from './target.ts';

/** What a report is made from, and what it dwells on. */
export interface ReportRequest extends ReportOptions {
  readonly focus?: Focus;
  /** What it is judged by; without it there is no verdict. */
  readonly gates?: GateOptions;
}

/**
 * Reads the answers, assesses and judges them and writes the report: to files, or to standard
 * output. Returns the report.
 */
export async function writeReport(
  io: Io,
  answers: readonly string[],
  options: ReportRequest,
): Promise<Report> {
  const targets = targetsOf(io, options);
  const print = await printerFor(io, targets);
  const { checklist, express, plan } = options;
  const branded = options.brand === undefined ? null : await brandIn(io, options.brand);
  const { audit, files, inputs } = await loadAudit(io, { answers, checklist, express });
  const { definition } = audit.checklist;
  const aim = options.target === undefined ? null : aimAt(options.target, definition);
  const planned = { checklist: definition, subject: audit.subject };
  const actions = plan === undefined ? null : await actionsIn(io, plan, planned);
  const judged = await judge(io, assess({ ...audit, aim, actions }), options);
  const { report } = judged;
  for (const warning of report.warnings) io.stderr.write(`warning: ${safeText(warning)}\n`);
  const sources = [
    ...inputs,
    ...(plan === undefined ? [] : [plan]),
    ...judged.inputs,
    ...(branded?.inputs ?? []),
  ];
  const { focus } = options;
  const view = { focus, brand: branded?.brand, places: placesIn(io, definition, files) };
  for (const target of targets) {
    const render = await formats[target.format].load();
    const rendered = await render(report, { ...view, terminal: target.terminal });
    writeTo(io, target, print ? await print(target, rendered) : rendered, sources);
    if (target.format === 'github') await summarise(io, report, options.focus);
  }
  return report;
}

type Print = (target: Target, rendered: Rendered) => Promise<Rendered>;

/** The browser is looked for before anything is written: without one, nothing is. */
async function printerFor(io: Io, targets: readonly Target[]): Promise<Print | null> {
  if (!targets.some(({ format }) => isPrinted(format))) return null;
  const { findBrowser } = await import('./print/find-browser.ts');
  const browser = findBrowser(io);
  const { printPdf } = await import('./print/print-pdf.ts');
  return async ({ format }, rendered) =>
    isPrinted(format) ? printPdf(io, String(rendered), { browser }) : rendered;
}

/** The verdict is part of what is rendered, so that it is the same in every format. */
async function judge(
  io: Io,
  report: GapReport,
  { gates = {}, checklist }: ReportRequest,
): Promise<JudgedAudit> {
  const { policy, minScore, maxAge, maxDrop, baseline } = gates;
  const isAsked = [policy, minScore, maxAge, maxDrop, baseline].some((own) => own !== undefined);
  if (!isAsked) return { report: { ...report, comparison: null, verdict: null }, inputs: [] };
  const { judgeAudit } = await import('./judge-audit.ts');
  return judgeAudit(io, report, { ...gates, checklist });
}

/** GitHub shows annotations, and the whole report on the page of the run. */
async function summarise(io: Io, report: Report, focus: Focus | undefined): Promise<void> {
  const { appendSummary } = await import('./step-summary.ts');
  await appendSummary(io, report, focus);
}

async function actionsIn(io: Io, plan: string, planned: PlannedFor) {
  const { loadPlan } = await import('./load-plan.ts');
  return (await loadPlan(io, plan, planned)).plan.actions;
}

async function brandIn(io: Io, path: string) {
  const { loadBrand } = await import('./load-brand.ts');
  return loadBrand(io, path);
}
