import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { VERSION } from '../src/version.ts';
import { workspace } from './cli/workspace.ts';

const text = readFileSync('.github/workflows/release.yml', 'utf8');

interface Job {
  readonly needs?: readonly string[];
  readonly container?: { readonly image: string };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

const workflow: {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
} = parse(text);
const { jobs } = workflow;
const scripts = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));

function notes(tag: string, folder = '.', env: NodeJS.ProcessEnv = {}) {
  const { GITHUB_REPOSITORY: _, ...rest } = process.env;
  const script = join(folder, '.scripts/release-notes.mjs');
  return spawnSync(process.execPath, [script, tag], { encoding: 'utf8', env: { ...rest, ...env } });
}

/** Makes a folder with the script and what it reads. */
function prepared(manifest: object, changelog: string): string {
  const { folder } = workspace({
    '.scripts/release-notes.mjs': readFileSync('.scripts/release-notes.mjs'),
    'package.json': JSON.stringify(manifest),
    'CHANGELOG.md': changelog,
  });
  return folder;
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
    // Without "./", npm takes the path for the name of a repository on GitHub.
    expect(scripts.join('\n')).toMatch(
      /^npm publish --provenance .* \.\/release\/align-audit-\*\.tgz$/m,
    );
  });

  it('tests on the system whose packages .ci/run installs', () => {
    expect(jobs.test?.container?.image).toBe('node:22-bookworm');
    expect(scripts.join('\n')).not.toContain('sudo');
  });

  it('runs scripts that are here', () => {
    const named = scripts.flatMap((script) => [...script.matchAll(/node (\.scripts\/[\w.-]+)/g)]);
    expect(named.length).toBeGreaterThan(2);
    for (const [, path = ''] of named) expect(readFileSync(path, 'utf8')).not.toBe('');
  });

  it('lists the parts of the package as CycloneDX', () => {
    const command =
      /^npm (sbom .*) > release\/sbom\.cdx\.json$/m.exec(scripts.join('\n'))?.[1] ?? '';
    const { stdout } = spawnSync('npm', command.split(' '), { encoding: 'utf8' });
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

  it('have a heading with or without a day', () => {
    const changelog = '# Changelog\n\n## 1.2.0, 27 November 2026\n\nNew.\n\n## 1.2\n\nOld.\n';
    const { stdout } = notes('v1.2.0', prepared({ version: '1.2.0' }, changelog));
    expect(stdout).toBe('New.\n');
  });

  it.each([
    { repository: undefined, status: 1 },
    { repository: 'https://github.com/other/align', status: 1 },
    { repository: 'https://github.com/owner/align', status: 0 },
    { repository: { type: 'git', url: 'git+https://github.com/owner/align.git' }, status: 0 },
  ])('need the repository that npm compares: $repository', ({ repository, status }) => {
    const folder = prepared({ version: '1.0.0', repository }, '## 1.0.0\n\nNew.\n');
    const made = notes('v1.0.0', folder, { GITHUB_REPOSITORY: 'owner/align' });
    expect(made.status).toBe(status);
    expect(made.stderr).toBe(
      status === 0
        ? ''
        : 'npm needs this in package.json: "repository": "https://github.com/owner/align"\n',
    );
  });

  it('are refused for another tag', () => {
    const { stderr, status } = notes('v9.9.9');
    expect(stderr).toBe(`the tag is v9.9.9, and package.json has ${VERSION}\n`);
    expect(status).toBe(1);
  });
});
