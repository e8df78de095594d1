import { hostname } from 'node:os';
import { UserError } from '../diagnostic.ts';
import { codeOf, type FileSystem, fileError } from '../io/file-system.ts';
import { storageWords } from '../words/storage.ts';
import { removeQuietly } from './save.ts';

/** Exclusive right to write a file, until it is released. */
export interface Lock {
  /** Notice if the lock of a dead interview was taken over; else null. */
  readonly notice: string | null;
  release(): void;
}

/** Error of a file that another process holds the lock of. */
export class LockedError extends UserError {
  constructor(held: Parameters<typeof storageWords.lockHeld>[0]) {
    super(storageWords.lockHeld(held));
  }
}

/** Process that holds a lock, as the file of the lock names it. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Time of locking, ISO 8601. */
  readonly since: string;
}

const ATTEMPTS = 5;
const PAUSE_MILLISECONDS = 40;

/**
 * Takes the lock beside a file. That of a process of this computer that is gone is taken over.
 * @param shown the file as the person knows it
 * @throws UserError where somebody else holds it, or it cannot be written
 */
export function takeLock(fs: FileSystem, file: string, shown: string): Lock {
  const path = `${file}.lock`;
  const own = JSON.stringify({
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    nonce: Math.random(),
  });
  let notice: string | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (created(fs, path, own, shown)) {
      return { notice, release: () => release(fs, path, own) };
    }
    const found = readLock(fs, path);
    const holder = found === null ? null : holderIn(found);
    if (holder && isAlive(holder)) {
      throw new LockedError({ file: shown, holder: holderText(holder), lock: path });
    }
    // A lock without a holder is being written at this moment, or its writer died over it.
    if (!holder && attempt < ATTEMPTS - 2) pause();
    else if (found !== null && removed(fs, path, found, shown)) notice = takenOver(shown, holder);
  }
  throw new UserError(storageWords.lockBusy({ file: shown }));
}

function created(fs: FileSystem, path: string, own: string, shown: string): boolean {
  try {
    const descriptor = fs.openSync(path, 'wx', 0o600);
    try {
      fs.writeSync(descriptor, own);
    } catch (error) {
      removeQuietly(fs, path);
      throw error;
    } finally {
      fs.closeSync(descriptor);
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw fileError('write', shown, error);
  }
}

function readLock(fs: FileSystem, path: string): string | null {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function holderIn(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    return isHolder(value) ? value : null;
  } catch {
    return null;
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'host' in value &&
    typeof value.host === 'string' &&
    'since' in value &&
    typeof value.since === 'string'
  );
}

/** True unless the holder has ended; always true for a process of another computer. */
function isAlive({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/**
 * Removes a lock if it is still the one that was found. It is moved aside first: of two processes that
 * find the same dead lock only one can do that.
 * @throws UserError if the folder cannot be changed
 */
function removed(fs: FileSystem, path: string, found: string, shown: string): boolean {
  const aside = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}.tmp`;
  try {
    fs.renameSync(path, aside);
  } catch (error) {
    // Another process was faster, or nobody can: the disk is read-only.
    if (codeOf(error) === 'ENOENT') return false;
    throw fileError('write', shown, error);
  }
  const isSame = readLock(fs, aside) === found;
  if (!isSame) putBack(fs, aside, path);
  removeQuietly(fs, aside);
  return isSame;
}

function putBack(fs: FileSystem, aside: string, path: string): void {
  try {
    fs.linkSync(aside, path);
  } catch {
    return;
  }
}

function release(fs: FileSystem, path: string, own: string): void {
  if (readLock(fs, path) === own) removeQuietly(fs, path);
}

function takenOver(shown: string, holder: Holder | null): string {
  return storageWords.lockTakenOver({ file: shown, holder: holder && holderText(holder) });
}

function holderText({ pid, host, since }: Holder): string {
  const day = new Date(since);
  const when = Number.isNaN(day.getTime()) ? since : minutesOf(day);
  return storageWords.lockHolder({ pid, host, since: when });
}

/** In local time, as the person knows it. */
function minutesOf(time: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLISECONDS);
}
