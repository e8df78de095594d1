import { resolve } from 'node:path';
import type { PortfolioEntry } from '../analysis/portfolio/entry.ts';
import { UserError } from '../diagnostic.ts';
import { fileError, nodeFileSystem } from '../io/file-system.ts';
import type { Io } from '../io/io.ts';
import { hasIndex, readIndex } from '../loading/portfolio.ts';
import { type Lock, LockedError, takeLock } from '../storage/lock.ts';
import { saveFile } from '../storage/save.ts';
import { portfolioWords as words } from '../words/portfolio.ts';

/** Entries to add to an index, and which of the former ones stay. */
export interface IndexChange {
  readonly added: readonly PortfolioEntry[];
  /** Returns the former entry as it stays, or `null` to remove it. */
  readonly keep: (entry: PortfolioEntry) => PortfolioEntry | null;
}

/**
 * Replaces the lines of an index, whole or not at all. The new entries follow the former ones, each
 * kind in its order; damaged lines are dropped.
 */
export function writeIndex(io: Io, path: string, { added, keep }: IndexChange): void {
  const blocks: Buffer[] = [];
  let lines: string[] = [];
  const flush = () => {
    blocks.push(Buffer.from(lines.map((line) => `${line}\n`).join('')));
    lines = [];
  };
  const add = (line: string) => {
    if (lines.push(line) >= LINES_PER_BLOCK) flush();
  };
  if (hasIndex(io, path)) {
    readIndex(io, path, (entry, line) => {
      const kept = keep(entry);
      if (kept !== null) add(kept === entry ? line : JSON.stringify(kept));
    });
  }
  for (const entry of added) add(JSON.stringify(entry));
  flush();
  try {
    saveFile(resolve(io.folder, path), Buffer.concat(blocks));
  } catch (error) {
    throw fileError('write', path, error);
  }
}

const LINES_PER_BLOCK = 512;

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
