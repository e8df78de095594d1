import { gapsIntro, gapsInWords } from '../../../sections/gaps.ts';
import {
  type Block,
  fact,
  heading,
  type Pages,
  paragraph,
  small,
} from '../../../writers/docx/blocks.ts';

/** The criteria below their targets, costliest first, each with what to do. */
export function gapsSection({ report }: Pages): readonly Block[] {
  return [
    heading(1, 'Gaps', { pageBreakBefore: true }),
    paragraph(gapsIntro(report)),
    ...gapsInWords(report).flatMap(({ criterion, question, point, worth, facts }, i) => [
      heading(2, `${i + 1}. ${question}`),
      small(`${criterion} in ${point}: ${worth}`, { keepNext: true }),
      ...facts.map(({ name, text }) => fact(name, text)),
    ]),
  ];
}
