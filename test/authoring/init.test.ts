import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { roundSchema } from '../../src/answers/schema.ts';
import { configurationSchema } from '../../src/configuration/schema.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { align } from '../cli/fake-io.ts';
import { workspace } from '../cli/workspace.ts';

const FLAGS = ['--subject', 'Lakeshore: "Metrics"', '--checklist', 'symptom-check'];

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}

describe('align init', () => {
  it('writes files that are valid, and says what comes next', async () => {
    const { folder, run, read } = workspace({});
    const { code, stderr } = await run('init', ...FLAGS, '--ci', 'github', '--hook');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `Created align.config.yaml.
Created policy.yaml.
Created rounds/2026-11-21/round.yaml.
Created .github/workflows/alignment.yml.
Created .pre-commit-config.yaml.
Next: align audit --save rounds/2026-11-21/NAME.yaml for each person, then align gate.
Before the first push: mkdir -p tools && npm pack CLONE --pack-destination tools (CLONE: folder of the clone of align).
`,
    });
    expect(filesIn(folder)).toHaveLength(5);
    expect(configurationSchema().safeParse(parse(read('align.config.yaml'))).error).toBeUndefined();
    expect(policySchema().safeParse(parse(read('policy.yaml'))).error).toBeUndefined();
    const round = parse(read('rounds/2026-11-21/round.yaml'));
    expect(roundSchema().safeParse(round).error).toBeUndefined();
    expect(round.subject).toBe('Lakeshore: "Metrics"');
    expect((await run('check', 'rounds/2026-11-21')).code).toBe(0);
    const form = await run('form', 'rounds/2026-11-21', '-o', 'form.html');
    expect(form.code).toBe(0);
    expect(read('form.html')).toContain('symptom-check');
    expect(parse(read('.github/workflows/alignment.yml')).jobs.align.steps).toHaveLength(5);
    expect(parse(read('.pre-commit-config.yaml')).repos[0].hooks[0].id).toBe('align-check');
  });

  it('makes a gate that fails until answers are there, and judges them then', async () => {
    const { run, write } = workspace({});
    await run('init', '--subject', 'Company', '--checklist', 'symptom-check', '--ci', 'none');
    const before = await run('gate');
    expect(before.stderr).toContain('no answers files found in "rounds/2026-11-21"');
    expect(before.code).toBe(2);
    const blank = (await run('new', '--answers', 'symptom-check')).stdout;
    const filled = blank
      .replace(/^subject: .*$/m, 'subject: Company')
      .replace(/^ {2}id: .*$/m, '  id: kathy')
      .replace(/^ {2}(name|role): .*\n/gm, '')
      .replace(/^ {2}group: .*$/m, '  group: marketing')
      .replace(/^( {2}(?!id|group)[a-z-]+): \S+$/gm, '$1: null');
    write('rounds/2026-11-21/kathy.yaml', filled);
    const after = await run('gate');
    expect(after.stderr).toContain('FAIL minScore');
    expect(after.code).toBe(1);
  });

  it('never overwrites a file, and then writes none', async () => {
    const { folder, run } = workspace({ 'policy.yaml': 'mine\n', '.gitlab-ci.yml': 'mine\n' });
    const { code, stderr } = await run('init', ...FLAGS, '--ci', 'gitlab');
    expect(code).toBe(2);
    expect(stderr).toContain('"policy.yaml" and ".gitlab-ci.yml" already exist; no file was');
    expect(stderr).toContain('hint: move them away, or edit them by hand');
    expect(filesIn(folder)).toEqual(['.gitlab-ci.yml', 'policy.yaml']);
    expect(readFileSync(join(folder, 'policy.yaml'), 'utf8')).toBe('mine\n');
  });

  it('asks three questions in a terminal', async () => {
    const { folder } = workspace({});
    const keys = new PassThrough();
    const steps = [
      { shown: 'Which organisation is audited?', typed: 'Lakeshore\r' },
      { shown: 'Which checklist?', typed: '\r' },
      { shown: 'Which CI system', typed: '\u001b[B\r' },
    ];
    let text = '';
    const { code, stderr } = await align(['init'], {
      folder,
      terminal: true,
      keys,
      onWrite: (written) => {
        text += written;
        const [step] = steps;
        if (step === undefined || !text.includes(step.shown)) return;
        steps.shift();
        text = '';
        setTimeout(() => keys.write(step.typed), 50);
      },
    });
    expect(code).toBe(0);
    expect(stderr).toContain('Created .gitlab-ci.yml.');
    expect(readFileSync(join(folder, 'align.config.yaml'), 'utf8')).toContain('checklist: ');
  });

  it('names the packed program only if something runs it', async () => {
    const { stderr } = await workspace({}).run('init', ...FLAGS, '--ci', 'none');
    expect(stderr).not.toContain('npm pack');
    const packed = workspace({ 'tools/align-audit-0.1.0.tgz': '' });
    expect((await packed.run('init', ...FLAGS, '--ci', 'gitlab')).stderr).not.toContain('npm pack');
  });

  it('asks nobody without a terminal', async () => {
    const { folder, run } = workspace({});
    const { code, stderr } = await run('init', '--ci', 'none');
    expect(code).toBe(2);
    expect(stderr).toContain('hint: add --subject and --checklist');
    expect(filesIn(folder)).toEqual([]);
  });

  it.each([
    {
      args: ['--subject', 'A', '--ci', 'none', '--checklist', 'symptom-chek'],
      says: 'symptom-check',
    },
    { args: [...FLAGS, '--ci', 'githb'], says: 'Did you mean github?' },
    {
      args: ['--subject', ' ', '--ci', 'none', '--checklist', 'symptom-check'],
      says: 'error: --subject is empty\nhint: add the name of the organisation',
    },
  ])('refuses what it does not know: $says', async ({ args, says }) => {
    const { run } = workspace({});
    const { code, stderr } = await run('init', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});

const ANSWERED = (id: string, more = '') => `format: 1
checklist: { id: symptom-check, version: 1.0.0 }
subject: Company
date: 2026-11-20
${more}respondent: { id: ${id}, group: marketing }
answers: {}
`;

describe('align doctor', () => {
  it('finds nothing wrong in the repository of a team', async () => {
    const { run, folder } = workspace({ '.git/HEAD': '', 'tools/align-audit-0.1.0.tgz': '' });
    mkdirSync(join(folder, 'rounds'));
    await run('init', ...FLAGS, '--ci', 'github', '--hook');
    const { stdout, code } = await run('doctor', '--format', 'json');
    const { findings } = JSON.parse(stdout);
    const wrong = findings.filter(({ state }: { state: string }) => state === 'wrong');
    expect(wrong).toEqual([]);
    expect(findings).toContainEqual({
      ...{ check: 'rounds', state: 'note', message: 'rounds/2026-11-21 has no answers yet' },
    });
    expect(code).toBe(0);
  });

  it('names all that is wrong at once', async () => {
    const { run } = workspace({
      '.git/HEAD': '',
      'align.config.yaml':
        'format: 1\nrounds: rounds\npolicy: none.yaml\nbaseline: baseline.json\nplan: plan.yaml\nchecklist: symptom-check\n',
      'baseline.json': '{"checklist": {"id": "symptom-check", "version": "0.9.0"}}',
      'rounds/a/ida.yaml': ANSWERED('ida', 'status: in-progress\n'),
      'rounds/a/round.yaml': 'format: 1\nrespondents: [{id: ida}, {id: felix, group: sales}]\n',
      'rounds/a/notes.docx': 'x',
      '.gitlab-ci.yml': '# align-audit@0.0.1\nscript: npx --package align-audit@0.0.9 align\n',
    });
    const { stdout, code } = await run('doctor');
    const lines = stdout.split('\n').filter((line) => line.startsWith('WRONG'));
    expect(lines.map((line) => line.replace(/ {2,}/g, ' '))).toEqual([
      'WRONG versions .gitlab-ci.yml runs align 0.0.9, but this is 0.1.0',
      'WRONG config plan.yaml does not exist',
      'WRONG policy none.yaml does not exist',
      'WRONG rounds 1 file not picked up: notes.docx',
      'WRONG rounds rounds/a is not finished: 2 people left, ida and felix',
      expect.stringMatching(
        /^WRONG baseline baseline\.json is of version 0\.9\.0 of the checklist, and .* is used/,
      ),
    ]);
    expect(code).toBe(1);
  });

  it('misses the packed program that a workflow runs', async () => {
    const { run } = workspace({ '.git/HEAD': '' });
    await run('init', ...FLAGS, '--ci', 'github', '--hook');
    const { stdout, code } = await run('doctor');
    const lines = stdout.split('\n').filter((line) => line.startsWith('WRONG'));
    expect(lines.map((line) => line.replace(/ {2,}/g, ' '))).toEqual([
      'WRONG versions .github/workflows/alignment.yml and .pre-commit-config.yaml run ./tools/align-audit-0.1.0.tgz, which does not exist; run: mkdir -p tools && npm pack CLONE --pack-destination tools',
    ]);
    expect(code).toBe(1);
  });

  it('says that there is no configuration, which is no error', async () => {
    const { run } = workspace({ '.git/HEAD': '' });
    const { stdout, code } = await run('doctor');
    expect(stdout).toMatch(/^note +config +no align\.config\.yaml here/m);
    expect(code).toBe(0);
  });

  it('shows errors of files beside all other results', async () => {
    const { run } = workspace({
      '.git/HEAD': '',
      'align.config.yaml': 'format: 1\npolcy: x\n',
    });
    const { stdout, code } = await run('doctor');
    expect(stdout).toMatch(/^WRONG +config +align\.config\.yaml:2:1: unknown field "polcy"/m);
    expect(stdout).toMatch(/^note +terminal +/m);
    expect(code).toBe(1);
  });

  it('knows the oldest Node.js of package.json', async () => {
    const { LEAST_NODE } = await import('../../src/authoring/doctor.ts');
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(engines.node.startsWith('>=')).toBe(true);
    expect(`${engines.node.slice(2)}.0`).toBe(LEAST_NODE);
  });
});
