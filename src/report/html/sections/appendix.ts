import { type AnsweredPoint, answersInWords } from '../../sections/appendix.ts';
import { type HtmlTable, html, type Row } from '../../writers/html/markup.ts';
import { behind } from '../figure.ts';
import type { HtmlPage } from '../page.ts';
import type { HtmlSection } from '../section.ts';

/** Every answer, note and piece of evidence, point by point. */
export function htmlAppendix({ report, isOnPaper }: HtmlPage): HtmlSection {
  const points = answersInWords(report).map((point, i) =>
    behind(pointTable(point, i + 1), isOnPaper),
  );
  return {
    id: 'appendix',
    title: 'Appendix: every answer, note and evidence',
    body: html`${points}`,
  };
}

function pointTable({ title, criteria }: AnsweredPoint, number: number): HtmlTable {
  return {
    caption: `${number}. ${title}`,
    look: 'answers',
    columns: [{ head: 'Who' }, { head: 'Answer' }, { head: 'Note' }, { head: 'Evidence' }],
    rows: criteria.flatMap(({ criterion, question, outcome, answers }): readonly Row[] => [
      { heading: html`${question} <code>${criterion}</code>: ${outcome}` },
      ...answers.map(({ name, group, said, note, evidence }) => ({
        cells: [`${name}, ${group}`, said, note, evidence.join('; ')],
      })),
    ]),
  };
}
