import { WEAK_BELOW } from '../../analysis/root-causes.ts';
import { formatWeight, scoreDigits, shareInPercent } from '../../numbers.ts';
import { documentText } from '../../text/safe.ts';
import { hex } from '../brand/brand.ts';
import { radarOf } from '../charted.ts';
import { entriesOf } from '../notes.ts';
import { noScoreInWords } from '../phrases.ts';
import { displayIn, type Report, scaleInWords, scoreHead } from '../report.ts';
import {
  agreedInWords,
  discussionsInWords,
  gutFeelingsInWords,
  unknownInWords,
} from '../sections/discussions.ts';
import { perceptionHeads, perceptionLegend, perceptionRows } from '../sections/perceptions.ts';
import { addSlide, addText, type Deck, FONT, page } from './deck.ts';
import { fitted, type Slide } from './fit.ts';
import { addGrid } from './grid.ts';

/** Adds the scores of the points by group, as an editable chart and a table. */
export function pointsSlide(deck: Deck): void {
  const { report, find } = deck;
  const { points } = report;
  const digits = (score: number | null) =>
    score === null ? noScoreInWords(report) : scoreDigits(displayIn(report), score, [WEAK_BELOW]);
  const radar = radarOf(report);
  const lines = points.map(({ point, score, coverage }, i) => {
    const byGroup = radar.series.map(({ name, values }) => `${name} ${digits(values[i] ?? null)}`);
    const { title, weight } = find.point(point);
    return `${i + 1}. ${title}: ${digits(score)} (${byGroup.join(', ')}; weight ${formatWeight(weight)}, coverage ${shareInPercent(coverage)}).`;
  });
  const slide = addSlide(deck, titleOf(report), [
    { heading: `Points, scores ${scaleInWords(report)}`, entries: entriesOf(lines) },
    gutFeelingsInWords(report),
  ]);
  addChart(deck, slide);
  const shown = points.map(({ point, score }, i) => ({
    score: score ?? 2,
    cells: [`${i + 1}`, find.point(point).title, digits(score)],
  }));
  addGrid(deck, slide, {
    columns: [
      { head: '', width: 0.5, isNumber: true },
      { head: 'Point', width: 4.1 },
      { head: scoreHead(report), width: 1.1, isNumber: true },
    ],
    rows: shown.map(({ cells }) => cells),
    ...{ x: 7.0, y: page.top, lines: 1, size: 13 },
  });
}

function titleOf({ points, rootCauses }: Report): string {
  const weak = rootCauses.weak.length;
  const of = `${points.length} points`;
  if (points.every(({ score }) => score === null)) return 'No point has a score';
  if (points.length === 1) {
    return `The one point is ${weak === 0 ? 'not ' : ''}below half of what can be reached`;
  }
  return weak === 0
    ? `None of ${of} is below half of what can be reached`
    : `${weak} of ${of} ${weak === 1 ? 'is' : 'are'} below half of what can be reached`;
}

/** Fewest axes of a radar. */
const LEAST_AXES = 3;

function addChart(deck: Deck, slide: ReturnType<typeof addSlide>): void {
  const { file, report, colours } = deck;
  const radar = radarOf(report);
  if (radar.series.length === 0) {
    addText(deck, slide, 'There is no score to show.', {
      x: page.left,
      y: 3,
      width: 5,
      lines: 1,
      size: 16,
    });
    return;
  }
  const data = radar.series.map(({ name, values }) => ({
    name: fitted(name, { width: 1.7, size: 12, lines: 1 }),
    labels: [...radar.axes],
    values: values.map((value) =>
      value === null ? 0 : Number(scoreDigits(displayIn(report), value)),
    ),
  }));
  const isRadar = radar.axes.length >= LEAST_AXES;
  slide.addChart(isRadar ? file.ChartType.radar : file.ChartType.bar, data, {
    ...{ x: page.left, y: page.top - 0.1, w: 6.1, h: page.bottom - page.top + 0.1 },
    ...{ radarStyle: 'marker', barDir: 'bar', lineSize: 2 },
    chartColors: radar.series.map((_, i) =>
      hex(colours.series[i % colours.series.length] ?? colours.ink),
    ),
    ...{ valAxisMinVal: 0, valAxisMaxVal: 100, valAxisMajorUnit: 25 },
    ...{
      valAxisLabelFontSize: 10,
      valAxisLabelColor: hex(colours.quiet),
      valAxisLabelFontFace: FONT,
    },
    ...{
      catAxisLabelFontSize: 12,
      catAxisLabelColor: hex(colours.ink),
      catAxisLabelFontFace: FONT,
    },
    valGridLine: { color: hex(colours.line), size: 0.75, style: 'solid' },
    ...{ showLegend: true, legendPos: 'b', legendFontSize: 12, legendFontFace: FONT },
    ...{
      legendColor: hex(colours.ink),
      altText: documentText(`${radar.title}. ${radar.description}`),
    },
  });
}

/** Adds the criteria to discuss first, each on a card with the answers. */
export function differencesSlide(deck: Deck): void {
  const { report, colours } = deck;
  const discussions = discussionsInWords(report);
  const { entries, intro } = discussions;
  const title =
    entries.length === 0
      ? 'Where the groups differ'
      : `Where the groups differ most: ${entries.length} to discuss first`;
  const heads = perceptionHeads(report);
  const rows = perceptionRows(report).map(
    ({ criterion, cells }) =>
      `${criterion}: ${cells.map((cell, i) => `${heads[i]} ${cell}`).join(', ')}.`,
  );
  const slide = addSlide(deck, title, [
    discussions,
    agreedInWords(report),
    unknownInWords(report),
    { heading: 'Who sees what', intro: perceptionLegend(report), entries: entriesOf(rows) },
  ]);
  if (entries.length === 0) {
    const look = { x: page.left, y: page.top + 0.2, width: page.room, lines: 3, size: 20 };
    addText(deck, slide, intro ?? '', { ...look, colour: colours.ink });
  }
  for (const [i] of entries.entries()) addCard(deck, slide, i);
}

const GAP = 0.35;

function addCard(deck: Deck, slide: Slide, place: number): void {
  const { report, find, colours } = deck;
  const discussion = report.disagreement.discussFirst[place];
  const entry = discussionsInWords(report).entries[place];
  if (!discussion || !entry) return;
  const count = report.disagreement.discussFirst.length;
  const width = (page.room - (count - 1) * GAP) / count;
  const x = page.left + place * (width + GAP);
  slide.addShape('rect', {
    ...{ x, y: page.top, w: width, h: page.bottom - page.top },
    fill: { color: hex(colours.paper) },
    line: { color: hex(colours.line), width: 1 },
  });
  slide.addShape('rect', {
    ...{ x, y: page.top, w: width, h: 0.08 },
    fill: {
      color: hex(
        [discussion.gap, discussion.spread].some((own) => own?.verdict === 'conflict')
          ? (colours.series[1] ?? colours.accent)
          : colours.accent,
      ),
    },
  });
  const inner = { x: x + 0.2, width: width - 0.4 };
  const { question } = find.criterion(discussion.criterion);
  const [, difference = entry.line] = /^"[^"]*": (.*?)\. /.exec(entry.line) ?? [];
  let y = addText(deck, slide, question, {
    ...inner,
    y: page.top + 0.25,
    lines: 4,
    size: 16,
    bold: true,
  });
  y = addText(deck, slide, difference, {
    ...inner,
    y: y + 0.1,
    lines: 3,
    size: 15,
    colour: colours.accent,
  });
  for (const line of entry.details ?? []) {
    if (y > page.bottom - 1.1) break;
    y = addText(deck, slide, line, { ...inner, y: y + 0.12, lines: 4, size: 14 });
  }
}
