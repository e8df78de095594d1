import { gapsIntro, gapsInWords } from '../../../sections/gaps.ts';
import {
  type Block,
  docxHeading,
  docxParagraph,
  fact,
  type Pages,
  small,
} from '../../../writers/docx/blocks.ts';

/** The criteria below their targets, costliest first, each with what to do. */
export function docxGaps({ report }: Pages): readonly Block[] {
  return [
    docxHeading(1, 'Gaps', { pageBreakBefore: true }),
    docxParagraph(gapsIntro(report)),
    ...gapsInWords(report).flatMap(({ criterion, question, point, worth, facts }, i) => [
      docxHeading(2, `${i + 1}. ${question}`),
      small(`${criterion} in ${point}: ${worth}`, { keepNext: true }),
      ...facts.map(({ name, text }) => fact(name, text)),
    ]),
  ];
}
