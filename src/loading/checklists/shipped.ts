import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, delimiter, extname, join, resolve } from 'node:path';
import type { DigestedChecklist } from '../../analysis/gap-report.ts';
import { rememberTexts } from '../../answers/level-texts.ts';
import type { Checklist } from '../../checklist/checklist.ts';
import { isKey, isScoredPoint } from '../../checklist/lookup.ts';
import type { Io } from '../../io/io.ts';
import { readBytes } from '../../storage/read.ts';
import { type Check, compileCheck } from './quick-check.ts';

/** Summary of a built-in checklist, with the checksum of its file. */
export interface ShippedChecklist extends Summary {
  /** SHA-256, in hex, of the file that it was compiled from. */
  readonly source: string;
}

/** Built-in checklists by id; validated when align is built. */
export function listShipped(io: Io): readonly ShippedChecklist[] {
  return JSON.parse(shippedText(io, 'index.json'));
}

/** Reads a file of the compiled checklists, from their folder or from the executable. */
export function shippedText({ shippedFolder, readShipped }: Io, name: string): string {
  return readShipped?.(name) ?? readFileSync(join(shippedFolder, name), 'utf8');
}

/** Loads a built-in checklist; `null` if there is none of this id. */
export function readShipped(io: Io, id: string): DigestedChecklist | null {
  if (!listShipped(io).some((shipped) => shipped.id === id)) return null;
  const { texts, ...shipped }: CompiledChecklist = JSON.parse(shippedText(io, `${id}.json`));
  rememberTexts(shipped.definition, texts);
  return shipped;
}

/** Built-in checklist as the build writes it, with the checksum of what its levels say. */
export interface CompiledChecklist extends DigestedChecklist {
  readonly texts: string;
}

/** True if a file is, byte for byte, the source of a built-in checklist. */
export function isCompiledFrom(io: Io, id: string, file: string): boolean {
  const shipped = listShipped(io).find((own) => own.id === id);
  if (!shipped) return false;
  return shipped.source === createHash('sha256').update(readBytes(io, file)).digest('hex');
}

/** Compiled once, however many files are checked. */
const checks = new Map<string, Check>();

/** Returns the quick check of a kind of file, made from its JSON Schema. */
export function validateFast(io: Io, kind: 'answers' | 'checklist' | 'round'): Check {
  const file = join(io.shippedFolder, schemaName(kind));
  const check = checks.get(file) ?? compileCheck(JSON.parse(shippedText(io, schemaName(kind))));
  checks.set(file, check);
  return check;
}

/** Returns the file name of a JSON Schema, in the folder of the checklists. */
export function schemaName(kind: 'answers' | 'checklist' | 'round'): string {
  return `${kind}.schema.json`;
}

/** Summary of a checklist in a list. */
export interface Summary {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** First sentence of the description, for people who choose; empty without one. */
  readonly about: string;
  /** Numbers of points with something scored, and of their criteria. */
  readonly points: number;
  readonly criteria: number;
  readonly keyCriteria: number;
}

/** Summarises a checklist. */
export function summaryOf(checklist: Checklist): Summary {
  const { id, version, title, description } = checklist;
  const points = checklist.points.filter(isScoredPoint);
  const criteria = points.flatMap((point) => point.criteria);
  return {
    ...{ id, version, title, about: firstSentence(description ?? '') },
    points: points.length,
    criteria: criteria.length,
    keyCriteria: criteria.filter(isKey).length,
  };
}

function firstSentence(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return /^.*?[.!?](?= |$)/.exec(line)?.[0] ?? line;
}

/** Folder of a project's own checklists, in the current folder. */
const PROJECT_FOLDER = 'checklists';

/** Endings of checklist files. */
const ENDINGS = ['.yaml', '.yml', '.json'];

/** Returns the folders to search for checklists by id, nearest first. */
export function checklistFolders({ env, folder }: Io): readonly string[] {
  const named = (env.ALIGN_CHECKLISTS ?? '').split(delimiter).filter((own) => own !== '');
  const byPlace = new Map<string, string>();
  for (const own of [PROJECT_FOLDER, ...named]) {
    const place = resolve(folder, own);
    byPlace.set(place, byPlace.get(place) ?? own);
  }
  return [...byPlace.values()];
}

/**
 * Returns the files that are named after an id, nearest first. Reads no other file, so that a run on
 * saved answers reads only the files it was given.
 */
export function filesNamed(io: Io, id: string): readonly string[] {
  // What is no id, such as "../secret", names no file here.
  if (!/^[a-z0-9-]+$/.test(id)) return [];
  return checklistFolders(io).flatMap((folder) => {
    const files = ENDINGS.map((ending) => join(folder, `${id}${ending}`));
    return files.filter((file) => isFile(resolve(io.folder, file))).slice(0, 1);
  });
}

/** Returns all files in these folders with the ending of a checklist. */
export function checklistFiles(io: Io): readonly string[] {
  return checklistFolders(io).flatMap((folder) =>
    namesIn(resolve(io.folder, folder))
      .filter((name) => ENDINGS.includes(extname(name)) && !name.endsWith('.schema.json'))
      .map((name) => join(folder, name))
      .filter((file) => isFile(resolve(io.folder, file))),
  );
}

/** Returns the ids of all checklists; those of files are taken from their names. */
export function knownIds(io: Io): readonly string[] {
  const files = checklistFiles(io).map((file) => basename(file, extname(file)));
  return [...listShipped(io).map(({ id }) => id), ...files];
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
