import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

/** From 75 to 50: "first" stays at its target, and "second" falls from 50 to 0. */
const ROUNDS = {
  'small.yaml': CHECKLIST,
  'may/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 1'),
  'june/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 0', { date: '2024-06-07' }),
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
    expect(words).toContain('Since 2024-05-06');
    expect(words).toContain('From 75.0% (High) to 50.0% (High): -25.0.');
    expect(words).toContain('other answers -25.0, what is not applicable 0.0, weights 0.0');
    expect(words).toContain('Gaps that are still there: 1.');
  });

  it('names new gaps and root causes', async () => {
    const { run, write } = await withBaseline();
    write('june/ann.yaml', answers('ann', 'marketing', 'first: 0, second: 1'));
    const { stdout } = await run(...JUNE, '--baseline', 'baseline.json');
    expect(stdout).toContain('Gaps opened: first.');
    expect(stdout).toContain('New root causes: The only point.');
  });

  it.each([
    { drop: '50', code: 0 },
    { drop: '49.9', code: 1 },
  ])(
    'lets the score fall by no more than $drop, with sales at its worst: $code',
    async ({ drop, code }) => {
      const { run } = await withBaseline();
      const flags = ['--baseline', 'baseline.json', '--max-drop', drop];
      expect((await run(...JUNE, ...flags)).code).toBe(code);
    },
  );

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

  it('writes the report, without what it was compared with and judged by', async () => {
    const { run, read } = await withBaseline();
    const { code, stdout, stderr } = await run(...JUNE, ...UPDATE, '--min-score', '60');
    expect(code).toBe(1);
    expect(stdout).toContain('Since 2024-05-06');
    expect(stderr).toContain('Saved the baseline to baseline.json\n');
    expect(JSON.parse(read('baseline.json'))).toMatchObject({
      date: '2024-06-07',
      comparison: null,
      verdict: null,
    });
  });

  it('makes the first baseline', async () => {
    const { run, read } = workspace(ROUNDS);
    const { code, stdout } = await run(...JUNE, ...UPDATE, ...JSON_REPORT);
    expect(code).toBe(0);
    expect(read('baseline.json')).toBe(stdout);
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
