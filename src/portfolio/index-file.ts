import { resolve } from 'node:path';
import type { PortfolioEntry } from '../analysis/portfolio/entry.ts';
import { figureColumns, type PortfolioRow, putFigures } from '../analysis/portfolio/figures.ts';
import { UserError } from '../diagnostic.ts';
import { fileError, nodeFileSystem } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { hasIndex, readRows } from '../loading/portfolio.ts';
import { type Lock, LockedError, takeLock } from '../storage/lock.ts';
import { saveFile } from '../storage/save.ts';
import { portfolioWords as words } from '../words/portfolio.ts';
import type { PortfolioCollector } from './statistics.ts';

/** Entries to add to an index, and which of the former ones stay. */
export interface IndexChange {
  readonly added: readonly PortfolioEntry[];
  /** Returns how a former entry changes, or `null` to remove it. */
  readonly keep: (row: PortfolioRow) => EntryChange | null;
  /** Takes each row that is written; its figures are in the columns. */
  readonly written?: Pick<PortfolioCollector, 'columns' | 'add'>;
}

export type EntryChange = (entry: PortfolioEntry) => PortfolioEntry;

/** No change of an entry. */
export const UNCHANGED: EntryChange = (entry) => entry;

/**
 * Replaces the lines of an index, whole or not at all. The new entries follow the former ones, each
 * kind in its order; damaged lines are dropped.
 */
export function writeIndex(io: Io, path: string, change: IndexChange): void {
  try {
    saveFile(resolve(io.folder, path), inBlocks(linesOf(io, path, change)));
  } catch (error) {
    throw error instanceof UserError ? error : fileError('write', path, error);
  }
}

function* linesOf(io: Io, path: string, { added, keep, written }: IndexChange): Iterable<Buffer> {
  const columns = written?.columns ?? figureColumns();
  if (hasIndex(io, path)) {
    for (const { row, bytes } of readRows(io, path, columns)) {
      const change = keep(row);
      if (change === null) continue;
      if (change === UNCHANGED) {
        written?.add(row);
        yield bytes;
        continue;
      }
      const entry = change(JSON.parse(bytes.toString()));
      putFigures(entry, columns);
      written?.add(entry);
      yield Buffer.from(JSON.stringify(entry));
    }
  }
  for (const entry of added) {
    putFigures(entry, columns);
    written?.add(entry);
    yield Buffer.from(JSON.stringify(entry));
  }
}

const BLOCK_BYTES = 1 << 20;
const LINE_BREAK = 10;

/** Returns lines as blocks of many, each line with its end; a block is valid until the next one. */
function* inBlocks(lines: Iterable<Buffer>): Iterable<Buffer> {
  let block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  let size = 0;
  for (const line of lines) {
    if (size + line.length >= block.length) {
      if (size > 0) yield block.subarray(0, size);
      size = 0;
      if (line.length >= block.length) block = Buffer.allocUnsafeSlow(2 * line.length);
    }
    size += line.copy(block, size);
    block[size++] = LINE_BREAK;
  }
  yield block.subarray(0, size);
}

/**
 * Runs a function while nobody else can write the index.
 * @throws UserError if another process writes it
 */
export async function withIndexLock<Result>(
  io: Io,
  path: string,
  run: () => Result | Promise<Result>,
): Promise<Result> {
  const lock = lockOf(io, path);
  try {
    return await run();
  } finally {
    lock.release();
  }
}

function lockOf(io: Io, path: string): Lock {
  try {
    return takeLock(nodeFileSystem, resolve(io.folder, path), path);
  } catch (error) {
    if (error instanceof LockedError) throw new UserError(words.indexInUse({ path }));
    throw error;
  }
}
