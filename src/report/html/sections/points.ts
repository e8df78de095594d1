import type { GapReport } from '../../../analysis/gap-report.ts';
import { WEAK_BELOW } from '../../../analysis/root-causes.ts';
import { noScoreInWords } from '../../anonymity-in-words.ts';
import { drawRadar, type Radar } from '../../charts/radar.ts';
import { percentDigits, shareInPercent, weight } from '../../numbers.ts';
import { pointScoresOf } from '../../point-scores.ts';
import { PAGE_COLOURS } from '../colours.ts';
import type { Page } from '../page.ts';
import type { Section } from '../section.ts';
import { type Table, table } from '../table.ts';
import { html, trusted } from '../template.ts';

/** More groups than this make the table too wide to stand beside the radar. */
const SIDE_BY_SIDE = 3;

/** The points: each group's view of them on a radar, whose table is their list. */
export function pointsSection(page: Page): Section {
  const chart = drawRadar(radarOf(page), PAGE_COLOURS);
  return {
    id: 'points',
    title: 'Points',
    body: html`<div class="${page.report.groups.length > SIDE_BY_SIDE ? 'stacked' : 'chart-and-table'}"><figure>${trusted(chart)}</figure>
${table(pointsTable(page))}</div>`,
  };
}

/** How each group alone scores the points, which are numbered in the order of the checklist. */
function radarOf({ report }: Pick<Page, 'report'>): Radar {
  const { points, groups } = report;
  return {
    id: 'radar',
    title: 'Points as each group scores them',
    description: `One line for each of ${groups.map(({ title }) => title).join(', ') || 'no groups'}; the further out, the better. The numbers are those of the points in the table.`,
    axes: points.map((_, i) => String(i + 1)),
    series: groups.map(({ id, title }) => {
      const scores = pointScoresOf(report, id);
      return { name: title, values: points.map(({ point }) => scores.get(point) ?? null) };
    }),
  };
}

function pointsTable({ report, find }: Page): Table {
  const { points, groups } = report;
  const byGroup = groups.map(({ id }) => pointScoresOf(report, id));
  const number = (head: string) => ({ head, isNumber: true });
  return {
    caption: 'Points with weights and scores in percent, overall and by group',
    columns: [
      { head: 'Point' },
      number('Weight'),
      number('Score'),
      ...groups.map(({ title }) => number(title)),
      number('Coverage'),
    ],
    rows: points.map(({ point, score, coverage }, i) => ({
      cells: [
        html`${i + 1}. ${find.point(point).title}`,
        weight(find.point(point).weight),
        digits(report, score),
        ...byGroup.map((scores) => digits(report, scores.get(point) ?? null)),
        shareInPercent(coverage),
      ],
    })),
  };
}

function digits(report: GapReport, score: number | null): string {
  return score === null ? noScoreInWords(report) : percentDigits(score, [WEAK_BELOW]);
}
