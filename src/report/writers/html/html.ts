import type { HtmlPage } from '../../html/section.ts';
import { type HtmlSection, notesSection } from '../../html/section.ts';
import { htmlAppendix, htmlMethod } from '../../html/sections/appendix.ts';
import { htmlComparison } from '../../html/sections/comparison.ts';
import { htmlPerceptions } from '../../html/sections/perceptions.ts';
import { htmlGaps, htmlPoints, htmlRatings } from '../../html/sections/points.ts';
import { htmlResult } from '../../html/sections/result.ts';
import { htmlRootCauses } from '../../html/sections/root-causes.ts';
import { anonymityInWords } from '../../phrases.ts';
import { type Report, reportIndex } from '../../report.ts';
import {
  agreedInWords,
  discussionsInWords,
  gutFeelingsInWords,
  unknownInWords,
} from '../../sections/discussions.ts';
import { closerLooksInWords } from '../../sections/gaps.ts';
import { leftOut } from '../../sections/left-out.ts';
import { pathInWords, promisesInWords } from '../../sections/path.ts';
import { openAnswersInWords, textsInWords } from '../../sections/remarks.ts';
import { verdictInWords } from '../../sections/verdict.ts';
import type { RenderOptions } from '../../view.ts';
import { document } from './document.ts';

/** Writes the gap report as one web page for any screen and for print. */
export function renderHtml(report: Report, view: RenderOptions): string {
  return render(report, view, false);
}

/** Writes the page from which a browser prints the PDF. */
export function renderHtmlOnPaper(report: Report, view: RenderOptions): string {
  return render(report, view, true);
}

function render(
  report: Report,
  { edition = 'all', brand }: RenderOptions,
  isOnPaper: boolean,
): string {
  const page = { report, find: reportIndex(report), brand: brand ?? null, isOnPaper };
  const sections = edition === 'all' ? everything(page) : onDifferences(page);
  return document(
    page,
    sections.filter((section) => section !== null),
  );
}

function onDifferences(page: HtmlPage): readonly (HtmlSection | null)[] {
  const { report } = page;
  return [
    htmlResult(page),
    ...openAnswers(page),
    notesSection('discuss-first', discussionsInWords(report)),
    notesSection('agreed', agreedInWords(report)),
    htmlRatings(page),
    notesSection('gut-feelings', gutFeelingsInWords(report)),
    htmlPerceptions(page),
    notesSection('unknown', unknownInWords(report)),
    notesSection('anonymity', anonymityInWords(report)),
    htmlMethod(page),
  ];
}

function everything(page: HtmlPage): readonly (HtmlSection | null)[] {
  const { report } = page;
  return [
    htmlResult(page),
    notesSection('verdict', verdictInWords(report)),
    ...openAnswers(page),
    htmlPoints(page),
    htmlPerceptions(page),
    htmlRootCauses(page),
    notesSection('closer-looks', closerLooksInWords(report)),
    notesSection('path', pathInWords(report)),
    notesSection('promises', promisesInWords(report)),
    notesSection('discuss-first', discussionsInWords(report)),
    notesSection('agreed', agreedInWords(report)),
    htmlRatings(page),
    notesSection('gut-feelings', gutFeelingsInWords(report)),
    notesSection('unknown', unknownInWords(report)),
    htmlGaps(page),
    htmlComparison(page),
    notesSection('texts', textsInWords(report)),
    ...leftOut(report).map((notes, i) => notesSection(`left-out-${i + 1}`, notes)),
    htmlMethod(page),
    htmlAppendix(page),
  ];
}

function openAnswers({ report }: HtmlPage): readonly (HtmlSection | null)[] {
  return openAnswersInWords(report).map((notes, i) => notesSection(`open-answers-${i + 1}`, notes));
}
