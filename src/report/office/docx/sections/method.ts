import { sourcesInWords } from '../../../phrases.ts';
import {
  type Block,
  docxBullet,
  docxHeading,
  type Pages,
  paragraphs,
  small,
} from '../../../writers/docx/blocks.ts';

/** How the report came about, and from what. */
export function docxMethod({ report }: Pages): readonly Block[] {
  return [
    docxHeading(1, 'Method and sources'),
    ...sourcesInWords(report).map((line) => docxBullet(line)),
    ...paragraphs(report.checklist.definition.attribution ?? ''),
    small(report.generator),
  ];
}
