import { Chalk, type ChalkInstance } from 'chalk';
import type { GapReport } from '../analysis/gap-report.ts';
import { WEAK_BELOW } from '../analysis/root-causes.ts';
import type { Standing } from '../analysis/standing.ts';
import { agreedInWords } from './agreed-in-words.ts';
import { comparisonInWords } from './comparison-in-words.ts';
import { discussionsInWords, gutFeelingsInWords, unknownInWords } from './differences-in-words.ts';
import type { Focus, Terminal } from './index.ts';
import { leftOut } from './left-out.ts';
import { lookupIn } from './lookup.ts';
import { entriesOf, type Notes } from './notes.ts';
import { bar, hundredths, percentDigits, shareInPercent, weight } from './numbers.ts';
import { pathInWords } from './path-in-words.ts';
import { PERCEPTION_LEGEND, perceptionHeads, perceptionRows } from './perception-rows.ts';
import { promisesInWords } from './promises-in-words.ts';
import { remarksInWords } from './remarks-in-words.ts';
import type { Report } from './report.ts';
import { rootCausesInWords } from './root-causes-in-words.ts';
import { bullet, pageWidth, plain, textTable, wrap } from './text-layout.ts';
import { type Layout, notes, section } from './text-notes.ts';
import { verdictInWords, waiverInWords } from './verdict-in-words.ts';
import {
  bandLimits,
  capsInWords,
  coverageInWords,
  gapsInBrief,
  intervalInWords,
  levelInShort,
  methodInWords,
  resultInWords,
} from './words.ts';

interface Page extends Layout {
  readonly report: Report;
}

/** The gap report as a summary for a terminal, plain text where that has no colours. */
export function text(report: Report, terminal: Terminal, focus: Focus = 'all'): string {
  const page: Page = {
    report,
    paint: new Chalk({ level: terminal.colour }),
    columns: pageWidth(terminal),
  };
  return (focus === 'all' ? everything(page) : onDifferences(page))
    .filter((section) => section !== '')
    .join('\n\n')
    .concat('\n');
}

function onDifferences(page: Page): readonly string[] {
  const { report, paint } = page;
  return [
    title(page),
    paint.bold(wrap(plain(resultInWords(report, report.standing)), page.columns)),
    notes(page, discussionsInWords(report)),
    notes(page, agreedInWords(report)),
    standings(page),
    notes(page, gutFeelingsInWords(report)),
    notes(page, perceptions(report)),
    notes(page, unknownInWords(report)),
    notes(page, method(report)),
    report.generator,
  ];
}

function everything(page: Page): readonly string[] {
  const { report } = page;
  return [
    title(page),
    result(page),
    notes(page, verdictInWords(report)),
    notes(page, comparisonInWords(report)),
    notes(page, rootCausesInWords(report)),
    notes(page, discussionsInWords(report)),
    notes(page, agreedInWords(report)),
    notes(page, pathInWords(report)),
    notes(page, promisesInWords(report)),
    standings(page),
    notes(page, gutFeelingsInWords(report)),
    pointScores(page),
    gaps(page),
    notes(page, perceptions(report)),
    notes(page, unknownInWords(report)),
    notes(page, remarksInWords(report)),
    ...leftOut(report).map((own) => notes(page, own)),
    notes(page, method(report)),
    report.generator,
  ];
}

function title({ report, paint, columns }: Page): string {
  const kind = report.mode === 'express' ? 'express audit' : 'full audit';
  const about = `${report.checklist.title}, ${kind}, ${report.date}`;
  return [
    paint.bold(wrap(plain(`Gap report: ${report.subject}`), columns)),
    paint.dim(wrap(plain(about), columns)),
  ].join('\n');
}

function result({ report, paint, columns }: Page): string {
  const { standing } = report;
  const band = lookupIn(report).band(standing.band);
  const facts = [...capsInWords(report), intervalInWords(report), coverageInWords(report)];
  const firstOfAll = standing.failedMusts.flatMap(({ must }) => (must.advice ? [must.advice] : []));
  return [
    wrap(
      `${byScore(paint, standing.score)(bar(standing.score, 20))} ` +
        paint.bold(plain(resultInWords(report, standing))),
      columns,
    ),
    ...(band?.advice ? [wrap(plain(band.advice), columns)] : []),
    ...firstOfAll.map((advice) => bullet('First of all: ', plain(advice), columns)),
    ...facts.map((fact) => bullet('- ', plain(fact), columns)),
  ].join('\n');
}

function standings(page: Page): string {
  const { report, paint, columns } = page;
  const find = lookupIn(report);
  const row = (who: string, { score, band, coverage }: Standing) => [
    plain(who),
    score === null ? 'none' : percentDigits(score, bandLimits(report.checklist.definition)),
    plain(find.band(band)?.title ?? ''),
    shareInPercent(coverage),
  ];
  const rows = report.groups.flatMap(({ id, title: group, standing }) => [
    row(group, standing).map((cell) => paint.bold(cell)),
    ...report.respondents
      .filter((respondent) => respondent.group === id)
      .map(({ name, role, standing: own }) => row(`- ${role ? `${name}, ${role}` : name}`, own)),
  ]);
  return section(
    page,
    'Who says what',
    textTable(
      [
        { head: 'Alone' },
        { head: 'Score %', width: 7, align: 'right' },
        { head: 'Band', width: 14 },
        { head: 'Coverage', width: 8, align: 'right' },
      ],
      rows,
      columns,
    ),
  );
}

function pointScores(page: Page): string {
  const { report, paint, columns } = page;
  const find = lookupIn(report);
  const rows = report.points.map(({ point, score }) => [
    plain(find.point(point).title),
    weight(find.point(point).weight),
    score === null ? 'none' : percentDigits(score, [WEAK_BELOW]),
    byScore(paint, score)(bar(score, 10)),
  ]);
  return section(
    page,
    'Points',
    textTable(
      [
        { head: 'Point' },
        { head: 'Weight', width: 7, align: 'right' },
        { head: 'Score %', width: 7, align: 'right' },
        { head: '', width: 10 },
      ],
      rows,
      columns,
    ),
  );
}

function gaps(page: Page): string {
  const { report, columns } = page;
  if (report.gaps.length === 0) {
    return section(
      page,
      'Gaps',
      wrap('No criterion that was scored is below its target.', columns),
    );
  }
  const rows = report.gaps.map(({ criterion, impact, score, now, target }) => [
    hundredths(impact),
    plain(waiverInWords(report, criterion) === null ? criterion : `${criterion} (waived)`),
    percentDigits(score, [target.score]),
    plain(`${levelInShort(now)} → ${levelInShort(target)}`),
  ]);
  return section(
    page,
    `Gaps: ${gapsInBrief(report)}, costliest first`,
    textTable(
      [
        { head: 'Impact', width: 6, align: 'right' },
        { head: 'Criterion' },
        { head: 'Score %', width: 7, align: 'right' },
        { head: 'Level now → target', width: 26 },
      ],
      rows,
      columns,
    ),
  );
}

/** In a table the means of three groups would not fit; the rows become sentences. */
function perceptions(report: GapReport): Notes {
  if (report.groups.length < 2) return { heading: '', entries: [] };
  const heads = perceptionHeads(report);
  const lines = perceptionRows(report).map(({ criterion, cells }) => {
    const facts = cells.map((cell, column) => `${heads[column]} ${cell}`);
    return `${criterion}: ${facts.join(', ')}`;
  });
  return { heading: 'Who sees what', intro: PERCEPTION_LEGEND, entries: entriesOf(lines) };
}

function method(report: GapReport): Notes {
  const digests = report.respondents.map(
    ({ name, answers, digest }) => `Answers of ${name}, ${answers.date}, SHA-256 ${digest}.`,
  );
  return {
    heading: 'Method and sources',
    entries: entriesOf([...methodInWords(report), ...digests]),
  };
}

function byScore(paint: ChalkInstance, score: number | null): ChalkInstance {
  if (score === null) return paint.dim;
  if (score < 0.5) return paint.red;
  return score < 0.75 ? paint.yellow : paint.green;
}
