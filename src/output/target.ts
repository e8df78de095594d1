import { resolve } from 'node:path';
import { UserError } from '../diagnostic.ts';
import { colourLevel, type Io } from '../io/io.ts';
import { type FormatName, formatNames, formatOf, formats } from '../report/formats.ts';
import { type TableName, tableFormats } from '../report/machine/tables/table.ts';
import type { Rendered, Terminal } from '../report/view.ts';
import { writeOutput } from '../storage/output-file.ts';
import { quoted, safeText } from '../text/safe.ts';

/** The `--output` that means standard output. */
const STDOUT_PATH = '-';

/** Where reports are to go, as the command line says it. */
export interface DestinationOptions {
  /** The first belongs to the first output, and so on. */
  readonly format?: readonly FormatName[];
  readonly output?: readonly string[];
  /** Which table, for formats that are tables. */
  readonly table?: TableName;
  readonly force?: boolean;
  readonly color: boolean;
}

/** Where a report goes, and in which format. */
export interface Destination {
  readonly format: FormatName;
  /** Undefined for standard output. */
  readonly file: string | undefined;
  readonly force: boolean;
  readonly terminal: Terminal;
}

/**
 * Decides where the reports of one run go: each output takes the format that was named for it, or
 * else that of its ending; a format without an output goes to standard output.
 * @throws UserError where nobody can tell in which format, two would go to one place, or a table is
 *   named and no format is one
 */
export function destinationsOf(io: Io, options: DestinationOptions): readonly Destination[] {
  const { format: named = [], output: paths = [] } = options;
  const count = Math.max(named.length, paths.length, 1);
  const targets = Array.from({ length: count }, (_, i) =>
    targetOf(io, options, { format: named[i], path: paths[i] ?? STDOUT_PATH }),
  );
  refuseSharedPlaces(io, targets);
  refuseVainTable(options, targets);
  return targets;
}

function refuseVainTable({ table }: DestinationOptions, targets: readonly Destination[]): void {
  const isTable = (format: FormatName) => tableFormats.some((own) => own === format);
  if (table === undefined || targets.some(({ format }) => isTable(format))) return;
  throw new UserError(
    `--table ${table} has no report to be in: only ${tableFormats.join(' and ')} are tables`,
    `add --format ${tableFormats.join('|')}, or --output FILE with such an ending`,
  );
}

interface Asked {
  readonly format: FormatName | undefined;
  readonly path: string;
}

function targetOf(
  io: Io,
  { force = false, color }: DestinationOptions,
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
  throw file === undefined
    ? new UserError(
        'more than one report would go to standard output',
        `add --output FILE for the format ${format}, after those of the formats before it`,
      )
    : new UserError(`more than one report would go to ${quoted(file)}`, 'name another file');
}

/**
 * Writes a report to where it goes; what it was made from is never replaced.
 * @throws UserError where a file cannot be written, or a terminal cannot show what it holds
 */
export function deliver(
  io: Io,
  { format, file, force }: Destination,
  report: Rendered,
  inputs: readonly string[],
): void {
  if (file !== undefined) {
    writeOutput(io, { path: file, force, inputs }, report);
    io.stderr.write(`report written to ${safeText(file)}\n`);
    return;
  }
  if (typeof report !== 'string' && io.stdout.isTerminal) {
    throw new UserError(`a terminal cannot show the format ${format}`, 'add --output FILE');
  }
  io.stdout.write(report);
}

function formatFor(io: Io, file: string | undefined): FormatName {
  if (file === undefined) return io.stdout.isTerminal ? 'text' : 'markdown';
  const byName = formatOf(file);
  if (byName) return byName;
  const endings = formatNames().flatMap((name) => formats[name].extensions);
  throw new UserError(
    `the name ${quoted(file)} does not say the format of the report`,
    `end it in ${endings.join(', ')}, or add --format ${formatNames().join('|')}`,
  );
}
