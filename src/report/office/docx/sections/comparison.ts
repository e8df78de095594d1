import { AlignmentType } from 'docx';
import { pointRows, SCORE_HEADS } from '../../../changes/rows.ts';
import { slopeOf } from '../../../charted/slope.ts';
import { drawSlope } from '../../../charts/slope.ts';
import { comparisonInWords } from '../../../sections/comparison.ts';
import { type Block, notes, type Pages, picture } from '../../../writers/docx/blocks.ts';
import { figures, table } from '../../../writers/docx/table.ts';

/** What changed since an earlier round, drawn and in figures. */
export function comparisonSection(pages: Pages): readonly Block[] {
  const { report, colours } = pages;
  const { comparison } = report;
  if (comparison === null) return [];
  const rows = pointRows({ report, comparison, trend: null, generator: report.generator });
  const slope = slopeOf(report, comparison);
  return [
    ...notes(comparisonInWords(report)),
    picture(drawSlope(slope, colours), slope, { alignment: AlignmentType.CENTER }),
    table(
      [{ head: 'Point', width: 55 }, ...SCORE_HEADS.map(figures)],
      rows.map(([title = '', ...cells], i) => ({ cells: [`${i + 1}. ${title}`, ...cells] })),
      colours,
    ),
  ];
}
