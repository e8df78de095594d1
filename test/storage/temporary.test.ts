import { existsSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../src/storage/temporary.ts';

it('makes a temporary folder, and removes what killed programs left there a day ago', () => {
  const made = (prefix: string, hours: number) => {
    const folder = mkdtempSync(join(tmpdir(), prefix));
    writeFileSync(join(folder, 'figures'), 'Lakeshore');
    const seconds = Date.now() / 1000 - hours * 3600;
    utimesSync(folder, seconds, seconds);
    return folder;
  };
  const [old, running, other] = [
    made('align-swept-', 25),
    made('align-swept-', 23),
    made('align-kept-', 25),
  ];
  const folder = makeTemporaryFolder('align-swept-');
  expect(readdirSync(folder)).toEqual([]);
  expect(existsSync(old)).toBe(false);
  expect(existsSync(join(running, 'figures'))).toBe(true);
  expect(existsSync(join(other, 'figures'))).toBe(true);
});
