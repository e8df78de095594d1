import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PortfolioEntry } from '../analysis/portfolio/entry.ts';
import {
  type FigureColumns,
  figureScanner,
  type PortfolioRow,
  putFigures,
} from '../analysis/portfolio/figures.ts';
import type { ExchangedRound } from '../analysis/portfolio/schema.ts';
import { UserError } from '../diagnostic.ts';
import { codeOf, fileError } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { readFile, statOf } from '../storage/read.ts';
import { portfolioWords as words } from '../words/portfolio.ts';

/** Size of the blocks in which an index is read, in bytes. */
const BLOCK_BYTES = 1 << 20;

/**
 * Reads an index of a line per entry, in blocks, so that memory does not grow with it. Skips damaged
 * lines and returns their numbers, from 1.
 * @throws UserError if the file cannot be read
 */
export function readIndex(
  io: Io,
  path: string,
  visit: (entry: PortfolioEntry) => void,
): readonly number[] {
  const damaged: number[] = [];
  let number = 0;
  for (const { bytes, from, to } of linesIn(io, path)) {
    number++;
    const line = bytes.toString('utf8', from, to);
    if (line.trim() === '') continue;
    const entry = entryIn(line);
    if (entry === null) damaged.push(number);
    else visit(entry);
  }
  return damaged;
}

/** True if an index has more lines than this. */
export function hasMoreLines(io: Io, path: string, most: number): boolean {
  if (!hasIndex(io, path) || statOf(io, path).size < most * FEWEST_BYTES) return false;
  let lines = 0;
  for (const _ of linesIn(io, path)) if (++lines > most) return true;
  return false;
}

/** Fewest bytes of a line with an entry. */
const FEWEST_BYTES = 250;

/** Line of an index with an entry. */
export interface IndexLine {
  readonly row: PortfolioRow;
  /** Bytes of the line, without its end; valid until the next one. */
  readonly bytes: Buffer;
}

/**
 * Reads an index as `readIndex` does, and several times as fast: figures go into columns. The numbers of
 * damaged lines are added to `damaged`.
 * @throws UserError if the file cannot be read
 */
export function* readRows(
  io: Io,
  path: string,
  columns: FigureColumns,
  damaged: number[] = [],
): Iterable<IndexLine> {
  const scanned = figureScanner(columns);
  let number = 0;
  for (const { bytes, from, to } of linesIn(io, path)) {
    number++;
    const head = scanned(bytes, from, to);
    const row =
      (head === null ? null : headRow(head)) ??
      parsedRow(bytes.toString('utf8', from, to), columns);
    if (row === null) damaged.push(number);
    else if (row !== undefined) yield { row, bytes: bytes.subarray(from, to) };
  }
}

/** Returns the row of a line whose figures are read; `null` if something else in it is unusual. */
function headRow(text: string): PortfolioRow | null {
  const value = parsed(text);
  return isHead(value) && !('points' in value || 'criteria' in value) ? value : null;
}

/** Returns the row of an unusual line: `null` if it is damaged, `undefined` if it is empty. */
function parsedRow(line: string, columns: FigureColumns): PortfolioRow | null | undefined {
  if (line.trim() === '') return undefined;
  const entry = entryIn(line);
  if (entry !== null) putFigures(entry, columns);
  return entry;
}

/**
 * Reads the rows of an index or of an exchange file (.json) for a comparison. Returns the numbers of
 * damaged lines.
 * @throws UserError if the file cannot be read
 */
export async function readPeers(
  io: Io,
  path: string,
  { columns, add }: { readonly columns: FigureColumns; readonly add: (row: PortfolioRow) => void },
): Promise<readonly number[]> {
  const damaged: number[] = [];
  if (/\.json$/i.test(path)) {
    for (const entry of await readExchange(io, path)) {
      putFigures(entry, columns);
      add(entry);
    }
  } else {
    for (const { row } of readRows(io, path, columns, damaged)) add(row);
  }
  return damaged;
}

/**
 * Reads the rounds of an exchange file as entries.
 * @throws UserError if the file cannot be read, InputError if it has errors
 */
export async function readExchange(io: Io, path: string): Promise<readonly PortfolioEntry[]> {
  const { exchangeSchema } = await import('../analysis/portfolio/schema.ts');
  const { parse } = await import('../source/parse.ts');
  const { generator, rounds } = parse(await readFile(io, path), exchangeSchema());
  return rounds.map((own) => entryFrom(own, generator));
}

function entryFrom(own: ExchangedRound, generator: string): PortfolioEntry {
  const { id, contributor, evidence, month, profile, checklist, mode, by, people, score } = own;
  const isDetailed = own.criteria !== undefined;
  return {
    format: 1,
    generator,
    ...{ round: null, files: null, organisation: null, id },
    ...(contributor === undefined ? {} : { contributor }),
    ...{ evidence, date: month },
    ...(profile === undefined ? {} : { profile }),
    checklist: { ...checklist, digest: '' },
    ...{ mode, by },
    people: Object.fromEntries(
      // Details are only exchanged where each group has 4 people or more.
      Object.entries(people).map(([group, band]) => [group, isDetailed ? 4 : FEWEST_OF[band]]),
    ),
    result: { score, coverage: null, band: null },
    points: own.points,
    criteria: Object.fromEntries(
      Object.entries(own.criteria ?? {}).map(([name, value]) => [name, { score: value }]),
    ),
  };
}

/** Fewest people of each range. */
const FEWEST_OF = { '1': 1, '2': 2, '3-5': 3, '6+': 6 } as const;

/** Returns the entry on a line; `null` if it has none. */
export function entryIn(line: string): PortfolioEntry | null {
  const value = parsed(line);
  return isEntry(value) ? value : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Part of a block of bytes. */
interface Line {
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
}

/**
 * Reads the lines of a file in blocks, without their ends. The bytes of a line are valid until the next
 * one, so that memory does not grow.
 * @throws UserError if the file cannot be read
 */
export function* linesIn(io: Io, path: string): Generator<Line, void> {
  const descriptor = open(io, path);
  try {
    let block = Buffer.allocUnsafeSlow(2 * BLOCK_BYTES);
    /** Bytes at the start of the block that no line end has followed so far. */
    let rest = 0;
    for (;;) {
      if (block.length - rest < BLOCK_BYTES) {
        const longer = Buffer.allocUnsafeSlow(2 * block.length);
        block.copy(longer, 0, 0, rest);
        block = longer;
      }
      const length = readSync(descriptor, block, rest, BLOCK_BYTES, null);
      if (length === 0) break;
      const bytes = block.subarray(0, rest + length);
      let from = 0;
      for (
        let to = bytes.indexOf(LINE_BREAK, rest);
        to >= 0;
        to = bytes.indexOf(LINE_BREAK, from)
      ) {
        yield { bytes, from, to };
        from = to + 1;
      }
      block.copyWithin(0, from, bytes.length);
      rest = bytes.length - from;
    }
    if (rest > 0) yield { bytes: block.subarray(0, rest), from: 0, to: rest };
  } catch (error) {
    throw fileError('read', path, error);
  } finally {
    closeSync(descriptor);
  }
}

const LINE_BREAK = 10;

function open(io: Io, path: string): number {
  try {
    return openSync(resolve(io.folder, path), 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw new UserError(words.noIndex({ path }));
    throw fileError('read', path, error);
  }
}

/** True if there is an index at a path. */
export function hasIndex(io: Io, path: string): boolean {
  return existsSync(resolve(io.folder, path));
}

/**
 * True if a value read from an index is an entry. Checks every field by hand: a validator takes longer
 * than the parsing of a hundred thousand lines.
 */
function isEntry(value: unknown): value is PortfolioEntry {
  if (!isObject(value)) return false;
  const { points, criteria } = value;
  return (
    isHead(value) &&
    isFigures(points, (own) => typeof own.texts === 'string') &&
    isFigures(criteria, (own) => isOptional(own.spread, isFraction))
  );
}

function isHead(value: unknown): value is PortfolioRow {
  if (!isObject(value)) return false;
  const { format, generator, round, files, organisation, id, evidence, date, mode, by } = value;
  const { checklist, result, people } = value;
  return (
    format === 1 &&
    typeof generator === 'string' &&
    (round === null || typeof round === 'string') &&
    (files === null || isStamp(files)) &&
    (organisation === null ? typeof id === 'string' : isText(organisation)) &&
    isOptional(id, isText) &&
    isOptional(value.contributor, isText) &&
    isOptional(value.formerly, (own) => Array.isArray(own) && own.every(isText)) &&
    isOptional(value.profile, isProfile) &&
    (evidence === 'stated' || evidence === 'checked') &&
    typeof date === 'string' &&
    DATE.test(date) &&
    (mode === 'full' || mode === 'express') &&
    (by === 'agreed' || by === 'votes') &&
    isObject(checklist) &&
    isText(checklist.id) &&
    isText(checklist.version) &&
    typeof checklist.digest === 'string' &&
    isObject(people) &&
    Object.values(people).every((own) => typeof own === 'number' && own > 0) &&
    isResult(result)
  );
}

const DATE = /^\d{4}-\d{2}(?:-\d{2})?$/;

function isResult(value: unknown): boolean {
  return (
    isRanged(value) &&
    isScore(value.coverage) &&
    (value.band === null || typeof value.band === 'string') &&
    isOptional(value.uncapped, isText)
  );
}

function isFigures(value: unknown, isWhole: (own: Fields) => boolean): boolean {
  if (!isObject(value)) return false;
  for (const id in value) {
    const own = value[id];
    if (!isRanged(own) || !isOptional(own.gap, isFraction) || !isWhole(own)) return false;
  }
  return true;
}

function isRanged(value: unknown): value is Fields {
  return (
    isObject(value) &&
    isScore(value.score) &&
    isOptional(value.low, isScore) &&
    isOptional(value.high, isScore)
  );
}

function isStamp(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.read === 'number' &&
    typeof value.digest === 'string' &&
    Array.isArray(value.stats) &&
    value.stats.every((own) => typeof own === 'number')
  );
}

function isProfile(value: unknown): boolean {
  return isObject(value) && Object.values(value).every(isText);
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function isScore(value: unknown): boolean {
  return value === null || isFraction(value);
}

function isFraction(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function isOptional(value: unknown, isValid: (value: unknown) => boolean): boolean {
  return value === undefined || isValid(value);
}
