import type { GapReport } from '../analysis/gap-report.ts';
import type { Gap } from '../analysis/gaps.ts';
import { WEAK_BELOW } from '../analysis/root-causes.ts';
import type { Level } from '../checklist/criteria/levels.ts';
import { agreedInWords } from './agreed-in-words.ts';
import { comparisonInWords } from './comparison-in-words.ts';
import { discussionsInWords, gutFeelingsInWords, unknownInWords } from './differences-in-words.ts';
import { codeSpan, markdownTable, escapeMarkdown as md } from './escape-markdown.ts';
import type { Focus, Terminal } from './index.ts';
import { leftOut } from './left-out.ts';
import { type Lookup, lookupIn } from './lookup.ts';
import { heading, list, notes } from './markdown-notes.ts';
import { bar, hundredths, percent, percentDigits, shareInPercent, weight } from './numbers.ts';
import { pathInWords } from './path-in-words.ts';
import { PERCEPTION_LEGEND, perceptionHeads, perceptionRows } from './perception-rows.ts';
import { promisesInWords } from './promises-in-words.ts';
import { remarksInWords, remarksOn } from './remarks-in-words.ts';
import type { Report } from './report.ts';
import { rootCausesInWords } from './root-causes-in-words.ts';
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

/** The gap report as GitHub-flavoured Markdown that also reads well as plain text. */
export function markdown(report: Report, _: Terminal, focus: Focus = 'all'): string {
  return (focus === 'all' ? everything(report) : onDifferences(report))
    .filter((section) => section !== '')
    .join('\n\n')
    .concat('\n');
}

function onDifferences(report: GapReport): readonly string[] {
  return [
    title(report),
    `**${md(resultInWords(report, report.standing))}**`,
    notes(discussionsInWords(report)),
    notes(agreedInWords(report)),
    standings(report),
    notes(gutFeelingsInWords(report)),
    perceptions(report),
    notes(unknownInWords(report)),
    method(report),
  ];
}

function everything(report: Report): readonly string[] {
  return [
    title(report),
    result(report),
    notes(verdictInWords(report)),
    notes(comparisonInWords(report)),
    notes(rootCausesInWords(report)),
    notes(discussionsInWords(report)),
    notes(agreedInWords(report)),
    notes(pathInWords(report)),
    notes(promisesInWords(report)),
    standings(report),
    notes(gutFeelingsInWords(report)),
    pointScores(report),
    gaps(report, lookupIn(report)),
    perceptions(report),
    notes(unknownInWords(report)),
    notes(remarksInWords(report, new Set(report.gaps.map(({ criterion }) => criterion)))),
    ...leftOut(report).map(notes),
    method(report),
  ];
}

function title({ subject, date, mode, checklist }: GapReport): string {
  const kind = mode === 'express' ? 'express audit' : 'full audit';
  return `# Gap report: ${heading(subject)}\n\n${md(checklist.title)}, ${kind}, ${md(date)}`;
}

function result(report: GapReport): string {
  const { standing } = report;
  const band = lookupIn(report).band(standing.band);
  const advice = band?.advice ? `\n\n${md(band.advice)}` : '';
  const failed = standing.failedMusts.flatMap(({ must }) =>
    must.advice ? [`**First of all:** ${md(must.advice)}`] : [],
  );
  return [
    `**${md(resultInWords(report, standing))}**${advice}`,
    ...failed,
    list([...capsInWords(report), intervalInWords(report), coverageInWords(report)].map(md)),
  ].join('\n\n');
}

function standings(report: GapReport): string {
  const find = lookupIn(report);
  const row = (who: string, standing: GapReport['standing']) => [
    who,
    standing.score === null
      ? 'none'
      : percentDigits(standing.score, bandLimits(report.checklist.definition)),
    md(find.band(standing.band)?.title ?? ''),
    shareInPercent(standing.coverage),
  ];
  const rows = report.groups.flatMap(({ id, title: group, standing }) => [
    row(`**${md(group)}**`, standing),
    ...report.respondents
      .filter((respondent) => respondent.group === id)
      .map(({ name, role, standing: own }) => row(md(role ? `${name}, ${role}` : name), own)),
  ]);
  const table = markdownTable(['Alone', 'Score in %', 'Band', 'Coverage'], rows, [1, 3]);
  return `## Who says what\n\n${table}`;
}

function pointScores(report: GapReport): string {
  const find = lookupIn(report);
  const rows = report.points.map(({ point, score, coverage }) => [
    md(find.point(point).title),
    weight(find.point(point).weight),
    score === null ? 'none' : percentDigits(score, [WEAK_BELOW]),
    `${codeSpan(bar(score, 10))}`,
    shareInPercent(coverage),
  ]);
  const head = ['Point', 'Weight', 'Score in %', '', 'Coverage'];
  return `## Points\n\n${markdownTable(head, rows, [1, 2, 4])}`;
}

function gaps(report: Report, find: Lookup): string {
  if (report.gaps.length === 0) {
    return '## Gaps\n\nNo criterion that was scored is below its target.';
  }
  const sum = report.gaps.reduce((total, { impact }) => total + impact, 0);
  const intro =
    `${gapsInBrief(report)}; closing everything would lift the score by ` +
    `${hundredths(sum)}. Costliest first:`;
  return [
    '## Gaps',
    intro,
    ...report.gaps.map((gap, index) => gapSection(report, find, { ...gap, number: index + 1 })),
  ].join('\n\n');
}

function gapSection(report: Report, find: Lookup, gap: Gap & { readonly number: number }): string {
  const { advice, evidence } = gap;
  const waived = waiverInWords(report, gap.criterion);
  const who = [advice?.owner, advice?.effort && `effort ${advice.effort}`].filter(Boolean);
  const facts = [
    ...(waived === null ? [] : [`**Waived** ${md(waived)}`]),
    `**Now** ${level(gap.now)}`,
    `**${gap.target.level === gap.next.level ? 'Next and target' : 'Next'}** ${level(gap.next)}`,
    ...(gap.target.level === gap.next.level ? [] : [`**Target** ${level(gap.target)}`]),
    ...(advice
      ? [`**Do** ${md(advice.do)}${who.length > 0 ? ` (${md(who.join(', '))})` : ''}`]
      : []),
    ...(evidence.length > 0 ? [`**Ask to see** ${md(evidence.join('; '))}`] : []),
    ...remarksOn(report, find, gap.criterion).map(
      ({ name, text }) => `**${md(name)}** ${md(text)}`,
    ),
  ];
  return [
    `### ${gap.number}. ${heading(find.criterion(gap.criterion).question)}`,
    `${codeSpan(gap.criterion)} in ${md(find.point(gap.point).title)}: scores ` +
      `${percent(gap.score, [gap.target.score])}; closing it lifts the score by ${hundredths(gap.impact)}`,
    list(facts),
  ].join('\n\n');
}

function level(of: Level): string {
  const name = `level ${levelInShort(of)}`;
  return of.description === '' ? md(name) : `${md(name)}: ${md(of.description)}`;
}

function perceptions(report: GapReport): string {
  if (report.groups.length < 2) return '';
  const rows = perceptionRows(report).map(({ criterion, cells }) => [
    codeSpan(criterion),
    ...cells,
  ]);
  const head = ['Criterion', ...perceptionHeads(report).map(md)];
  const right = head.map((_, column) => column).slice(1);
  return `## Who sees what\n\n${md(PERCEPTION_LEGEND)}\n\n${markdownTable(head, rows, right)}`;
}

function method(report: GapReport): string {
  const submitted = report.respondents.map(
    ({ name, answers, digest }) => `Answers of ${name}, ${answers.date}, SHA-256 ${digest}.`,
  );
  return [
    '## Method and sources',
    list([...methodInWords(report), ...submitted].map(md)),
    ...(report.checklist.definition.attribution
      ? [md(report.checklist.definition.attribution)]
      : []),
    md(report.generator),
  ].join('\n\n');
}
