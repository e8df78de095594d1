import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/report/formats.ts';
import type { Report } from '../../src/report/report.ts';
import { workspace } from '../cli/workspace.ts';
import { extremeReports } from '../report/extreme-reports.ts';

/** Returns the pages that LibreOffice prints, as words with their places. */
async function printed(format: 'docx' | 'pptx' | 'xlsx', report: Report) {
  const render = await formats[format].load();
  const document = await render(report, { terminal: { colour: 0, columns: 80 } });
  const { folder } = workspace({ [`report.${format}`]: document });
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const file = join(folder, `report.${format}`);
  const options = ['--headless', '--convert-to', 'pdf', '--outdir', folder, file];
  execFileSync('soffice', [profile, ...options], { stdio: 'ignore' });
  const words = execFileSync('pdftotext', ['-bbox', join(folder, 'report.pdf'), '-'], {
    maxBuffer: 100_000_000,
  }).toString();
  return words.split('<page ').slice(1).map(pageOf);
}

interface Page {
  readonly text: string;
  /** Words that begin or end beyond the page. */
  readonly outside: readonly string[];
}

function pageOf(xml: string): Page {
  const [, width = 0, height = 0] = (/width="([\d.]+)" height="([\d.]+)"/.exec(xml) ?? []).map(
    Number,
  );
  const words = [
    ...xml.matchAll(
      /xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g,
    ),
  ].map(([, left, top, right, bottom, text = '']) => ({
    text,
    isOut: Number(left) < 0 || Number(top) < 0 || Number(right) > width || Number(bottom) > height,
  }));
  return {
    text: words.map(({ text }) => text).join(' '),
    outside: words.filter(({ isOut }) => isOut).map(({ text }) => text),
  };
}

function reportOf(name: string): Report {
  const report = extremeReports[name]?.();
  if (!report) throw new Error(`there is no report of ${name}`);
  return report;
}

const SLOW = { timeout: 120_000 };

describe('a document in LibreOffice', () => {
  it.each([
    { format: 'docx', name: 'ten points', says: ['1 Summary', 'A Appendix'] },
    { format: 'docx', name: 'long texts', says: ['1 Summary', 'How the score is made'] },
    { format: 'pptx', name: 'long texts', says: ['Summary', 'Where they disagree'] },
    { format: 'pptx', name: 'forty points', says: ['16 points rose, 24 fell', 'What to do'] },
    {
      format: 'xlsx',
      name: 'ten points',
      says: ['Step of the path', 'About this workbook'],
    },
  ] as const)(
    'opens and stays on its pages: $format, $name',
    SLOW,
    async ({ format, name, says }) => {
      const pages = await printed(format, reportOf(name));
      const text = pages.map((page) => page.text).join(' ');
      for (const own of says) expect(text).toContain(own);
      expect(pages.flatMap(({ outside }) => outside)).toEqual([]);
      if (format === 'docx' && name === 'ten points') expect(pages.length).toBeLessThanOrEqual(12);
    },
  );
});
