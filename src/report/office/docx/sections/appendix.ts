import { sourcesInWords } from '../../../phrases.ts';
import { type AnsweredPoint, answersInWords } from '../../../sections/appendix.ts';
import {
  type DocxBlock,
  docxBullet,
  docxHeading,
  type Pages,
  paragraphs,
  small,
} from '../../../writers/docx/blocks.ts';
import { docxTable, type TableLine } from '../../../writers/docx/table.ts';

const COLUMNS = [
  { head: 'Criterion', width: 30 },
  { head: 'Who', width: 18 },
  { head: 'Answer', width: 18 },
  { head: 'Note and evidence', width: 34 },
];

/** Returns all answers, notes and evidence, one table for each point. */
export function docxAppendix({ report, colours }: Pages): readonly DocxBlock[] {
  return [
    docxHeading(1, 'Appendix: every answer, note and evidence', { pageBreakBefore: true }),
    ...answersInWords(report).flatMap((point, i) => [
      docxHeading(2, `${i + 1}. ${point.title}`),
      docxTable(COLUMNS, linesOf(point), colours),
    ]),
  ];
}

/** Returns a row for each answer; only the first answer to a criterion shows the question. */
function linesOf({ criteria }: AnsweredPoint): readonly TableLine[] {
  return criteria.flatMap(({ criterion, question, outcome, answers }) =>
    answers.map(({ name, group, said, note, evidence }, i) => ({
      cells: [
        i === 0 ? `${question}\n${criterion}: ${outcome}` : criterion,
        `${name}, ${group}`,
        said,
        [note.trim(), ...(evidence.length > 0 ? [`Seen: ${evidence.join('; ')}`] : [])]
          .filter((part) => part !== '')
          .join('\n'),
      ],
    })),
  );
}

/** Returns the section on scoring method and sources. */
export function docxMethod({ report }: Pages): readonly DocxBlock[] {
  return [
    docxHeading(1, 'Method and sources'),
    ...sourcesInWords(report).map((line) => docxBullet(line)),
    ...paragraphs(report.checklist.definition.attribution ?? ''),
    small(report.generator),
  ];
}
