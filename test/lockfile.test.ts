import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
}

const { packages }: { packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);
const locked = Object.entries(packages).filter(([path]) => path !== '');

it('the lock file has a strong checksum for each package that is installed here', () => {
  const open = locked.filter(([, { integrity = '' }]) => !/^sha512-[\w+/]{86}==$/.test(integrity));
  // The mirror that made the file gives none for binaries of other platforms; npm checks them against
  // the registry when it installs them there.
  expect(
    open.filter(([, { optional, os, cpu }]) => !(optional && (os ?? cpu))).map(([path]) => path),
  ).toEqual([]);
  expect(open.length).toBeLessThan(locked.length / 6);
});

it('the lock file names exact versions, and no host but a public registry', () => {
  for (const [path, { version, resolved }] of locked) {
    expect(version, path).toMatch(/^\d+\.\d+\.\d+/);
    expect(resolved ?? '', path).toMatch(/^$|^https:\/\/registry\.npmjs\.org\//);
  }
});
