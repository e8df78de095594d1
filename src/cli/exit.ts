import { diagnosticWithSource, InputError, UserError } from '../diagnostic.ts';
import { Interrupted, type Io } from '../io/io.ts';
import type { ReportedVerdict } from '../report/report.ts';
import { safeLines } from '../text/safe.ts';

/** Says what went wrong on stderr, if anything did, and returns the exit code. */
export function printError({ stderr }: Io, error: unknown): number {
  if (error instanceof UserError) {
    stderr.write(`${safeLines(errorInWords(error, stderr.isTerminal))}\n`);
    return exitCode.userError;
  }
  if (error instanceof Interrupted) return error.exitCode;
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(
    `align: a bug in align; please report it with the lines below\n${safeLines(trace)}\n`,
  );
  return exitCode.bug;
}

/** The whole message: every problem, with the line it stands on for people, and the hint. */
function errorInWords(error: UserError, forPeople: boolean): string {
  const lines =
    error instanceof InputError
      ? error.diagnostics.map((problem) => diagnosticWithSource(problem, forPeople))
      : [`align: ${error.message}`];
  return [...lines, ...(error.hint ? [`hint: ${error.hint}`] : [])].join('\n');
}

/** What the program ends with; one place decides each of them. */
export const exitCode = {
  done: 0,
  /** Done, and what was asked for is not so: a gate is not met, somebody is still missing, a warning. */
  notMet: 1,
  /** Something that the person at the keyboard can mend: usage, a missing file, a mistake in one. */
  userError: 2,
  /** A bug in align (EX_SOFTWARE of sysexits.h). */
  bug: 70,
} as const;

/** What a verdict leads to; no format has a say in it. */
export function verdictCode({ passed, reportOnly }: ReportedVerdict): number {
  return passed || reportOnly ? exitCode.done : exitCode.notMet;
}

/** The table that every help text ends with. */
export const exitCodeHelp = `
Exit codes:
  0    done
  1    a gate fails, "reveal" waits, "verify" differs, or "check --strict" warns
  2    you can fix it: usage, a missing file, a mistake in a file
  70   a bug in align
  130  interrupted (143 by SIGTERM, 129 by SIGHUP)`;
