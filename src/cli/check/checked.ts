import { InputError, type Problem } from '../../errors.ts';
import type { Source } from '../../input/source.ts';

/** What became of one file that was checked. */
export interface CheckedFile {
  readonly file: string;
  readonly kind: 'checklist' | 'answers' | 'agreed' | 'unknown';
  /** What it is: "checklist small 1.0.0, points: 1, criteria: 2"; null where it has errors. */
  readonly about: string | null;
  /** Each with its place. */
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
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
export type Verdict = Pick<CheckedFile, 'about' | 'warnings'>;

/** Runs the check of one file, and keeps the errors that it throws. */
export async function checkedBy(
  { file }: Source,
  kind: CheckedFile['kind'],
  check: () => Promise<Verdict>,
): Promise<CheckedFile> {
  try {
    return { file, kind, ...(await check()), errors: [], hint: null };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { problems: errors, hint = null } = error;
    return { file, kind, about: null, errors, warnings: [], hint };
  }
}
