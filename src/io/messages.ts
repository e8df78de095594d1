import { type Warning, warningLine } from '../diagnostic.ts';
import { jsonLine, safeText } from '../text/safe.ts';
import type { Io } from './io.ts';

/** Prints what was done or comes next; nobody needs it to understand the result. */
export function printStatus({ stderr, messages }: Io, line: string): void {
  if (!messages?.isQuiet && !messages?.isJson) stderr.write(`${safeText(line)}\n`);
}

/** Prints a warning in one line. */
export function printWarning(io: Io, warning: Warning): void {
  const text = `warning: ${warningLine(warning)}`;
  printFinding(io, { ...warning, severity: 'warning', text });
}

/** Error or warning; `text` is what people read, the message by default. */
type Finding = Warning & {
  readonly severity: 'error' | 'warning';
  readonly text?: string | undefined;
};

/** Prints an error, the reason of exit code 1, or another fact that belongs to the result. */
export function printFinding({ stderr, messages }: Io, finding: Finding): void {
  const { severity, text, code, message, hint = null, file, line = 1, column = 1 } = finding;
  const place = file === undefined ? null : { file, line, column };
  const json = () => jsonLine({ code, severity, place, message, hint });
  stderr.write(messages?.isJson ? json() : `${safeText(text ?? message)}\n`);
}
