import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/report/formats.ts';
import type { RenderOptions } from '../../../src/report/view.ts';
import { partsOf, textIn } from '../document-text.ts';
import { fullReport } from '../having-report.ts';

async function book(more: Partial<RenderOptions> = {}) {
  const render = await formats.xlsx.load();
  return partsOf(await render(fullReport(), { terminal: { colour: 0, columns: 80 }, ...more }));
}

const sheetNames = (parts: Readonly<Record<string, string>>) =>
  [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
    ([, own]) => own,
  );

describe('a workbook', () => {
  it('begins with the action plan', async () => {
    expect(sheetNames(await book())).toEqual(['Actions', 'Criteria', 'Points', 'Answers', 'About']);
  });

  it('has only the named table, and always the sources', async () => {
    expect(sheetNames(await book({ table: 'points' }))).toEqual(['Points', 'About']);
  });

  it('keeps the head in view, filters every column and wraps long texts', async () => {
    const sheet = (await book())['xl/worksheets/sheet1.xml'];
    expect(sheet).toContain('ySplit="1"');
    expect(sheet).toContain('<autoFilter ref="A1:N3"/>');
    expect(sheet).toContain('<col min="4" max="4" width="60" customWidth="1"/>');
    expect((await book())['xl/styles.xml']).toContain('wrapText="1"');
  });

  it('repeats the head of each sheet on every printed page', async () => {
    const xml = (await book())['xl/workbook.xml'] ?? '';
    expect([...xml.matchAll(/localSheetId="(\d)">([^<]*)</g)].map(([, ...own]) => own)).toEqual([
      ['0', "'Actions'!$1:$1"],
      ['1', "'Criteria'!$1:$1"],
      ['2', "'Points'!$1:$1"],
      ['3', "'Answers'!$1:$1"],
      ['4', "'About'!$1:$1"],
    ]);
  });

  it('makes a row as high as the lines of its longest text', async () => {
    const render = await formats.xlsx.load();
    const report = fullReport();
    const definition = { ...report.checklist.definition, attribution: 'word '.repeat(60).trim() };
    const written = await render(
      { ...report, checklist: { ...report.checklist, definition } },
      { terminal: { colour: 0, columns: 80 }, table: 'points' },
    );
    const about = partsOf(written)['xl/worksheets/sheet2.xml'] ?? '';
    // 299 letters in a column of 110, of which a line fills 93: four lines of 15 points.
    expect(about).toContain(' ht="60"');
  });

  it('has numbers as numbers and texts as texts', async () => {
    const parts = await book();
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toMatch(/<c r="A2" s="\d+"><v>1<\/v><\/c>/);
    expect(sheet).toMatch(/<c r="B2" s="\d+" t="s">/);
    expect(textIn(parts['xl/sharedStrings.xml'] ?? '')).toContain('Scoring rule: weighted mean');
  });
});
