import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** Files that the package is built from. */
const SOURCES = ['package.json', 'bin', 'checklists', 'src', '.scripts', 'tsconfig.json'];
const TEXTS = ['README.md', 'LICENSE', 'CHANGELOG.md'];

/** Builds and packs the program in a folder of its own, and returns the checksum of the package. */
async function packed(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'align-pack-'));
  for (const name of [...SOURCES, ...TEXTS]) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  await promisify(execFile)('npm', ['pack'], { cwd: folder });
  const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  return createHash('sha256')
    .update(readFileSync(join(folder, file)))
    .digest('hex');
}

it('packs to the same bytes in two folders', { timeout: 240_000 }, async () => {
  const [first, second] = await Promise.all([packed(), packed()]);
  expect(first).toBe(second);
});
