import { appendFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../diagnostic.ts';
import { fileError } from '../io/file-system.ts';
import { colourLevel, type Io } from '../io/io.ts';
import { printStatus, printWarning } from '../io/messages.ts';
import { type FormatName, formatNames, formatOf, formats } from '../report/formats.ts';
import { type TableName, tableFormats } from '../report/machine/tables/table.ts';
import type { Report } from '../report/report.ts';
import type { Edition, Rendered, Terminal } from '../report/view.ts';
import { refuseSpecialFile, writeOutputs } from '../storage/output-file.ts';
import { statusWords } from '../words/status.ts';

/** Value of `--output` for standard output. */
const STDOUT_PATH = '-';

/** Destinations of the reports of one run. */
export interface DestinationRequest {
  /** Format of each output, in the same order. */
  readonly format?: readonly FormatName[];
  readonly output?: readonly string[];
  /** Table to write, in formats that are tables. */
  readonly table?: TableName;
  readonly force?: boolean;
  /** Adds a folder with the templates of the first actions beside the first file. */
  readonly withTemplates?: boolean;
  /** False without colours. */
  readonly color: boolean;
}

/** Destination of one report, and its format. */
export interface Destination {
  readonly format: FormatName;
  /** Path; `undefined` for standard output. */
  readonly file: string | undefined;
  readonly force: boolean;
  readonly terminal: Terminal;
}

/**
 * Pairs formats with outputs, in order. An output without a format takes that of its extension; a
 * format without an output goes to standard output.
 * @throws UserError if a format is unknown, two reports would go to one place, or a table is named
 *   without a format for it
 */
export function destinationsOf(io: Io, options: DestinationRequest): readonly Destination[] {
  const { format: named = [], output: paths = [] } = options;
  const count = Math.max(named.length, paths.length, 1);
  const targets = Array.from({ length: count }, (_, i) =>
    targetOf(io, options, { format: named[i], path: paths[i] ?? STDOUT_PATH }),
  );
  refuseSharedPlaces(io, targets);
  refuseVainTable(options, targets);
  return targets;
}

function refuseVainTable({ table }: DestinationRequest, targets: readonly Destination[]): void {
  const isTable = (format: FormatName) => tableFormats.some((own) => own === format);
  if (table === undefined || targets.some(({ format }) => isTable(format))) return;
  throw new UserError(statusWords.tableNeedsFormat({ formats: tableFormats }));
}

interface Asked {
  readonly format: FormatName | undefined;
  readonly path: string;
}

function targetOf(
  io: Io,
  { force = false, color }: DestinationRequest,
  { format, path }: Asked,
): Destination {
  const file = path === STDOUT_PATH ? undefined : path;
  const terminal =
    file === undefined
      ? { colour: colourLevel(io, io.stdout, color), columns: io.stdout.columns }
      : { colour: 0 as const, columns: 80 };
  return { format: format ?? formatFor(io, file), file, force, terminal };
}

function refuseSharedPlaces({ folder }: Io, targets: readonly Destination[]): void {
  const places = targets.map(({ file }) => (file === undefined ? null : resolve(folder, file)));
  const shared = targets.find((_, i) => places.indexOf(places[i] ?? null) !== i);
  if (!shared) return;
  const { format, file } = shared;
  throw new UserError(
    file === undefined ? statusWords.oneOnStdout({ format }) : statusWords.sameFile({ path: file }),
  );
}

/** Report for one destination. */
export interface Delivered {
  readonly destination: Destination;
  readonly report: Rendered;
}

/**
 * Writes reports to their destinations: all files, or none. Never overwrites one of the inputs.
 * @throws UserError if a file cannot be written, or the terminal cannot show the format
 */
export function deliver(io: Io, reports: readonly Delivered[], inputs: readonly string[]): void {
  for (const { destination, report } of reports) {
    const isShown = destination.file === undefined && io.stdout.isTerminal;
    if (isShown && typeof report !== 'string') {
      throw new UserError(statusWords.notInTerminal({ format: destination.format }));
    }
  }
  const outputs = reports.flatMap(({ destination: { file: path, force }, report }) =>
    path === undefined ? [] : [{ file: { path, force, inputs }, report }],
  );
  writeOutputs(io, outputs);
  for (const { destination, report } of reports) {
    // As bytes, the commands of the format stay commands.
    const isCommands = destination.format === 'github' && typeof report === 'string';
    const written = isCommands ? Buffer.from(report) : report;
    if (destination.file === undefined) io.stdout.write(written);
    else printStatus(io, statusWords.saved({ path: destination.file }));
  }
}

function formatFor(io: Io, file: string | undefined): FormatName {
  if (file === undefined) return io.stdout.isTerminal ? 'text' : 'markdown';
  const byName = formatOf(file);
  if (byName) return byName;
  const names = formatNames();
  const extensions = names.flatMap((name) => formats[name].extensions);
  throw new UserError(statusWords.cannotTellFormat({ path: file, extensions, formats: names }));
}

/** Limit of GitHub per step; it discards the whole summary of a longer one. */
const MOST_BYTES = 1024 * 1024;

/**
 * Appends the report as Markdown to the file that GitHub Actions shows on the page of a run. Does
 * nothing without such a file.
 * @throws UserError if it cannot be written
 */
export async function appendSummary(
  io: Io,
  report: Report,
  edition: Edition | undefined,
): Promise<void> {
  const path = io.env.GITHUB_STEP_SUMMARY;
  if (!path) return;
  const render = await formats.markdown.load();
  const markdown = render(report, { terminal: { colour: 0, columns: 80 }, edition });
  const file = resolve(io.folder, path);
  try {
    refuseSpecialFile(file, path);
    const written = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const text = cutToBytes(
      `${written > 0 ? '\n' : ''}${markdown}`,
      MOST_BYTES - written,
      statusWords.summaryCut,
    );
    appendFileSync(file, text);
    if (text === '') printWarning(io, statusWords.summaryFull);
  } catch (error) {
    throw fileError('write', path, error);
  }
}

/**
 * Shortens a text to at most `most` bytes of UTF-8, by whole lines, and adds `ending` if it does.
 * Empty if not even `ending` fits.
 */
export function cutToBytes(text: string, most: number, ending: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= most) return text;
  const last = new TextEncoder().encode(`\n${ending}\n`);
  const room = most - last.length;
  if (room < 0) return '';
  // No character spans a line break, so none is cut in two.
  const end = bytes.subarray(0, room).lastIndexOf(LINE_BREAK) + 1;
  const decoder = new TextDecoder();
  return decoder.decode(bytes.subarray(0, end)) + decoder.decode(last);
}

const LINE_BREAK = 10;
