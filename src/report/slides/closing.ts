import type { Comparison } from '../../analysis/comparison/comparison.ts';
import { formatSigned, scoreDigits } from '../../numbers.ts';
import { documentText } from '../../text/safe.ts';
import { count } from '../../words/grammar.ts';
import { hex } from '../brand/brand.ts';
import { slopeOf } from '../charted.ts';
import { entriesOf } from '../notes.ts';
import { coverageInWords, noScoreInWords, sourcesInWords } from '../phrases.ts';
import { displayIn, type Report, scaleInWords } from '../report.ts';
import { comparisonInWords } from '../sections/comparison.ts';
import { leftOut } from '../sections/left-out.ts';
import { addSlide, addText, type Deck, FONT, page } from './deck.ts';
import { addGrid } from './grid.ts';

/** Adds the changes since the earlier round; no slide without one. */
export function changesSlide(deck: Deck): void {
  const { file, report, colours } = deck;
  const { comparison } = report;
  if (comparison === null) return;
  const words = comparisonInWords(report);
  const rows = pointRows(report, comparison);
  const lines = rows.map(
    ([title, before, after, change], i) =>
      `${i + 1}. ${title}: ${before}, then ${after}: ${change}.`,
  );
  const slide = addSlide(deck, `${words.heading}: ${words.intro ?? ''}`, [
    words,
    { heading: `Points ${scaleInWords(report)}`, entries: entriesOf(lines) },
  ]);
  const slope = slopeOf(report, comparison);
  const series = (['before', 'after'] as const).map((side) => ({
    name: slope[side],
    labels: slope.lines.map(({ name }) => name),
    values: slope.lines.map((line) => Number(line[side]?.text ?? 0)),
  }));
  slide.addChart(file.ChartType.bar, series, {
    ...{ x: page.left, y: page.top - 0.1, w: 7.4, h: page.bottom - page.top + 0.1 },
    ...{ barDir: 'col', barGapWidthPct: 60, chartColors: [hex(colours.line), hex(colours.accent)] },
    ...{ valAxisMinVal: 0, valAxisMaxVal: 100, valAxisMajorUnit: 25 },
    ...{
      valAxisLabelFontSize: 11,
      valAxisLabelFontFace: FONT,
      valAxisLabelColor: hex(colours.quiet),
    },
    ...{
      catAxisLabelFontSize: 12,
      catAxisLabelFontFace: FONT,
      catAxisLabelColor: hex(colours.ink),
    },
    valGridLine: { color: hex(colours.line), size: 0.5, style: 'solid' },
    ...{ showLegend: true, legendPos: 'b', legendFontSize: 12, legendFontFace: FONT },
    altText: documentText(`${slope.title}. ${slope.description}`),
  });
  const x = 8.3;
  const width = page.left + page.room - x;
  let y = page.top + 0.05;
  for (const { line } of words.entries) {
    if (y > page.bottom - 1) break;
    y = addText(deck, slide, line, { x, y: y + 0.08, width, lines: 4, size: 14 });
  }
}

/** Adds the scoring method, and the criteria excluded from the score. */
export function methodSlide(deck: Deck): void {
  const { report, find } = deck;
  const { checklist, scoringRule, mode, respondents, groups, generator } = report;
  const left = leftOut(report);
  const sources = sourcesInWords(report);
  const attribution = checklist.definition.attribution ?? '';
  const slide = addSlide(deck, 'Method and sources', [
    {
      heading: '',
      entries: entriesOf([...sources, ...(attribution === '' ? [] : [attribution]), generator]),
    },
    ...left,
  ]);
  const lines = [
    `${checklist.title}, version ${checklist.version}; ${mode === 'express' ? 'express audit: only the key criteria were asked' : 'full audit'}.`,
    `Scoring rule: ${scoringRule}.`,
    `Answers of ${count(respondents.length, { one: 'person', other: 'people' })} in ${count(groups.length, { one: 'group', other: 'groups' })}.`,
    coverageInWords(report),
    ...left.map(
      ({ heading, entries }) =>
        `${heading}: ${count(entries.length, { one: 'line', other: 'lines' })}, in the notes.`,
    ),
    'Digests of the checklist and of all answers are in the notes.',
    generator,
  ];
  let y = page.top;
  for (const line of lines) {
    if (y > page.bottom - 0.6) break;
    y = 0.1 + addText(deck, slide, line, { x: page.left, y, width: 6.6, lines: 3, size: 15 });
  }
  addGrid(deck, slide, {
    columns: [
      { head: 'Who answered', width: 3.1 },
      { head: 'Group', width: 1.2 },
      { head: 'Date', width: 1.1 },
    ],
    rows: respondents.map(({ name, group, answers }) => [name, find.group(group), answers.date]),
    ...{ x: 7.6, y: page.top, lines: 1, size: 13 },
  });
}

/** Returns a row for each point: title, scores before and after, change. */
function pointRows(report: Report, { points }: Comparison): readonly (readonly string[])[] {
  const score = (fraction: number | null) =>
    fraction === null ? noScoreInWords(report) : scoreDigits(displayIn(report), fraction);
  const titles = new Map(report.checklist.definition.points.map(({ id, title }) => [id, title]));
  return points.map(({ point, before, after, change }) => [
    titles.get(point) ?? point,
    score(before),
    score(after),
    change === null ? '' : formatSigned(displayIn(report), change),
  ]);
}
