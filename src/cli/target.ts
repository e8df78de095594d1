import { UserError } from '../errors.ts';
import { type FormatName, formatNames, formatOf, formats, type Terminal } from '../report/index.ts';
import { quoted, safeText } from '../safe-text.ts';
import { colourLevel } from './colour.ts';
import type { Io } from './io.ts';
import { writeOutput } from './write-output.ts';

/** The `--output` that means standard output. */
const STDOUT_PATH = '-';

/** Where a report is to go, as the command line says it. */
export interface TargetOptions {
  readonly format?: FormatName;
  readonly output?: string;
  readonly force?: boolean;
  readonly color: boolean;
}

/** Where a report goes, and in which format. */
export interface Target {
  readonly format: FormatName;
  /** Undefined for standard output. */
  readonly file: string | undefined;
  readonly force: boolean;
  readonly terminal: Terminal;
}

/**
 * Decides where a report goes.
 * @throws UserError where nobody can tell in which format
 */
export function targetOf(io: Io, options: TargetOptions): Target {
  const file = options.output === STDOUT_PATH ? undefined : options.output;
  const toFile = file !== undefined;
  return {
    format: chooseFormat(io, options.format, file),
    file,
    force: options.force ?? false,
    terminal: {
      colour: toFile ? 0 : colourLevel(io, io.stdout, options.color),
      columns: toFile ? 80 : io.stdout.columns,
    },
  };
}

/**
 * Writes a report to where it goes; what it was made from is never replaced.
 * @throws UserError where a file cannot be written
 */
export function writeTo(
  io: Io,
  { file, force }: Target,
  text: string,
  inputs: readonly string[],
): void {
  if (file === undefined) {
    io.stdout.write(text);
    return;
  }
  writeOutput(io, { path: file, force, inputs }, text);
  io.stderr.write(`report written to ${safeText(file)}\n`);
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
