import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { VERSION } from '../src/version.ts';

const text = readFileSync('.github/workflows/release.yml', 'utf8');

interface Job {
  readonly needs?: readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

const workflow: {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
} = parse(text);
const { jobs } = workflow;
const scripts = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));

function notes(tag: string) {
  return spawnSync(process.execPath, ['.scripts/release-notes.mjs', tag], { encoding: 'utf8' });
}

describe('the workflow of a release', () => {
  it('pins each action by its digest, one digest for each', () => {
    const uses = [...text.matchAll(/uses: (.*)/g)].map(([, own = '']) => own);
    expect(uses.length).toBeGreaterThan(5);
    for (const own of uses) {
      expect(own).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
    const names = new Set(uses.map((own) => own.split('@')[0]));
    expect(new Set(uses).size).toBe(names.size);
  });

  it('publishes after the tests and executables only, and only there may write', () => {
    expect(jobs.publish?.needs).toEqual(['test', 'executable']);
    expect(jobs.publish?.permissions).toEqual({ contents: 'write', 'id-token': 'write' });
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(jobs.test?.permissions ?? jobs.executable?.permissions).toBeUndefined();
    expect(scripts.join('\n')).toContain('npm publish --provenance');
  });

  it('runs scripts that are here', () => {
    const named = scripts.flatMap((script) => [...script.matchAll(/node (\.scripts\/[\w.-]+)/g)]);
    expect(named.length).toBeGreaterThan(2);
    for (const [, path = ''] of named) expect(readFileSync(path, 'utf8')).not.toBe('');
  });

  it('lists the parts of the package as CycloneDX', () => {
    const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
    expect(scripts.join('\n')).toContain(`npm ${args.join(' ')}`);
    const { stdout } = spawnSync('npm', [...args, '--package-lock-only'], { encoding: 'utf8' });
    const { bomFormat, components } = JSON.parse(stdout);
    expect(bomFormat).toBe('CycloneDX');
    const names = components.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['commander', 'yaml', 'zod']));
  });
});

describe('the notes of a release', () => {
  it('are the section of its version', () => {
    const { stdout, status } = notes(`v${VERSION}`);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^### Changed\n/);
    expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(stdout.trim());
    expect(stdout).not.toMatch(/^## /m);
  });

  it('are refused for another tag', () => {
    const { stderr, status } = notes('v9.9.9');
    expect(stderr).toBe(`the tag is v9.9.9, and package.json has ${VERSION}\n`);
    expect(status).toBe(1);
  });
});
