import { existsSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep, win32 } from 'node:path';
import { UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { repositoryOf } from '../loading/answers.ts';
import { parse } from '../source/parse.ts';
import { type Path, type Source, throwIfAny } from '../source/source.ts';
import { readFile } from '../storage/read.ts';
import { configurationError, configurationWords } from '../words/configuration-errors.ts';
import type { Configuration } from './schema.ts';

/** Configuration that was read, and where. */
export interface ConfigurationFile {
  /** Path from the working folder. */
  readonly path: string;
  readonly source: Source;
  readonly configuration: Configuration;
  /** Absolute path of the repository, which no path of the configuration may leave. */
  readonly root: string;
}

/** Names of the file; in one folder there may be one of them. */
const NAMES = ['align.config.yaml', 'align.config.yml', 'align.config.json'];

/**
 * Finds the nearest configuration, from the working folder upwards; `null` without one. Stops at the
 * root of the repository, or of the file system where there is no repository.
 * @throws UserError if a folder has two
 */
export function findConfiguration({ folder }: Io): string | null {
  for (let own = resolve(folder); ; own = dirname(own)) {
    const [first, second] = NAMES.filter((name) => existsSync(join(own, name)));
    if (first !== undefined && second !== undefined) {
      throw new UserError(configurationWords.two({ first, second }));
    }
    if (first !== undefined) return relative(folder, join(own, first));
    if (own === dirname(own) || existsSync(join(own, '.git'))) return null;
  }
}

/**
 * Reads a configuration. Its paths are relative and stay inside the repository.
 * @throws UserError if it cannot be read, InputError if it has errors
 */
export async function readConfiguration(io: Io, path: string): Promise<ConfigurationFile> {
  const source = await readFile(io, path);
  const { configurationSchema } = await import('./schema.ts');
  const configuration = parse(source, configurationSchema());
  const root = realpathSync(repositoryOf({ ...io, folder: resolve(io.folder, dirname(path)) }));
  const file = { path, source, configuration, root };
  throwIfAny(
    source,
    pathsIn(configuration).flatMap((own) => {
      // What leaves the repository on Windows is refused on every system.
      if (isAbsolute(own.path) || win32.isAbsolute(own.path) || /^[a-z]:/i.test(own.path)) {
        const words = configurationError('config/absolute-path', { path: own.path });
        return [{ ...words, path: own.at }];
      }
      const forms = [own.path, own.path.replaceAll('\\', '/')];
      const isFit = (form: string) => isInside(root, resolve(io.folder, fromHere(io, file, form)));
      if (forms.every(isFit)) return [];
      const words = configurationError('config/outside', { path: own.path });
      return [{ ...words, path: own.at }];
    }),
  );
  return file;
}

/** Returns a path of a configuration from the working folder. */
export function fromHere(
  { folder }: Io,
  { path }: Pick<ConfigurationFile, 'path'>,
  own: string,
): string {
  const found = relative(folder, resolve(folder, dirname(path), own));
  return found === '' ? '.' : found.split(sep).join('/');
}

function pathsIn({ format: _, round: __, ...own }: Configuration) {
  const { outputs = [], checklist, ...paths } = own;
  const found: { readonly path: string; readonly at: Path }[] = [];
  for (const [name, path] of Object.entries(paths)) {
    if (path !== undefined) found.push({ path, at: [name] });
  }
  // An id is no path, and is looked up as on the command line.
  if (checklist !== undefined && isChecklistPath(checklist)) {
    found.push({ path: checklist, at: ['checklist'] });
  }
  for (const [i, output] of outputs.entries()) {
    if (typeof output === 'string') found.push({ path: output, at: ['outputs', i] });
    else found.push({ path: output.file, at: ['outputs', i, 'file'] });
  }
  return found;
}

/** True if the name of a checklist is a path, not an id. */
export function isChecklistPath(name: string): boolean {
  return /[\\/]|\.(ya?ml|json)$/.test(name);
}

/** True if a path, with all symbolic links followed, is in the folder `root`, whose path is real. */
export function isInside(root: string, path: string): boolean {
  const place = relative(root, realPlace(path));
  return place !== '..' && !place.startsWith(`..${sep}`) && !isAbsolute(place);
}

/** Returns the real path of a file that need not exist yet; a link that leads nowhere is followed. */
function realPlace(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const target = linkAt(path);
  if (target !== null) return realPlace(resolve(dirname(path), target));
  const folder = dirname(path);
  return folder === path ? path : join(realPlace(folder), basename(path));
}

function linkAt(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
