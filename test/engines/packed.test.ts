import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { PACKAGE, VERSION } from '../../src/version.ts';
import { build, gate, runner, verdict } from '../action-steps.ts';
import { plainEnvironment } from '../cli/program.ts';
import { copyFolder } from '../copy-folder.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const packed = `align-audit-${VERSION}.tgz`;
const folder = mkdtempSync(join(tmpdir(), 'align-packed-'));

/** A Monday after the second round of the team. */
const CLOCK = 'Date.now = () => Date.UTC(2026, 8, 14, 12);';

const WRONG_POLICY = 'format: 1\nchecklist: symptom-check\nminScor: 1\n';

/** Runs a script with the real npm and npx, without network. */
function run(script: string, cwd: string) {
  const env = plainEnvironment({
    ALIGN: PACKAGE,
    CI: 'true',
    NODE_OPTIONS: `--require ${join(folder, 'clock.cjs')}`,
    npm_config_cache: join(folder, 'cache'),
    npm_config_offline: 'true',
  });
  return new Promise<{ readonly code: unknown; readonly output: string }>((resolve) => {
    execFile('bash', ['-e', '-c', script], { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, output: stdout + stderr });
    });
  });
}

/** Lays out the files of the package, as a clone has them after the build, and packs them. */
async function pack(name: string): Promise<string> {
  const clone = join(folder, name);
  copyFolder(inject('packageFolder'), clone);
  copyFolder('checklists', join(clone, 'checklists'));
  for (const file of ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE']) {
    copyFileSync(file, join(clone, file));
  }
  const { code, output } = await run('npm pack --ignore-scripts', clone);
  expect({ output, code }).toMatchObject({ code: 0 });
  return join(clone, packed);
}

/** Makes a repository that has the packed file where workflows look for it. */
function repository(name: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, 'tools'), { recursive: true });
  copyFileSync(join(folder, 'one', packed), join(path, 'tools', packed));
  return path;
}

beforeAll(async () => {
  writeFileSync(join(folder, 'clock.cjs'), CLOCK);
  await pack('one');
}, 60_000);

describe('the packed file', () => {
  it('has the same bytes from another folder, at another time', async () => {
    const checksumOf = (path: string) =>
      createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(checksumOf(await pack('two'))).toBe(checksumOf(join(folder, 'one', packed)));
  });

  it('has the program, checklists and the guide, and no picture', async () => {
    const { output } = await run(`tar tzf ${packed}`, join(folder, 'one'));
    const names = output
      .trimEnd()
      .split('\n')
      .map((name) => name.replace('package/', ''));
    expect(names).toEqual(
      expect.arrayContaining(['bin/align.cjs', 'checklists/codes.md', 'README.md']),
    );
    expect(names.filter((name) => /\.(png|svg)$|^(test|examples|src)\//.test(name))).toEqual([]);
    const known = [...manifest.files, 'package.json', 'README.md', 'LICENSE'];
    expect(names.filter((name) => !known.includes(name.split('/')[0]))).toEqual([]);
  });

  it('is named by npm pack alone on standard output, where pre-commit reads its name', async () => {
    const clone = join(folder, 'clone');
    mkdirSync(clone);
    copyFileSync('.npmrc', join(clone, '.npmrc'));
    const scripts = { ...manifest.scripts, build: 'echo built' };
    writeFileSync(join(clone, 'package.json'), JSON.stringify({ ...manifest, scripts }));
    const { output } = await run('npm pack --dry-run 2> notes.txt', clone);
    expect(output).toBe(`${packed}\n`);
    const guide = readFileSync('examples/team-repository/README.md', 'utf8');
    const command = /^.*npm pack CLONE.*$/m.exec(guide)?.[0].replace('CLONE', './clone') ?? '';
    expect(await run(command, folder)).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'tools', packed))).toBe(true);
  });

  it('is installed without other packages and without network', async () => {
    const home = join(folder, 'home');
    mkdirSync(home);
    const file = join(folder, 'one', packed);
    const script = `npm install --global --prefix "$PWD" --no-audit --no-fund "${file}"`;
    const installed = await run(script, home);
    expect(installed).toMatchObject({ code: 0 });
    expect(installed.output).not.toContain('npm warn');
    const { output } = await run('bin/align --version && bin/align list --format json', home);
    expect(output).toMatch(new RegExp(`^${VERSION}\n`));
    expect(output).toContain('"id": "lead-gen-alignment"');
    expect(existsSync(join(home, 'share/man/man1/align.1'))).toBe(true);
    // pre-commit puts the installed program first on the path, and adds the changed files.
    const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));
    writeFileSync(join(home, 'policy.yaml'), WRONG_POLICY);
    const hooked = await run(`PATH="$PWD/bin:$PATH" ${hook.entry} policy.yaml`, home);
    expect(hooked.output).toContain('policy.yaml:3:1: unknown field "minScor"');
    expect(hooked.code).toBe(2);
  });

  it('is what the action runs', async () => {
    await run(`tar xzf ${packed}`, join(folder, 'one'));
    const { read, runStep } = runner(join(folder, 'one', 'package'), { path: '.' });
    expect(await runStep(build)).toEqual({ code: 0, output: '' });
    expect((await runStep(gate)).output).toContain('::warning file=rounds/2026-09-07/felix.yaml');
    expect(JSON.parse(read('align.sarif')).runs[0].results).toHaveLength(8);
    expect(await runStep(verdict)).toEqual({ code: 0, output: '' });
  });
});

const TEAM = 'examples/team-repository';
const github: readonly { readonly run?: string }[] = parse(
  readFileSync(`${TEAM}/.github/workflows/alignment.yml`, 'utf8'),
).jobs.align.steps;
const scripts = new Set<string>([
  ...github.flatMap(({ run: script }) => script ?? []),
  ...parse(readFileSync(`${TEAM}/.gitlab-ci.yml`, 'utf8')).align.script,
]);

describe('the scripts of workflows, with the packed file and npx', () => {
  it.each([...scripts])('judge the round of the team: %s', async (script) => {
    const path = repository('team');
    copyFolder(TEAM, path);
    const { code, output } = await run(script, path);
    expect({ output, code }).toMatchObject({ code: 0 });
    rmSync(path, { recursive: true });
  });

  it('work after align init in an empty repository', { timeout: 120_000 }, async () => {
    const path = repository('new');
    const align = `npx --yes --package ${PACKAGE} align`;
    const begin = [
      'git init -q',
      `${align} init --subject "Lakeshore Metrics" --checklist symptom-check --ci gitlab --hook`,
      `${align} doctor`,
      `${align} check align.config.yaml policy.yaml rounds/*/round.yaml`,
    ];
    const begun = await run(begin.join('\n'), path);
    expect(begun.output).toContain('align.config.yaml: no errors; configuration of align gate');
    expect(begun.code).toBe(0);
    const { repos } = parse(readFileSync(join(path, '.pre-commit-config.yaml'), 'utf8'));
    const { entry, files: pattern } = repos[0].hooks[0];
    expect(new RegExp(pattern).test('policy.yaml')).toBe(true);
    writeFileSync(join(path, 'policy.yaml'), WRONG_POLICY);
    const hooked = await run(`${entry} policy.yaml`, path);
    expect(hooked.output).toContain('policy.yaml:3:1: unknown field "minScor"');
    expect(hooked.code).toBe(2);
  });
});
