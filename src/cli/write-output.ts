import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { quoted } from '../safe-text.ts';
import { fileError } from './file-error.ts';
import type { Io } from './io.ts';
import { saveFile } from './save.ts';

/** Every format has this near its beginning or its end, and `GapReport.generator` begins with it. */
const SIGNATURE = 'Gap report by align';
const SIGNED_BYTES = 1000;

export interface OutputFile {
  readonly path: string;
  /** Replace a file that is not a report of ours. */
  readonly force: boolean;
  /** What the report was made from; never replaced. */
  readonly inputs: readonly string[];
}

/**
 * Writes a report to a file: a new one, or in place of an earlier report.
 * @throws UserError where that would destroy something else, or the file cannot be written
 */
export function writeOutput(io: Io, { path, force, inputs }: OutputFile, report: string): void {
  const file = resolve(io.folder, path);
  try {
    refuseToDestroy(io, file, { path, force, inputs });
    saveFile(file, report);
  } catch (error) {
    throw fileError('write', path, error);
  }
}

function refuseToDestroy(io: Io, file: string, { path, force, inputs }: OutputFile): void {
  if (!existsSync(file)) return;
  const existing = realpathSync(file);
  if (statSync(existing).isDirectory()) {
    throw new UserError(`cannot write ${quoted(path)}: it is a folder`, 'name a file in it');
  }
  const isInput = inputs
    .map((input) => resolve(io.folder, input))
    .some((input) => existsSync(input) && realpathSync(input) === existing);
  if (isInput) {
    throw new UserError(
      `cannot write ${quoted(path)}: the report is made from it`,
      'give --output another name',
    );
  }
  if (!force && !isReport(existing)) {
    throw new UserError(
      `cannot write ${quoted(path)}: it exists and is no report of align`,
      'give --output another name, or --force to replace the file',
    );
  }
}

function isReport(file: string): boolean {
  if (!statSync(file).isFile()) return false;
  const bytes = readFileSync(file);
  const ends = [bytes.subarray(0, SIGNED_BYTES), bytes.subarray(-SIGNED_BYTES)];
  return ends.some((end) => end.includes(SIGNATURE));
}
