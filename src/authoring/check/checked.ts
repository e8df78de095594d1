import {
  diagnosticWithSource,
  InputError,
  messageWithHint,
  type PlacedDiagnostic,
  type Warning,
} from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { printWarning } from '../../io/messages.ts';
import { pathInRepository } from '../../loading/answers.ts';
import type { Source } from '../../source/source.ts';
import { STDIN_NAME } from '../../storage/read.ts';
import { safeJson, safeLines } from '../../text/safe.ts';
import { type SarifRule, sarifLog } from '../../text/sarif.ts';
import { VERSION } from '../../version.ts';
import { diagnosticRule, warningWords } from '../../words/warnings.ts';

/** Kinds of files that people write around their answers. */
export type OtherKind = 'configuration' | 'policy' | 'plan' | 'map' | 'brand';

/** Result of the check of one file. */
export interface CheckedFile {
  readonly file: string;
  readonly kind: 'checklist' | 'answers' | 'agreed' | 'round' | 'template' | OtherKind | 'unknown';
  /** Contents in a few words: "checklist small 1.0.0, points: 1, criteria: 2"; `null` with errors. */
  readonly about: string | null;
  readonly errors: readonly PlacedDiagnostic[];
  readonly warnings: readonly PlacedDiagnostic[];
  /** Hint for all errors together; `null` without one. */
  readonly hint: string | null;
}

/** Results of the check of all files, in the order of the command line. */
export interface Checked {
  readonly files: readonly CheckedFile[];
  /** Sentences about files in folders that were skipped. */
  readonly notices: readonly Warning[];
}

/** Contents and warnings of a file without errors. */
export type CheckResult = Pick<CheckedFile, 'about' | 'warnings'>;

/** Runs the check of one file and collects the errors that it throws. */
export async function checkedBy(
  { file }: Pick<Source, 'file'>,
  kind: CheckedFile['kind'],
  check: () => Promise<CheckResult>,
): Promise<CheckedFile> {
  try {
    return { file, kind, ...(await check()), errors: [], hint: null };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { diagnostics: errors, hint = null } = error;
    return { file, kind, about: null, errors, warnings: [], hint };
  }
}

/**
 * Prints the warnings of each file and its contents on standard output.
 * @throws InputError with the errors of all files
 */
export function printChecked(io: Io, { files, notices }: Checked): void {
  const { stdout, messages } = io;
  for (const notice of notices) printWarning(io, notice);
  for (const { file, about, warnings } of files) {
    const lines: string[] = [];
    if (messages?.isJson) for (const warning of warnings) printWarning(io, warning);
    else {
      lines.push(...warnings.map((warning) => diagnosticWithSource(warning, stdout.isTerminal)));
    }
    if (about !== null) {
      lines.push(warningWords.checked.verdict({ file, warnings: warnings.length, about }));
    }
    if (lines.length > 0) stdout.write(`${safeLines(lines.join('\n'))}\n`);
  }
  const errors = files.flatMap((checked) => checked.errors);
  const hints = new Set(files.flatMap(({ hint }) => hint ?? []));
  if (errors.length > 0) throw new InputError(errors, [...hints].join('; ') || undefined);
}

/** Writes the results as JSON; `checklists/README.md` describes its fields. */
export function checkedJson({ files, notices }: Checked): string {
  return safeJson({
    format: 1,
    checkedBy: `align ${VERSION}`,
    files: files.map(({ file, kind, about, hint, errors, warnings }) => ({
      ...{ file, kind, about, hint },
      diagnostics: [...errors, ...warnings].map(diagnosticInJson),
    })),
    notices: notices.map(({ message }) => message),
  });
}

function diagnosticInJson(diagnostic: PlacedDiagnostic): object {
  const { code, severity, message, hint, why, file, line, column } = diagnostic;
  return { code, severity, message, hint: hint ?? null, why: why ?? null, file, line, column };
}

/** Writes the results in SARIF 2.1.0, for code scanning. */
export function checkedSarif(io: Io, { files, notices }: Checked): string {
  const results = files
    .flatMap(({ errors, warnings }) => [...errors, ...warnings])
    .map((diagnostic) => ({
      rule: ruleOf(diagnostic),
      level: diagnostic.severity,
      message: messageWithHint(diagnostic),
      places: placesOf(io, diagnostic),
    }));
  return sarifLog({ generator: `align ${VERSION}` }, results, [
    ...notices.map(({ message }) => ({ level: 'warning' as const, text: message })),
    ...files.flatMap(({ hint }) => (hint === null ? [] : { level: 'note' as const, text: hint })),
  ]);
}

function ruleOf({ code }: PlacedDiagnostic): SarifRule {
  return { id: code, ...diagnosticRule({ code }) };
}

/** Returns the place of a diagnostic: the root for standard input and files outside the repository. */
function placesOf(io: Io, { file, line, column }: PlacedDiagnostic) {
  const path = file === STDIN_NAME ? null : pathInRepository(io, file);
  return [path === null ? { file: '.', line: 1, column: 1 } : { file: path, line, column }];
}
