import type { ChalkInstance } from 'chalk';
import { WEAK_BELOW } from '../analysis/root-causes.ts';
import { bar, formatScorePoints, formatWeight, scoreDigits } from '../numbers.ts';
import { oneSafeLine } from '../text/safe.ts';
import { textTable } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import { gapsInBrief, levelInShort, noScoreInWords } from './phrases.ts';
import { displayIn, narrowHead, type Report, reportIndex } from './report.ts';
import { standingRows } from './sections/standings.ts';
import { waiverInWords } from './sections/verdict.ts';
import { type Layout, section } from './text-notes.ts';

/** Report with the layout of its page. */
export interface TextPage extends Layout {
  readonly report: Report;
}

/** Returns the scores by group and by respondent. */
export function standingsTable(page: TextPage): string {
  const { report, paint, columns } = page;
  const rows = standingRows(report).map(({ who, isGroup, score, band, coverage }) => {
    const cells = [oneSafeLine(isGroup ? who : `- ${who}`), score, oneSafeLine(band), coverage];
    return isGroup ? cells.map((cell) => paint.bold(cell)) : cells;
  });
  return section(
    page,
    'Who says what',
    textTable(
      [
        { head: 'Alone' },
        { head: narrowHead(report, 'Score'), width: 7, align: 'right' },
        { head: 'Band', width: 14 },
        { head: 'Coverage', width: 8, align: 'right' },
      ],
      rows,
      columns,
    ),
  );
}

/** Returns the points with weights and scores. */
export function pointsTable(page: TextPage): string {
  const { report, paint, columns } = page;
  const find = reportIndex(report);
  const rows = report.points.map(({ point, score }) => [
    oneSafeLine(find.point(point).title),
    formatWeight(find.point(point).weight),
    score === null ? noScoreInWords(report) : scoreDigits(displayIn(report), score, [WEAK_BELOW]),
    byScore(paint, score)(bar(score, 10)),
  ]);
  return section(
    page,
    'Points',
    textTable(
      [
        { head: 'Point' },
        { head: 'Weight', width: 7, align: 'right' },
        { head: narrowHead(report, 'Score'), width: 7, align: 'right' },
        { head: '', width: 10 },
      ],
      rows,
      columns,
    ),
  );
}

/** Returns the criteria below their targets, largest impact first. */
export function gapsTable(page: TextPage): string {
  const { report, columns } = page;
  if (report.gaps.length === 0) {
    return section(
      page,
      'Gaps',
      wrap('No criterion that was scored is below its target.', columns),
    );
  }
  const rows = report.gaps.map(({ criterion, impact, score, now, target }) => [
    formatScorePoints(displayIn(report), impact),
    oneSafeLine(waiverInWords(report, criterion) === null ? criterion : `${criterion} (waived)`),
    scoreDigits(displayIn(report), score, [target.score]),
    oneSafeLine(`${levelInShort(now)} → ${levelInShort(target)}`),
  ]);
  return section(
    page,
    `Gaps: ${gapsInBrief(report)}, costliest first`,
    textTable(
      [
        { head: 'Impact', width: 6, align: 'right' },
        { head: 'Criterion' },
        { head: narrowHead(report, 'Score'), width: 7, align: 'right' },
        { head: 'Level now → target', width: 26 },
      ],
      rows,
      columns,
    ),
  );
}

/** Returns the colour of a score; the digits are beside it for people who see no colours. */
export function byScore(paint: ChalkInstance, score: number | null): ChalkInstance {
  if (score === null) return paint.dim;
  if (score < 0.5) return paint.red;
  return score < 0.75 ? paint.yellow : paint.green;
}
