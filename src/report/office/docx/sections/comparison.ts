import { AlignmentType } from 'docx';
import { pointRows, scoreHeads } from '../../../changes/rows.ts';
import { slopeOf } from '../../../charted.ts';
import { drawSlope } from '../../../charts/slope.ts';
import { comparisonInWords } from '../../../sections/comparison.ts';
import {
  type DocxBlock,
  docxNotes,
  docxPicture,
  type Pages,
} from '../../../writers/docx/blocks.ts';
import { docxTable, figures } from '../../../writers/docx/table.ts';

/** Returns the section on changes since the earlier round, as a chart and a table. */
export function docxComparison(pages: Pages): readonly DocxBlock[] {
  const { report, colours } = pages;
  const { comparison } = report;
  if (comparison === null) return [];
  const rows = pointRows({ report, comparison, trend: null, generator: report.generator });
  const slope = slopeOf(report, comparison);
  return [
    ...docxNotes(comparisonInWords(report)),
    docxPicture(drawSlope(slope, colours), slope, { alignment: AlignmentType.CENTER }),
    docxTable(
      [{ head: 'Point', width: 55 }, ...scoreHeads(report).map(figures)],
      rows.map(([title = '', ...cells], i) => ({ cells: [`${i + 1}. ${title}`, ...cells] })),
      colours,
    ),
  ];
}
