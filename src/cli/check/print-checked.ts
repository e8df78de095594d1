import { InputError, type Problem } from '../../errors.ts';
import { safeLines, safeText } from '../../safe-text.ts';
import type { Io } from '../io.ts';
import { problemInWords } from '../print-error.ts';
import type { Checked, CheckedFile } from './checked.ts';

/**
 * Says of each file what was found: what it is and its warnings on standard output.
 * @throws InputError with the errors of all files
 */
export function printChecked({ stdout, stderr }: Io, { files, remarks }: Checked): void {
  for (const remark of remarks) stderr.write(`warning: ${safeText(remark)}\n`);
  for (const own of files) {
    const lines = own.warnings.map((warning) => warningInWords(warning, stdout.isTerminal));
    if (own.about !== null) lines.push(verdict(own));
    if (lines.length > 0) stdout.write(`${safeLines(lines.join('\n'))}\n`);
  }
  const errors = files.flatMap((own) => own.errors);
  const hints = new Set(files.flatMap(({ hint }) => hint ?? []));
  if (errors.length > 0) throw new InputError(errors, [...hints].join('; ') || undefined);
}

function warningInWords(warning: Problem, forPeople: boolean): string {
  return problemInWords({ ...warning, text: `warning: ${warning.text}` }, forPeople);
}

function verdict({ file, about, warnings }: CheckedFile): string {
  const count = warnings.length;
  const but = count === 0 ? '' : ` but ${count} ${count === 1 ? 'warning' : 'warnings'}`;
  return `${file}: no mistakes${but}; ${about}`;
}
