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

/** Script that returns figures in cells and lists of which a part is on a line of its own. */
const BROKEN = `{
const cells = document.querySelectorAll('td, dd, .figure, .people li, .callout');
[...cells].flatMap((cell) => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const found of node.data.matchAll(/[+-]?\\d+(?:\\.\\d+)?%|\\d+\\u00a0\\w+|[+-]\\d+\\.\\d|^\\d+ of \\d+$/g)) {
      const range = document.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(found[0]);
    }
  }
  return broken;
})
}`;

/** Script that returns how each row of the tables that fold is shown. */
const ROWS = `[...new Set([...document.querySelectorAll('.folds tbody tr')].map((row) => getComputedStyle(row).display))]`;

const WIDTHS = [320, 1280, 1920];

describe('figures on a page', () => {
  it.each(['ten points', '12 respondents', 'long texts'])(
    'are on one line each: %s',
    async (name) => {
      const page = await browser.open(pageOf(name), { width: 320 });
      for (const width of WIDTHS) {
        await page.resize(width);
        expect({ width, broken: await page.evaluate(BROKEN) }).toEqual({ width, broken: [] });
      }
      await page.close();
    },
  );

  it('are found where they are broken', async () => {
    const file = written('<table><td style="width: 1px; word-break: break-all">49.6%</td></table>');
    expect(await browser.see(file, VIEWPORTS[2], BROKEN)).toEqual(['49.6%']);
  });
});

describe('the table of gaps', () => {
  it('leaves the next step most of its width, however long levels are', async () => {
    const round = join(process.cwd(), 'examples/ferndale-logistics/2023-09-04');
    const space = workspace({}, { env: process.env });
    await space.run('report', round, '-o', 'gaps.html');
    const widths = `[...document.querySelectorAll('#s6 table.folds thead th')].map((own) => own.offsetWidth)`;
    const file = join(space.folder, 'gaps.html');
    const own = (await browser.see(file, VIEWPORTS[0], widths)) as readonly number[];
    expect(own).toHaveLength(7);
    expect(Math.max(...own)).toBe(own[3]);
    expect(own[3]).toBeGreaterThan(220);
  });
});

describe('a comparison of rounds', () => {
  it('folds its rows on a narrow screen, with nothing beyond its edges', async () => {
    const rounds = ['2012-08-06', '2012-10-15'].map((date) =>
      join(process.cwd(), 'examples/lakeshore-metrics', date),
    );
    const space = workspace({}, { env: process.env });
    await space.run('compare', ...rounds, '-o', 'changes.html');
    const page = await browser.open(join(space.folder, 'changes.html'), { width: 320 });
    expect(await page.evaluate(OVERFLOWS)).toEqual([]);
    expect(await page.evaluate(BROKEN)).toEqual([]);
    expect(await page.evaluate(ROWS)).toEqual(['flex']);
    await page.resize(1280);
    expect(await page.evaluate(ROWS)).toEqual(['table-row']);
    await page.close();
  });
});

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
