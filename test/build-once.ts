import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build, type Chunk } from '../.scripts/build.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder with the published files, `bin` and `dist`, built from these sources. */
    readonly packageFolder: string;
    readonly chunks: readonly Chunk[];
  }
}

/** Builds the program once for all tests, outside the clone, and removes it after them. */
export default async function buildOnce({ provide }: TestProject): Promise<() => void> {
  const temporary = mkdtempSync(join(tmpdir(), 'align-test-'));
  // Tests inherit these, so that whatever they make goes where it will be swept up.
  process.env.TMPDIR = temporary;
  process.env.TEMP = temporary;
  const folder = join(temporary, 'package');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  copyFileSync('bin/align.cjs', join(folder, 'bin', 'align.cjs'));
  provide('chunks', await build(join(folder, 'dist')));
  provide('packageFolder', folder);
  return () => rmSync(temporary, { recursive: true, force: true, maxRetries: 10 });
}
