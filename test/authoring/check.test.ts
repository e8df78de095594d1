import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../src/checklist/lookup.ts';
import { wordsIn } from '../../src/lint/rules/names.ts';
import { flagship } from '../asking/having-interview.ts';
import { align } from '../cli/fake-io.ts';
import { answers, CHECKLIST, FLAWLESS, workspace } from '../cli/workspace.ts';

const HEAVY = FLAWLESS.replace('weight: 1\n', 'weight: 0\n').concat(`  - id: other
    title: The other point
    weight: 1
    criteria:
      - id: third
        question: How much of the third?
        levels: {0: none, 1: some, 2: all}
        advice:
          0: {do: Begin., owner: Head of sales, effort: S}
          1: {owner: Head of sales, effort: M}
`);

describe('every checklist that comes with align', () => {
  const shipped = readdirSync('checklists').filter((name) => name.endsWith('.yaml'));
  it.each(shipped)('passes "align check --strict": %s', async (name) => {
    const { code, stdout } = await align(['check', `checklists/${name}`, '--strict']);
    expect(stdout).toMatch(/^[^\n]*: no mistakes; checklist [^\n]*\n$/);
    expect(code).toBe(0);
  });
});

describe('a warning about a checklist', () => {
  it('says where, what, what to do and why, and is followed by the verdict', async () => {
    const { run } = workspace({ 'heavy.yaml': HEAVY });
    const { code, stdout, stderr } = await run('check', 'heavy.yaml');
    expect(stdout).toBe(
      'heavy.yaml:14:13: warning: "first" can never move the band, as the weight of its point is 0; give the point a weight, or delete the criterion\n' +
        '  why: people take the trouble to answer, and the headline of the report never depends on it\n' +
        'heavy.yaml:14:13: warning: "second" can never move the band, as the weight of its point is 0; give the point a weight, or delete the criterion\n' +
        '  why: people take the trouble to answer, and the headline of the report never depends on it\n' +
        'heavy.yaml: no mistakes but 2 warnings; checklist small 1.0.0, points: 2, criteria: 3\n',
    );
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('is not given for thresholds with labels, as the window of a number shows none', async () => {
    const number = `      - id: days
        type: number
        question: How many days?
        thresholds: [{at: 9, score: 0, label: Late}, {at: 1, score: 100, label: In time}]
        advice: {9: {do: Hurry., owner: Head of sales, effort: S}}
`;
    const { run } = workspace({ 'days.yaml': FLAWLESS.concat(number) });
    expect((await run('check', 'days.yaml', '--strict')).stdout).toMatch(/: no mistakes;/);
  });

  it('shows the line and a caret on a terminal', async () => {
    const { run } = workspace({ 'heavy.yaml': HEAVY }, { terminal: true });
    const { stdout } = await run('check', 'heavy.yaml');
    expect(stdout).toContain('\n  14 |     weight: 0\n     |             ^\n  why: ');
  });
});

describe('align check --strict', () => {
  const other = { more: 'status: in-progress' };
  it.each([
    { file: FLAWLESS, code: 0, because: 'there is nothing to say' },
    { file: HEAVY, code: 1, because: 'there are warnings' },
    { file: HEAVY.replace('from: 50', 'from: 0'), code: 2, because: 'there are mistakes' },
  ])('exits with $code: $because', async ({ file, code }) => {
    const { run } = workspace({ 'checklist.yaml': file });
    expect((await run('check', 'checklist.yaml', '--strict')).code).toBe(code);
  });

  it.each([
    { files: ['checklist.yaml', 'ann.yaml'], because: 'the answers are not finished' },
    { files: ['checklist.yaml', 'round'], because: 'a file of the folder is passed over' },
  ])('exits with 1 for $files: $because', async ({ files }) => {
    const { run } = workspace({
      'checklist.yaml': FLAWLESS,
      'ann.yaml': answers('ann', 'sales', 'first: 1', other),
      'round/ben.yaml': answers('ben', 'sales', 'first: 1'),
      'round/milk.yaml': 'milk: 2\n',
    });
    expect((await run('check', ...files)).code).toBe(0);
    expect((await run('check', ...files, '--strict')).code).toBe(1);
  });
});

describe('align check --format json', () => {
  it('says of each file all that was found, on standard output alone', async () => {
    const { run } = workspace({
      'good.yaml': FLAWLESS,
      'heavy.yaml': HEAVY,
      'bad.yaml': FLAWLESS.replace('from: 50', 'from: 0').replace('weight: 1\n', 'wieght: 1\n'),
      'ann.yaml': answers('ann', 'sales', 'first: 1', { more: 'status: in-progress' }),
    });
    const { code, stdout, stderr } = await run(
      ...['check', 'good.yaml', 'heavy.yaml', 'bad.yaml', 'ann.yaml', '--format', 'json'],
    );
    expect(code).toBe(2);
    expect(stderr).toBe('');
    const { files, ...head } = JSON.parse(stdout);
    expect(head).toEqual({ format: 1, checkedBy: 'align 0.1.0', remarks: [] });
    expect(files).toEqual([
      {
        file: 'good.yaml',
        kind: 'checklist',
        about: 'checklist small 1.0.0, points: 1, criteria: 2',
        hint: null,
        findings: [],
      },
      expect.objectContaining({ file: 'heavy.yaml', kind: 'checklist' }),
      expect.objectContaining({ file: 'bad.yaml', kind: 'checklist', about: null }),
      expect.objectContaining({ file: 'ann.yaml', kind: 'answers' }),
    ]);
    expect(files[1].findings[0]).toEqual({
      line: 14,
      column: 13,
      severity: 'warning',
      rule: 'idle-criterion',
      what: '"first" can never move the band, as the weight of its point is 0',
      why: 'people take the trouble to answer, and the headline of the report never depends on it',
      fix: 'give the point a weight, or delete the criterion',
    });
    expect(files[2].findings).toEqual([
      expect.objectContaining({ line: 12, severity: 'error', rule: 'format' }),
      expect.objectContaining({ what: 'unknown field "wieght"', fix: 'did you mean "weight"?' }),
    ]);
    expect(files[3].findings).toEqual([
      {
        line: 1,
        column: 1,
        severity: 'warning',
        rule: 'format',
        what: 'not finished',
        why: 'it may not be what was meant',
        fix: 'answers so far are included',
      },
    ]);
  });
});

describe('answers beside their checklist', () => {
  const ann = answers('ann', 'sales', 'frist: 1');

  it('are checked against it, whatever the order of the files', async () => {
    const { run } = workspace({ 'small.yaml': CHECKLIST, 'ann.yaml': ann });
    for (const files of [
      ['small.yaml', 'ann.yaml'],
      ['ann.yaml', 'small.yaml'],
    ]) {
      const { code, stderr } = await run('check', ...files);
      expect(code).toBe(2);
      expect(stderr).toBe('ann.yaml:7:11: unknown criterion "frist"; did you mean "first"?\n');
    }
  });

  it('are checked against the version that they answer, where there are several', async () => {
    const { run } = workspace({
      'new.yaml': CHECKLIST.replace('version: 1.0.0', 'version: 2.0.0'),
      'old.yaml': CHECKLIST,
      'ann.yaml': answers('ann', 'sales', 'first: 1'),
    });
    const { stdout } = await run('check', 'new.yaml', 'old.yaml', 'ann.yaml');
    expect(stdout).toContain('ann.yaml: no mistakes; ann answers small 1.0.0\n');
  });

  it('are checked by themselves where the checklist has mistakes', async () => {
    const { run } = workspace({
      'small.yaml': CHECKLIST.replace('weight: 1', 'weight: much'),
      'ann.yaml': ann,
    });
    const { code, stdout, stderr } = await run('check', 'small.yaml', 'ann.yaml');
    expect(code).toBe(2);
    expect(stdout).toBe(
      'ann.yaml: no mistakes; answers of ann, not compared with their checklist, which has mistakes\n',
    );
    expect(stderr).toMatch(/^small\.yaml:14:13: weight: [^\n]*\n$/);
  });
});

describe('the words of express mode', () => {
  it('are those on the screens: questions, labels and descriptions of the levels', () => {
    const checklist = flagship();
    const keys = criteriaOf(checklist).filter(({ criterion }) => criterion.key);
    const words = keys.map(({ criterion }) => wordsIn(checklist, criterion));
    expect(words.reduce((sum, own) => sum + own, 0)).toBe(1276);
  });
});
