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

/** Input and scope of a report. */
export interface AuditRequest extends ReportOptions {
  readonly edition?: Edition;
  /** Policy to judge by; without it the report has no verdict. */
  readonly gates?: GateOptions;
}

/**
 * Makes a report and writes it to files or standard output. Returns the complete report, even if an
 * anonymous one was written.
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

/**
 * Finds the browser for PDF files before anything is written, so that a missing one fails early;
 * `null` if no file needs it.
 */
async function printerFor(io: Io, targets: readonly Destination[]): Promise<Print | null> {
  if (!targets.some(({ format }) => isPrinted(format))) return null;
  const { findBrowser } = await import('./pdf/browser.ts');
  const browser = findBrowser(io);
  const { printPdf } = await import('./pdf/print.ts');
  return async ({ format }, rendered) =>
    isPrinted(format) ? printPdf(io, String(rendered), { browser }) : rendered;
}

/** Adds the whole report to the page of the run on GitHub. */
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
 * Writes a report as the baseline of later audits. Leaves out comparison, verdict and options, so
 * that the file changes with the answers and the checklist only.
 *
 * @throws UserError if the path holds anything but a report, or cannot be written
 */
export function updateBaseline(io: Io, path: string, report: Report): void {
  const text = json({ ...report, comparison: null, verdict: null, options: [] });
  writeOutput(io, { path, force: false, inputs: [] }, text);
  io.stderr.write(`baseline written to ${safeText(path)}\n`);
}
