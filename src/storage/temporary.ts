import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Milliseconds after which a temporary folder has no program any more: nothing takes a day. */
const ABANDONED = 86_400_000;

/**
 * Makes a temporary folder that only this user can read. Those of the same prefix that killed programs
 * left behind a day ago are removed, as clients' figures may be in them.
 */
export function makeTemporaryFolder(prefix: string): string {
  const parent = tmpdir();
  for (const name of readdirSync(parent).filter((own) => own.startsWith(prefix))) {
    const path = join(parent, name);
    try {
      if (Date.now() - lstatSync(path).mtimeMs < ABANDONED) continue;
      rmSync(path, { recursive: true, force: true });
    } catch {
      // It belongs to another user, or somebody else removed it.
    }
  }
  return mkdtempSync(join(parent, prefix));
}
