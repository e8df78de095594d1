import { dirname, extname, join, resolve } from 'node:path';
import { UserError } from '../diagnostic.ts';
import { codeOf, type FileSystem, fileError } from '../io/file-system.ts';
import { safeText } from '../text/safe.ts';
import { storageWords } from '../words/storage.ts';
import { READABLE } from './read.ts';

/** Path of an answers file as shown, and the file it resolves to. */
export interface FilePlace {
  /** Path as given, with ".yaml" if it had no ending. */
  readonly shown: string;
  /** Absolute path; for a link, its target. */
  readonly target: string;
  readonly exists: boolean;
}

/**
 * Resolves the path of a file for answers.
 * @throws UserError for what cannot be an answers file: a folder, a device, a dead link, another
 *   ending, a name that cannot be shown
 */
export function storePlace(fs: FileSystem, folder: string, path: string): FilePlace {
  refuseName(path);
  const file = resolve(folder, path);
  const kind = kindOf(fs, file, path);
  if (kind === 'folder' || /[\\/]$/.test(path)) {
    throw new UserError(storageWords.answersFolder({ path, example: join(path, 'answers.yaml') }));
  }
  if (extname(path) === '' && kind === 'none') return storePlace(fs, folder, `${path}.yaml`);
  if (!READABLE.test(extname(path))) {
    const example = `${path.slice(0, path.length - extname(path).length)}.yaml`;
    throw new UserError(storageWords.answersEnding({ path, example }));
  }
  return { shown: path, target: realTarget(fs, file, path, kind), exists: kind === 'file' };
}

/** Returns the first of "kathy.mine-1.yaml", "kathy.mine-2.yaml" … that does not exist. */
export function placeBeside(fs: FileSystem, { shown, target }: FilePlace): FilePlace {
  const ending = extname(target);
  const named = (path: string, number: number) =>
    `${path.slice(0, path.length - extname(path).length)}.mine-${number}${ending}`;
  let number = 1;
  while (fs.existsSync(named(target, number))) number++;
  return { shown: named(shown, number), target: named(target, number), exists: false };
}

/**
 * Checks the path of a file.
 * @throws UserError if the path is blank, or the command to resume could not contain it
 */
export function refuseName(path: string): void {
  if (path.trim() === '') {
    throw new UserError(storageWords.answersNoName());
  }
  if (safeText(path) === path) return;
  throw new UserError(storageWords.answersUnsafeName({ path }));
}

function kindOf(fs: FileSystem, file: string, path: string): 'none' | 'file' | 'folder' {
  try {
    const stats = fs.statSync(file);
    if (stats.isDirectory()) return 'folder';
    if (stats.isFile()) return 'file';
    throw new UserError(storageWords.answersNotAFile({ path }));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw fileError('read', path, error);
    if (isLink(fs, file)) {
      throw new UserError(storageWords.answersBrokenLink({ path }));
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

/** Resolves links, so that two paths to the same file have one target and one lock. */
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
