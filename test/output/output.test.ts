import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const FILES = {
  'small.yaml': CHECKLIST,
  'ann.yaml': answers('ann', 'sales', 'first: 1'),
  'notes.md': '# My own notes\n',
};
const AUDIT = ['audit', '--checklist', 'small.yaml', '--answers', 'ann.yaml', '--output'];

describe('align audit --output', () => {
  it('writes the format that the ending names, and nothing to standard output', async () => {
    const { run, read } = workspace(FILES);
    const { code, stdout, stderr } = await run(...AUDIT, 'report.json');
    expect(code).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain('Saved the report to report.json');
    expect(JSON.parse(read('report.json')).subject).toBe('Company');
  });

  it('makes missing folders', async () => {
    const { run, read } = workspace(FILES);
    await run(...AUDIT, 'a/b/report.md');
    expect(read('a/b/report.md')).toMatch(/^\*\*Company\*\*/);
  });

  it.each(['report.md', 'report.txt', 'report.json', 'a.csv', 'a.docx', 'a.pptx', 'a.xlsx'])(
    'replaces its own earlier %s',
    async (name) => {
      const { run, read, write } = workspace(FILES);
      await run(...AUDIT, name);
      const first = read(name);
      write('ann.yaml', answers('ann', 'sales', 'first: 2'));
      expect((await run(...AUDIT, name)).code).toBe(0);
      expect(read(name)).not.toBe(first);
    },
  );

  it.each([
    { file: 'notes.md', says: 'it is not an align report', because: 'it is not ours' },
    { file: 'small.yaml', says: 'it is an input of this report', because: 'it is the checklist' },
    { file: 'ann.yaml', says: 'it is an input of this report', because: 'it holds the answers' },
    { file: 'link.md', says: 'it is an input of this report', because: 'it leads to the answers' },
    { file: 'folder', says: 'it is a folder', because: 'nothing can replace a folder' },
  ])('leaves $file alone: $because', async ({ file, says }) => {
    const { folder, run, read } = workspace(FILES);
    mkdirSync(join(folder, 'folder'));
    symlinkSync('ann.yaml', join(folder, 'link.md'));
    const { code, stderr } = await run(...AUDIT, file, '--format', 'markdown');
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    for (const [name, content] of Object.entries(FILES)) expect(read(name)).toBe(content);
  });

  it('replaces any other file with --force, but never its inputs', async () => {
    const { run, read } = workspace(FILES);
    expect((await run(...AUDIT, 'notes.md', '--force')).code).toBe(0);
    expect(read('notes.md')).toMatch(/^\*\*Company\*\*/);
    expect((await run(...AUDIT, 'ann.yaml', '--format', 'json', '--force')).code).toBe(2);
    expect(read('ann.yaml')).toBe(FILES['ann.yaml']);
  });

  it('keeps a file that only mentions reports', async () => {
    const { run, read, write } = workspace(FILES);
    const note = '# Gap report by align is what I wait for\n';
    write('note.json', note);
    expect((await run(...AUDIT, 'note.json')).code).toBe(2);
    expect(read('note.json')).toBe(note);
  });

  const PASTED = [
    { name: 'report.md', before: '# My notes\n\nThe report:\n\n', after: '' },
    { name: 'report.md', before: 'My notes\n', after: '' },
    { name: 'report.md', before: '', after: '\nWhat I think of it.\n' },
    { name: 'report.html', before: '<p>Mine</p>\n', after: '' },
    { name: 'report.xml', before: '', after: '<!-- mine -->\n' },
    { name: 'report.json', before: '', after: 'Mine.' },
    { name: 'report.csv', before: '', after: 'Mine,\r\n' },
    { name: 'report.docx', before: '', after: 'Mine.' },
  ];

  it.each(PASTED)('keeps $name with other text around a report', async (own) => {
    const { folder, run, write } = workspace(FILES);
    await run(...AUDIT, own.name);
    const report = readFileSync(join(folder, own.name));
    const pasted = Buffer.concat([Buffer.from(own.before), report, Buffer.from(own.after)]);
    write(own.name, pasted);
    const { code, stderr } = await run(...AUDIT, own.name);
    expect(code).toBe(2);
    expect(stderr).toContain('it is not an align report');
    expect(readFileSync(join(folder, own.name)).equals(pasted)).toBe(true);
    expect((await run(...AUDIT, own.name, '--force')).code).toBe(0);
    expect(readFileSync(join(folder, own.name)).equals(report)).toBe(true);
  });

  it('keeps a file with two reports and what somebody wrote between them', async () => {
    const { run, read, write } = workspace(FILES);
    await run(...AUDIT, 'report.md');
    const both = `${read('report.md')}\nBetter now:\n\n${read('report.md')}`;
    write('report.md', both);
    expect((await run(...AUDIT, 'report.md')).code).toBe(2);
    expect(read('report.md')).toBe(both);
  });

  it.each(['notes.md', 'ann.yaml', 'ann.yaml/x.md'])(
    'writes none of several reports if it cannot write %s',
    async (last) => {
      const { folder, run, read } = workspace(FILES);
      const formats = ['-f', 'markdown', '-f', 'json', '-f', 'markdown'];
      const files = ['report.md', '-o', 'report.json', '-o', last];
      const { code, stdout } = await run(...AUDIT, ...files, ...formats);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(readdirSync(folder).toSorted()).toEqual(['ann.yaml', 'notes.md', 'small.yaml']);
      expect(read('notes.md')).toBe(FILES['notes.md']);
    },
  );

  it.each(['pipe.md', 'nowhere.md'])('replaces no %s, not even with --force', async (name) => {
    const { folder, run } = workspace(FILES);
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    symlinkSync('gone.md', join(folder, 'nowhere.md'));
    const { code, stderr } = await run(...AUDIT, name, '--force');
    expect(code).toBe(2);
    expect(stderr).toMatch(/it is not a regular file|it is a broken link/);
    expect(lstatSync(join(folder, name)).isFile()).toBe(false);
  });

  it('keeps a new report to its owner, and the mode of an old one', async () => {
    const { folder, run } = workspace(FILES);
    await run(...AUDIT, 'report.md');
    expect(statSync(join(folder, 'report.md')).mode & 0o777).toBe(0o600);
    chmodSync(join(folder, 'report.md'), 0o644);
    await run(...AUDIT, 'report.md');
    expect(statSync(join(folder, 'report.md')).mode & 0o777).toBe(0o644);
  });

  it('leaves no temporary file behind', async () => {
    const { folder, run } = workspace(FILES);
    await run(...AUDIT, 'report.md');
    expect(readdirSync(folder).toSorted()).toEqual([
      'ann.yaml',
      'notes.md',
      'report.md',
      'small.yaml',
    ]);
  });

  it('explains a file that cannot be written', async () => {
    const { run } = workspace(FILES);
    const { code, stderr } = await run(...AUDIT, 'ann.yaml/report.md');
    expect(code).toBe(2);
    expect(stderr).toContain(
      'error: cannot write "ann.yaml/report.md": a part of its path is a file, not a folder\n',
    );
  });

  it('writes several reports in one run, each in the format of its ending', async () => {
    const { run, read } = workspace(FILES);
    const { code, stdout } = await run(...AUDIT, 'report.md', '--output', 'report.json');
    expect(code).toBe(0);
    expect(stdout).toBe('');
    expect(read('report.md')).toMatch(/^\*\*Company\*\*/);
    expect(JSON.parse(read('report.json')).subject).toBe('Company');
  });

  it('pairs each --format with an --output, and writes the rest to standard output', async () => {
    const { run, read } = workspace(FILES);
    const formats = ['--format', 'json', '--format', 'markdown'];
    const { stdout } = await run(...AUDIT, 'report.txt', ...formats);
    expect(JSON.parse(read('report.txt')).subject).toBe('Company');
    expect(stdout).toMatch(/^\*\*Company\*\*/);
  });

  it.each([
    {
      args: ['report.md', '--output', './report.md'],
      says: 'only one report can go to "./report.md"',
    },
    {
      args: ['-', '--format', 'json', '--format', 'text'],
      says: 'only one report can go to standard output',
    },
  ])('refuses $args before it writes anything', async ({ args, says }) => {
    const { folder, run } = workspace(FILES);
    const { code, stdout, stderr } = await run(...AUDIT, ...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(says);
    expect(readdirSync(folder)).not.toContain('report.md');
  });

  it('writes "-" to standard output', async () => {
    const { run } = workspace(FILES);
    const { stdout } = await run(...AUDIT, '-', '--format', 'json');
    expect(JSON.parse(stdout).subject).toBe('Company');
  });
});
