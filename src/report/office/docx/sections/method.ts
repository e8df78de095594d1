import { sourcesInWords } from '../../../phrases.ts';
import {
  type Block,
  bullet,
  heading,
  type Pages,
  paragraphs,
  small,
} from '../../../writers/docx/blocks.ts';

/** How the report came about, and from what. */
export function methodSection({ report }: Pages): readonly Block[] {
  return [
    heading(1, 'Method and sources'),
    ...sourcesInWords(report).map((line) => bullet(line)),
    ...paragraphs(report.checklist.definition.attribution ?? ''),
    small(report.generator),
  ];
}
