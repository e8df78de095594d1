import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { build, type Chunk } from '../.scripts/build.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder with the published files, `bin` and `dist`, built from these sources. */
    readonly packageFolder: string;
    readonly chunks: readonly Chunk[];
  }
}

/**
 * Builds the program once for all tests, outside the clone, and removes it after them. `ALIGN_TEST_BUILD`
 * names a folder that holds a build of the same sources, which is copied; it tells of no chunks.
 */
export default async function buildOnce({ provide }: TestProject): Promise<() => void> {
  const temporary = mkdtempSync(join(tmpdir(), 'align-test-'));
  // Tests inherit these, so that whatever they make goes where it will be swept up.
  process.env.TMPDIR = temporary;
  process.env.TEMP = temporary;
  const folder = join(temporary, 'package');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  copyFileSync('bin/align.cjs', join(folder, 'bin', 'align.cjs'));
  const built = process.env.ALIGN_TEST_BUILD;
  if (built === undefined) provide('chunks', await build(join(folder, 'dist')));
  else cpSync(built, join(folder, 'dist'), { recursive: true });
  provide('packageFolder', folder);
  return () => removeWhole(temporary);
}

/** Removes a folder to which the last helper processes of a browser may still write for a moment. */
async function removeWhole(folder: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      // maxRetries of rmSync does not look for new files; looking again does.
      if (tries === 50) throw error;
      await setTimeout(100);
    }
  }
}
