import { dirname, extname, join, resolve } from 'node:path';
import { UserError } from '../diagnostic.ts';
import { codeOf, type FileSystem, fileError } from '../io/file-system.ts';
import { quoted, safeText } from '../text/safe.ts';

/** A place for answers: how the person knows it, and what that leads to. */
export interface FilePlace {
  /** As it was given, with ".yaml" where it had no ending. */
  readonly shown: string;
  /** Absolute; behind a link, what the link leads to. */
  readonly target: string;
  readonly exists: boolean;
}

const READABLE = /^\.(ya?ml|json)$/i;

/**
 * Where a path for answers leads.
 * @throws UserError for what cannot be an answers file: a folder, a device, a dead link, another
 *   ending, a name that cannot be shown
 */
export function storePlace(fs: FileSystem, folder: string, path: string): FilePlace {
  refuseName(path);
  const file = resolve(folder, path);
  const kind = kindOf(fs, file, path);
  if (kind === 'folder' || /[\\/]$/.test(path)) {
    throw new UserError(
      `cannot keep answers in ${quoted(path)}: it is a folder`,
      `name a file in it, such as ${quoted(join(path, 'answers.yaml'))}`,
    );
  }
  if (extname(path) === '' && kind === 'none') return storePlace(fs, folder, `${path}.yaml`);
  if (!READABLE.test(extname(path))) {
    throw new UserError(
      `cannot keep answers in ${quoted(path)}: answers are .yaml, .yml or .json files`,
      `name it ${quoted(`${path.slice(0, path.length - extname(path).length)}.yaml`)}`,
    );
  }
  return { shown: path, target: realTarget(fs, file, path, kind), exists: kind === 'file' };
}

/** The first of "kathy.mine-1.yaml", "kathy.mine-2.yaml" … that does not exist. */
export function placeBeside(fs: FileSystem, { shown, target }: FilePlace): FilePlace {
  const ending = extname(target);
  const named = (path: string, number: number) =>
    `${path.slice(0, path.length - extname(path).length)}.mine-${number}${ending}`;
  let number = 1;
  while (fs.existsSync(named(target, number))) number++;
  return { shown: named(shown, number), target: named(target, number), exists: false };
}

/** @throws UserError where a path names nothing, or could not be given in the command that goes on */
export function refuseName(path: string): void {
  if (path.trim() === '') {
    throw new UserError(
      '--save names nothing to keep the answers in',
      'leave it out, or give it a name, such as --save kathy',
    );
  }
  if (safeText(path) === path) return;
  throw new UserError(
    `cannot keep answers in ${quoted(path)}: its name holds a line break or other characters that cannot be shown`,
    'leave them out',
  );
}

function kindOf(fs: FileSystem, file: string, path: string): 'none' | 'file' | 'folder' {
  try {
    const stats = fs.statSync(file);
    if (stats.isDirectory()) return 'folder';
    if (stats.isFile()) return 'file';
    throw new UserError(`cannot keep answers in ${quoted(path)}: it is not a file`);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw fileError('read', path, error);
    if (isLink(fs, file)) {
      throw new UserError(
        `cannot keep answers in ${quoted(path)}: it is a link that leads nowhere`,
        'delete the link, or name another file',
      );
    }
    return 'none';
  }
}

function isLink(fs: FileSystem, file: string): boolean {
  try {
    return fs.lstatSync(file).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Two paths to the same file have one target, and so one lock. */
function realTarget(
  fs: FileSystem,
  file: string,
  path: string,
  kind: 'none' | 'file' | 'folder',
): string {
  try {
    if (kind === 'file') return fs.realpathSync(file);
    fs.mkdirSync(dirname(file), { recursive: true });
    return join(fs.realpathSync(dirname(file)), file.slice(dirname(file).length));
  } catch (error) {
    throw fileError('write', path, error);
  }
}
