import {
  closeSync,
  existsSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { userError } from '../diagnostic.ts';
import { fileError } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { storageWords } from '../words/storage.ts';
import { saveFile } from './save.ts';

export interface OutputFile {
  readonly path: string;
  /** Replace a file that is not a report of ours. */
  readonly force: boolean;
  /** Paths of the inputs of the report; never replaced. */
  readonly inputs: readonly string[];
}

/**
 * Writes a report to a file: a new one, or in place of an earlier report.
 * @throws UserError where that would destroy something else, or the file cannot be written
 */
export function writeOutput(
  io: Io,
  { path, force, inputs }: OutputFile,
  report: string | Uint8Array,
): void {
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
    throw userError(storageWords.isInput({ path }));
  }
  if (!force && !isReport(existing)) {
    throw userError(storageWords.isForeign({ path }));
  }
}

/**
 * Makes sure that nothing but an ordinary file can be replaced.
 * @throws UserError for a folder, a device, a pipe, or a link that leads nowhere
 */
export function refuseSpecialFile(file: string, path: string): void {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found) return;
  const unfit = unfitness(file, found);
  if (unfit) throw userError(storageWords.unfitOutput({ path, is: unfit }));
}

function unfitness(file: string, found: Stats): 'folder' | 'broken-link' | 'special' | null {
  if (found.isSymbolicLink() && !existsSync(file)) return 'broken-link';
  const target = statSync(file);
  if (target.isDirectory()) return 'folder';
  return target.isFile() ? null : 'special';
}

/**
 * Last line of a report, in a comment if the format needs one. It contains `GapReport.generator`.
 */
const ENDING = /(?:^|\n)(?:<!-- |% )?Gap report by align [^\n]{1,40}\n?$/;
/** Beginnings of reports in formats that cannot end with a line of text. */
const BEGINNINGS = [
  // JSON, and a SARIF log.
  /^\{\n(?: {2}"format": 1,\n {2}"generator"| {2}"\$schema": "[^"]*sarif[^"]*",\n[^}]*"fullName"): "Gap report by align /,
  // A Code Quality report of GitLab, perhaps without issues; the JSON of a badge.
  /^\[\]\n$|^\[\n {2}\{\n {4}"engine_name": "Gap report by align /,
  /^\{\n {2}"schemaVersion": 1,\n {2}"label": "alignment",\n {2}"message": /,
  // CSV: its first row, whose quotes are gone once a spreadsheet has saved it.
  /^\ufeff"Subject","Date",(?:"(?:[^"]|"")*",)+"Gap report by align"\r\n/,
  // Office documents: their properties, which are elsewhere once another program has saved them.
  /^PK[\s\S]{2,62}docProps\/core\.xml<\?xml [\s\S]{0,500}<dc:description>Gap report by align /,
];
const SIGNED_BYTES = 4000;

/** True if a path is a file with an align report, whatever its name. */
export function isReport(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) return false;
  const descriptor = openSync(path, 'r');
  try {
    const bytesAt = (place: number) => {
      const bytes = Buffer.alloc(SIGNED_BYTES);
      const length = readSync(descriptor, bytes, 0, SIGNED_BYTES, place);
      return bytes.subarray(0, length).toString();
    };
    const start = bytesAt(0);
    const end = bytesAt(Math.max(found.size - SIGNED_BYTES, 0));
    return BEGINNINGS.some((beginning) => beginning.test(start)) || ENDING.test(end);
  } finally {
    closeSync(descriptor);
  }
}
