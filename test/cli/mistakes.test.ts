import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from './workspace.ts';

const NUMBERS = `format: 1
id: numbers
version: 1.0.0
title: Numbers
groups: {sales: {title: Sales}}
bands: [{id: low, from: 0, title: Low}]
points:
  - id: only
    title: Only
    weight: 1
    criteria:
      - id: hours
        question: After how many hours?
        type: number
        unit: hours
        key: true
        thresholds: [{at: 0, score: 0}, {at: 5000, score: 100}]
`;
const hours = (value: string) =>
  answers('ann', 'sales', `hours: ${value}`, { checklist: 'numbers' });

describe('a number written as people do', () => {
  it.each([
    { value: '1_000', says: 'use 1000' },
    { value: "1'000", says: 'use 1000' },
    { value: '1 000', says: 'use 1000' },
    { value: '"1\u00a0000"', says: 'use 1000' },
    { value: '"1\u202f000,5"', says: 'use 1000.5' },
    { value: '1.234.567', says: 'use 1234567' },
    { value: '"1,234,567.5"', says: 'use 1234567.5' },
    { value: '"12,5"', says: 'use 12.5' },
    { value: '４８', says: 'use 48' },
    { value: '48 hours', says: 'use 48' },
    { value: '"1,000"', says: 'write it in digits, such as 1000 or 1.5' },
    { value: '12:30', says: 'write it in digits, such as 1000 or 1.5' },
    { value: '4 - 6', says: 'write it in digits, such as 1000 or 1.5' },
    { value: 'about 4', says: 'write it in digits, such as 1000 or 1.5' },
    { value: '4 of 5', says: 'write it in digits, such as 1000 or 1.5' },
    { value: '1/2', says: 'write it in digits, such as 1000 or 1.5' },
  ])('never becomes another one: $value', async ({ value, says }) => {
    const { run } = workspace({ 'n.yaml': NUMBERS, 'a.yaml': hours(value) });
    const { code, stderr } = await run('check', 'a.yaml', '--checklist', 'n.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain(`must be a number (hours), not `);
    expect(stderr).toContain(`; ${says}\n`);
  });
});

describe('a file with a mistake', () => {
  it.each([
    { from: 'first: 1', to: 'first:\u00a01', says: 'an invisible character is here (U+00A0)' },
    { from: 'first: 1', to: 'first:\u30001', says: 'an invisible character is here (U+3000)' },
    {
      from: 'first: 1',
      to: 'first： 1, second: 1',
      says: 'this mark is a full-width one (U+FF1A)',
    },
    { from: 'id: ann', to: 'id: “ann: a”', says: 'these quotes are typographic (U+201C)' },
    {
      from: 'first: 1',
      to: 'first: "２"',
      says: 'must be a level (a whole number), not "２"; use 2',
    },
  ])('is told the character that looks right: $to', async ({ from, to, says }) => {
    const file = answers('ann', 'sales', 'first: 1').replace(from, to);
    const { run } = workspace({ 'small.yaml': CHECKLIST, 'a.yaml': file });
    const { stderr, code } = await run('check', 'a.yaml', '--checklist', 'small.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  it('is told every mistake, also an unknown group', async () => {
    const file = answers('ann', 'salez', 'first: 9', { date: '2024-13-01' });
    const { run } = workspace({ 'small.yaml': CHECKLIST, 'a.yaml': file });
    const { stderr } = await run('check', 'a.yaml', '--checklist', 'small.yaml');
    expect(stderr).toContain('2024-13-01 does not exist');
    expect(stderr).toContain('unknown group "salez"; did you mean "sales"?');
    expect(stderr).toContain('first: level 9 does not exist');
  });

  it('is told no version that it does not mean', async () => {
    const { run } = workspace({ 'small.yaml': CHECKLIST.replace('1.0.0', '1.10') });
    const { stderr } = await run('check', 'small.yaml');
    expect(stderr).toContain('must be three numbers with dots, and is read as one number');
    expect(stderr).not.toContain('1.1;');
    expect(stderr).not.toContain('1.1.0');
  });

  it.each([
    { name: 'a.pdf', bytes: '%PDF-1.7\n', says: 'the file is a PDF, not YAML or JSON' },
    { name: 'a.rtf', bytes: '{\\rtf1', says: 'the file is a document in RTF' },
    { name: 'a.html', bytes: '<!doctype html>\n', says: 'the file is a web page or XML' },
    { name: 'a.csv', bytes: 'a,b,c,d\n1,2,3,4\n', says: 'the file is a table (CSV)' },
    { name: 'a.xlsx', bytes: 'PK\u0003\u0004....xl/workbook.xml', says: 'an Excel workbook' },
    { name: 'a.docx', bytes: 'PK\u0003\u0004....word/document.xml', says: 'a Word document' },
    { name: 'a.zip', bytes: 'PK\u0003\u0004....a.txt', says: 'a ZIP archive' },
  ])('is told what it is: $name', async ({ name, bytes, says }) => {
    const { run } = workspace({ [name]: bytes, 'small.yaml': CHECKLIST });
    const { code, stderr } = await run('audit', '-a', name, '--checklist', 'small.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  it.each(['csv', 'docx', 'xlsx', 'pptx', 'html'])(
    'is told of a report as answers: %s',
    async (end) => {
      const { run } = workspace({
        'small.yaml': CHECKLIST,
        'a.yaml': answers('ann', 'sales', 'first: 1'),
      });
      await run('report', 'a.yaml', '--checklist', 'small.yaml', '-o', `r.${end}`);
      const { code, stderr } = await run('audit', '-a', `r.${end}`, '--checklist', 'small.yaml');
      expect(code).toBe(2);
      expect(stderr).toMatch(/the file is an? .*, not YAML or JSON/);
    },
  );
});

describe('a checklist named by its id', () => {
  it('can be checked, a built-in one too', async () => {
    const { run } = workspace({ 'checklists/small.yaml': CHECKLIST });
    expect((await run('check', 'lead-gen-alignment')).stdout).toContain(
      'lead-gen-alignment: no errors; checklist lead-gen-alignment 2.',
    );
    expect((await run('check', 'small')).stdout).toContain('checklists/small.yaml');
    const { code, stderr } = await run('check', 'lead-gen');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'unknown checklist "lead-gen"\nhint: did you mean "lead-gen-alignment"?',
    );
    expect((await run('show', 'lead-gen')).stderr).toContain('did you mean "lead-gen-alignment"?');
  });
});

describe('CSV for spreadsheets of other languages', () => {
  const FILES = {
    'small.yaml': CHECKLIST,
    'a.yaml': answers('ann', 'sales', 'first: 1, second: 2'),
  };
  const REPORT = ['report', 'a.yaml', '--checklist', 'small.yaml', '-f', 'csv'];

  it.each([
    { args: ['--delimiter', ';'], cell: ';"first";', score: ';50;' },
    { args: ['--decimal', 'comma', '--table', 'points'], cell: ';"only";', score: ';75;' },
    { args: ['--delimiter', 'tab', '--decimal', ','], cell: '\t"first"\t', score: '\t50\t' },
  ])('has other marks with $args', async ({ args, cell, score }) => {
    const { run, write } = workspace(FILES);
    const { code, stdout } = await run(...REPORT, ...args);
    expect(code).toBe(0);
    expect(stdout).toContain(cell);
    expect(stdout).toContain(score);
    write('r.csv', stdout);
    const verified = await run('verify', 'r.csv', '-a', 'a.yaml', '--checklist', 'small.yaml');
    expect(verified).toMatchObject({ code: 0 });
    expect((await run(...REPORT, ...args, '-o', 'r.csv')).code).toBe(0);
  });

  it('has a decimal comma in every number', async () => {
    const third = answers('bob', 'sales', 'first: 2, second: 2');
    const { run } = workspace({ ...FILES, 'r/a.yaml': FILES['a.yaml'], 'r/b.yaml': third });
    const { stdout } = await run(
      'report',
      'r',
      ...REPORT.slice(2),
      '--decimal',
      'comma',
      '--table',
      'points',
    );
    expect(stdout).toContain(';87,5;');
  });

  it('cannot have the comma as both marks', async () => {
    const { run } = workspace(FILES);
    const { code, stderr } = await run(...REPORT, '--delimiter', 'comma', '--decimal', 'comma');
    expect(code).toBe(2);
    expect(stderr).toContain('a comma cannot be delimiter and decimal mark');
  });
});

describe('a date that the calendar does not have', () => {
  it.each([
    { option: '--since', date: '2026-02-31' },
    { option: '--until', date: '2026-13' },
    { option: '--since', date: '26-01' },
  ])('is refused: $option $date', async ({ option, date }) => {
    const { code, stderr } = await workspace({}).run('portfolio', '.', option, date);
    expect(code).toBe(2);
    expect(stderr).toContain('Use a day, month or year, as in 2026-01-31, 2026-01 or 2026.');
  });

  it('is refused for the age of an exchange file, which needs a whole day', async () => {
    const { code, stderr } = await workspace({}).run('portfolio', 'export', '--today', '2026-02');
    expect(code).toBe(2);
    expect(stderr).toContain("'2026-02' is invalid");
  });
});
