import { formatProblem, InputError, type Problem, UserError } from '../errors.ts';
import { safeLines } from '../safe-text.ts';
import { exitCode } from './exit-code.ts';
import { Interrupted } from './interrupted.ts';
import type { Io } from './io.ts';

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
      ? error.problems.map((problem) => problemInWords(problem, forPeople))
      : [`align: ${error.message}`];
  return [...lines, ...(error.hint ? [`hint: ${error.hint}`] : [])].join('\n');
}

/** A problem with the line it stands on for people, and why it is one where somebody may wonder. */
export function problemInWords(problem: Problem, forPeople: boolean): string {
  const text = forPeople ? excerpt(problem) : formatProblem(problem);
  return problem.why === undefined ? text : `${text}\n  why: ${problem.why}`;
}

function excerpt(problem: Problem): string {
  const { sourceLine, line, column } = problem;
  if (sourceLine === null) return formatProblem(problem);
  const margin = `  ${line} | `;
  const caret = ' '.repeat(margin.length - 2);
  const before = sourceLine.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return `${formatProblem(problem)}\n${margin}${sourceLine}\n${caret}| ${before}^`;
}
