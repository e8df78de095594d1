import type { ReportedVerdict } from '../report/report.ts';

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
