import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { answers, CHECKLIST, workspace } from '../cli/workspace.ts';

const FILES = { 'small.yaml': CHECKLIST, 'ann.yaml': answers('ann', 'sales', 'first: 1') };
const REPORT = ['report', 'ann.yaml', '--checklist', 'small.yaml'];

describe('--table', () => {
  it('selects the table of a CSV report', async () => {
    const { run } = workspace(FILES);
    const { stdout } = await run(...REPORT, '--format', 'csv', '--table', 'answers');
    expect(stdout).toMatch(/^\ufeff"Subject","Date","Respondent","Role"/);
  });

  it.each([
    {
      options: ['--table', 'points', '--format', 'markdown'],
      says: '--table needs --format csv or xlsx',
      because: 'no report would have it',
    },
    {
      options: ['--table', 'point', '--format', 'csv'],
      says: 'Use one of criteria, actions, answers, points. Did you mean points?',
      because: 'there is no such table',
    },
  ])('is refused where $because', async ({ options, says }) => {
    const { run } = workspace(FILES);
    const { code, stderr, stdout } = await run(...REPORT, ...options);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(stdout).toBe('');
  });
});

describe('a report edited in another program', () => {
  it.each([
    {
      name: 'a.csv',
      saved: (bytes: Uint8Array) => Buffer.from(String(Buffer.from(bytes)).replaceAll('"', '')),
    },
    { name: 'a.xlsx', saved: (bytes: Uint8Array) => zipSync(unzipSync(bytes)) },
  ])('is left alone: $name', async ({ name, saved }) => {
    const { folder, run, write } = workspace(FILES);
    await run(...REPORT, '--output', name);
    const bytes = saved(readFileSync(join(folder, name)));
    write(name, bytes);
    const { code, stderr } = await run(...REPORT, '--output', name);
    expect(code).toBe(2);
    expect(stderr).toContain('it is not an align report');
    expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true);
  });
});

describe('a document', () => {
  it('is not written to a terminal', async () => {
    const { run } = workspace(FILES, { terminal: true });
    const { code, stderr } = await run(...REPORT, '--format', 'xlsx');
    expect(code).toBe(2);
    expect(stderr).toContain('xlsx cannot be shown in a terminal');
  });
});
