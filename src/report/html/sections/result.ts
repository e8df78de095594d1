import { shareInPercent } from '../../../numbers.ts';
import { lowestOf } from '../../../scoring/band.ts';
import { reportWords } from '../../../words/report.ts';
import { dialOf } from '../../charted.ts';
import { drawDial } from '../../charts/dial.ts';
import {
  capsInWords,
  coverageInWords,
  intervalInWords,
  noScoreInWords,
  resultInWords,
  scoreInWords,
} from '../../phrases.ts';
import { type HtmlTable, html, nothing, trusted } from '../../writers/html/markup.ts';
import { PAGE_COLOURS } from '../../writers/html/style.ts';
import type { HtmlPage } from '../section.ts';
import { behind, bullets, type HtmlSection } from '../section.ts';

/** Returns the section on the result: score, band and possible range, with a summary first. */
export function htmlResult(page: HtmlPage): HtmlSection {
  const { report, find } = page;
  const { result } = report;
  const advice = find.band(result.band)?.advice;
  const firstOfAll = result.failedMusts.flatMap(({ must }) => must.advice ?? []);
  const facts = [...capsInWords(report), intervalInWords(report), coverageInWords(report)];
  return {
    id: 'result',
    title: 'Result',
    body: html`<div class="pair"><div>
<p class="verdict">${resultInWords(report, result)}</p>
${advice ? html`<p class="lead">${advice}</p>` : nothing}
${firstOfAll.map((sentence) => html`<p class="first"><strong>${reportWords.precondition}:</strong> ${sentence}</p>`)}
${bullets(facts)}</div>
<figure>${trusted(drawDial(dialOf(report), PAGE_COLOURS))}</figure></div>
${behind(dialTable(page), page.isOnPaper)}`,
  };
}

function dialTable({ report }: HtmlPage): HtmlTable {
  const { result, checklist } = report;
  const ends = [
    ['Score', result.score],
    ['With every blank at its worst', result.low],
    ['With every blank at its best', result.high],
  ] as const;
  const figure = (score: number | null) =>
    score === null ? noScoreInWords(report) : scoreInWords(report, score);
  return {
    caption: 'Score and bands in figures',
    columns: [{ head: 'What' }, { head: 'Figure', isNumber: true }],
    rows: [
      ...ends.map(([what, score]) => ({ cells: [what, figure(score)] })),
      { cells: ['Coverage', shareInPercent(result.coverage)] },
      ...checklist.definition.bands.map((band) => ({
        cells: [
          `Band ${band.title}${band.id === result.band ? ' (reached)' : ''}`,
          `from ${scoreInWords(report, lowestOf(checklist.definition, band))}`,
        ],
        isMain: band.id === result.band,
      })),
    ],
  };
}
