import type { GapReport } from '../analysis/gap-report.ts';
import type { Gap } from '../analysis/gaps.ts';
import { WEAK_BELOW } from '../analysis/root-causes.ts';
import type { Level } from '../checklist/criteria/levels.ts';
import { codeSpan, markdownTable, escapeMarkdown as md } from './escape-markdown.ts';
import { type Lookup, lookupIn } from './lookup.ts';
import { heading, list } from './markdown-notes.ts';
import { bar, hundredths, percent, percentDigits, shareInPercent, weight } from './numbers.ts';
import { remarksOn } from './remarks-in-words.ts';
import type { Report } from './report.ts';
import { waiverInWords } from './verdict-in-words.ts';
import { bandLimits, gapsInBrief, levelInShort } from './words.ts';

/** What each group and each respondent alone would make of the audit. */
export function standingsSection(report: GapReport): string {
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

/** The points with their weights, scores and coverage. */
export function pointsSection(report: GapReport): string {
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

/** The criteria below their targets, costliest first, each with what to do. */
export function gapsSection(report: Report): string {
  const find = lookupIn(report);
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
