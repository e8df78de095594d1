import type { PointChange, ScoreChange } from '../../../analysis/comparison/changes.ts';
import type { Comparison } from '../../../analysis/comparison.ts';
import { WEAK_BELOW } from '../../../analysis/root-causes.ts';
import { drawSlope, type Slope, type SlopeLine } from '../../charts/slope.ts';
import { comparisonInWords } from '../../comparison-in-words.ts';
import { percentDigits, signed } from '../../numbers.ts';
import { bandLimits } from '../../words.ts';
import { PAGE_COLOURS } from '../colours.ts';
import type { Page } from '../page.ts';
import { notesBody, type Section } from '../section.ts';
import { type Table, table } from '../table.ts';
import { html, trusted } from '../template.ts';

/** What changed since an earlier round; null where none was given. */
export function comparisonSection(page: Page): Section | null {
  const { comparison } = page.report;
  if (comparison === null) return null;
  const words = comparisonInWords(page.report);
  const chart = drawSlope(slopeOf(page, comparison), PAGE_COLOURS);
  return {
    id: 'comparison',
    title: words.heading,
    body: html`${notesBody(words)}
<div class="chart-and-table"><figure>${trusted(chart)}</figure>
${table(changesTable(page, comparison))}</div>`,
  };
}

/** The overall score and the points in both rounds, numbered in the order of the comparison. */
function slopeOf(page: Pick<Page, 'report'>, { before, after, total, points }: Comparison): Slope {
  return {
    id: 'slope',
    title: `Scores on ${before.date} and on ${after.date}`,
    description:
      'One line for the overall score and one for each point, from the earlier round to the later one. The numbers are those of the points in the table.',
    before: before.date,
    after: after.date,
    lines: [
      slopeLine('all', total, overall(page)),
      ...points.map((own, i) => slopeLine(String(i + 1), own, [WEAK_BELOW])),
    ],
  };
}

function slopeLine(
  name: string,
  { before, after }: ScoreChange,
  bounds: readonly number[],
): SlopeLine {
  const end = (value: number | null) =>
    value === null ? null : { value, text: percentDigits(value, bounds) };
  return { name, isTotal: name === 'all', before: end(before), after: end(after) };
}

function changesTable(page: Page, { before, after, total, points }: Comparison): Table {
  const row = (name: string, own: ScoreChange, bounds: readonly number[]) => [
    name,
    digits(own.before, bounds),
    digits(own.after, bounds),
    own.change === null ? '–' : signed(own.change),
  ];
  return {
    caption: 'Scores in percent in both rounds',
    columns: [
      { head: 'Point' },
      { head: before.date, isNumber: true },
      { head: after.date, isNumber: true },
      { head: 'Change', isNumber: true },
    ],
    rows: [
      { cells: row('All points', total, overall(page)), isMain: true },
      ...points.map((own, i) => ({
        cells: row(`${i + 1}. ${titleOf(page, own)}`, own, [WEAK_BELOW]),
      })),
    ],
  };
}

/** The later checklist may not have a point of the earlier one any more. */
function titleOf({ find }: Page, own: PointChange): string {
  return own.in === 'before'
    ? `${own.point} (no longer in the checklist)`
    : find.point(own.point).title;
}

function digits(score: number | null, bounds: readonly number[]): string {
  return score === null ? 'none' : percentDigits(score, bounds);
}

function overall({ report }: Pick<Page, 'report'>): readonly number[] {
  return bandLimits(report.checklist.definition);
}
