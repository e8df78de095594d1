import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from './workspace.ts';

const ROUND = {
  'small.yaml': CHECKLIST,
  'round/ann.yaml': answers('ann', 'marketing', 'first: 2, second: 1'),
  'round/bob.yaml': answers('bob', 'sales', 'first: 1, second: 0'),
};
const AUDIT = ['audit', '--checklist', 'small.yaml', '--answers'];

describe('align audit', () => {
  it('scores a folder of answers', async () => {
    const { run } = workspace(ROUND);
    const { code, stdout } = await run(...AUDIT, 'round', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).result).toMatchObject({ score: 0.5, band: 'high' });
  });

  it('gives the same report for the same files in any order', async () => {
    const { run } = workspace(ROUND);
    const there = await run(...AUDIT, 'round/ann.yaml', 'round/bob.yaml');
    const back = await run(...AUDIT, 'round/bob.yaml', 'round/ann.yaml');
    expect(back.stdout).toBe(there.stdout);
  });

  it('reads answers from standard input', async () => {
    const { run } = workspace(ROUND, { stdin: answers('zoe', 'sales', 'first: 2, second: 2') });
    const { stdout } = await run(...AUDIT, '-', '--format', 'json');
    expect(JSON.parse(stdout).result.score).toBe(1);
  });

  it('reads JSON wherever it reads YAML', async () => {
    const { run } = workspace({
      'small.yaml': CHECKLIST,
      'ann.json': JSON.stringify({
        format: 1,
        checklist: { id: 'small', version: '1.0.0' },
        subject: 'Company',
        date: '2024-05-06',
        respondent: { id: 'ann', group: 'sales' },
        answers: { first: 2, second: 1 },
      }),
    });
    const { stdout } = await run(...AUDIT, 'ann.json', '--format', 'json');
    expect(JSON.parse(stdout).result.score).toBe(0.75);
  });

  it('takes the date of the latest answers', async () => {
    const { run, write } = workspace(ROUND);
    write('round/cat.yaml', answers('cat', 'sales', 'first: 1', { date: '2024-06-01' }));
    const { stdout } = await run(...AUDIT, 'round', '--format', 'json');
    expect(JSON.parse(stdout).date).toBe('2024-06-01');
  });

  it.each([
    { options: ['--express'], because: 'it is asked for' },
    { options: [], mode: 'mode: express', because: 'all respondents answered in express mode' },
  ])('asks the key criteria only where $because', async ({ options, mode = '' }) => {
    const { run } = workspace({
      'small.yaml': CHECKLIST,
      'ann.yaml': answers('ann', 'sales', 'first: 2, second: 0', { more: mode }),
    });
    const { stdout } = await run(...AUDIT, 'ann.yaml', '--format', 'json', ...options);
    expect(JSON.parse(stdout)).toMatchObject({ mode: 'express', result: { score: 1 } });
  });

  it('refuses an express audit where no criterion is key', async () => {
    const { run } = workspace({
      ...ROUND,
      'small.yaml': CHECKLIST.replace('key: true', 'key: false'),
    });
    const { code, stderr } = await run(...AUDIT, 'round', '--express');
    expect(code).toBe(2);
    expect(stderr).toContain('has no key criteria');
  });

  it('passes over what is no answers file, and names what it does not know', async () => {
    const { run, write } = workspace(ROUND);
    for (const name of ['plan.yaml', 'policy.yaml', 'ann.yaml.lock', 'ann.yaml.bak']) {
      write(`round/${name}`, 'actions: []\n');
    }
    for (const name of ['q3.json', 'q3.md', 'q3.txt']) {
      await run(...AUDIT, 'round', '--output', `round/${name}`);
    }
    write('round/shopping.yaml', 'milk: 2\n');
    const { code, stderr } = await run(...AUDIT, 'round');
    expect(code).toBe(0);
    expect(stderr).toBe('warning: "round/shopping.yaml" is not an answers file; ignored\n');
    const { stdout } = await run(...AUDIT, 'round', '--format', 'json');
    expect(JSON.parse(stdout).warnings).toEqual([
      '"shopping.yaml" is not an answers file; ignored',
    ]);
  });

  it.each([
    { name: 'answers', typed: 'Answers' },
    { name: 'answers', typed: 'answer' },
    { name: 'respondent', typed: 'Respondent' },
    { name: 'respondent', typed: 'respondents' },
  ])('passes over no answers in which "$name" is written "$typed"', async ({ name, typed }) => {
    const { run, write } = workspace(ROUND);
    const own = answers('cat', 'sales', 'first: 0, second: 0');
    write('round/cat.yaml', own.replace(new RegExp(`^${name}:`, 'm'), `${typed}:`));
    const { code, stderr } = await run(...AUDIT, 'round');
    expect(stderr).toContain(`unknown field "${typed}"; did you mean "${name}"?`);
    expect(code).toBe(2);
  });

  it('takes answers for answers whatever their name', async () => {
    const { run, write } = workspace(ROUND);
    write('round/reporting-lead.yaml', answers('cat', 'sales', 'first: 0, second: 0'));
    const { stdout } = await run(...AUDIT, 'round', '--format', 'json');
    expect(JSON.parse(stdout).respondents).toHaveLength(3);
  });

  it('counts answers that are still in progress, and says so', async () => {
    const { run, write } = workspace(ROUND);
    write('round/bob.yaml', answers('bob', 'sales', 'first: 1', { more: 'status: in-progress' }));
    const { code, stderr } = await run(...AUDIT, 'round');
    expect(code).toBe(0);
    expect(stderr).toContain('round/bob.yaml: not finished');
    const { stdout } = await run(...AUDIT, 'round', '--format', 'json');
    expect(JSON.parse(stdout).warnings).toEqual([
      'bob.yaml: not finished; answers so far are included',
    ]);
  });

  it('names a group from which nobody answered', async () => {
    const { run } = workspace(ROUND);
    const { stderr } = await run(...AUDIT, 'round/ann.yaml');
    expect(stderr).toContain('no answers from Sales');
  });

  it('never breaks on an audit in which nothing is scored', async () => {
    const { run } = workspace({
      'small.yaml': CHECKLIST,
      'ann.yaml': answers('ann', 'sales', 'first: {notApplicable: x}, second: {notApplicable: y}'),
    });
    for (const format of ['text', 'markdown', 'json']) {
      const { code, stdout } = await run(...AUDIT, 'ann.yaml', '--format', format);
      expect(code).toBe(0);
      expect(stdout).not.toContain('NaN');
    }
  });
});

describe('align audit refuses', () => {
  it.each([
    {
      what: 'two subjects',
      files: { 'b.yaml': answers('bob', 'sales', '', { subject: 'Other' }) },
      says: 'b.yaml:3:10: is "Other", but "a.yaml" has "Company"',
    },
    {
      what: 'a respondent who answers twice',
      files: { 'b.yaml': answers('ann', 'sales', '') },
      says: 'b.yaml:5:18: duplicate respondent id "ann", also in "a.yaml"',
    },
    {
      what: 'an unknown criterion',
      files: { 'b.yaml': answers('bob', 'sales', 'frist: 1') },
      says: 'b.yaml:7:11: unknown criterion "frist"; did you mean "first"?',
    },
    {
      what: 'a level off the scale',
      files: { 'b.yaml': answers('bob', 'sales', 'first: 3') },
      says: 'b.yaml:7:18: ',
    },
    {
      what: 'an unknown group',
      files: { 'b.yaml': answers('bob', 'slaes', '') },
      says: 'did you mean "sales"?',
    },
    {
      what: 'a file that is not there',
      files: {},
      says: 'cannot read "b.yaml": it does not exist',
    },
  ])('$what', async ({ files, says }) => {
    const { run } = workspace({
      'small.yaml': CHECKLIST,
      'a.yaml': answers('ann', 'marketing', 'first: 1'),
      ...files,
    });
    const { code, stdout, stderr } = await run(...AUDIT, 'a.yaml', 'b.yaml');
    expect(stderr).toContain(says);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });

  it('all mistakes of all files at once', async () => {
    const { run } = workspace({
      'small.yaml': CHECKLIST,
      'a.yaml': answers('ann', 'marketing', 'first: 7, secnd: 1'),
      'b.yaml': answers('bob', 'slaes', 'first: 9'),
    });
    const { stderr } = await run(...AUDIT, 'a.yaml', 'b.yaml');
    expect(stderr.match(/^[ab]\.yaml:\d+:\d+: /gm)).toHaveLength(4);
  });

  it('files that cannot be parsed, all of them', async () => {
    const { run } = workspace({
      'small.yaml': CHECKLIST,
      'round/a.yaml': 'a:\n\tb: 1\n',
      'round/b.yaml': 'a: "x\n',
    });
    const { stderr } = await run(...AUDIT, 'round');
    expect(stderr.match(/^round\/[ab]\.yaml:/gm)).toHaveLength(2);
  });

  it('mistakes of a file and what does not fit the checklist at once', async () => {
    const { run } = workspace({
      'small.yaml': CHECKLIST,
      'a.yaml': answers('ann', 'marketing', 'first: yes, secnd: 1', { date: '2024-13-01' }),
      'b.yaml': answers('bob', 'sales', 'first: 9'),
    });
    const { stderr } = await run(...AUDIT, 'a.yaml', 'b.yaml');
    expect(stderr.match(/^[ab]\.yaml:\d+:\d+: \S+/gm)).toEqual([
      'a.yaml:4:7: date:',
      'a.yaml:7:18: first:',
      'a.yaml:7:23: unknown',
      'b.yaml:7:18: first:',
    ]);
  });

  it.each([
    { args: ['audit'], says: '--answers' },
    { args: ['audit', '--answers'], says: 'argument missing' },
    { args: ['audit', '--answers', 'round', '--format', 'jsn'], says: 'Did you mean json' },
    { args: ['audit', '--answers', 'round', '--fromat', 'json'], says: 'Did you mean --format' },
    { args: ['audit', '--answers', 'empty'], says: 'no answers files found in "empty"' },
    {
      args: ['audit', '--answers', 'round'],
      says: 'checklist "small" not found among the built-in checklists',
    },
    {
      args: ['audit', '--answers', 'round', '--checklist', 'lead-gen-alignmnet'],
      says: 'did you mean "lead-gen-alignment"?',
    },
    {
      args: ['audit', '--answers', 'round', '--checklist', 'lead-gen-alignment'],
      says: 'round/ann.yaml:2:17: ',
    },
    {
      args: ['audit', '--answers', '-', '--output', 'x.pfd'],
      says: 'cannot tell the report format',
    },
    { args: ['adit'], says: 'Did you mean audit?' },
    { args: [], says: 'Usage: align' },
  ])('$args, and says "$says"', async ({ args, says }) => {
    const { run, write } = workspace(ROUND);
    write('empty/notes.txt', 'nothing');
    const { code, stdout, stderr } = await run(...args);
    expect(stderr).toContain(says);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });
});

describe('align report', () => {
  it('writes what audit writes', async () => {
    const { run } = workspace(ROUND);
    const audited = await run(...AUDIT, 'round');
    const reported = await run('report', 'round', '--checklist', 'small.yaml');
    expect(reported.stdout).toBe(audited.stdout);
  });
});

describe('the format', () => {
  it.each([
    { terminal: true, begins: 'Company  ', because: 'a terminal gets text' },
    { terminal: false, begins: '**Company**', because: 'a pipe gets Markdown' },
  ])('begins with "$begins": $because', async ({ terminal, begins }) => {
    const { run } = workspace(ROUND, { terminal, env: { NO_COLOR: '1' } });
    const { stdout } = await run(...AUDIT, 'round');
    expect(stdout.startsWith(begins)).toBe(true);
  });

  it('may be called md', async () => {
    const { run } = workspace(ROUND);
    const { stdout } = await run(...AUDIT, 'round', '--format', 'md');
    expect(stdout).toMatch(/^\*\*Company\*\*/);
  });
});
