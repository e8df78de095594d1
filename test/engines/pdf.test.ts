import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { workspace } from '../cli/workspace.ts';

const ROUNDS = join(process.cwd(), 'examples/lakeshore-metrics');
const AUDIT = ['audit', '--answers', join(ROUNDS, '2012-10-15')];

const space = workspace(
  {
    'brand.yaml':
      'format: 1\nfirm: Northgate Partners\nconfidentiality: Strictly confidential\npaper: letter\n',
  },
  { env: process.env },
);

/** Returns the output of a poppler program. */
function told(program: string, ...args: readonly string[]): string {
  const { stdout, error } = spawnSync(program, args, { cwd: space.folder, encoding: 'utf8' });
  if (error) throw error;
  return stdout;
}

/** The words of each page, in the order in which they are read. */
function pagesOf(file: string): readonly string[] {
  return told('pdftotext', file, '-')
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ' '));
}

describe('a printed report', () => {
  beforeAll(async () => {
    const baseline = ['--baseline', join(ROUNDS, '2012-08-06')];
    const outputs = ['-o', 'report.pdf', '-o', 'report.md'];
    const { stderr, code } = await space.run(...AUDIT, ...baseline, ...outputs);
    expect({ stderr, code }).toMatchObject({ code: 0 });
  });

  it('is on A4, tagged for those who hear it, and named after the organisation', () => {
    const facts = told('pdfinfo', 'report.pdf');
    expect(facts).toContain('(A4)');
    expect(facts).toMatch(/Tagged:\s+yes/);
    expect(facts).toMatch(/Title:\s+Gap report: Lakeshore Metrics, 2012-10-15/);
  });

  it('numbers its pages', () => {
    const pages = pagesOf('report.pdf');
    expect(pages.length).toBeGreaterThan(5);
    for (const [i, page] of pages.entries()) expect(page).toContain(`${i + 1} / ${pages.length}`);
  });

  it('has bookmarks', () => {
    expect(space.read('report.pdf')).toContain('/Outlines');
  });

  it('has every detail open', () => {
    const text = pagesOf('report.pdf').join(' ');
    expect(text).toContain('With every blank at its worst');
    expect(text).toContain('decision log');
    expect(text).toContain('The list is agreed. Response time cannot be measured yet.');
  });

  it('cuts no word that the Markdown has', () => {
    const words = (own: string) => new Set(own.match(/\p{L}{4,}/gu));
    const printed = words(pagesOf('report.pdf').join(' ').replace(/- /g, '-'));
    // Its headings may differ: notes are in an appendix.
    const written = words(space.read('report.md').replace(/^#.*$/gm, ''));
    expect([...written].filter((word) => !printed.has(word))).toEqual([]);
  });

  it('may be replaced by the next one', async () => {
    const { code } = await space.run(...AUDIT, '-o', 'report.pdf');
    expect(code).toBe(0);
  });

  it('of a firm says on each page what is confidential, on the paper that it takes', async () => {
    await space.run(...AUDIT, '--brand', 'brand.yaml', '-o', 'branded.pdf');
    expect(told('pdfinfo', 'branded.pdf')).toContain('(letter)');
    for (const page of pagesOf('branded.pdf')) expect(page).toContain('Strictly confidential');
  });
});
