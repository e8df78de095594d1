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
  }, 60_000);

  it('is on A4, tagged for those who hear it, and named after the organisation', () => {
    const facts = told('pdfinfo', 'report.pdf');
    expect(facts).toContain('(A4)');
    expect(facts).toMatch(/Tagged:\s+yes/);
    expect(facts).toMatch(/Title:\s+Lakeshore Metrics: alignment audit, full edition/);
  });

  it('numbers its pages', () => {
    const pages = pagesOf('report.pdf');
    expect(pages.length).toBeGreaterThan(5);
    for (const [i, page] of pages.entries()) expect(page).toContain(`${i + 1} of ${pages.length}`);
  });

  it('has bookmarks', () => {
    expect(space.read('report.pdf')).toContain('/Outlines');
  });

  it('has every detail open', () => {
    const text = pagesOf('report.pdf').join(' ');
    expect(text).toContain('decision log');
    expect(text).toContain('The list is agreed. Response time cannot be measured yet.');
  });

  it('answers on its first page what an executive asks', () => {
    const [first = ''] = pagesOf('report.pdf');
    for (const words of [
      'Marketing and sales now work together, and no weak point is left',
      'Lakeshore Metrics scores 66%, Aligned, up from 46%, Defined, on 6 August 2012.',
      '16 of 27 criteria are seen one level apart, with marketing on the higher side in 14 of them.',
      'Undefined',
      'World-class',
      '46% in August',
      ...['Weak points', '0 of 10', '3 in August', 'Conflicts', '6 in August'],
      ...['Criteria below target', '19 of 27', '27 in August', '100%', 'nothing left blank'],
      'No root cause is left.',
      'Three disagreements to settle',
      'Marketing and Sales 3, Leadership 2.',
      'First five actions',
      'Owner',
      'Effort',
      'Gain',
      '+0.8',
      'of section 6 lead to 75%, Integrated.',
      'Who answered',
      'Kathy, VP Marketing',
      'Sam, VP Sales',
      'Diane, CEO',
    ]) {
      expect(first).toContain(words);
    }
  });

  it.each(['kathy', 'sam', 'ceo'])(
    'keeps the title of a section with it: %s alone',
    async (who) => {
      const file = `${who}.pdf`;
      await space.run('report', join(ROUNDS, '2012-08-06', `${who}.yaml`), '-o', file);
      const pages = pagesOf(file)
        .slice(1)
        .filter((page) => /\d What to do /.test(page));
      expect(pages).toHaveLength(1);
      expect(pages[0]).toMatch(/Gain, in points|Owner/);
    },
  );

  it('keeps the criteria of a point on one page of the heat map', async () => {
    await space.run('report', join(ROUNDS, '2012-08-06'), '--no-appendix', '-o', 'heat.pdf');
    const page = pagesOf('heat.pdf').find((own) => /Nurture by reason 1 0 1/.test(own));
    for (const words of ['8 Return to nurture', '8.1 A way back']) expect(page).toContain(words);
  });

  it('says on its first page what comes before anything else, and the cause', async () => {
    const round = join(process.cwd(), 'examples/norrbruk-fittings/2024-03-11');
    await space.run('report', round, '--edition', 'brief', '-o', 'brief.pdf');
    const [first = '', ...others] = pagesOf('brief.pdf');
    expect(others).toHaveLength(1);
    for (const words of [
      'because their leaders have not all said yes',
      'Questions left blank put it between 22% and 32%, so the band could still turn out to be Defined.',
      'Before anything else',
      ...['Root cause', 'Shared goals and plan, 22%.'],
      'Sales 3, Marketing 0, Leadership did not know.',
      'before anything else',
      'action 1 is to be done before anything else.',
      ...['Left blank', '8 of 81', 'all eight by the CEO'],
    ]) {
      expect(first).toContain(words);
    }
  });

  it.each(['a4', 'letter'] as const)('of the brief edition has two pages on %s', async (paper) => {
    const brand = `format: 1\nfirm: Northgate Partners\npaper: ${paper}\n`;
    const own = workspace({ 'brand.yaml': brand }, { env: process.env });
    const baseline = ['--baseline', join(ROUNDS, '2012-08-06')];
    const norrbruk = join(process.cwd(), 'examples/norrbruk-fittings/2024-03-11');
    for (const args of [AUDIT, [...AUDIT, ...baseline], ['report', norrbruk]]) {
      const output = ['--brand', 'brand.yaml', '-o', 'b.pdf', '--force'];
      await own.run(...args, '--edition', 'brief', ...output);
      const { stdout } = spawnSync('pdfinfo', ['b.pdf'], { cwd: own.folder, encoding: 'utf8' });
      expect(stdout).toMatch(/Pages:\s+2\n/);
    }
  });

  it('of the full edition has at most twelve pages before its appendix', async () => {
    const baseline = ['--baseline', join(ROUNDS, '2012-08-06')];
    await space.run(...AUDIT, ...baseline, '--no-appendix', '-o', 'short.pdf');
    const pages = pagesOf('short.pdf');
    expect(pages.length).toBeLessThanOrEqual(12);
    expect(pages.join(' ')).not.toContain('Every question, with every answer');
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
