import type { Anonymity } from '../analysis/anonymous/anonymity.ts';
import { runAudit } from '../audit/audit.ts';
import type { GateOptions, ReportOptions } from '../cli/options.ts';
import type { Io } from '../io/io.ts';
import { isPrinted, render } from '../report/formats.ts';
import { json } from '../report/machine/json.ts';
import type { Report } from '../report/report.ts';
import type { Edition, Rendered } from '../report/view.ts';
import { writeOutput } from '../storage/output-file.ts';
import { safeText } from '../text/safe.ts';
import { type Destination, deliver, destinationsOf } from './target.ts';

/** What a report is made from, and what it dwells on. */
export interface AuditRequest extends ReportOptions {
  readonly edition?: Edition;
  /** What it is judged by; without it there is no verdict. */
  readonly gates?: GateOptions;
}

/**
 * Makes the report of some answers and writes it: to files, or to standard output. Returns the
 * report with everything in it, also where an anonymous one was written.
 */
export async function auditAndDeliver(
  io: Io,
  answers: readonly string[],
  options: AuditRequest,
): Promise<Report> {
  const targets = destinationsOf(io, options);
  const print = await printerFor(io, targets);
  const branded = options.brand === undefined ? null : await brandIn(io, options.brand);
  const made = await runAudit(io, answers, options);
  const { report, shown, confidential, places } = made;
  const inputs = [...made.inputs, ...(branded?.inputs ?? [])];
  for (const warning of made.warnings) io.stderr.write(`warning: ${safeText(warning)}\n`);
  if (shown.anonymity) printManifest(io, shown.anonymity);
  for (const target of targets) {
    const { terminal } = target;
    const { edition, table } = options;
    const view = { terminal, edition, table, brand: branded?.brand, places };
    const rendered = await render(shown, target.format, view);
    if (confidential) {
      const { assertNoDisclosure } = await import('../audit/disclosure.ts');
      await assertNoDisclosure(target.format, rendered, confidential);
      // What GitHub shows besides is Markdown.
      const { markdown } = await import('../report/writers/markdown.ts');
      if (target.format === 'github') {
        await assertNoDisclosure('markdown', markdown(shown, view), confidential);
      }
    }
    deliver(io, target, print ? await print(target, rendered) : rendered, inputs);
    if (target.format === 'github') await summarise(io, shown, options.edition);
  }
  return report;
}

type Print = (target: Destination, rendered: Rendered) => Promise<Rendered>;

/** The browser is looked for before anything is written: without one, nothing is. */
async function printerFor(io: Io, targets: readonly Destination[]): Promise<Print | null> {
  if (!targets.some(({ format }) => isPrinted(format))) return null;
  const { findBrowser } = await import('./pdf/browser.ts');
  const browser = findBrowser(io);
  const { printPdf } = await import('./pdf/print.ts');
  return async ({ format }, rendered) =>
    isPrinted(format) ? printPdf(io, String(rendered), { browser }) : rendered;
}

/** GitHub shows annotations, and the whole report on the page of the run. */
async function summarise(io: Io, report: Report, edition: Edition | undefined): Promise<void> {
  const { appendSummary } = await import('./step-summary.ts');
  await appendSummary(io, report, edition);
}

function printManifest({ stderr }: Io, { manifest }: Anonymity): void {
  stderr.write('The report is anonymous. Left out of it:\n');
  for (const line of manifest) stderr.write(`- ${safeText(line)}\n`);
}

async function brandIn(io: Io, path: string) {
  const { loadBrand } = await import('../loading/brand.ts');
  return loadBrand(io, path);
}

/**
 * Writes a report to where later audits find it as their baseline. What it was itself compared with
 * and judged by is left out, so that the file changes with the answers and the checklist only.
 * @throws UserError where that would replace anything but a report, or the file cannot be written
 */
export function updateBaseline(io: Io, path: string, report: Report): void {
  const text = json({ ...report, comparison: null, verdict: null, options: [] });
  writeOutput(io, { path, force: false, inputs: [] }, text);
  io.stderr.write(`baseline written to ${safeText(path)}\n`);
}
