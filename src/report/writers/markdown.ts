import type { GapReport } from '../../analysis/gap-report.ts';
import { reportWords } from '../../words/report.ts';
import {
  bulletList,
  markdownGaps,
  markdownHeading,
  markdownNotes,
  markdownPoints,
  markdownRatings,
} from '../markdown-sections.ts';
import {
  anonymityInWords,
  capsInWords,
  coverageInWords,
  intervalInWords,
  originInWords,
  resultInWords,
  sourcesInWords,
} from '../phrases.ts';
import { type Report, reportIndex } from '../report.ts';
import { comparisonInWords } from '../sections/comparison.ts';
import {
  agreedInWords,
  discussionsInWords,
  gutFeelingsInWords,
  unknownInWords,
} from '../sections/discussions.ts';
import { closerLooksInWords } from '../sections/gaps.ts';
import { leftOut } from '../sections/left-out.ts';
import { pathInWords, promisesInWords } from '../sections/path.ts';
import { perceptionHeads, perceptionLegend, perceptionRows } from '../sections/perceptions.ts';
import { openAnswersInWords, remarksInWords, textsInWords } from '../sections/remarks.ts';
import { rootCausesInWords } from '../sections/root-causes.ts';
import { verdictInWords } from '../sections/verdict.ts';
import type { RenderOptions } from '../view.ts';
import { codeSpan, markdownTable, escapeMarkdown as md } from './escape-markdown.ts';

/** Writes the gap report as GitHub-flavoured Markdown that is also readable as plain text. */
export function markdown(report: Report, { edition = 'full' }: RenderOptions): string {
  return (edition !== 'differences' ? everything(report) : onDifferences(report))
    .filter((section) => section !== '')
    .join('\n\n')
    .concat('\n');
}

function onDifferences(report: GapReport): readonly string[] {
  return [
    title(report),
    `**${md(resultInWords(report, report.result))}**`,
    ...openAnswersInWords(report).map(markdownNotes),
    markdownNotes(discussionsInWords(report)),
    markdownNotes(agreedInWords(report)),
    markdownRatings(report),
    markdownNotes(gutFeelingsInWords(report)),
    perceptions(report),
    markdownNotes(unknownInWords(report)),
    markdownNotes(anonymityInWords(report)),
    method(report),
  ];
}

function everything(report: Report): readonly string[] {
  return [
    title(report),
    result(report),
    markdownNotes(verdictInWords(report)),
    ...openAnswersInWords(report).map(markdownNotes),
    markdownNotes(comparisonInWords(report)),
    markdownNotes(rootCausesInWords(report)),
    markdownNotes(closerLooksInWords(report)),
    markdownNotes(discussionsInWords(report)),
    markdownNotes(agreedInWords(report)),
    markdownNotes(pathInWords(report)),
    markdownNotes(promisesInWords(report)),
    markdownRatings(report),
    markdownNotes(gutFeelingsInWords(report)),
    markdownPoints(report),
    markdownGaps(report),
    perceptions(report),
    markdownNotes(unknownInWords(report)),
    markdownNotes(textsInWords(report)),
    markdownNotes(remarksInWords(report, new Set(report.gaps.map(({ criterion }) => criterion)))),
    ...leftOut(report).map(markdownNotes),
    method(report),
  ];
}

function title({ subject, date, mode, checklist }: GapReport): string {
  const kind = mode === 'express' ? 'express audit' : 'full audit';
  return `# Gap report: ${markdownHeading(subject)}\n\n${md(checklist.title)}, ${kind}, ${md(date)}`;
}

function result(report: GapReport): string {
  const { result } = report;
  const band = reportIndex(report).band(result.band);
  const advice = band?.advice ? `\n\n${md(band.advice)}` : '';
  const failed = result.failedMusts.flatMap(({ must }) =>
    must.advice ? [`**${reportWords.precondition}:** ${md(must.advice)}`] : [],
  );
  return [
    `**${md(resultInWords(report, result))}**${advice}`,
    ...failed,
    bulletList([...capsInWords(report), intervalInWords(report), coverageInWords(report)].map(md)),
  ].join('\n\n');
}

function perceptions(report: GapReport): string {
  if (report.groups.length < 2) return '';
  const rows = perceptionRows(report).map(({ criterion, cells }) => [
    codeSpan(criterion),
    ...cells,
  ]);
  if (rows.length === 0 && report.anonymity) return '';
  const head = ['Criterion', ...perceptionHeads(report).map(md)];
  const right = head.map((_, column) => column).slice(1);
  return `## Who sees what\n\n${md(perceptionLegend(report))}\n\n${markdownTable(head, rows, right)}`;
}

function method(report: GapReport): string {
  return [
    '## Method and sources',
    bulletList(sourcesInWords(report).map(md)),
    ...(report.checklist.definition.attribution
      ? [md(report.checklist.definition.attribution)]
      : []),
    md(originInWords(report)),
  ].join('\n\n');
}
