import { execFile } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PACKAGE, VERSION } from '../src/version.ts';
import { setupWords } from '../src/words/setup.ts';
import { align } from './cli/fake-io.ts';
import { plainEnvironment, programPath } from './cli/program.ts';
import { workspace } from './cli/workspace.ts';
import { copyFolder } from './copy-folder.ts';

const REPOSITORY = 'examples/team-repository';

/** Script in place of `npx` that runs the built program, for the program of the workflows only. */
const NPX = `#!/bin/sh
test "$1 $2 $3 $4" = "--yes --package ${PACKAGE} align" || exit 99
shift 4
exec "${process.execPath}" "${programPath()}" "$@"
`;

/** A Monday after the second round. */
const CLOCK = 'Date.now = () => Date.UTC(2026, 8, 14, 12);';

/** Checks the repository out; `run` runs a script in it as a CI system does. */
function checkout() {
  const { folder, read, write } = workspace({ 'bin/npx': NPX, 'clock.cjs': CLOCK });
  chmodSync(join(folder, 'bin/npx'), 0o755);
  copyFolder(REPOSITORY, join(folder, 'repository'));
  const env = plainEnvironment({
    CI: 'true',
    ALIGN: PACKAGE,
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    NODE_OPTIONS: `--require ${join(folder, 'clock.cjs')}`,
    PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
  });
  const run = (script: string) =>
    new Promise<{ readonly code: unknown; readonly output: string }>((resolve) => {
      const options = { cwd: join(folder, 'repository'), env };
      execFile('bash', ['-e', '-c', script], options, (error, stdout, stderr) => {
        resolve({ code: error?.code ?? 0, output: stdout + stderr });
      });
    });
  return { read, write, run };
}

/** Returns the scripts of a workflow of GitHub Actions. */
function githubScripts(): readonly string[] {
  const text = readFileSync(`${REPOSITORY}/.github/workflows/alignment.yml`, 'utf8');
  const steps: readonly { readonly run?: string }[] = parse(text).jobs.align.steps;
  return steps.flatMap(({ run }) => run ?? []);
}

/** Returns the scripts of a job of GitLab CI. */
function gitlabScripts(): readonly string[] {
  return parse(readFileSync(`${REPOSITORY}/.gitlab-ci.yml`, 'utf8')).align.script;
}

const WORKFLOW = `${REPOSITORY}/.github/workflows/alignment.yml`;
const JOB = `${REPOSITORY}/.gitlab-ci.yml`;

const SYSTEMS = [
  { system: 'GitHub Actions', scripts: githubScripts(), text: readFileSync(WORKFLOW, 'utf8') },
  { system: 'GitLab CI', scripts: gitlabScripts(), text: readFileSync(JOB, 'utf8') },
];

describe('the workflows in the repository of a team', () => {
  const program = { program: PACKAGE, version: VERSION };

  it('are those that align init writes ("vitest -u" writes them anew)', async () => {
    await expect(setupWords.github(program)).toMatchFileSnapshot(`../${WORKFLOW}`);
    await expect(setupWords.gitlab(program)).toMatchFileSnapshot(`../${JOB}`);
  });

  it('pin each action by its digest', () => {
    const uses = [...setupWords.github(program).matchAll(/uses: (.*)/g)].map(([, own]) => own);
    expect(uses.length).toBeGreaterThan(2);
    for (const own of uses) expect(own).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});

describe.each(SYSTEMS)('the repository of a team on $system', ({ scripts, text }) => {
  it('has two scripts, which run one program that a single line names', () => {
    expect(scripts).toHaveLength(2);
    for (const script of scripts) expect(script).toContain('npx --yes --package "$ALIGN" align ');
    expect(text.match(/^ +ALIGN: .*$/gm) ?? text.match(/ALIGN: .*/g)).toEqual([
      expect.stringContaining(`ALIGN: ${PACKAGE}`),
    ]);
  });

  it('passes', async () => {
    const { run } = checkout();
    for (const script of scripts) {
      const { code, output } = await run(script);
      expect({ script, output, code }).toMatchObject({ code: 0 });
    }
  });

  it('fails if the latest round has a lower score, with the reason', async () => {
    const { run, read, write } = checkout();
    const ida = read('repository/rounds/2026-09-07/ida.yaml');
    const worse = ida.replace('exec-sponsorship: 3', 'exec-sponsorship: 0');
    write('repository/rounds/2026-09-07/ida.yaml', worse);
    const { code, output } = await run(scripts.at(-1) ?? '');
    expect(code).toBe(1);
    expect(output).toContain('FAIL criteria: 1.1 "Leaders\' commitment": score 50.0%, minimum 75%');
  });

  it('fails if an answers file has an error', async () => {
    const { run, read, write } = checkout();
    const ida = read('repository/rounds/2026-09-07/ida.yaml');
    write('repository/rounds/2026-09-07/ida.yaml', ida.replace('icp: 2', 'icp: 9'));
    for (const script of scripts) expect((await run(script)).code).toBe(2);
  });
});

describe('the output of CI on the repository of a team', () => {
  it('is annotations, a summary and code scanning on GitHub', async () => {
    const { run, read } = checkout();
    const { output } = await run(githubScripts().at(-1) ?? '');
    const annotation = '::warning file=rounds/2026-09-07/felix.yaml,line=21,col=3,title=';
    expect(output).toContain(annotation);
    expect(read('summary.md')).toMatch(/^\*\*Tidewater Tools\*\*/);
    const [{ results }] = JSON.parse(read('repository/align.sarif')).runs;
    // The waived gap is not among them.
    expect(results).toHaveLength(8);
  });

  it('is a test report, code quality and a page on GitLab', async () => {
    const { run, read } = checkout();
    await run(gitlabScripts().at(-1) ?? '');
    expect(JSON.parse(read('repository/align.codequality.json'))).toHaveLength(8);
    expect(read('repository/align.junit.xml')).toContain('<testsuites name="align: Tidewater');
    expect(read('repository/align.md')).toMatch(/^\*\*Tidewater Tools\*\*/);
  });
});

describe('the baseline in the repository of a team', () => {
  it('is the result of --update-baseline on the first round', async () => {
    const { folder, read } = workspace({});
    copyFolder(join(REPOSITORY, 'rounds'), join(folder, 'rounds'));
    const args = ['--answers', 'rounds/2026-03-02', '--baseline', 'baseline.json'];
    const { code } = await align(['audit', ...args, '--update-baseline'], { folder });
    expect(code).toBe(0);
    expect(read('baseline.json')).toBe(readFileSync(join(REPOSITORY, 'baseline.json'), 'utf8'));
  });
});

describe('the page on the repository of a team', () => {
  const page = readFileSync(join(REPOSITORY, 'README.md'), 'utf8');
  const commands = [...page.matchAll(/```sh\n([^`]*)```/g)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );
  const { folder } = workspace({});
  copyFolder(REPOSITORY, folder);

  it.each(commands)('has a command that works: %s', async (command) => {
    const [program, ...args] = command.split(' ');
    const { code, stdout, stderr } = await align(args, { folder });
    expect(program).toBe('align');
    expect({ stderr, code }).toMatchObject({ code: 0 });
    expect(stdout + stderr).not.toBe('');
  });
});
