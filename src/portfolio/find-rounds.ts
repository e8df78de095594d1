import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, normalize, relative, resolve, sep } from 'node:path';
import {
  isMainThread,
  type MessagePort,
  parentPort,
  Worker,
  workerData,
} from 'node:worker_threads';

/** Folders to search for files. */
export interface SearchRequest {
  /** Path from the root that the folders start from. */
  readonly start: string;
  readonly folders: readonly string[];
  /** Path from the root that rounds are named from. */
  readonly home: string;
  /** Matches the names of wanted files. */
  readonly wanted: RegExp;
}

/** Folder with wanted files. */
export interface FoundFolder {
  /** Path, as given. */
  readonly folder: string;
  /** Path from the home folder, with forward slashes. */
  readonly round: string;
  /** Names of the files, sorted. */
  readonly names: readonly string[];
  /** Size and time of change of each file, in the order of names; NaN for one that is gone. */
  readonly stats: ArrayLike<number>;
}

/** Returns the error to throw for a folder that cannot be read. */
type ErrorOf = (folder: string, error: unknown) => unknown;

/** Returns folders in the order of names; may be called once. */
export type Search = (errorOf: ErrorOf) => Promise<Iterable<FoundFolder>>;

/**
 * Starts to find folders with wanted files; follows no links. In a thread of its own, so that an index
 * can be read meanwhile.
 * @param program folder of the built program
 */
export function searchInThread(request: SearchRequest, program: string): Search {
  if (availableParallelism() < 2) return search(request);
  const worker = new Worker(join(program, 'portfolio-search.cjs'), {
    workerData: { search: request },
  });
  const found: Packed[] = [];
  worker.on('message', (batch: Packed) => found.push(batch));
  const isDone = new Promise<boolean>((done) => {
    worker.on('error', () => done(false));
    worker.on('exit', (code) => done(code === 0));
  });
  // What stops the thread stops this one, too, which says what it is.
  return async (errorOf) => ((await isDone) ? unpacked(found) : foldersBelow(request, errorOf));
}

/** Finds folders with wanted files when they are asked for. */
export function search(request: SearchRequest): Search {
  return async (errorOf) => foldersBelow(request, errorOf);
}

function* foldersBelow(
  { start, folders, home, wanted }: SearchRequest,
  errorOf: ErrorOf,
): Iterable<FoundFolder> {
  const roots = folders.map((own) => {
    const path = resolve(start, own);
    return {
      path,
      folder: normalize(own),
      round: relative(home, path).split(sep).join('/') || '.',
    };
  });
  const waiting = roots.toReversed();
  for (let found = waiting.pop(); found !== undefined; found = waiting.pop()) {
    const { path, folder, round } = found;
    const names: string[] = [];
    const below: string[] = [];
    for (const entry of entriesOf(found, errorOf)) {
      const { name } = entry;
      if (entry.isDirectory()) {
        if (!name.startsWith('.') && name !== 'node_modules') below.push(name);
      } else if (wanted.test(name)) names.push(name);
    }
    for (const name of below.sort().reverse()) {
      waiting.push({
        path: inside(path, name, sep),
        folder: inside(folder, name, sep),
        round: inside(round, name, '/'),
      });
    }
    if (names.length === 0) continue;
    names.sort();
    yield { folder, round, names, stats: names.flatMap((name) => statsOf(path + sep + name)) };
  }
}

function entriesOf({ path, folder }: { path: string; folder: string }, errorOf: ErrorOf) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    throw errorOf(folder, error);
  }
}

const QUIETLY = { throwIfNoEntry: false } as const;

/** Returns size and time of a file; no numbers for one that is gone, or a link in a circle. */
function statsOf(path: string): readonly [number, number] {
  try {
    const found = statSync(path, QUIETLY);
    if (found) return [found.size, found.mtimeMs];
  } catch {}
  return [Number.NaN, Number.NaN];
}

/** Returns the path of a name in a folder whose path is normal; much faster than `join`. */
function inside(folder: string, name: string, sign: string): string {
  if (folder === '.') return name;
  return folder.endsWith(sign) ? folder + name : folder + sign + name;
}

/** Found folders as a thread sends them: two values, which cost less than many objects. */
interface Packed {
  /** Folder, round and names of each in turn, separated by what no name can hold. */
  readonly texts: string;
  readonly stats: Float64Array;
}

const BETWEEN = '\0';
const BETWEEN_NAMES = '/';
const FOLDERS_AT_ONCE = 4096;

function packed(folders: readonly FoundFolder[]): Packed {
  const texts = folders.flatMap(({ folder, round, names }) => [
    folder,
    round,
    names.join(BETWEEN_NAMES),
  ]);
  return {
    texts: texts.join(BETWEEN),
    stats: Float64Array.from(folders.flatMap(({ stats }) => Array.from(stats))),
  };
}

function* unpacked(batches: readonly Packed[]): Iterable<FoundFolder> {
  const lists = new Map<string, readonly string[]>();
  for (const { texts, stats } of batches) {
    const parts = texts.split(BETWEEN);
    let from = 0;
    for (let i = 0; i < parts.length; i += 3) {
      const [folder = '', round = '', names = ''] = parts.slice(i, i + 3);
      // Most rounds have files of the same names.
      const own = lists.get(names) ?? names.split(BETWEEN_NAMES);
      lists.set(names, own);
      const to = from + 2 * own.length;
      yield { folder, round, names: own, stats: stats.subarray(from, to) };
      from = to;
    }
  }
}

/** Searches, and sends what is found. */
function serve(port: MessagePort, request: SearchRequest): void {
  let batch: FoundFolder[] = [];
  const send = () => {
    if (batch.length > 0) port.postMessage(packed(batch));
    batch = [];
  };
  for (const found of foldersBelow(request, (_, error) => error)) {
    if (batch.push(found) === FOLDERS_AT_ONCE) send();
  }
  send();
}

// This file is the program of the thread, too.
if (!isMainThread && parentPort && workerData?.search) serve(parentPort, workerData.search);
