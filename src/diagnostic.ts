/** A mistake in a file, and where. `line` and `column` count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong and, after a semicolon, what to do; lower case, no full stop. */
  readonly text: string;
  /** Why it matters, where that goes without saying for nobody; lower case, no full stop. */
  readonly why?: string | undefined;
  /** The name of the rule that is not kept; none for what no reader could take for right. */
  readonly rule?: string | undefined;
  /** The line of the file it stands on, for the caret under it; null where there is none to show. */
  readonly sourceLine: string | null;
}

/** Something that the person at the keyboard can mend; ends the program with exit code 2. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  /** What to do about it, printed after "hint:". */
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** Mistakes in files: all that were found at once, in the order in which they stand. */
export class InputError extends UserError {
  override readonly name = 'InputError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], hint?: string) {
    const sorted = problems.toSorted(
      (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column,
    );
    super(sorted.map(formatDiagnostic).join('\n'), hint);
    this.problems = sorted;
  }
}

/** `file:line:col: text`, the form that terminals and editors make clickable. */
export function formatDiagnostic({ file, line, column, text }: Problem): string {
  return `${file}:${line}:${column}: ${text}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Returns the error for a message and its fix. */
export function userErrorOf({
  message,
  hint,
}: {
  readonly message: string;
  readonly hint: string;
}): UserError {
  return new UserError(message, hint);
}
