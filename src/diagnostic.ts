/** Error or warning about one place in a value that was read from a file. */
export interface Diagnostic {
  /** Room and rule: `checklist/band-order`, `lint/missing-advice`, `yaml/tab`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Field names and list positions that lead to the place. */
  readonly path: readonly (string | number)[];
  /** Name before the colon, or the value after it, which is the default. */
  readonly at?: 'key' | 'value' | undefined;
  /** Says only that something is wrong; lower case, no full stop. */
  readonly message: string;
  /** Says how to fix it; lower case, no full stop. */
  readonly hint?: string | undefined;
  /** Names the harm, where readers may wonder; lower case, no full stop. */
  readonly why?: string | undefined;
}

/** Diagnostic with its place in the text of its file. `line` and `column` count from 1. */
export interface PlacedDiagnostic extends Diagnostic {
  readonly file: string;
  readonly line: number;
  /** In UTF-16 code units. */
  readonly column: number;
  /** Line of the file for the caret under it; null if it cannot be shown. */
  readonly sourceLine: string | null;
}

/** Warning that a command prints, with its place if it has one in a file. */
export type Warning = Pick<Diagnostic, 'code' | 'message' | 'hint'> &
  Partial<Pick<PlacedDiagnostic, 'file' | 'line' | 'column'>>;

/** Returns a warning with the name of its file, for people who read no source. */
export function warningLine(warning: Warning): string {
  const { file } = warning;
  return file === undefined ? messageWithHint(warning) : `${file}: ${messageWithHint(warning)}`;
}

/** Error that the user can fix; ends the program with exit code 2. */
export class UserError extends Error {
  override readonly name: string = 'UserError';
  readonly code: string;
  /** Says how to fix it; printed after "hint:". */
  readonly hint: string | undefined;

  constructor({ code, message, hint }: Pick<Diagnostic, 'code' | 'message' | 'hint'>) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

/** Errors in files, all that were found at once, sorted by file, line and column. */
export class InputError extends UserError {
  override readonly name = 'InputError';
  readonly diagnostics: readonly PlacedDiagnostic[];

  constructor(diagnostics: readonly PlacedDiagnostic[], hint?: string) {
    const sorted = diagnostics.toSorted(
      (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column,
    );
    const code = sorted[0]?.code ?? '';
    super({ code, message: sorted.map(formatDiagnostic).join('\n'), hint });
    this.diagnostics = sorted;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Returns `file:line:col: message; hint`, the form that terminals and editors make clickable. */
export function formatDiagnostic(diagnostic: PlacedDiagnostic): string {
  const { file, line, column, severity } = diagnostic;
  const label = severity === 'warning' ? 'warning: ' : '';
  return `${file}:${line}:${column}: ${label}${messageWithHint(diagnostic)}`;
}

/** Returns `message; hint`, or the message alone where there is no hint. */
export function messageWithHint({ message, hint }: Pick<Diagnostic, 'message' | 'hint'>): string {
  return hint === undefined ? message : `${message}; ${hint}`;
}

/** Returns a diagnostic with its reason and, for people, its line of the file with a caret. */
export function diagnosticWithSource(diagnostic: PlacedDiagnostic, forPeople: boolean): string {
  const text = forPeople ? excerpt(diagnostic) : formatDiagnostic(diagnostic);
  return diagnostic.why === undefined ? text : `${text}\n  why: ${diagnostic.why}`;
}

function excerpt(diagnostic: PlacedDiagnostic): string {
  const { sourceLine, line, column } = diagnostic;
  if (sourceLine === null) return formatDiagnostic(diagnostic);
  const margin = `  ${line} | `;
  const caret = ' '.repeat(margin.length - 2);
  const before = sourceLine.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return `${formatDiagnostic(diagnostic)}\n${margin}${sourceLine}\n${caret}| ${before}^`;
}
