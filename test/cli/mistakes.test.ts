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
    { value: '٤٨', says: 'use 48' },
    { value: '४८', says: 'use 48' },
    { value: '߄߈', says: 'use 48' },
    { value: '“48”', says: 'use 48' },
    { value: '„48“', says: 'use 48' },
    { value: '« 48 »', says: 'use 48' },
    { value: '"48\u200b"', says: 'use 48' },
    { value: '\u206048', says: 'use 48' },
    { value: '–5', says: 'use -5' },
    { value: '½', says: 'write it in digits, such as 1000 or 1.5' },
    { value: '1½', says: 'write it in digits, such as 1000 or 1.5' },
    { value: '50%', says: 'write it in digits, such as 1000 or 1.5' },
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

/** Answers as people write them, the answer in line 7. */
const written = (checklist: string, line: string) => `format: 1
checklist: {id: ${checklist}, version: 1.0.0}
subject: Oakley Pumps
date: 2024-01-01
respondent: {id: ann, name: Ann, group: sales}
answers:
  ${line}
`;

describe('a value that looks right', () => {
  it.each([
    {
      line: 'hours: 1.000',
      says: 'a.yaml:7:10: 1.000 can be 1000 or 1; write the one that is meant',
      because: 'half of Europe writes thousands so, and YAML reads one',
    },
    {
      line: 'hours: {value: 2,5}',
      says: 'a.yaml:7:20: unknown field "5"; write decimals with a point, as in 2.5',
      because: 'in braces a comma ends the value',
    },
    {
      line: 'hours: {value 5}',
      says: 'unknown field "value 5"; did you mean "value: 5"?',
      because: 'only the colon is missing',
    },
    {
      line: 'hours: [5]',
      says: 'write one answer without brackets',
      because: 'a number is no list',
    },
    {
      line: 'hours: &x',
      says: 'a.yaml:7:12: "&x" has a special meaning in YAML; put the text in quotes',
      because: 'it would be read as nothing',
    },
    {
      line: '\u00a0hours: 5',
      says: 'a.yaml:7:3: an invisible character is here (U+00A0), such as a no-break space; replace',
      because: 'a word processor indents with it',
    },
    {
      line: 'ho\u00adurs: 5',
      says: 'a.yaml:7:3: an invisible character is here (U+00AD); delete it',
      because: 'a web page hyphenates with it',
    },
    {
      line: '“hours”: 5',
      says: 'a.yaml:7:3: these quotes are typographic (U+201C); use straight quotes',
      because: 'an editor turns them',
    },
    {
      line: '« hours » : 5',
      says: 'a.yaml:7:3: these quotes are typographic (U+00AB); use straight quotes',
      because: 'France has others',
    },
    {
      line: 'hоurs: 5',
      says: 'a.yaml:7:3: a letter here only looks like a Latin one (U+043E); type the name again',
      because: 'a Russian keyboard was on',
    },
    {
      line: '// hours: 5',
      says: 'a.yaml:7:3: "//" does not start a comment; use "#"',
      because: 'other formats have such comments',
    },
    {
      line: 'hours:{value: 5}',
      says: 'a.yaml:7:3: "hours:" is not "name: value"; add a colon followed by a space',
      because: 'a space is missing, not quotes',
    },
  ])('is explained: $line, because $because', async ({ line, says }) => {
    const file = written('numbers', line);
    const { run } = workspace({ 'n.yaml': NUMBERS, 'a.yaml': file });
    const { code, stderr } = await run('check', 'a.yaml', '--checklist', 'n.yaml');
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });

  it.each([
    { from: 'date: 2024-01-01', to: 'date: 20240101', says: 'not 20240101; use 2024-01-01' },
    { from: 'date: 2024-01-01', to: 'date: “2024-01-01”', says: 'use 2024-01-01' },
    { from: 'date: 2024-01-01', to: 'date: 2024–01–01', says: 'use 2024-01-01' },
    { from: 'date: 2024-01-01', to: 'date: ٢٠٢٤-٠١-٠١', says: 'use 2024-01-01' },
    { from: 'date: 2024-01-01', to: 'date: 2024-01-01T10:00:00Z', says: 'use 2024-01-01' },
    {
      from: 'date: 2024-01-01',
      to: 'date: "2024-01-01\u200b"',
      says: 'not "2024-01-01\\u200b"; use 2024-01-01',
    },
    { from: 'date: 2024-01-01', to: 'date: 2024-2-30', says: '2024-02-30 does not exist' },
    { from: 'date: 2024-01-01', to: 'date: 03/04/2026', says: 'use for example 2012-08-06' },
    { from: 'date: 2024-01-01', to: 'date: 2024-034', says: 'use for example 2012-08-06' },
    { from: 'date: 2024-01-01', to: 'date: 46056', says: 'use for example 2012-08-06' },
    { from: 'version: 1.0.0', to: 'version: v1.0.0', says: 'not "v1.0.0"; use 1.0.0' },
    { from: 'version: 1.0.0', to: 'version: 01.0.0', says: 'not "01.0.0"; use 1.0.0' },
    { from: 'version: 1.0.0', to: 'version: “1.0.0”', says: 'use 1.0.0' },
    { from: 'version: 1.0.0', to: 'version: 1.2.3.4', says: 'use for example 1.0.0' },
    { from: 'id: ann', to: 'id: ａｎｎ', says: 'use ann' },
    { from: 'id: ann', to: 'id: an\u00adn', says: 'not "an\\u00adn"; use ann' },
    { from: 'id: ann', to: 'id: аnn', says: 'choose another' },
    { from: 'group: sales', to: 'group: ѕales', says: 'choose another' },
    { from: 'group: sales', to: 'group: selling', says: 'unknown group "selling"; did you mean' },
    { from: 'first: 1', to: 'first: “1”', says: 'use 1' },
    { from: 'first: 1', to: 'first: "1\u200b"', says: 'not "1\\u200b"; use 1' },
    { from: 'first: 1', to: 'first: ١', says: 'use 1' },
  ])('is told as it should be written: $to', async ({ from, to, says }) => {
    const named = CHECKLIST.replace('sales: {title: Sales}', 'sales: {title: Selling}');
    const file = written('small', 'first: 1').replace(from, to);
    const { run } = workspace({ 'small.yaml': named, 'a.yaml': file });
    const { code, stderr } = await run('check', 'a.yaml', '--checklist', 'small.yaml');
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });
});

describe('a list of options without commas', () => {
  const BOXES = NUMBERS.replace(
    /type: number[\s\S]*/,
    'type: multi-choice\n        key: true\n        options: [{id: oa, label: A}, {id: ob, label: B}]\n',
  );

  it.each([
    { value: 'oa, ob', says: 'use for example [oa, ob]' },
    { value: '[oa ob]', says: 'must be one id, not "oa ob"; put a comma between them: oa, ob' },
    { value: '[oa; ob]', says: 'put a comma between them: oa, ob' },
    { value: '[oa、ob]', says: 'put a comma between them: oa, ob' },
    { value: '[“oa”]', says: 'use oa' },
  ])('never becomes one option: $value', async ({ value, says }) => {
    const { run } = workspace({
      'n.yaml': BOXES,
      'a.yaml': written('numbers', `hours: ${value}`),
    });
    const { code, stderr } = await run('check', 'a.yaml', '--checklist', 'n.yaml');
    expect(stderr).toContain(says);
    expect(code).toBe(2);
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
    { name: 'b.zip', bytes: 'PK\u0005\u0006', says: 'a ZIP archive' },
    {
      name: 'a.ods',
      bytes: 'PK\u0003\u0004application/vnd.oasis.opendocument.spreadsheet',
      says: 'a spreadsheet of LibreOffice or Numbers, not YAML or JSON; save it as .xlsx or .csv',
    },
    {
      name: 'a.pages',
      bytes: 'PK\u0003\u0004Index/Document.iwa',
      says: 'a document of LibreOffice',
    },
    {
      name: 'a.7z',
      bytes: Buffer.from('7z¼¯', 'latin1'),
      says: 'a compressed file, not YAML or JSON; unpack it first',
    },
    { name: 'a.sqlite', bytes: 'SQLite format 3\0', says: 'a program or a database' },
    { name: 'a.svg', bytes: '<svg xmlns="x">\n', says: 'a web page or XML' },
    {
      name: 'a.lfs',
      bytes: 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 9\n',
      says: 'a pointer of Git LFS, not YAML or JSON; run "git lfs pull"',
    },
    {
      name: 'a.asc',
      bytes: '-----BEGIN PGP MESSAGE-----\n',
      says: 'an encrypted message or a key',
    },
    { name: 'a.yaml', bytes: '```yaml\nformat: 1\n```\n', says: 'these marks of a code block' },
  ])('is told what it is: $name', async ({ name, bytes, says }) => {
    const { run } = workspace({ [name]: bytes, 'small.yaml': CHECKLIST });
    const { code, stderr } = await run('audit', '-a', name, '--checklist', 'small.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  it.each(['csv', 'docx', 'xlsx', 'pptx', 'html', 'md', 'txt', 'svg'])(
    'is told of a report as answers: %s',
    async (end) => {
      const { run } = workspace({
        'small.yaml': CHECKLIST,
        'a.yaml': answers('ann', 'sales', 'first: 1'),
      });
      const made = await run('report', 'a.yaml', '--checklist', 'small.yaml', '-o', `r.${end}`);
      expect(made.code).toBe(0);
      const { code, stderr } = await run('audit', '-a', `r.${end}`, '--checklist', 'small.yaml');
      expect(code).toBe(2);
      expect(stderr).toMatch(/the file is an? .*, not YAML or JSON/);
    },
  );
});

describe('a table that a spreadsheet saved again', () => {
  it.each([
    { name: 'with semicolons and a mark', of: (csv: string) => csv.replaceAll('"', '') },
    { name: 'as Unicode text', of: (csv: string) => Buffer.from(csv, 'utf16le') },
  ])('is still known as a report: $name', async ({ of }) => {
    const { run, write } = workspace({
      'small.yaml': CHECKLIST,
      'a.yaml': answers('ann', 'sales', 'first: 1'),
    });
    const args = ['-f', 'csv', '--delimiter', 'semicolon'];
    const { stdout } = await run('report', 'a.yaml', '--checklist', 'small.yaml', ...args);
    write('r.csv', of(stdout));
    const { code, stderr } = await run('audit', '-a', 'r.csv', '--checklist', 'small.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('the file is a table that align wrote (CSV)');
  });
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
