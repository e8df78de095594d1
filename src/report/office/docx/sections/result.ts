import { AlignmentType } from 'docx';
import { reportWords } from '../../../../words/report.ts';
import { dialOf } from '../../../charted.ts';
import { drawDial } from '../../../charts/dial.ts';
import { capsInWords, coverageInWords, intervalInWords, resultInWords } from '../../../phrases.ts';
import { scaleInWords } from '../../../report.ts';
import {
  type DocxBlock,
  docxBullet,
  docxHeading,
  docxParagraph,
  docxPicture,
  fact,
  type Pages,
  small,
} from '../../../writers/docx/blocks.ts';
import { LEAD } from '../../../writers/docx/look.ts';

/** Returns the section on the result: score, band and possible range, with a summary first. */
export function docxResult({ report, find, colours }: Pages): readonly DocxBlock[] {
  const { result, checklist } = report;
  const dial = dialOf(report);
  const advice = find.band(result.band)?.advice;
  const bands = checklist.definition.bands.map(({ title, from }) => `${title} from ${from}`);
  return [
    docxHeading(1, 'Result'),
    docxParagraph(resultInWords(report, result), { style: LEAD }),
    ...(advice ? [docxParagraph(advice)] : []),
    ...result.failedMusts.flatMap(({ must }) =>
      must.advice ? [fact(`${reportWords.precondition}:`, must.advice)] : [],
    ),
    docxPicture(drawDial({ ...dial, bandText: '', intervalText: '' }, colours), dial, {
      alignment: AlignmentType.CENTER,
    }),
    small(`The score ${scaleInWords(report)} on the bands: ${bands.join(', ')}.`),
    ...[...capsInWords(report), intervalInWords(report), coverageInWords(report)].map((line) =>
      docxBullet(line),
    ),
  ];
}
