import { sourcesInWords } from '../../phrases.ts';
import { type AnsweredPoint, answersInWords } from '../../sections/appendix.ts';
import { type HtmlTable, html, nothing, type Row } from '../../writers/html/markup.ts';
import type { HtmlPage, HtmlSection } from '../section.ts';
import { behind, bullets } from '../section.ts';

/** Returns all answers, notes and evidence, point by point. */
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

/** Returns the section on scoring method and sources. */
export function htmlMethod({ report }: HtmlPage): HtmlSection {
  const { attribution } = report.checklist.definition;
  return {
    id: 'method',
    title: 'Method and sources',
    body: html`${bullets(sourcesInWords(report))}
${attribution ? html`<p>${attribution}</p>` : nothing}
<p>${report.generator}</p>`,
  };
}
