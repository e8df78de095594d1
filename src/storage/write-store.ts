import { extname } from 'node:path';
import { messageWithHint, UserError } from '../diagnostic.ts';
import { codeOf, type FileSystem, fileError } from '../io/file-system.ts';
import type { SaveState } from '../io/io.ts';
import type { Renamed } from '../source/edit/edit.ts';
import { readJson } from '../source/json.ts';
import { decode } from '../source/read.ts';
import { digestOf, type FileKind } from '../source/source.ts';
import { readYaml } from '../source/yaml/yaml.ts';
import { storageWords } from '../words/storage.ts';
import { type Lock, LockedError, takeLock } from './lock.ts';
import { refuseReadOnly } from './open-store.ts';
import { type FilePlace, placeBeside, storePlace } from './place.ts';
import { backUp, backupOf, removeQuietly, saveFile } from './save.ts';

/** State of an open file; every saving changes it. */
export interface StoreState extends FileState {
  readonly fs: FileSystem;
  readonly folder: string;
  readonly locks: Lock[];
  /** Names of the entries last read or written. */
  entries: readonly string[];
  /** Notice for the next saving that succeeds. */
  message: string | null;
  /** Content that could not be written; null if everything is saved. */
  unsaved: Wording | null;
  /** Former file, until something is written to the new one. */
  former: FileState | null;
}

/** File with its last known content. */
interface FileState {
  place: FilePlace;
  /** Text last read or written, for its comments; null before that. */
  text: string | null;
  /** Bytes of the file unless another program has written it; null if there is no file yet. */
  known: Uint8Array | null;
  /** Bytes last tried to write: some systems report an error although all is written. */
  tried: Uint8Array | null;
}

/** Content to write: as a new file, or into the text of an existing one. */
export interface Wording {
  readonly anew: (kind: FileKind) => string;
  readonly into: (text: string) => string;
  readonly entries: readonly string[];
  /** Former names of entries with their present ones. */
  readonly renamed: Renamed;
}

/** Writes content to the disk; returns the reason if it cannot. */
export function save(keeping: StoreState, wording: Wording): SaveState {
  try {
    const before = settle(keeping);
    write(keeping, textOf(keeping, wording), before, isShorter(keeping, wording));
    keeping.entries = wording.entries;
    const { message } = keeping;
    keeping.message = null;
    keeping.former = null;
    keeping.unsaved = null;
    return { isSaved: true, message };
  } catch (error) {
    const known = fileError('write', keeping.place.shown, error);
    stay(keeping);
    keeping.unsaved = wording;
    const message = known instanceof Error ? known.message : String(known);
    return { isSaved: false, message, because: error instanceof LockedError ? 'conflict' : 'disk' };
  }
}

/** Protects changes by other programs; returns the bytes that may be replaced, `null` for none. */
function settle(keeping: StoreState): Uint8Array | null {
  const { fs, place, known, tried, text } = keeping;
  const bytes = bytesOnDisk(fs, place.target);
  if (bytes === null) {
    if (known) keeping.message = storageWords.deleted({ file: place.shown });
    return null;
  }
  refuseReadOnly(fs, place);
  if (isSame(bytes, known) || isSame(bytes, tried)) return bytes;
  const theirs = textIfSame(bytes, text);
  if (theirs === null) return goBeside(keeping);
  keeping.text = theirs;
  return bytes;
}

function goBeside(keeping: StoreState): null {
  const { fs, place } = keeping;
  const beside = placeBeside(fs, place);
  goTo(keeping, beside);
  keeping.message = storageWords.changedByOthers({ file: place.shown, copy: beside.shown });
  return null;
}

function goTo(keeping: StoreState, place: FilePlace): void {
  keeping.locks.push(takeLock(keeping.fs, place.target, place.shown));
  keeping.place = place;
  keeping.known = null;
  keeping.tried = null;
}

/** Returns to the former file if the first saving in a new one fails. */
function stay(keeping: StoreState): void {
  if (!keeping.former) return;
  Object.assign(keeping, keeping.former, { former: null });
  keeping.locks.pop()?.release();
}

/** True if an entry is taken back. */
function isShorter({ entries }: StoreState, wording: Wording): boolean {
  return entries.some((name) => !wording.entries.includes(wording.renamed.get(name) ?? name));
}

function write(
  keeping: StoreState,
  text: string,
  before: Uint8Array | null,
  shrinks: boolean,
): void {
  const { fs, place } = keeping;
  const bytes = Buffer.from(text);
  // Beside a longer backup a file would seem to be cut off.
  if (shrinks) removeQuietly(fs, backupOf(place.target));
  else if (before && !isSame(before, bytes)) backUp(fs, place.target, before);
  keeping.known = before;
  keeping.tried = bytes;
  saveFile(place.target, bytes, fs);
  if (shrinks) backUp(fs, place.target, bytes);
  keeping.known = bytes;
  keeping.text = text;
}

function textOf(keeping: StoreState, wording: Wording): string {
  const { text, place, known } = keeping;
  try {
    if (text !== null) return wording.into(text);
  } catch (error) {
    // A new file may lose comments; one that somebody keeps may not.
    if (known) throw error;
  }
  return wording.anew(isJsonName(place.target) ? 'json' : 'yaml');
}

function isJsonName(path: string): boolean {
  return extname(path).toLowerCase() === '.json';
}

/** Changes to another, new file. Returns the reason if that is impossible, else `null`. */
export function changePath(keeping: StoreState, path: string): string | null {
  try {
    const place = storePlace(keeping.fs, keeping.folder, path);
    if (place.exists) return messageWithHint(storageWords.fileExists({ file: place.shown }));
    const { known, tried, text } = keeping;
    const former = keeping.former ?? { place: keeping.place, text, known, tried };
    const isOtherKind = isJsonName(place.target) !== isJsonName(keeping.place.target);
    goTo(keeping, place);
    keeping.former = former;
    if (isOtherKind) keeping.text = null;
    return null;
  } catch (error) {
    const known = fileError('write', path, error);
    if (!(known instanceof UserError)) throw known;
    return known.message;
  }
}

/** Returns the text of another program if its content is the same, to keep its comments and layout. */
function textIfSame(bytes: Uint8Array, ours: string | null): string | null {
  if (ours === null) return null;
  try {
    const theirs = decode('', bytes);
    return digestOf(readValue(theirs)) === digestOf(readValue(ours)) ? theirs : null;
  } catch {
    return null;
  }
}

function readValue(text: string): unknown {
  return (readJson('', text) ?? readYaml('', text)).value;
}

function isSame(bytes: Uint8Array, others: Uint8Array | null): boolean {
  return others !== null && Buffer.compare(bytes, others) === 0;
}

function bytesOnDisk(fs: FileSystem, file: string): Uint8Array | null {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
