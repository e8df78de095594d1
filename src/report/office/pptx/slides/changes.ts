import { pointRows } from '../../../changes/rows.ts';
import { slopeOf } from '../../../charted/slope.ts';
import { comparisonInWords } from '../../../comparison-in-words.ts';
import { entriesOf } from '../../../notes.ts';
import { documentText } from '../../../xml.ts';
import { addSlide, addText, type Deck, FONT, hex, page } from '../deck.ts';

/** What changed since an earlier round; no slide without one. */
export function changesSlide(deck: Deck): void {
  const { file, report, colours } = deck;
  const { comparison } = report;
  if (comparison === null) return;
  const words = comparisonInWords(report);
  const rows = pointRows({ report, comparison, trend: null, generator: report.generator });
  const lines = rows.map(
    ([title, before, after, change], i) =>
      `${i + 1}. ${title}: ${before}, then ${after}: ${change}.`,
  );
  const slide = addSlide(deck, `${words.heading}: ${words.intro ?? ''}`, [
    words,
    { heading: 'Points in percent', entries: entriesOf(lines) },
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
