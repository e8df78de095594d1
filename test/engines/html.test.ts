import { join } from 'node:path';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportDocument } from '../../src/report/outline.ts';
import { htmlPage } from '../../src/report/writers/html/page.ts';
import { workspace } from '../cli/workspace.ts';
import { extremeReports } from '../report/extreme-reports.ts';
import { type Browser, openBrowser } from './browser.ts';

let browser: Browser;

beforeAll(() => {
  browser = openBrowser();
});
afterAll(() => browser.close());

/** Files of the pages that have been looked at, by name. */
const pages = new Map<string, string>();

/** The file of a page. */
function pageOf(name: string): string {
  const known = pages.get(name);
  if (known !== undefined) return known;
  const report = extremeReports[name]?.();
  if (!report) throw new Error(`there is no report of ${name}`);
  const page = written(
    htmlPage(reportDocument(report, { edition: 'full', brand: null, hasAppendix: true })),
  );
  pages.set(name, page);
  return page;
}

function written(page: string): string {
  const { folder } = workspace({ 'report.html': page });
  return join(folder, 'report.html');
}

const VIEWPORTS = [
  { look: 'in light colours', width: 1280 },
  { look: 'in dark colours', width: 1280, isDark: true },
  { look: 'on a narrow screen', width: 320 },
] as const;

/** Every rule of WCAG 2.2 up to AA, and what is simply good practice; everything opened. */
const CHECK = `${axe.source};
for (const own of document.querySelectorAll('details')) own.open = true;
axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], selectors: false })
  .then(({ violations, passes }) => ({
    isChecked: passes.length > 20,
    violations: violations.map(({ id, nodes }) => id + ': ' + nodes.map((own) => own.html).join(' ')),
  }))`;

/**
 * Script that returns elements beyond the page, and chart labels outside their picture, with
 * everything opened.
 */
const OVERFLOWS = `{
for (const own of document.querySelectorAll('details')) own.open = true;
const width = document.documentElement.clientWidth;
const isOut = (own, { left, right, bottom }) => {
  const box = own.getBoundingClientRect();
  return box.left < left - 1 || box.right > right + 1 || box.bottom > bottom + 1;
};
const page = { left: 0, right: width, bottom: Infinity };
[
  ...[...document.querySelectorAll('body *')]
    .filter((own) => !own.closest('.scroll *') && isOut(own, page))
    .map((own) => own.outerHTML.slice(0, 120)),
  ...[...document.querySelectorAll('figure > svg')].flatMap((chart) =>
    [...chart.querySelectorAll('text')]
      .filter((own) => isOut(own, chart.getBoundingClientRect()))
      .map((own) => 'in a chart: ' + own.textContent.trim()),
  ),
]
}`;

describe('what is looked for', () => {
  const faults =
    '<p style="width: 3000px; color: #ccc">too pale and too wide</p>' +
    '<figure><svg width="9" height="9"><text>too long</text></svg></figure>';
  const file = () => written(faults);

  it('is found where it is', async () => {
    expect(await browser.see(file(), VIEWPORTS[0], CHECK)).toMatchObject({
      violations: expect.arrayContaining([expect.stringContaining('color-contrast')]),
    });
    const page = await browser.open(file(), { width: 3840 });
    expect(await page.evaluate(OVERFLOWS)).toEqual(['in a chart: too long']);
    await page.resize(1280);
    expect(await page.evaluate(OVERFLOWS)).toEqual([
      expect.stringContaining('3000px'),
      'in a chart: too long',
    ]);
    await page.close();
  });
});

describe.each(['ten points', 'nothing answered', 'Arabic text'])('a page of %s', (name) => {
  it.each(VIEWPORTS)('is accessible $look', async (viewport) => {
    const page = pageOf(name);
    expect(await browser.see(page, viewport, CHECK)).toEqual({ isChecked: true, violations: [] });
  });
});

const WIDTHS = [320, 1280, 1920];

describe.each(Object.keys(extremeReports))('a page of %s', (name) => {
  it(`has nothing beyond its edges at ${WIDTHS.join(', ')} pixels`, async () => {
    const page = await browser.open(pageOf(name), { width: 320 });
    for (const width of WIDTHS) {
      await page.resize(width);
      expect({ width, beyond: await page.evaluate(OVERFLOWS) }).toEqual({ width, beyond: [] });
    }
    await page.close();
  });
});
