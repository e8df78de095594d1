import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DigestedChecklist } from '../../analysis/gap-report.ts';
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
  return JSON.parse(shippedText(io, `${id}.json`));
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
