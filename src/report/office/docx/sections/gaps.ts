import { gapsIntro, gapsInWords } from '../../../gaps-in-words.ts';
import { type Block, fact, heading, paragraph, small } from '../blocks.ts';
import type { Pages } from '../pages.ts';

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
