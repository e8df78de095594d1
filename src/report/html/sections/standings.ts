import { standingRows } from '../../sections/standings.ts';
import { htmlTable } from '../../writers/html/markup.ts';
import type { HtmlPage } from '../page.ts';
import type { HtmlSection } from '../section.ts';

/** What each group and each respondent alone would make of the audit. */
export function htmlRatings({ report }: HtmlPage): HtmlSection {
  return {
    id: 'standings',
    title: 'Who says what',
    body: htmlTable({
      caption: 'Score, band and coverage of each group and respondent alone',
      columns: [
        { head: 'Alone' },
        { head: 'Score in %', isNumber: true },
        { head: 'Band' },
        { head: 'Coverage', isNumber: true },
      ],
      rows: standingRows(report).map(({ who, isGroup, score, band, coverage }) => ({
        cells: [who, score, band, coverage],
        isMain: isGroup,
      })),
    }),
  };
}
