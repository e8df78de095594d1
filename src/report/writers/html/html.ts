import type { Page } from '../../html/page.ts';
import { notesSection, type Section } from '../../html/section.ts';
import { appendixSection } from '../../html/sections/appendix.ts';
import { comparisonSection } from '../../html/sections/comparison.ts';
import { gapsSection } from '../../html/sections/gaps.ts';
import { methodSection } from '../../html/sections/method.ts';
import { perceptionsSection } from '../../html/sections/perceptions.ts';
import { pointsSection } from '../../html/sections/points.ts';
import { resultSection } from '../../html/sections/result.ts';
import { rootCausesSection } from '../../html/sections/root-causes.ts';
import { standingsSection } from '../../html/sections/standings.ts';
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
import { textsInWords } from '../../sections/remarks.ts';
import { verdictInWords } from '../../sections/verdict.ts';
import type { RenderOptions } from '../../view.ts';
import { document } from './document.ts';

/** The gap report as one web page, to be read on any screen and printed. */
export function html(report: Report, view: RenderOptions): string {
  return render(report, view, false);
}

/** The page from which a browser prints the PDF. */
export function htmlOnPaper(report: Report, view: RenderOptions): string {
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

function onDifferences(page: Page): readonly (Section | null)[] {
  const { report } = page;
  return [
    resultSection(page),
    notesSection('discuss-first', discussionsInWords(report)),
    notesSection('agreed', agreedInWords(report)),
    standingsSection(page),
    notesSection('gut-feelings', gutFeelingsInWords(report)),
    perceptionsSection(page),
    notesSection('unknown', unknownInWords(report)),
    notesSection('anonymity', anonymityInWords(report)),
    methodSection(page),
  ];
}

function everything(page: Page): readonly (Section | null)[] {
  const { report } = page;
  return [
    resultSection(page),
    notesSection('verdict', verdictInWords(report)),
    pointsSection(page),
    perceptionsSection(page),
    rootCausesSection(page),
    notesSection('closer-looks', closerLooksInWords(report)),
    notesSection('path', pathInWords(report)),
    notesSection('promises', promisesInWords(report)),
    notesSection('discuss-first', discussionsInWords(report)),
    notesSection('agreed', agreedInWords(report)),
    standingsSection(page),
    notesSection('gut-feelings', gutFeelingsInWords(report)),
    notesSection('unknown', unknownInWords(report)),
    gapsSection(page),
    comparisonSection(page),
    notesSection('texts', textsInWords(report)),
    ...leftOut(report).map((own, i) => notesSection(`left-out-${i + 1}`, own)),
    methodSection(page),
    appendixSection(page),
  ];
}
