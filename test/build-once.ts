import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from '../.scripts/build.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A package folder with what is published: `bin` and `dist`, built from these sources. */
    readonly packageFolder: string;
  }
}

/** Builds the program once for all tests, outside the clone. */
export default async function buildOnce({ provide }: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'align-test-'));
  mkdirSync(join(folder, 'bin'));
  copyFileSync('bin/align.cjs', join(folder, 'bin', 'align.cjs'));
  await build(join(folder, 'dist'));
  provide('packageFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
