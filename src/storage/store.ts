import { dirname, join } from 'node:path';
import type { FileSystem } from '../io/file-system.ts';
import type { Io, SaveState } from '../io/io.ts';
import type { Renamed } from '../source/edit/edit.ts';
import { decode } from '../source/read.ts';
import { type Lock, takeLock } from './lock.ts';
import { readOpened } from './open-store.ts';
import { type FilePlace, storePlace } from './place.ts';
import { type FileFormat, removeQuietly, temporaryPrefix } from './save.ts';
import { changePath, type StoreState, save } from './write-store.ts';

/** Open file with exclusive write access. */
export interface Store<File, Value> {
  /** Present path, as the user wrote it. */
  readonly path: string;
  /** Content of the file when it was opened; null for a new one. */
  readonly found: File | null;
  /** Notices about the opening, for the user. */
  readonly notices: readonly string[];
  /**
   * Writes everything to the disk before it returns; if that fails, the file is unchanged, and the
   * next call tries again. `renamed` maps former ids of criteria to present ones.
   */
  save(value: Value, renamed?: Renamed): SaveState;
  /**
   * Saves to another, new file from now on. If that fails, the former file stays in use, unless
   * `forGood`. Returns the reason why the path cannot be used, or `null`.
   */
  changePath(path: string, how?: { readonly forGood: boolean }): string | null;
  /** Text that could not be written, as YAML; `null` if everything is saved. */
  unsaved(): string | null;
  /** Releases the file. */
  close(): void;
}

/**
 * Opens a file to save to; the first save creates a new one.
 * @throws UserError if it cannot be written or is open elsewhere, InputError if it is damaged
 */
export async function openStore<File, Value>(
  io: Io,
  path: string,
  kind: FileFormat<File, Value>,
  fs: FileSystem,
): Promise<Store<File, Value>> {
  const place = storePlace(fs, io.folder, path);
  const lock = takeLock(fs, place.target, place.shown);
  try {
    removeLeftovers(fs, place);
    const opened = await readOpened(io, fs, place, kind);
    const known = opened?.bytes ?? null;
    const text = known && decode(place.shown, known);
    const entries = opened ? kind.summary(opened.file).entries : [];
    const keeping = { fs, folder: io.folder, locks: [lock], place, text, known, entries };
    return keeper({ ...keeping, ...FRESH }, kind, opened?.file ?? null, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

const FRESH = { tried: null, message: null, unsaved: null, former: null };

function keeper<File, Value>(
  keeping: StoreState,
  { write, edit, entries }: FileFormat<File, Value>,
  found: File | null,
  { notice }: Lock,
): Store<File, Value> {
  return {
    get path() {
      return keeping.place.shown;
    },
    found,
    notices: notice === null ? [] : [notice],
    save: (value, renamed = new Map()) =>
      save(keeping, {
        anew: (kind) => write(value, kind),
        into: (text) => edit(text, value, renamed),
        entries: entries(value),
        renamed,
      }),
    changePath: (path, { forGood } = { forGood: false }) => {
      const refusal = changePath(keeping, path);
      if (forGood) keeping.former = null;
      return refusal;
    },
    unsaved: () => keeping.unsaved?.anew('yaml') ?? null,
    close: () => {
      for (const lock of keeping.locks.splice(0)) lock.release();
    },
  };
}

/** Removes temporary files that a crash left over. */
function removeLeftovers(fs: FileSystem, { target }: FilePlace): void {
  const prefix = temporaryPrefix(target);
  const folder = dirname(target);
  for (const name of namesIn(fs, folder)) {
    if (name.startsWith(prefix) && name.endsWith('.tmp')) removeQuietly(fs, join(folder, name));
  }
}

function namesIn(fs: FileSystem, folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}
