import { sourcesInWords } from '../../../words.ts';
import { type Block, bullet, heading, paragraphs, small } from '../blocks.ts';
import type { Pages } from '../pages.ts';

/** How the report came about, and from what. */
export function methodSection({ report }: Pages): readonly Block[] {
  return [
    heading(1, 'Method and sources'),
    ...sourcesInWords(report).map((line) => bullet(line)),
    ...paragraphs(report.checklist.definition.attribution ?? ''),
    small(report.generator),
  ];
}
