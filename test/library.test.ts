import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { buildTypes } from '../.scripts/build-types.mjs';
import { copyFolder } from './copy-folder.ts';

/** Project that has installed the published package. */
function project(): string {
  const folder = mkdtempSync(join(tmpdir(), 'align-library-'));
  const installed = join(folder, 'node_modules', 'align-audit');
  mkdirSync(installed, { recursive: true });
  copyFolder(join(inject('packageFolder'), 'dist'), join(installed, 'dist'));
  copyFileSync('package.json', join(installed, 'package.json'));
  copyFolder('examples/lakeshore-metrics', join(folder, 'examples', 'lakeshore-metrics'));
  return folder;
}

const folder = project();

function run(name: string, code: string): string {
  writeFileSync(join(folder, name), code);
  const { stdout, stderr } = spawnSync(process.execPath, [name], { cwd: folder, encoding: 'utf8' });
  return stdout + stderr;
}

const [, example = '', printed = ''] =
  /```js\n([^`]*)```\n\nprints\n\n```text\n([^`]*)```/.exec(
    readFileSync('examples/README.md', 'utf8'),
  ) ?? [];

describe('the library', () => {
  it('gives the results on the page of examples', () => {
    expect(example).toContain("from 'align-audit'");
    expect(run('example.mjs', example)).toBe(printed);
  });

  it('can be required', () => {
    const code = `
      const { loadChecklist, InputError, UserError, VERSION } = require('align-audit');
      loadChecklist('lead-gen-alignment').then(({ definition }) => console.log(definition.points.length));
      loadChecklist('lead-gen').catch((error) => console.log(error instanceof UserError, error.message));`;
    expect(run('required.cjs', code).split('\n').toSorted()).toEqual([
      '',
      '11',
      expect.stringContaining('true unknown checklist "lead-gen"'),
    ]);
  });

  it('compares, judges and anonymises a loaded audit', () => {
    const code = `
      import { anonymousReport, assess, compareRounds, judgePolicy, loadAudit, loadPolicy, render } from 'align-audit';
      const [before, after] = await Promise.all(['2012-08-06', '2012-10-15'].map(async (round) =>
        assess(await loadAudit({ answers: [round], folder: 'examples/lakeshore-metrics' }))));
      console.log(compareRounds(before, after).total.change.toFixed(3));
      const policy = await loadPolicy('policy.yaml', after.checklist.definition);
      const verdict = judgePolicy(policy, { report: after, baseline: before, today: '2012-10-16' });
      console.log(verdict.passed);
      const anonymous = anonymousReport(after, { minGroup: 3, withNotes: false });
      console.log((await render(anonymous, 'text')).includes('Kathy'));`;
    writeFileSync(
      join(folder, 'policy.yaml'),
      'format: 1\nchecklist: lead-gen-alignment\nminScore: 99\n',
    );
    expect(run('more.mjs', code)).toBe('0.192\nfalse\nfalse\n');
  });

  it('leaves the V8 flags of the importing program alone, however much YAML it reads', () => {
    const code = `
      const v8 = require('node:v8');
      const flags = [];
      v8.setFlagsFromString = (flag) => flags.push(flag);
      const { loadAudit } = require('align-audit');
      const answers = ['2012-08-06', '2012-10-15'].map((round) =>
        loadAudit({ answers: ['examples/lakeshore-metrics/' + round] }));
      Promise.all(answers).then((audits) =>
        console.log(audits.map((audit) => audit.submissions.length > 2), flags));`;
    expect(run('flags.cjs', code)).toBe('[ true, true ] []\n');
  });

  it('throws all errors of a file at once, with their places', () => {
    writeFileSync(join(folder, 'bad.yaml'), 'format: 1\nrespondent: {}\nanswers: []\n');
    const code = `
      import { formatDiagnostic, InputError, loadAudit } from 'align-audit';
      const error = await loadAudit({ answers: ['bad.yaml'] }).catch((thrown) => thrown);
      console.log(error instanceof InputError, error.diagnostics.length > 3, formatDiagnostic(error.diagnostics[0]));`;
    expect(run('bad.mjs', code)).toMatch(/^true true bad\.yaml:\d+:\d+: /);
  });

  it('has types, for imports and for requires', () => {
    buildTypes(join(folder, 'node_modules', 'align-audit', 'dist', 'types'));
    const typed = `
      import { assess, type GapReport, loadAudit, render } from 'align-audit';
      export async function score(): Promise<number | null> {
        const report: GapReport = assess(await loadAudit({ answers: ['round'] }));
        // @ts-expect-error: there is no such format
        await render(report, 'papyrus');
        return report.result.score;
      }`;
    writeFileSync(join(folder, 'typed.mts'), typed);
    writeFileSync(join(folder, 'typed.cts'), typed);
    const require = createRequire(import.meta.url);
    const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
    symlinkSync(resolve('node_modules/@types'), join(folder, 'node_modules', '@types'), 'junction');
    const options = [
      '--noEmit',
      '--strict',
      '--skipDefaultLibCheck',
      '--types',
      '',
      '--module',
      'nodenext',
      '--target',
      'es2023',
    ];
    const { status, stdout } = spawnSync(
      process.execPath,
      [compiler, ...options, 'typed.mts', 'typed.cts'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});
