import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
}

const { packages }: { packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);
const locked = Object.entries(packages).filter(([path]) => path !== '');

it('the lock file has a strong checksum for each package, also those of other platforms', () => {
  const open = locked.filter(([, { integrity = '' }]) => !/^sha512-[\w+/]{86}==$/.test(integrity));
  expect(open.map(([path]) => path)).toEqual([]);
});

it('the lock file names exact versions, and no host but a public registry', () => {
  for (const [path, { version, resolved }] of locked) {
    expect(version, path).toMatch(/^\d+\.\d+\.\d+/);
    expect(resolved ?? '', path).toMatch(/^$|^https:\/\/registry\.npmjs\.org\//);
  }
});
