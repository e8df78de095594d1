import { existsSync, lstatSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../diagnostic.ts';
import { fileError } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { storageWords } from '../words/storage.ts';
import { type Staged, stageFile } from './save.ts';

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
export function writeOutput(io: Io, file: OutputFile, report: string | Uint8Array): void {
  writeOutputs(io, [{ file, report }]);
}

/** Report and its file. */
export interface OutputReport {
  readonly file: OutputFile;
  readonly report: string | Uint8Array;
}

/**
 * Writes several reports: all of them, or none.
 * @throws UserError as `writeOutput` does
 */
export function writeOutputs(io: Io, outputs: readonly OutputReport[]): void {
  const staged: Staged[] = [];
  const places = outputs.map(({ file }) => resolve(io.folder, file.path));
  try {
    outputs.forEach(({ file }, i) => {
      explained(file, () => refuseToDestroy(io, places[i] ?? '', file));
    });
    outputs.forEach(({ file, report }, i) => {
      explained(file, () => staged.push(stageFile(places[i] ?? '', report)));
    });
  } catch (error) {
    for (const one of staged) one.discard();
    throw error;
  }
  staged.forEach((one, i) => {
    const file = outputs[i]?.file;
    if (file) explained(file, () => one.commit());
  });
}

function explained({ path }: OutputFile, step: () => void): void {
  try {
    step();
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
    throw new UserError(storageWords.isInput({ path }));
  }
  if (!force && !isReport(existing)) {
    throw new UserError(storageWords.isForeign({ path }));
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
  if (unfit) throw new UserError(storageWords.unfitOutput({ path, is: unfit }));
}

function unfitness(file: string, found: Stats): 'folder' | 'broken-link' | 'special' | null {
  if (found.isSymbolicLink() && !existsSync(file)) return 'broken-link';
  const target = statSync(file);
  if (target.isDirectory()) return 'folder';
  return target.isFile() ? null : 'special';
}

/** Longest file that may be a report, in bytes. */
const MOST_BYTES = 268_435_456;

/**
 * True if a path is a file with an align report and nothing else, whatever its name. A file with a
 * report and other text in it is not, nor is one that cannot be read.
 */
export function isReport(path: string): boolean {
  const bytes = bytesOf(path);
  if (!bytes) return false;
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return isDocument(bytes);
  const text = bytes.toString(isPdf(bytes) ? 'latin1' : 'utf8').replaceAll('\r\n', '\n');
  return isJson(text) || isTable(text) || SHAPES.some((shape) => isWhole(text, shape));
}

function bytesOf(path: string): Buffer | null {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= MOST_BYTES ? readFileSync(path) : null;
  } catch {
    return null;
  }
}

/** Beginning and end of a report in one format. */
interface Shape {
  readonly first: RegExp;
  readonly last: RegExp;
}

// The last line holds `GapReport.generator`, in a comment if the format needs one.
const SHAPES: readonly Shape[] = [
  {
    first: /^(?:# (?:Gap report|Comparison): |\*\*[^\n]+\*\*\\\n)/,
    last: /\n(?:<!-- )?Gap report by align [^\n]{1,400}\n?$/,
  },
  {
    first: /^(?:(?:Gap report|Comparison): |\S[^\n]* {2,}\S[^\n]*\n)/,
    last: /\nGap report by align [^\n]{1,400}\n?$/,
  },
  { first: /^<!doctype html>\n/, last: /\n<!-- Gap report by align [^\n]{1,400} -->\n?$/ },
  {
    first: /^<\?xml [^>]*\?>\n<testsuites name="align: /,
    last: /\n<!-- Gap report by align [^\n]{1,400} -->\n?$/,
  },
  { first: /^<svg /, last: /\n<!-- Gap report by align [^\n]{1,400} -->\n?$/ },
  { first: /^%PDF-/, last: /\n% Gap report by align [^\n]{1,400}\n?$/ },
];

/** True if a text begins and ends as a report, and has no other end in between. */
function isWhole(text: string, { first, last }: Shape): boolean {
  const end = last.exec(text);
  if (!end || !first.test(text)) return false;
  return !ANOTHER_END.test(text.slice(0, end.index));
}

const ANOTHER_END = /\n(?:<!-- |% )?Gap report by align \d[^\n]*(?:\n|$)/;

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

/** True for the JSON of a report, and for a SARIF log. */
function isJson(text: string): boolean {
  if (!JSON_START.test(text.slice(0, 4000))) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const JSON_START = new RegExp(
  [
    // A report, and a SARIF log.
    /^\{\n(?: {2}"format": 1,\n {2}"generator"| {2}"\$schema": "[^"]*sarif[^"]*",\n[^}]*"fullName"): "Gap report by align /,
    // A Code Quality report of GitLab, perhaps without issues; the JSON of a badge.
    /^\[\]\n$|^\[\n {2}\{\n {4}"engine_name": "Gap report by align /,
    /^\{\n {2}"schemaVersion": 1,\n {2}"label": "alignment",\n {2}"message": /,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** True for CSV whose rows all have as many cells as its first; spreadsheets save other quotes. */
function isTable(text: string): boolean {
  const head = /^\ufeff"Subject"([,;\t])"Date"(?:\1"(?:[^"]|"")*")*\1"Gap report by align"\n/.exec(
    text,
  );
  if (!head) return false;
  const rest = text.slice(head[0].length).replace(/"(?:[^"]|"")*"/g, '_');
  const cells = (row: string) => row.split(head[1] ?? ',').length;
  const columns = cells(head[0].replace(/"(?:[^"]|"")*"/g, '_'));
  return (
    rest.endsWith('\n') &&
    rest
      .slice(0, -1)
      .split('\n')
      .every((row) => cells(row) === columns)
  );
}

// Other programs save the properties elsewhere.
const DOCUMENT_START =
  /^PK[\s\S]{2,62}docProps\/core\.xml<\?xml [\s\S]{0,500}<dc:description>Gap report by align /;
const DIRECTORY_END = 0x06054b50;
const END_BYTES = 22;

function isDocument(bytes: Buffer): boolean {
  const end = bytes.length - END_BYTES;
  const isWholeArchive = end > 0 && bytes.readUInt32LE(end) === DIRECTORY_END;
  return isWholeArchive && DOCUMENT_START.test(bytes.subarray(0, 4000).toString());
}
