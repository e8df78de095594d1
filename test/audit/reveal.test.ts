import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const ROUND = {
  'small.yaml': CHECKLIST,
  'round/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 2'),
  'round/bob.yaml': answers('bob', 'sales', 'first: 0', { more: 'status: in-progress' }),
};
const REVEAL = ['reveal', 'round', '--checklist', 'small.yaml'];

describe('align reveal', () => {
  it('says first who is complete and who is not', async () => {
    const { run } = workspace(ROUND);
    const { stderr } = await run(...REVEAL);
    expect(stderr).toContain(
      'finished: ann (Marketing), 2 of 2 answered\nin progress: bob (Sales), 1 of 2 answered\n',
    );
  });

  it('then shows where the answers differ, and nothing else', async () => {
    const { run } = workspace(ROUND);
    const { code, stdout } = await run(...REVEAL);
    expect(code).toBe(0);
    expect(stdout).toContain('said 2');
    expect(stdout).not.toContain('below its target');
    expect(stdout).not.toContain('actions');
  });

  it.each([
    { waitFor: ['all'], code: 1, says: 'waiting for bob', because: 'bob has not finished' },
    { waitFor: ['bob'], code: 1, says: 'waiting for bob', because: 'he is named' },
    { waitFor: ['cat'], code: 1, says: 'waiting for cat', because: 'cat has not begun' },
    { waitFor: ['ann'], code: 0, says: 'finished: ann', because: 'she has finished' },
  ])('with --wait-for $waitFor exits $code: $because', async ({ waitFor, code, says }) => {
    const { run } = workspace(ROUND);
    const revealed = await run(...REVEAL, '--wait-for', ...waitFor);
    expect(revealed.stderr).toContain(says);
    expect(revealed.code).toBe(code);
    expect(revealed.stdout === '').toBe(code === 1);
  });

  const EXPECTED = {
    'small.yaml': CHECKLIST,
    'round/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 2', {
      more: 'status: completed',
    }),
    'round/round.yaml': `format: 1
respondents:
  - {id: ann, name: Ann, group: marketing}
  - {id: cat, name: Cat, group: sales}
`,
  };

  it.each([
    { waitFor: ['all'], code: 1, says: 'waiting for Cat;', because: 'round.yaml expects her' },
    { waitFor: ['cat'], code: 1, says: 'waiting for Cat;', because: 'her id is named' },
    { waitFor: ['Cat'], code: 1, says: 'waiting for Cat;', because: 'her name is named' },
    { waitFor: ['ANN'], code: 0, says: 'finished: ann', because: 'Ann has finished' },
    { waitFor: ['ann', 'dan'], code: 1, says: 'waiting for dan;', because: 'nobody knows him' },
  ])('knows who is expected: $because, so --wait-for $waitFor exits $code', async (own) => {
    const { run } = workspace(EXPECTED);
    const { code, stderr } = await run(...REVEAL, '--wait-for', ...own.waitFor);
    expect(stderr).toContain('not begun: Cat (Sales)\n');
    expect(stderr).toContain(own.says);
    expect(code).toBe(own.code);
  });

  it('waits for a group of which nobody has begun', async () => {
    const { run } = workspace({
      'small.yaml': CHECKLIST,
      'round/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 2'),
    });
    const { code, stderr } = await run(...REVEAL, '--wait-for', 'all');
    expect(code).toBe(1);
    expect(stderr).toContain('waiting for Sales');
  });

  it.each(['text', 'markdown', 'json'])('can be told as %s', async (format) => {
    const { run } = workspace(ROUND);
    const { stdout } = await run(...REVEAL, '--format', format);
    expect(stdout).toContain('first');
  });
});

describe('align audit --sealed', () => {
  const sealed = (more: readonly string[] = []) => {
    const stdin = ['', '2', '1', 'f', 'f'].join('\n');
    const { run } = workspace({ 'small.yaml': CHECKLIST }, { stdin });
    return run(
      ...['audit', '--plain', '--sealed', '--checklist', 'small.yaml', '--save', 'round/ann.yaml'],
      ...['--subject', 'Company', '--respondent', 'Ann', '--role', 'VP', '--group', 'sales'],
      ...more,
    );
  };

  it('ends without a report, and says how all of them are revealed', async () => {
    const { code, stdout, stderr } = await sealed();
    expect(code).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain('See who is done   align reveal round --checklist small.yaml');
    expect(stderr).not.toContain('%,');
  });

  it.each([
    { option: ['--output', 'report.md'] },
    { option: ['--format', 'json'] },
    { option: ['--previous', 'earlier'] },
  ])('cannot be used with $option', async ({ option }) => {
    const { code, stderr } = await sealed(option);
    expect(code).toBe(2);
    expect(stderr).toContain("option '--sealed' cannot be used with option");
  });
});
