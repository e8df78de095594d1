import type { Command } from 'commander';
import { diagnosticWithSource, InputError, UserError } from '../diagnostic.ts';
import { Interrupted, type Io } from '../io/io.ts';
import type { ReportedVerdict } from '../report/report.ts';
import { safeLines } from '../text/safe.ts';
import { helpWords } from '../words/help.ts';

/** Exit code of each outcome; the only place that decides them. */
const EXIT_CODES = {
  success: 0,
  /** Finished, but a check failed: quality gate, `--wait-for`, `verify` or `check --strict`. */
  'check-failed': 1,
  /** Usage error, missing file, or error in a file. */
  'user-error': 2,
  /** EX_SOFTWARE of sysexits.h. */
  'internal-error': 70,
} as const;

/** CommandOutcome of a command, as far as the exit code tells. */
export type CommandOutcome = keyof typeof EXIT_CODES;

/** Makes a command; `finish` takes its outcome unless that is success. */
export type CommandFactory = (io: Io, finish: (outcome: CommandOutcome) => void) => Command;

/** Returns the exit code of an outcome. */
export function exitCodeOf(outcome: CommandOutcome): number {
  return EXIT_CODES[outcome];
}

/** Returns the outcome of a verdict; no format decides it. */
export function outcomeOf({ passed, reportOnly }: ReportedVerdict): CommandOutcome {
  return passed || reportOnly ? 'success' : 'check-failed';
}

/** Prints an error to stderr, and returns the exit code. */
export function printError({ stderr }: Io, error: unknown): number {
  if (error instanceof UserError) {
    stderr.write(`${safeLines(messageOf(error, stderr.isTerminal))}\n`);
    return EXIT_CODES['user-error'];
  }
  if (error instanceof Interrupted) return error.exitCode;
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(`error: ${helpWords.errors.internal}\n${safeLines(trace)}\n`);
  return EXIT_CODES['internal-error'];
}

/** Returns every error with its hint; for people, with the line of the file too. */
function messageOf(error: UserError, forPeople: boolean): string {
  const lines =
    error instanceof InputError
      ? error.diagnostics.map((problem) => diagnosticWithSource(problem, forPeople))
      : [`error: ${error.message}`];
  return [...lines, ...(error.hint ? [`hint: ${error.hint}`] : [])].join('\n');
}
