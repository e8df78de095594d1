import { diagnosticWithSource, InputError, type PlacedDiagnostic } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import type { Source } from '../../source/source.ts';
import { safeLines, safeText } from '../../text/safe.ts';
import { VERSION } from '../../version.ts';

/** What was found as JSON; `checklists/README.md` describes its fields. */
export function checkedJson({ files, remarks }: Checked): string {
  const result = {
    format: 1,
    checkedBy: `align ${VERSION}`,
    files: files.map(fileInJson),
    remarks,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

function fileInJson({ file, kind, about, errors, warnings, hint }: CheckedFile) {
  return {
    file,
    kind,
    about,
    hint,
    findings: [
      ...errors.map((error) => findingInJson(error, 'error')),
      ...warnings.map((warning) => findingInJson(warning, 'warning')),
    ],
  };
}

/** Why it is an error what no rule across fields is about. */
const WHY = 'only what the format describes is read, so that no slip passes in silence';
const WHY_WARNED = 'it may not be what was meant';

function findingInJson(problem: PlacedDiagnostic, severity: 'error' | 'warning') {
  const { line, column, code, message, hint, why } = problem;
  const rule = code.slice(code.indexOf('/') + 1);
  const reason = why ?? (severity === 'error' ? WHY : WHY_WARNED);
  return { line, column, severity, rule, what: message, why: reason, fix: hint };
}

/** What became of one file that was checked. */
export interface CheckedFile {
  readonly file: string;
  readonly kind: 'checklist' | 'answers' | 'agreed' | 'unknown';
  /** What it is: "checklist small 1.0.0, points: 1, criteria: 2"; null where it has errors. */
  readonly about: string | null;
  /** Each with its place. */
  readonly errors: readonly PlacedDiagnostic[];
  readonly warnings: readonly PlacedDiagnostic[];
  /** What to do about the errors besides mending them. */
  readonly hint: string | null;
}

/** What became of all of them, in the order in which they were given. */
export interface Checked {
  readonly files: readonly CheckedFile[];
  /** What is to be known of the folders they lay in. */
  readonly remarks: readonly string[];
}

/** What a check says of a file without errors. */
export type CheckResult = Pick<CheckedFile, 'about' | 'warnings'>;

/** Runs the check of one file, and keeps the errors that it throws. */
export async function checkedBy(
  { file }: Source,
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

function warningInWords(warning: PlacedDiagnostic, forPeople: boolean): string {
  return diagnosticWithSource(warning, forPeople);
}

function verdict({ file, about, warnings }: CheckedFile): string {
  const count = warnings.length;
  const but = count === 0 ? '' : ` but ${count} ${count === 1 ? 'warning' : 'warnings'}`;
  return `${file}: no mistakes${but}; ${about}`;
}
