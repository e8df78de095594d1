import type { GapReport } from '../analysis/gap-report.ts';
import { WEAK_BELOW } from '../analysis/root-causes.ts';
import { bar, formatWeight, scoreDigits, shareInPercent } from '../numbers.ts';
import type { NoteSection } from './notes.ts';
import { noScoreInWords } from './phrases.ts';
import { displayIn, type Report, reportIndex, scoreHead } from './report.ts';
import { type GapInWords, gapsIntro, gapsInWords } from './sections/gaps.ts';
import { standingRows } from './sections/standings.ts';
import { codeSpan, markdownTable, escapeMarkdown as md } from './writers/escape-markdown.ts';

/** Returns the scores by group and by respondent. */
export function markdownRatings(report: GapReport): string {
  const rows = standingRows(report).map(({ who, isGroup, score, band, coverage }) => [
    isGroup ? `**${md(who)}**` : md(who),
    score,
    md(band),
    coverage,
  ]);
  const table = markdownTable(['Alone', scoreHead(report), 'Band', 'Coverage'], rows, [1, 3]);
  return `## Who says what\n\n${table}`;
}

/** Returns the points with weights, scores and coverage. */
export function markdownPoints(report: GapReport): string {
  const find = reportIndex(report);
  const rows = report.points.map(({ point, score, coverage }) => [
    md(find.point(point).title),
    formatWeight(find.point(point).weight),
    score === null ? noScoreInWords(report) : scoreDigits(displayIn(report), score, [WEAK_BELOW]),
    `${codeSpan(bar(score, 10))}`,
    shareInPercent(coverage),
  ]);
  const head = ['Point', 'Weight', scoreHead(report), '', 'Coverage'];
  return `## Points\n\n${markdownTable(head, rows, [1, 2, 4])}`;
}

/** Returns the criteria below their targets, largest impact first, each with its action. */
export function markdownGaps(report: Report): string {
  return ['## Gaps', gapsIntro(report), ...gapsInWords(report).map(gapSection)].join('\n\n');
}

function gapSection({ criterion, question, point, worth, facts }: GapInWords, index: number) {
  return [
    `### ${index + 1}. ${markdownHeading(question)}`,
    `${codeSpan(criterion)} in ${md(point)}: ${worth}`,
    bulletList(facts.map(({ name, text }) => `**${md(name)}** ${md(text)}`)),
  ].join('\n\n');
}

/** Returns a section with sentences; empty if there are none. */
export function markdownNotes({ heading: title, intro, entries }: NoteSection): string {
  if (intro === undefined && entries.length === 0) return '';
  const lines = entries.flatMap(({ line, details = [] }) => [
    `- ${md(line)}`,
    ...details.map((detail) => `  - ${md(detail)}`),
  ]);
  return [
    `## ${markdownHeading(title)}`,
    ...(intro === undefined ? [] : [md(intro)]),
    ...(lines.length > 0 ? [lines.join('\n')] : []),
  ].join('\n\n');
}

/** Returns a text as a heading, which has one line. */
export function markdownHeading(text: string): string {
  return md(text.replace(/\s+/g, ' '));
}

/** Returns lines of Markdown as a list. */
export function bulletList(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
