import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

/** From 75 to 50: "first" stays at its target, and "second" falls from 50 to 0; both groups agree. */
const ROUNDS = {
  'small.yaml': CHECKLIST,
  'may/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 1'),
  'may/bob.yaml': answers('bob', 'sales', 'first: 2, second: 1'),
  'june/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 0', { date: '2024-06-07' }),
  'june/bob.yaml': answers('bob', 'sales', 'first: 2, second: 0', { date: '2024-06-07' }),
};
const OF = ['--checklist', 'small.yaml'];
const JUNE = ['audit', '--answers', 'june', ...OF];
const JSON_REPORT = ['--format', 'json'];

/** Both rounds, and a JSON report on the first as the baseline. */
async function withBaseline() {
  const made = workspace(ROUNDS);
  await made.run('report', 'may', ...OF, '--output', 'baseline.json');
  return made;
}

describe('a baseline', () => {
  it.each(['baseline.json', 'may'])('may be a JSON report or a folder: %s', async (baseline) => {
    const { run } = await withBaseline();
    const { code, stdout } = await run(...JUNE, '--baseline', baseline, ...JSON_REPORT);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: null,
      comparison: {
        before: { date: '2024-05-06' },
        total: { before: 0.75, after: 0.5, change: -0.25 },
        parts: { weights: 0, checklist: 0, notApplicable: 0, answers: -0.25 },
        gaps: { closed: [], opened: [], kept: ['second'] },
      },
    });
  });

  it.each(['text', 'markdown'])('gives the %s report a section of what changed', async (format) => {
    const { run } = await withBaseline();
    const { stdout } = await run(...JUNE, '--baseline', 'baseline.json', '--format', format);
    const words = stdout.replace(/\s+/g, ' ');
    expect(words).toContain('down from 75%, High, on 6 May 2024');
    expect(words).toContain('One point fell, none rose');
    expect(words).toMatch(/The only point[ |]+75%[ |*]+50%/);
    expect(words).toContain('One gap is still open.');
  });

  it('names new gaps and root causes', async () => {
    const { run, write } = await withBaseline();
    write('june/ann.yaml', answers('ann', 'marketing', 'first: 0, second: 1'));
    write('june/bob.yaml', answers('bob', 'sales', 'first: 0, second: 1'));
    const { stdout } = await run(...JUNE, '--baseline', 'baseline.json');
    expect(stdout).toContain('### One criterion fell below its target');
    expect(stdout).toMatch(/\| 1\.1 \| How much of the first\? \| +100% \| +\*\*0%\*\* \|/);
    expect(stdout).toContain('New root cause: The only point.');
  });

  it.each([
    { drop: '25', code: 0 },
    { drop: '24.9', code: 1 },
  ])('lets the score fall by no more than $drop: $code', async ({ drop, code }) => {
    const { run } = await withBaseline();
    const flags = ['--baseline', 'baseline.json', '--max-drop', drop];
    expect((await run(...JUNE, ...flags)).code).toBe(code);
  });

  it('counts somebody who is in it, and has no answers now, at the worst', async () => {
    const { 'june/bob.yaml': _, ...others } = ROUNDS;
    const { run } = workspace(others);
    const { code, stdout, stderr } = await run(...JUNE, '--baseline', 'may', '--max-drop', '49');
    expect(code).toBe(1);
    expect(stderr).toContain('score could have dropped 50.0 pp, from 75.0% to 25.0%');
    expect(stdout).toContain('bob (Sales) of the baseline has not answered');
  });

  it('is what rules about changes need', async () => {
    const { run } = await withBaseline();
    const { code, stderr } = await run(...JUNE, '--max-drop', '5');
    expect(code).toBe(1);
    expect(stderr).toContain('some rules need a baseline; add --baseline PATH');
    expect(stderr).toContain('FAIL maxDrop.total: no baseline to compare with');
  });

  it.each([
    { path: 'june/ann.yaml', says: '"june/ann.yaml" is not an align JSON report' },
    { path: 'other.json', says: '"other.json" is not an align JSON report' },
    { path: 'cut.json', says: 'cut.json:1:' },
    { path: 'damaged.json', says: ': band: is missing' },
    { path: 'strange.json', says: 'the earlier round used checklist "other"' },
    { path: 'gone.json', says: 'cannot read "gone.json": it does not exist' },
  ])('cannot be $path', async ({ path, says }) => {
    const { run, read, write } = await withBaseline();
    const report = read('baseline.json');
    write('other.json', '{"name": "x"}');
    write('cut.json', '{"generator": ');
    write('damaged.json', report.replace('"band":', '"bnad":'));
    write('strange.json', report.replaceAll('"id": "small"', '"id": "other"'));
    const { code, stdout, stderr } = await run(...JUNE, '--baseline', path);
    expect(stderr).toContain(says);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });

  it.each([
    { former: 'standing', present: 'result' },
    { former: 'madeWith', present: 'options' },
    { former: 'blanks', present: 'unanswered' },
    { former: 'voices', present: 'responses' },
    { former: 'path', present: 'actionPath' },
    { former: 'uncapped', present: 'bandBeforeCap' },
  ])('with the former field $former names its present name', async ({ former, present }) => {
    const { run, read, write } = await withBaseline();
    const report = read('baseline.json');
    expect(report).toContain(`"${present}":`);
    write('former.json', report.replace(`"${present}":`, `"${former}":`));
    const { code, stderr } = await run(...JUNE, '--baseline', 'former.json');
    expect(stderr).toContain(`unknown field "${former}"; renamed to "${present}"`);
    expect(code).toBe(2);
  });

  it('is never replaced by the report', async () => {
    const { run, read } = await withBaseline();
    const before = read('baseline.json');
    const flags = ['--baseline', 'baseline.json', '--output', 'baseline.json', '--force'];
    expect((await run(...JUNE, ...flags)).code).toBe(2);
    expect(read('baseline.json')).toBe(before);
  });

  it('may lie beside the answers', async () => {
    const { run, read, write } = await withBaseline();
    write('june/baseline.json', read('baseline.json'));
    const { stderr } = await run(...JUNE, '--baseline', 'june/baseline.json');
    expect(stderr).not.toContain('passed over');
  });
});

describe('--update-baseline', () => {
  const UPDATE = ['--baseline', 'baseline.json', '--update-baseline'];

  it('writes the report, without what it was compared with, and the policy it was judged by', async () => {
    const { run, read } = await withBaseline();
    const { code, stdout, stderr } = await run(...JUNE, ...UPDATE, '--min-score', '50');
    expect(code).toBe(0);
    expect(stdout).toContain('down from 75%, High, on 6 May 2024');
    expect(stderr).toContain('Saved the baseline to baseline.json\n');
    expect(JSON.parse(read('baseline.json'))).toMatchObject({
      date: '2024-06-07',
      comparison: null,
      verdict: null,
      baseline: {
        policy: { format: 1, checklist: 'small', minScore: 50 },
        mode: 'full',
        kept: [],
        dates: { ann: '2024-06-07', bob: '2024-06-07' },
        accepted: [],
      },
    });
  });

  it('makes the first baseline', async () => {
    const { run, read } = workspace(ROUNDS);
    const { code, stdout } = await run(...JUNE, ...UPDATE, ...JSON_REPORT);
    expect(code).toBe(0);
    const { baseline, ...report } = JSON.parse(read('baseline.json'));
    expect(report).toEqual(JSON.parse(stdout));
    expect(baseline).toMatchObject({ policy: null, mode: 'full' });
  });

  it('writes nothing after a failed gate, however often it runs', async () => {
    const { run, read } = await withBaseline();
    const before = read('baseline.json');
    for (const _ of ['first', 'second']) {
      const { code, stderr } = await run(...JUNE, ...UPDATE, '--max-drop', '2');
      expect(code).toBe(1);
      expect(stderr).toContain(
        'warning: the baseline "baseline.json" was not replaced, because the gate failed; add --accept-failure REASON',
      );
      expect(read('baseline.json')).toBe(before);
    }
  });

  it('writes nothing with --report-only', async () => {
    const { run, read } = await withBaseline();
    const before = read('baseline.json');
    const { code, stderr } = await run(...JUNE, ...UPDATE, '--min-score', '1', '--report-only');
    expect(code).toBe(0);
    expect(stderr).toContain(
      'the baseline "baseline.json" was not replaced, because of --report-only',
    );
    expect(read('baseline.json')).toBe(before);
  });

  it('writes it after a failure that is accepted, and keeps reason and former findings', async () => {
    const { run, read, write } = await withBaseline();
    write(
      'policy.yaml',
      'format: 1\nchecklist: small\ncriteria: {second: 1}\nmaxDrop: {total: 2}\n',
    );
    const flags = ['--policy', 'policy.yaml', '--accept-failure', 'New owner in July'];
    expect((await run(...JUNE, ...UPDATE, ...flags)).code).toBe(1);
    const { baseline } = JSON.parse(read('baseline.json'));
    expect(baseline.accepted).toEqual([
      {
        date: '2024-06-07',
        reason: 'New owner in July',
        failed: ['criteria second', 'maxDrop.total'],
      },
    ]);
    expect(baseline.kept).toMatchObject([{ criterion: 'second', score: 0.5 }]);
    const again = await run(...JUNE, '--baseline', 'baseline.json', '--policy', 'policy.yaml');
    expect(again.stderr).toContain(
      'FAIL maxDrop.total: score dropped 25.0 pp, from 75.0% to 50.0%',
    );
  });

  it('is refused without the gate that the baseline was judged by', async () => {
    const { run, read } = await withBaseline();
    await run(...JUNE, ...UPDATE, '--min-score', '50');
    const before = read('baseline.json');
    const { code, stderr } = await run(...JUNE, ...UPDATE);
    expect(code).toBe(2);
    expect(stderr).toContain('was judged by a policy, and this audit is not');
    expect(read('baseline.json')).toBe(before);
  });

  it('after an express audit replaces what that asked, and nothing else', async () => {
    const { run, read, write } = await withBaseline();
    write('june/ann.yaml', answers('ann', 'marketing', 'first: 1', { date: '2024-06-07' }));
    write('june/bob.yaml', answers('bob', 'sales', 'first: 1', { date: '2024-06-07' }));
    const express = ['--express', '--min-score', '50'];
    expect((await run(...JUNE, ...UPDATE, ...express)).code).toBe(0);
    const { baseline } = JSON.parse(read('baseline.json'));
    expect(baseline).toMatchObject({ mode: 'full', kept: [{ criterion: 'second', score: 0.5 }] });
    const full = await run(...JUNE, '--baseline', 'baseline.json', '--max-drop', '0');
    expect(full.stderr).toContain('could have dropped 25.0 pp, from 50.0% to 25.0%');
  });

  it.each([
    { args: ['--update-baseline'], says: '--update-baseline needs a JSON file to write to' },
    {
      args: ['--baseline', 'may', '--update-baseline'],
      says: '--update-baseline needs a JSON file to write to',
    },
    {
      args: ['--baseline', 'notes.json', '--update-baseline'],
      says: 'is not an align JSON report',
    },
  ])('refuses $args', async ({ args, says }) => {
    const { run, read, write } = await withBaseline();
    write('notes.json', '{"keep": "this"}');
    const { code, stdout, stderr } = await run(...JUNE, ...args);
    expect(stderr).toContain(says);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(read('notes.json')).toBe('{"keep": "this"}');
  });
});
