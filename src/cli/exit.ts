import type { Command } from 'commander';
import { diagnosticWithSource, InputError, UserError, type Warning } from '../diagnostic.ts';
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

/** Outcome of a command, as far as the exit code tells. */
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
export async function printError(io: Io, error: unknown): Promise<number> {
  if (error instanceof Interrupted) return error.exitCode;
  const isUsers = error instanceof UserError;
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { code, message } = helpWords.errors.internal;
  if (io.messages?.isJson) {
    const { printFinding } = await import('../io/messages.ts');
    const found = isUsers ? findingsIn(error) : [{ code, message: trace }];
    for (const own of found) printFinding(io, { ...own, severity: 'error' });
  } else {
    const text = isUsers ? userErrorText(io, error) : `error: ${message}\n${trace}`;
    io.stderr.write(`${safeLines(text)}\n`);
  }
  return EXIT_CODES[isUsers ? 'user-error' : 'internal-error'];
}

/** Returns each error with its own hint, else that of all together. */
function findingsIn(error: UserError): readonly Warning[] {
  const { code, message, hint } = error;
  if (!(error instanceof InputError)) return [{ code, message, hint }];
  return error.diagnostics.map((own) => ({ ...own, hint: own.hint ?? hint }));
}

/** Returns every error with its hint; for people, with the line of the file too. */
function userErrorText({ stderr, messages }: Io, error: UserError): string {
  const lines =
    error instanceof InputError
      ? error.diagnostics.map((problem) => diagnosticWithSource(problem, stderr.isTerminal))
      : [`error: ${error.message}`];
  const hint = error.hint && !messages?.isQuiet ? [`hint: ${error.hint}`] : [];
  return [...lines, ...hint].join('\n');
}
