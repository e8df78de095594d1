import { Chalk } from 'chalk';
import type { GapReport } from '../../analysis/gap-report.ts';
import { bar } from '../../numbers.ts';
import { oneSafeLine } from '../../text/safe.ts';
import { bullet, pageWidth, wrap } from '../../text/wrap.ts';
import { reportWords } from '../../words/report.ts';
import { entriesOf, type NoteSection } from '../notes.ts';
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
import { textNotes } from '../text-notes.ts';
import { byScore, gapsTable, pointsTable, standingsTable, type TextPage } from '../text-tables.ts';
import type { RenderOptions } from '../view.ts';

/** Writes the gap report as a summary for a terminal, plain text if there are no colours. */
export function renderText(report: Report, { terminal, edition = 'full' }: RenderOptions): string {
  const page: TextPage = {
    report,
    paint: new Chalk({ level: terminal.colour }),
    columns: pageWidth(terminal),
  };
  return (edition !== 'differences' ? everything(page) : onDifferences(page))
    .filter((section) => section !== '')
    .join('\n\n')
    .concat('\n');
}

function onDifferences(page: TextPage): readonly string[] {
  const { report, paint } = page;
  return [
    title(page),
    paint.bold(wrap(oneSafeLine(resultInWords(report, report.result)), page.columns)),
    ...openAnswersInWords(report).map((notes) => textNotes(page, notes)),
    textNotes(page, discussionsInWords(report)),
    textNotes(page, agreedInWords(report)),
    standingsTable(page),
    textNotes(page, gutFeelingsInWords(report)),
    textNotes(page, perceptions(report)),
    textNotes(page, unknownInWords(report)),
    textNotes(page, anonymityInWords(report)),
    textNotes(page, method(report)),
    originInWords(report),
  ];
}

function everything(page: TextPage): readonly string[] {
  const { report } = page;
  return [
    title(page),
    result(page),
    textNotes(page, verdictInWords(report)),
    ...openAnswersInWords(report).map((notes) => textNotes(page, notes)),
    textNotes(page, comparisonInWords(report)),
    textNotes(page, rootCausesInWords(report)),
    textNotes(page, closerLooksInWords(report)),
    textNotes(page, discussionsInWords(report)),
    textNotes(page, agreedInWords(report)),
    textNotes(page, pathInWords(report)),
    textNotes(page, promisesInWords(report)),
    standingsTable(page),
    textNotes(page, gutFeelingsInWords(report)),
    pointsTable(page),
    gapsTable(page),
    textNotes(page, perceptions(report)),
    textNotes(page, unknownInWords(report)),
    textNotes(page, textsInWords(report)),
    textNotes(page, remarksInWords(report)),
    ...leftOut(report).map((notes) => textNotes(page, notes)),
    textNotes(page, method(report)),
    originInWords(report),
  ];
}

function title({ report, paint, columns }: TextPage): string {
  const kind = report.mode === 'express' ? 'express audit' : 'full audit';
  const about = `${report.checklist.title}, ${kind}, ${report.date}`;
  return [
    paint.bold(wrap(oneSafeLine(`Gap report: ${report.subject}`), columns)),
    paint.dim(wrap(oneSafeLine(about), columns)),
  ].join('\n');
}

function result({ report, paint, columns }: TextPage): string {
  const { result } = report;
  const band = reportIndex(report).band(result.band);
  const facts = [...capsInWords(report), intervalInWords(report), coverageInWords(report)];
  const firstOfAll = result.failedMusts.flatMap(({ must }) => (must.advice ? [must.advice] : []));
  return [
    wrap(
      `${byScore(paint, result.score)(bar(result.score, 20))} ` +
        paint.bold(oneSafeLine(resultInWords(report, result))),
      columns,
    ),
    ...(band?.advice ? [wrap(oneSafeLine(band.advice), columns)] : []),
    ...firstOfAll.map((advice) =>
      bullet(`${reportWords.precondition}: `, oneSafeLine(advice), columns),
    ),
    ...facts.map((fact) => bullet('- ', oneSafeLine(fact), columns)),
  ].join('\n');
}

/** Returns sentences instead of a table, because the averages of three groups would not fit. */
function perceptions(report: GapReport): NoteSection {
  if (report.groups.length < 2) return { heading: '', entries: [] };
  const heads = perceptionHeads(report);
  const lines = perceptionRows(report).map(({ criterion, cells }) => {
    const facts = cells.map((cell, column) => `${heads[column]} ${cell}`);
    return `${criterion}: ${facts.join(', ')}`;
  });
  if (lines.length === 0 && report.anonymity) return { heading: '', entries: [] };
  return { heading: 'Who sees what', intro: perceptionLegend(report), entries: entriesOf(lines) };
}

function method(report: GapReport): NoteSection {
  return { heading: 'Method and sources', entries: entriesOf(sourcesInWords(report)) };
}
