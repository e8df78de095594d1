import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../../errors.ts';
import { quoted, safeText } from '../../safe-text.ts';
import { fileError } from '../file-error.ts';
import { codeOf } from '../file-system.ts';
import type { Io } from '../io.ts';
import { schemaName } from '../shipped.ts';

const STDOUT_PATH = '-';

/** A file that is made from nothing. */
export interface NewFile {
  /** "-" for standard output. */
  readonly path: string;
  readonly kind: 'answers' | 'checklist';
  /** Its text; `schema` is where an editor finds what the file may hold. */
  readonly write: (schema: string) => string;
  /** What to do with it, in a line. */
  readonly next: string;
}

/**
 * Writes a new file, or to standard output; nothing that exists is replaced.
 * @throws UserError where there is such a file, it has another ending or cannot be written
 */
export function writeNew(io: Io, { path, kind, write, next }: NewFile): void {
  if (path === STDOUT_PATH) {
    io.stdout.write(write(schemaFor(io, kind, io.folder)));
    return;
  }
  refuseOtherEnding(path);
  const file = resolve(io.folder, path);
  try {
    mkdirSync(dirname(file), { recursive: true });
    const text = write(schemaFor(io, kind, dirname(file)));
    if (!create(file, text, kind === 'answers' ? 0o600 : 0o666)) throw alreadyThere(path);
  } catch (error) {
    throw fileError('write', path, error);
  }
  io.stderr.write(`${safeText(path)} written; ${safeText(next)}\n`);
}

/** False where there is something of this name; leaves nothing behind where the disk is full. */
function create(file: string, text: string, mode: number): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', mode, flush: true });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    rmSync(file, { force: true });
    throw error;
  }
}

function alreadyThere(path: string): UserError {
  return new UserError(
    `cannot write ${quoted(path)}: it exists already`,
    'name another file; "align new" replaces nothing',
  );
}

function refuseOtherEnding(path: string): void {
  if (/\.ya?ml$/i.test(path)) return;
  throw new UserError(
    `cannot write ${quoted(path)}: a new file is YAML, with comments`,
    `name it ${quoted(`${path.replace(/\.json$/i, '')}.yaml`)}`,
  );
}

/**
 * Where an editor finds the JSON Schema: in the package of align, without any network. Relative, so
 * that a project which has align among its packages can be moved and shared.
 */
function schemaFor(io: Io, kind: NewFile['kind'], folder: string): string {
  const schema = join(realpathSync(io.shippedFolder), schemaName(kind));
  const path = relative(realpathSync(folder), schema);
  // A modeline ends at a space, and two disks of Windows have no path from one to the other.
  if (isAbsolute(path) || /\s/.test(path)) return pathToFileURL(schema).href;
  return path.startsWith('.') ? path.split(sep).join('/') : `./${path.split(sep).join('/')}`;
}
