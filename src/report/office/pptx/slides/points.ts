import { WEAK_BELOW } from '../../../../analysis/root-causes.ts';
import { noScoreInWords } from '../../../anonymity-in-words.ts';
import { radarOf } from '../../../charted/radar.ts';
import { gutFeelingsInWords } from '../../../differences-in-words.ts';
import { entriesOf } from '../../../notes.ts';
import { percentDigits, shareInPercent, weight } from '../../../numbers.ts';
import type { Report } from '../../../report.ts';
import { documentText } from '../../../xml.ts';
import { addSlide, addText, type Deck, FONT, hex, page } from '../deck.ts';
import { fitted } from '../fit.ts';
import { addGrid } from '../grid.ts';

/** The points as each group scores them: a chart that its reader can edit, and the figures. */
export function pointsSlide(deck: Deck): void {
  const { report, find } = deck;
  const { points } = report;
  const digits = (score: number | null) =>
    score === null ? noScoreInWords(report) : percentDigits(score, [WEAK_BELOW]);
  const radar = radarOf(report);
  const lines = points.map(({ point, score, coverage }, i) => {
    const byGroup = radar.series.map(({ name, values }) => `${name} ${digits(values[i] ?? null)}`);
    const { title, weight: own } = find.point(point);
    return `${i + 1}. ${title}: ${digits(score)} (${byGroup.join(', ')}; weight ${weight(own)}, coverage ${shareInPercent(coverage)}).`;
  });
  const slide = addSlide(deck, titleOf(report), [
    { heading: 'Points, scores in percent', entries: entriesOf(lines) },
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
      { head: 'Score in %', width: 1.1, isNumber: true },
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

/** From so many points on a radar has a shape. */
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
    values: values.map((value) => (value === null ? 0 : Number(percentDigits(value)))),
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
