import { heatOf } from '../../../charts/heat-map.ts';
import {
  perceptionHeads,
  perceptionLegend,
  perceptionRows,
} from '../../../sections/perceptions.ts';
import { type DocxBlock, docxHeading, type Pages, small } from '../../../writers/docx/blocks.ts';
import { docxTable, figures } from '../../../writers/docx/table.ts';

/** Returns each group's view of each criterion, as a heat map with numbers. */
export function docxPerceptions({ report, colours }: Pages): readonly DocxBlock[] {
  const rows = perceptionRows(report);
  if (rows.length === 0) return [];
  const columns = [{ head: 'Criterion', width: 34 }, ...perceptionHeads(report).map(figures)];
  const lines = rows.map(({ criterion, cells, means }) => ({
    cells: [
      criterion,
      ...cells.map((text, i) => {
        const mean = means[i];
        if (mean === undefined || mean === null) return text;
        const { fill, text: ink } = heatOf(mean, colours);
        return { text, fill, ink };
      }),
    ],
  }));
  return [
    docxHeading(1, 'Who sees what', { pageBreakBefore: true }),
    small(`${perceptionLegend(report)} The darker a cell, the higher the mean.`),
    docxTable(columns, lines, colours),
  ];
}
