import { assess, type GapReport } from '../analysis/gap-report.ts';
import { UserError } from '../errors.ts';
import { type Focus, type FormatName, formatNames, formatOf, formats } from '../report/index.ts';
import type { Report } from '../report/report.ts';
import { quoted, safeText } from '../safe-text.ts';
import { aimAt } from './aim-at.ts';
import { colourLevel } from './colour.ts';
import type { GateOptions } from './commands/gate-options.ts';
import type { ReportOptions } from './commands/report-options.ts';
import type { Io } from './io.ts';
import type { JudgedAudit } from './judge-audit.ts';
import { loadAudit } from './load-audit.ts';
import type { PlannedFor } from './load-plan.ts';
import { writeOutput } from './write-output.ts';

/** The `--output` that means standard output. */
const STDOUT_PATH = '-';

/** What a report is made from, and what it dwells on. */
export interface ReportRequest extends ReportOptions {
  readonly focus?: Focus;
  /** What it is judged by; without it there is no verdict. */
  readonly gates?: GateOptions;
}

/**
 * Reads the answers, assesses and judges them and writes the report: to a file, or to standard
 * output. Returns the report.
 */
export async function writeReport(
  io: Io,
  answers: readonly string[],
  options: ReportRequest,
): Promise<Report> {
  const file = options.output === STDOUT_PATH ? undefined : options.output;
  const format = chooseFormat(io, options.format, file);
  const { checklist, express, target, plan } = options;
  const { audit, inputs } = await loadAudit(io, { answers, checklist, express });
  const { definition } = audit.checklist;
  const aim = target === undefined ? null : aimAt(target, definition);
  const planned = { checklist: definition, subject: audit.subject };
  const actions = plan === undefined ? null : await actionsIn(io, plan, planned);
  const judged = await judge(io, assess({ ...audit, aim, actions }), options);
  const { report } = judged;
  const render = await formats[format].load();
  const toFile = file !== undefined;
  const terminal = {
    colour: toFile ? 0 : colourLevel(io, io.stdout, options.color),
    columns: toFile ? 80 : io.stdout.columns,
  };
  const text = render(report, terminal, options.focus);
  for (const warning of report.warnings) io.stderr.write(`warning: ${safeText(warning)}\n`);
  if (toFile) {
    const sources = [...inputs, ...(plan === undefined ? [] : [plan]), ...judged.inputs];
    writeOutput(io, { path: file, force: options.force ?? false, inputs: sources }, text);
    io.stderr.write(`report written to ${safeText(file)}\n`);
  } else {
    io.stdout.write(text);
  }
  return report;
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

async function actionsIn(io: Io, plan: string, planned: PlannedFor) {
  const { loadPlan } = await import('./load-plan.ts');
  return (await loadPlan(io, plan, planned)).plan.actions;
}

function chooseFormat(io: Io, asked: FormatName | undefined, file: string | undefined): FormatName {
  if (asked) return asked;
  if (file === undefined) return io.stdout.isTerminal ? 'text' : 'markdown';
  const byName = formatOf(file);
  if (byName) return byName;
  const endings = formatNames().flatMap((name) => formats[name].extensions);
  throw new UserError(
    `the name ${quoted(file)} does not say the format of the report`,
    `end it in ${endings.join(', ')}, or add --format ${formatNames().join('|')}`,
  );
}
