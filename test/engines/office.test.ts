import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/report/formats.ts';
import type { Report } from '../../src/report/report.ts';
import { workspace } from '../cli/workspace.ts';
import { extremeReports } from '../report/extreme-reports.ts';

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

const DOCUMENTS = [
  { format: 'docx', name: 'ten points', says: ['1 Summary', 'A Appendix'] },
  { format: 'docx', name: 'long texts', says: ['1 Summary', 'How the score is made'] },
  { format: 'pptx', name: 'long texts', says: ['Summary', 'Where they disagree'] },
  { format: 'pptx', name: 'forty points', says: ['16 points rose, 24 fell', 'What to do'] },
  { format: 'xlsx', name: 'ten points', says: ['Step of the path', 'About this workbook'] },
] as const;

/** Name of the file of a document, without its end. */
function nameOf({ format, name }: (typeof DOCUMENTS)[number]): string {
  return `${format} of ${name}`;
}

let folder: string;

/** LibreOffice takes seconds to start, so it prints all documents at once. */
beforeAll(async () => {
  const made = DOCUMENTS.map(async (own) => {
    const { format, name } = own;
    const render = await formats[format].load();
    const document = await render(reportOf(name), { terminal: { colour: 0, columns: 80 } });
    return [`${nameOf(own)}.${format}`, document] as const;
  });
  const files = Object.fromEntries(await Promise.all(made));
  folder = workspace(files).folder;
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const options = ['--headless', '--convert-to', 'pdf', ...Object.keys(files)];
  execFileSync('soffice', [profile, ...options], { cwd: folder, stdio: 'ignore' });
}, 180_000);

/** Returns the pages of a printed document, as words with their places. */
function pagesOf(name: string): readonly Page[] {
  const words = execFileSync('pdftotext', ['-bbox', join(folder, `${name}.pdf`), '-'], {
    maxBuffer: 100_000_000,
  }).toString();
  return words.split('<page ').slice(1).map(pageOf);
}

describe('a document in LibreOffice', () => {
  it.each(DOCUMENTS)('opens and stays on its pages: $format, $name', (own) => {
    const pages = pagesOf(nameOf(own));
    const text = pages.map((page) => page.text).join(' ');
    for (const words of own.says) expect(text).toContain(words);
    expect(pages.flatMap(({ outside }) => outside)).toEqual([]);
    if (nameOf(own) === 'docx of ten points') expect(pages.length).toBeLessThanOrEqual(12);
  });
});
