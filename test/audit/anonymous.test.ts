import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatNames, isPrinted } from '../../src/report/formats.ts';
import { reportSchema } from '../../src/report/schema/report.ts';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';
import { textOf } from '../report/document-text.ts';

/** The answers of somebody with a name, and a note that gives them away. */
function named(id: string, group: string, said: string): string {
  const [first = '', last = ''] = id.split('-');
  const name = `${first.toUpperCase()} ${last.toUpperCase()}`;
  return answers(id, group, said).replace(
    `{id: ${id}, group: ${group}}`,
    `{id: ${id}, name: ${name}, role: Keeper of the funnel, group: ${group}}`,
  );
}

const NOTE = 'We lost the Contoso deal over this';
const noted = (level: number) =>
  `first: {value: ${level}, note: ${NOTE}, evidence: [deal-list.csv]}`;

/** Four in marketing, one in sales. */
const LOPSIDED = {
  'checklist.yaml': CHECKLIST,
  'round/ann-aldrin.yaml': named('ann-aldrin', 'marketing', `${noted(2)}, second: 2`),
  'round/bob-bose.yaml': named('bob-bose', 'marketing', 'first: 1, second: 0'),
  'round/cyd-cato.yaml': named('cyd-cato', 'marketing', 'first: 2, second: 1'),
  'round/dan-dorn.yaml': named(
    'dan-dorn',
    'marketing',
    'first: {notApplicable: no budget for it this year}',
  ),
  'round/eve-evans.yaml': named('eve-evans', 'sales', 'first: 0, second: 0').replace(
    'format: 1',
    'format: 1\ngutFeeling: 3',
  ),
};
const BALANCED = {
  ...LOPSIDED,
  'round/fay-fox.yaml': named('fay-fox', 'sales', 'first: 1, second: 2'),
  'round/gus-gray.yaml': named('gus-gray', 'sales', 'first: 2, second: 1'),
};

const REPORT = ['report', 'round', '--checklist', 'checklist.yaml', '--anonymous'];
const NAMES =
  /ALDRIN|BOSE|CATO|DORN|EVANS|\b(ann|bob|cyd|dan|eve)-|Keeper|Contoso|deal-list|budget/i;

async function anonymous(files: Readonly<Record<string, string>>, ...more: readonly string[]) {
  const { code, stdout } = await workspace(files).run(...REPORT, '--format', 'json', ...more);
  expect(code).toBe(0);
  return reportSchema().parse(JSON.parse(stdout));
}

const LEFT_OUT = 'Figures for Sales: 1 answered, fewer than 3.';

describe.each(formatNames().filter((name) => !isPrinted(name)))(
  'an anonymous report as %s',
  (format) => {
    it('names nobody, and says what was left out', async () => {
      const { folder, run } = workspace(LOPSIDED);
      const { code, stderr } = await run(...REPORT, '--format', format, '--output', 'made');
      const bytes = readFileSync(join(folder, 'made'));
      const text = bytes.subarray(0, 2).toString() === 'PK' ? textOf(bytes) : bytes.toString();
      expect(code).toBe(0);
      expect(text).not.toMatch(NAMES);
      const isAlone = ['gitlab', 'badge', 'badge-json'].includes(format);
      if (!isAlone) expect(text.replace(/\s+/g, ' ')).toContain(LEFT_OUT);
      expect(stderr).toContain(`- ${LEFT_OUT}`);
    });
  },
);

describe('an anonymous report', () => {
  it('tells what all said, and of no group where one of two is too small', async () => {
    const { result, groups, findings, respondents, anonymity } = await anonymous(LOPSIDED);
    // Marketing 5/6 and 1/2, sales 0 and 0.
    expect(findings.map(({ score }) => score)).toEqual([5 / 12, 0.25]);
    expect(result.score).toBeCloseTo(1 / 3, 9);
    expect(result).toMatchObject({ low: null, high: null, band: 'low' });
    expect(groups.map(({ result: own }) => own.score)).toEqual([null, null]);
    expect(findings.map((own) => own.groups)).toEqual([{}, {}]);
    expect(respondents).toEqual([]);
    expect(anonymity?.groups).toEqual([
      { group: 'marketing', respondents: 4, told: 'together' },
      { group: 'sales', respondents: 1, told: 'together' },
    ]);
  });

  it('tells of groups that are large enough', async () => {
    const { groups, disagreement: differences, findings } = await anonymous(BALANCED);
    expect(findings[0]?.groups).toEqual({ marketing: 5 / 6, sales: 0.5 });
    expect(groups.map(({ result }) => result.score)).toEqual([expect.closeTo(2 / 3, 9), 0.5]);
    expect(differences.discussFirst.map(({ statements }) => statements)).toEqual([[]]);
    expect(differences.criteria[0]).toMatchObject({ range: null, consensus: null });
  });

  it('tells nothing of three where four are wanted', async () => {
    const { findings } = await anonymous(BALANCED, '--min-group', '4');
    expect(findings.map((own) => own.groups)).toEqual([{}, {}]);
  });

  it('tells no score at all of too few people', async () => {
    const {
      'round/ann-aldrin.yaml': ann,
      'round/bob-bose.yaml': bob,
      'checklist.yaml': checklist,
    } = LOPSIDED;
    const files = { 'a/ann-aldrin.yaml': ann, 'a/bob-bose.yaml': bob, 'checklist.yaml': checklist };
    const { code, stdout } = await workspace(files).run('report', 'a', ...REPORT.slice(2));
    expect(code).toBe(0);
    expect(stdout).toContain('Too few people answered to tell a score');
    expect(stdout).not.toMatch(/\d %/);
  });

  it('has notes with --with-notes, and says of no small group that they are theirs', async () => {
    const { stdout } = await workspace(LOPSIDED).run(...REPORT, '--with-notes');
    expect(stdout).toContain(`- “${NOTE}” Seen: deal-list.csv.`);
    const balanced = await workspace(BALANCED).run(...REPORT, '--with-notes');
    expect(balanced.stdout).toContain(`- “${NOTE}” Seen: deal-list.csv.`);
    expect(balanced.stdout).not.toContain('no budget');
  });

  it.each([
    {
      because: 'a note names somebody',
      text: NOTE,
      by: 'Ask Bose about it',
      says: 'the name of a respondent',
    },
    {
      because: 'a note has an address',
      text: NOTE,
      by: 'Ask x@contoso.example',
      says: 'an e-mail address from the answers',
    },
  ])('is not written where $because', async ({ text, by, says }) => {
    const ann = LOPSIDED['round/ann-aldrin.yaml'].replace(text, by);
    const { run, read } = workspace({ ...LOPSIDED, 'round/ann-aldrin.yaml': ann });
    const { code, stderr } = await run(...REPORT, '--with-notes', '-o', 'out.md');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      new RegExp(`report not written: markdown contains ${says} in line \\d+`),
    );
    expect(stderr).not.toMatch(/Bose|contoso/);
    expect(() => read('out.md')).toThrow();
  });

  it('is judged as a whole report is, and does not show how', async () => {
    const { run } = workspace(LOPSIDED);
    const { code, stdout, stderr } = await run(
      'audit',
      '--answers',
      ...REPORT.slice(1),
      '--min-score',
      '90',
    );
    expect(code).toBe(1);
    expect(stderr).toContain('The quality gate failed. Its rules use hidden figures');
    expect(stderr).not.toContain('minScore');
    expect(stdout).not.toContain('minScore');
    expect(stdout).toContain('The verdict: its gates look at what is left out here.');
  });

  it('can be compared with an earlier round, and not itself be one', async () => {
    const { run } = workspace(BALANCED);
    await run(...REPORT, '-o', 'anonymous.json');
    await run('report', 'round', '--checklist', 'checklist.yaml', '-o', 'whole.json');
    const against = (file: string) =>
      run('audit', '--answers', ...REPORT.slice(1), '--baseline', file, '--format', 'json');
    const { code, stdout } = await against('whole.json');
    expect(code).toBe(0);
    expect(stdout).not.toMatch(NAMES);
    const { comparison } = reportSchema().parse(JSON.parse(stdout));
    expect(comparison?.total).toEqual({ before: 7 / 12, after: 7 / 12, change: 0, lowest: null });
    expect(await against('anonymous.json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"anonymous.json" is an anonymous report'),
    });
  });

  it.each(['markdown', 'text', 'json'])('can be a comparison of rounds, as %s', async (format) => {
    const later = { 'later/bob-bose.yaml': LOPSIDED['round/bob-bose.yaml'] };
    const { run } = workspace({ ...BALANCED, ...later });
    const rounds = ['round', 'later', 'round', '--checklist', 'checklist.yaml'];
    const { code, stdout } = await run('compare', ...rounds, '--anonymous', '--format', format);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(NAMES);
    // In between one person answered, of whom nothing is told.
    expect(stdout).toMatch(/withheld|"reported": null/);
    expect(stdout).not.toContain('25.0');
  });

  it('leaves names out of what "align reveal" says of who is complete', async () => {
    const { run } = workspace(LOPSIDED);
    const { stdout, stderr } = await run('reveal', ...REPORT.slice(1));
    expect(stderr).toContain('finished: Sales, 2 of 2 answered');
    expect(stdout + stderr).not.toMatch(NAMES);
  });

  it.each([
    { args: ['--with-notes'], says: '--with-notes needs --anonymous' },
    { args: ['--min-group', '4'], says: '--min-group needs --anonymous' },
    { args: ['--anonymous', '--min-group', '1'], says: 'Use a whole number of 2 or more.' },
  ])('refuses $args', async ({ args, says }) => {
    const { code, stderr } = await workspace(LOPSIDED).run(...REPORT.slice(0, -1), ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});
