import type { PointChange, ScoreChange } from '../../../analysis/comparison/changes.ts';
import type { Comparison } from '../../../analysis/comparison/comparison.ts';
import { WEAK_BELOW } from '../../../analysis/root-causes.ts';
import { formatSigned, scoreDigits } from '../../../numbers.ts';
import { slopeOf } from '../../charted.ts';
import { drawSlope } from '../../charts/slope.ts';
import { bandLimits } from '../../phrases.ts';
import { displayIn, scaleInWords } from '../../report.ts';
import { comparisonInWords } from '../../sections/comparison.ts';
import { type HtmlTable, html, htmlTable, trusted } from '../../writers/html/markup.ts';
import { PAGE_COLOURS } from '../../writers/html/style.ts';
import type { HtmlPage } from '../section.ts';
import { type HtmlSection, notesBody } from '../section.ts';

/** Returns the section on changes since the earlier round; `null` without one. */
export function htmlComparison(page: HtmlPage): HtmlSection | null {
  const { comparison } = page.report;
  if (comparison === null) return null;
  const words = comparisonInWords(page.report);
  const chart = drawSlope(slopeOf(page.report, comparison), PAGE_COLOURS);
  return {
    id: 'comparison',
    title: words.heading,
    body: html`${notesBody(words)}
<div class="chart-and-table"><figure>${trusted(chart)}</figure>
${htmlTable(changesTable(page, comparison))}</div>`,
  };
}

function changesTable(page: HtmlPage, { before, after, total, points }: Comparison): HtmlTable {
  const row = (name: string, scores: ScoreChange, bounds: readonly number[]) => [
    name,
    digits(page, scores.before, bounds),
    digits(page, scores.after, bounds),
    scores.change === null ? '–' : formatSigned(displayIn(page.report), scores.change),
  ];
  return {
    caption: `Scores ${scaleInWords(page.report)} in both rounds`,
    columns: [
      { head: 'Point' },
      { head: before.date, isNumber: true },
      { head: after.date, isNumber: true },
      { head: 'Change', isNumber: true },
    ],
    rows: [
      { cells: row('All points', total, overall(page)), isMain: true },
      ...points.map((change, i) => ({
        cells: row(`${i + 1}. ${titleOf(page, change)}`, change, [WEAK_BELOW]),
      })),
    ],
  };
}

/** Returns the title of a point, even if the later checklist removed it. */
function titleOf({ find }: HtmlPage, change: PointChange): string {
  return change.in === 'before'
    ? `${change.point} (no longer in the checklist)`
    : find.point(change.point).title;
}

function digits({ report }: HtmlPage, score: number | null, bounds: readonly number[]): string {
  return score === null ? 'none' : scoreDigits(displayIn(report), score, bounds);
}

function overall({ report }: Pick<HtmlPage, 'report'>): readonly number[] {
  return bandLimits(report.checklist.definition);
}
