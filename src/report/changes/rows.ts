import type { ScoreChange } from '../../analysis/comparison/changes.ts';
import type { Comparison } from '../../analysis/comparison/comparison.ts';
import type { GapReport } from '../../analysis/gap-report.ts';
import { formatSigned, scoreDigits, sparkline } from '../../numbers.ts';
import { analysisWords } from '../../words/analysis.ts';
import { noScoreInWords } from '../phrases.ts';
import { displayIn, narrowHead, reportIndex } from '../report.ts';
import type { Changes } from './changes.ts';

/** Returns the column heads of the scores of two rounds. */
export function scoreHeads(report: GapReport): readonly [string, string, string] {
  return [narrowHead(report, 'Before'), narrowHead(report, 'After'), 'Change'];
}

/** Returns a row for each point: title, scores before and after, change. */
export function pointRows({ report, comparison }: Changes): readonly (readonly string[])[] {
  return comparison.points.map((change) => [
    titleOfPoint(report, change.point),
    ...cells(report, change),
  ]);
}

/** Returns a row for each criterion: id, scores before and after, change, and result of its gap. */
export function criterionRows({ report, comparison }: Changes): readonly (readonly string[])[] {
  const { gaps } = comparison;
  return comparison.criteria.map((change) => [
    change.criterion,
    ...cells(report, change),
    gapOf(change.criterion, gaps),
  ]);
}

/** Returns a row for each round: date, score, change and band. */
export function trendRows({ report, trend }: Changes): readonly (readonly string[])[] {
  const find = reportIndex(report);
  return (trend?.rounds ?? []).map(({ date, result, change }) => [
    date,
    score(report, result.score),
    change === null ? '' : formatSigned(displayIn(report), change),
    find.band(result.band)?.title ?? '',
  ]);
}

/** Returns a sparkline for the total and each point, with the first and last score. */
export function trendLines({ report, trend }: Changes): readonly string[] {
  if (trend === null) return [];
  const line = (name: string, scores: readonly (number | null)[]) =>
    `${sparkline(scores)} ${score(report, scores[0])} → ${score(report, scores.at(-1))} ${name}`;
  return [
    line(
      'Overall',
      trend.rounds.map(({ result }) => result.score),
    ),
    ...trend.points.map(({ point, scores }) => line(titleOfPoint(report, point), scores)),
  ];
}

/**
 * Returns the title of a point, or its id if another version of the checklist removed the point.
 */
function titleOfPoint({ checklist }: Changes['report'], id: string): string {
  return checklist.definition.points.find((point) => point.id === id)?.title ?? id;
}

function cells(
  report: Changes['report'],
  { before, after, change }: ScoreChange,
): readonly string[] {
  return [
    score(report, before),
    score(report, after),
    change === null ? '' : formatSigned(displayIn(report), change),
  ];
}

function score(report: Changes['report'], fraction: number | null | undefined): string {
  return typeof fraction === 'number'
    ? scoreDigits(displayIn(report), fraction)
    : noScoreInWords(report);
}

function gapOf(criterion: string, gaps: Comparison['gaps']): string {
  if (gaps.closed.includes(criterion)) return 'closed';
  if (gaps.opened.includes(criterion)) return 'new';
  if (gaps.kept.includes(criterion)) return 'kept';
  if (gaps.possible.includes(criterion)) return 'possible';
  if (gaps.untold.includes(criterion)) return analysisWords.untold;
  return gaps.outOfSight.some((gap) => gap.criterion === criterion) ? 'out of sight' : '';
}
