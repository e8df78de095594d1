import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../../diagnostic.ts';
import { codeOf, fileError } from '../../io/file-system.ts';
import { type Io, today } from '../../io/io.ts';
import { loadChecklist } from '../../loading/checklists/load.ts';
import { schemaName } from '../../loading/checklists/shipped.ts';
import { quoted, safeText } from '../../text/safe.ts';
import { blankAnswers } from './blank-answers.ts';
import { starter } from './starter.ts';

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
function writeNew(io: Io, { path, kind, write, next }: NewFile): void {
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

/**
 * Writes a checklist to begin with; its id is the name of the file.
 * @throws UserError where it cannot be written
 */
export function writeStarter(io: Io, path: string): void {
  const id = idFrom(basename(path, extname(path)));
  writeNew(io, {
    path,
    kind: 'checklist',
    write: (schema) => starter(id, schema),
    next: `change it, then run: align check ${path} --strict`,
  });
}

/**
 * Writes blank answers to a checklist.
 * @throws UserError and InputError where there is no such checklist, or the file cannot be written
 */
export async function writeBlankAnswers(io: Io, path: string, checklist: string): Promise<void> {
  const { definition } = await loadChecklist(io, checklist);
  const flag = checklist === definition.id ? '' : ` --checklist ${checklist}`;
  writeNew(io, {
    path,
    kind: 'answers',
    write: (schema) => blankAnswers(definition, schema, today(io)),
    next: `fill it in, then run: align check ${path}${flag}`,
  });
}

function idFrom(name: string): string {
  const id = name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)
    .replace(/-$/, '');
  // These mean something else in YAML, or in a program.
  const isTaken = /^(?:true|false|null|constructor|prototype)$/.test(id);
  return /^[a-z]/.test(id) && !isTaken ? id : 'my-checklist';
}
