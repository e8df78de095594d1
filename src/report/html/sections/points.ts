import type { GapReport } from '../../../analysis/gap-report.ts';
import { WEAK_BELOW } from '../../../analysis/root-causes.ts';
import { formatWeight, scoreDigits, shareInPercent } from '../../../numbers.ts';
import { radarOf } from '../../charted.ts';
import { drawRadar } from '../../charts/radar.ts';
import { noScoreInWords } from '../../phrases.ts';
import { displayIn, scaleInWords, scoreHead } from '../../report.ts';
import { gapsIntro, gapsInWords } from '../../sections/gaps.ts';
import { pointScoresOf } from '../../sections/points.ts';
import { standingRows } from '../../sections/standings.ts';
import { type HtmlTable, html, htmlTable, nothing, trusted } from '../../writers/html/markup.ts';
import { PAGE_COLOURS } from '../../writers/html/style.ts';
import type { HtmlPage, HtmlSection } from '../section.ts';

/** Number of groups beyond which the table is too wide to be beside the radar. */
const SIDE_BY_SIDE = 3;

/** Returns the section on points: a radar with a line for each group, and a table. */
export function htmlPoints(page: HtmlPage): HtmlSection {
  const radar = radarOf(page.report);
  const isEmpty = radar.series.length === 0;
  const isStacked = isEmpty || page.report.groups.length > SIDE_BY_SIDE;
  return {
    id: 'points',
    title: 'Points',
    body: html`<div class="${isStacked ? 'stacked' : 'chart-and-table'}">${
      isEmpty ? nothing : html`<figure>${trusted(drawRadar(radar, PAGE_COLOURS))}</figure>`
    }
${htmlTable(pointsTable(page))}</div>`,
  };
}

function pointsTable({ report, find }: HtmlPage): HtmlTable {
  const { points, groups } = report;
  const byGroup = groups.map(({ id }) => pointScoresOf(report, id));
  const number = (head: string) => ({ head, isNumber: true });
  return {
    caption: `Points with weights and scores ${scaleInWords(report)}, overall and by group`,
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
        formatWeight(find.point(point).weight),
        digits(report, score),
        ...byGroup.map((scores) => digits(report, scores.get(point) ?? null)),
        shareInPercent(coverage),
      ],
    })),
  };
}

function digits(report: GapReport, score: number | null): string {
  return score === null
    ? noScoreInWords(report)
    : scoreDigits(displayIn(report), score, [WEAK_BELOW]);
}

/** Number of facts beyond which a gap may break across pages. */
const LONG = 8;

/** Returns the criteria below their targets, largest impact first, each with its action. */
export function htmlGaps({ report }: HtmlPage): HtmlSection {
  const gaps = gapsInWords(report).map(
    ({ criterion, question, point, worth, facts }, i) => html`
<article class="gap${facts.length > LONG ? '' : ' short'}"><h3>${i + 1}. ${question}</h3>
<p class="meta"><code>${criterion}</code> in ${point}: ${worth}</p>
<dl>${facts.map(({ name, text }) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl></article>`,
  );
  return {
    id: 'gaps',
    title: 'Gaps',
    body: html`<p class="lead">${gapsIntro(report)}</p>${gaps}`,
  };
}

/** Returns the scores by group and by respondent. */
export function htmlRatings({ report }: HtmlPage): HtmlSection {
  return {
    id: 'standings',
    title: 'Who says what',
    body: htmlTable({
      caption: 'Score, band and coverage of each group and respondent alone',
      columns: [
        { head: 'Alone' },
        { head: scoreHead(report), isNumber: true },
        { head: 'Band' },
        { head: 'Coverage', isNumber: true },
      ],
      rows: standingRows(report).map(({ who, isGroup, score, band, coverage }) => ({
        cells: [who, score, band, coverage],
        isMain: isGroup,
      })),
    }),
  };
}
