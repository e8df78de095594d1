import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/report/formats.ts';
import type { Report } from '../../../src/report/report.ts';
import type { RenderOptions } from '../../../src/report/view.ts';
import { partsOf, textIn } from '../document-text.ts';
import { extremeReports } from '../extreme-reports.ts';
import { fullReport } from '../having-report.ts';

async function slidesOf(report: Report, more: Partial<RenderOptions> = {}) {
  const render = await formats.pptx.load();
  const parts = partsOf(await render(report, { terminal: { colour: 0, columns: 80 }, ...more }));
  const numbered = (name: string) =>
    Object.keys(parts)
      .flatMap((own) => new RegExp(`^ppt/${name}(\\d+)\\.xml$`).exec(own)?.[1] ?? [])
      .map(Number)
      .toSorted((a, b) => a - b)
      .map((number) => parts[`ppt/${name}${number}.xml`] ?? '');
  return {
    parts,
    slides: numbered('slides/slide'),
    notes: numbered('notesSlides/notesSlide').map(textIn),
    charts: numbered('charts/chart'),
  };
}

describe('slides', () => {
  it.each(Object.keys(extremeReports))('are at most ten, each with notes: %s', async (name) => {
    const report = extremeReports[name]?.() ?? fullReport();
    const { slides, notes } = await slidesOf(report);
    expect(slides.length).toBeLessThanOrEqual(10);
    expect(notes).toHaveLength(slides.length);
    for (const own of notes) expect(own.trim()).not.toBe('');
  });

  it('have the result first, then causes, path and next steps', async () => {
    const { slides } = await slidesOf(fullReport());
    const titles = slides.map((own) =>
      textIn(/<p:ph[^>]*type="title".*?<\/p:sp>/s.exec(own)?.[0] ?? '').trim(),
    );
    expect(titles).toEqual([
      'plain text',
      'The result: 62.5%, Aligned',
      'None of 2 points is below half of what can be reached',
      'Where the groups differ most: 2 to discuss first',
      'No point is below 50.0%, so there is no root cause to name.',
      'Cheapest path to Integrated (75%)',
      '2 criteria below their target; the costliest first',
      'Since 2024-01-01: From 62.5% (Aligned) to 62.5% (Aligned): 0.0.',
      'Next steps: what to do first, and who does it',
      'Method and sources',
    ]);
  });

  it('have charts that their reader can edit, with a workbook behind each', async () => {
    const { charts, parts } = await slidesOf(extremeReports['ten points']?.() ?? fullReport());
    expect(charts).toHaveLength(2);
    expect(charts[0]).toContain('<c:radarChart>');
    expect(charts[1]).toContain('<c:barChart>');
    const books = Object.keys(parts).filter((own) => own.endsWith('.xlsx/xl/workbook.xml'));
    expect(books).toHaveLength(2);
  });

  it('shorten long text, and have all of it in the notes', async () => {
    const long = `${'word '.repeat(60)}end`;
    const { slides, notes } = await slidesOf(fullReport(long));
    const gaps = slides.findIndex((own) => textIn(own).includes('below their target'));
    expect(textIn(slides[gaps] ?? '')).toMatch(/word…/);
    expect(textIn(slides[gaps] ?? '')).not.toContain('end');
    expect(notes[gaps]).toContain(long);
  });

  it('have only the differences for align reveal', async () => {
    const { slides } = await slidesOf(fullReport(), { edition: 'differences' });
    expect(slides).toHaveLength(5);
  });
});
