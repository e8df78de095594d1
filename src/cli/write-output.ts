import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { Rendered } from '../report/index.ts';
import { quoted } from '../safe-text.ts';
import { fileError } from './file-error.ts';
import type { Io } from './io.ts';
import { isReport } from './is-report.ts';
import { saveFile } from './save.ts';

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
export function writeOutput(io: Io, { path, force, inputs }: OutputFile, report: Rendered): void {
  const file = resolve(io.folder, path);
  try {
    refuseToDestroy(io, file, { path, force, inputs });
    saveFile(file, report);
  } catch (error) {
    throw fileError('write', path, error);
  }
}

function refuseToDestroy(io: Io, file: string, { path, force, inputs }: OutputFile): void {
  refuseSpecialFile(file, path);
  if (!existsSync(file)) return;
  const existing = realpathSync(file);
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

/**
 * Makes sure that nothing but an ordinary file can be replaced.
 * @throws UserError for a folder, a device, a pipe, or a link that leads nowhere
 */
export function refuseSpecialFile(file: string, path: string): void {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found) return;
  const refused = (what: string, hint: string) =>
    new UserError(`cannot write ${quoted(path)}: ${what}`, hint);
  if (found.isSymbolicLink() && !existsSync(file)) {
    throw refused('it is a link that leads nowhere', 'delete the link, or name another file');
  }
  const target = statSync(file);
  if (target.isDirectory()) throw refused('it is a folder', 'name a file in it');
  if (!target.isFile()) {
    throw refused('it is no ordinary file', 'name a file; "-" is standard output');
  }
}
