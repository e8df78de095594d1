import type { Anonymity } from '../analysis/anonymous/publish.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import type { AuditResult } from '../audit/audit.ts';
import type { CompareResult } from '../audit/compare.ts';
import type { DisclosureGuard } from '../audit/disclosure.ts';
import { UserError, type Warning } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { printStatus, printWarning } from '../io/messages.ts';
import {
  changesFormatNames,
  changesFormats,
  commandsEscaped,
  type FormatName,
  isChangesFormat,
  isPrinted,
  render,
} from '../report/formats.ts';
import type { Report } from '../report/report.ts';
import type { Rendered } from '../report/view.ts';
import { writeOutput } from '../storage/output-file.ts';
import { statusWords } from '../words/status.ts';
import {
  appendSummary,
  type Delivered,
  type Destination,
  type DestinationRequest,
  deliver,
  destinationsOf,
} from './target.ts';
import type { TemplateFolder } from './templates.ts';

/** Destinations of the reports of one run, and what it takes to write them. */
export interface Delivery {
  readonly destinations: readonly Destination[];
  /** Turns the pages of printed formats into PDF; `null` if there are none. */
  readonly print: Print | null;
  /** Folder for the templates of the first actions; `null` if none are wanted. */
  readonly templates: TemplateFolder | null;
}

type Print = (destination: Destination, rendered: Rendered) => Promise<Rendered>;

/**
 * Prepares to deliver reports, before any is made. Finds the browser for PDF: without one, nothing
 * is written.
 * @throws UserError for destinations that cannot be served
 */
export async function openDelivery(io: Io, request: DestinationRequest): Promise<Delivery> {
  const destinations = destinationsOf(io, request);
  const templates = request.withTemplates ? await templatesBeside(destinations) : null;
  if (!destinations.some(({ format }) => isPrinted(format)))
    return { destinations, print: null, templates };
  const { findBrowser } = await import('./browser.ts');
  const browser = findBrowser(io);
  const { printPdf } = await import('./browser.ts');
  const print: Print = async ({ format }, rendered) =>
    isPrinted(format) ? printPdf(io, String(rendered), { browser }) : rendered;
  return { destinations, print, templates };
}

/** @throws UserError if no report goes to a file */
async function templatesBeside(destinations: readonly Destination[]): Promise<TemplateFolder> {
  const { folderBeside } = await import('./templates.ts');
  for (const { file, format, force } of destinations) {
    if (file !== undefined) return folderBeside(file, format, force);
  }
  throw new UserError(statusWords.templatesNeedOutput);
}

/**
 * Writes the report of an audit to files or to standard output, and its warnings to stderr.
 * @throws UserError if a file cannot be written, or an anonymous report would disclose something
 */
export async function deliverReport(
  io: Io,
  result: AuditResult,
  { destinations, print, templates }: Delivery,
): Promise<void> {
  const { shown, guard, inputs, view } = result;
  printWarnings(io, result.warnings, guard !== null);
  if (guard !== null) await assertNobodyNamedIn(shown, guard);
  if (shown.anonymity) printManifest(io, shown.anonymity);
  const reports: Delivered[] = [];
  for (const destination of destinations) {
    const { format, terminal } = destination;
    const renderIn = (name: FormatName) => (report: Report) =>
      render(report, name, {
        ...view,
        ...(isInShort(io, destination, view) ? { edition: 'compact' as const } : {}),
        terminal,
      });
    const rendered = await renderIn(format)(shown);
    // The page of a run shows the report as Markdown as well.
    for (const name of format === 'github' ? [format, 'markdown' as const] : [format]) {
      if (guard === null) break;
      const made = name === format ? rendered : await renderIn(name)(shown);
      await assertAnonymous(guard, name, made, () => renderIn(name)(guard.twin()));
    }
    reports.push({ destination, report: print ? await print(destination, rendered) : rendered });
  }
  deliver(io, reports, inputs);
  // Beside the annotations, the page of the run shows the whole report.
  if (destinations.some(({ format }) => format === 'github')) {
    await appendSummary(io, shown, view.edition);
  }
  if (templates === null) return;
  const { deliverFirstTemplates } = await import('./templates.ts');
  await deliverFirstTemplates(io, result, templates);
}

/** True if a report goes to a terminal, which shows it in short unless an edition is asked for. */
function isInShort(
  { stdout }: Io,
  { format, file }: Destination,
  { edition, hasAppendix = true }: AuditResult['view'],
): boolean {
  if (format !== 'text' || file !== undefined || !stdout.isTerminal) return false;
  return edition === undefined && hasAppendix;
}

/**
 * Writes the changes between rounds to files or to standard output, and warnings to stderr.
 * @throws UserError if a file cannot be written, or an anonymous comparison would disclose something
 */
export async function deliverChanges(
  io: Io,
  { shown, brand, guard, warnings, inputs }: CompareResult,
  { destinations, print }: ChangesDelivery,
): Promise<void> {
  printWarnings(io, warnings, guard !== null);
  if (guard !== null) await assertNobodyNamedIn(shown.report, guard);
  const reports: Delivered[] = [];
  for (const destination of destinations) {
    const { format, terminal } = destination;
    const renderer = await changesFormats[format]();
    const written = async (changes: typeof shown) =>
      commandsEscaped(format, await renderer(changes, { terminal, brand }));
    const rendered = await written(shown);
    if (guard !== null) {
      await assertAnonymous(guard, format, rendered, () => written(guard.twin()));
    }
    reports.push({ destination, report: print ? await print(destination, rendered) : rendered });
  }
  deliver(io, reports, inputs);
}

/** Destinations of a comparison, in formats that show one. */
export interface ChangesDelivery extends Delivery {
  readonly destinations: readonly (Destination & {
    readonly format: keyof typeof changesFormats;
  })[];
}

/**
 * Decides where a comparison goes, before any is made.
 * @throws UserError as `openDelivery` does, or for a format without comparisons
 */
export async function openChangesDelivery(
  io: Io,
  request: DestinationRequest,
): Promise<ChangesDelivery> {
  const delivery = await openDelivery(io, request);
  const destinations = delivery.destinations.map((destination) => {
    const { format } = destination;
    if (isChangesFormat(format)) return { ...destination, format };
    throw new UserError(statusWords.noComparison({ format, formats: changesFormatNames() }));
  });
  return { ...delivery, destinations };
}

/** @throws UserError if a text of others in an anonymous report identifies somebody */
async function assertNobodyNamedIn(shown: GapReport, guard: DisclosureGuard): Promise<void> {
  const { assertNobodyNamed } = await import('../audit/disclosure.ts');
  await assertNobodyNamed(shown, guard);
}

/** @throws UserError if an anonymous report contains something that it must not */
async function assertAnonymous(
  guard: DisclosureGuard,
  format: FormatName,
  rendered: Rendered,
  twin: () => Promise<Rendered>,
): Promise<void> {
  const { assertNoDisclosure } = await import('../audit/disclosure.ts');
  await assertNoDisclosure(format, { rendered, twin }, guard);
}

/** Prints warnings to stderr, one a line; those of an anonymous report may tell of people. */
function printWarnings(io: Io, warnings: readonly Warning[], isAnonymous: boolean): void {
  if (isAnonymous) printStatus(io, statusWords.hiddenWarnings);
  else for (const warning of warnings) printWarning(io, warning);
}

function printManifest(io: Io, { manifest }: Anonymity): void {
  printStatus(io, statusWords.anonymous);
  for (const line of manifest) printStatus(io, `- ${line}`);
}

/**
 * Writes a report to the file that later audits use as their baseline, or says why it does not.
 * Comparison, verdict and options are left out; the policy that it was judged by is kept.
 * @throws UserError if the file is not a report, or cannot be written
 */
export async function updateBaseline(
  io: Io,
  update: NonNullable<AuditResult['update']>,
  report: Report,
): Promise<void> {
  const { path, refusal } = update;
  if (refusal !== null) {
    printWarning(io, statusWords.baselineKept({ path, because: refusal }));
    return;
  }
  const { baselineJson } = await import('../audit/baseline.ts');
  const text = await baselineJson(report, update);
  writeOutput(io, { path, force: false, inputs: [] }, text);
  printStatus(io, statusWords.baselineSaved({ path }));
}
