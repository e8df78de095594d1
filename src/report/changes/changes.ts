import type { Comparison } from '../../analysis/comparison/comparison.ts';
import type { GapReport } from '../../analysis/gap-report.ts';
import type { Trend } from '../../analysis/trend.ts';

/** Changes between two rounds, with the trend if there are more. */
export interface Changes {
  /** Report of the latest round, with the outcomes of the action plan. */
  readonly report: GapReport;
  readonly comparison: Comparison;
  /** Scores over all rounds; `null` if there are only two. */
  readonly trend: Trend | null;
  /** Name and version of the program that compared them. */
  readonly generator: string;
}

/** Returns the title, which names the organisation. */
export function titleOf({ report }: Changes): string {
  return `Comparison: ${report.subject}`;
}

/** Returns the subtitle: checklist, scope and dates. */
export function subtitleOf({ report, comparison, trend }: Changes): string {
  const { before, after, mode } = comparison;
  const kind = mode === 'express' ? 'key criteria only' : 'all criteria';
  const rounds = trend === null ? '' : `, ${trend.rounds.length} rounds`;
  return `${report.checklist.title}, ${kind}, ${before.date} to ${after.date}${rounds}`;
}

/** Sentence above the table of the trend. */
export const TREND_INTRO =
  'All rounds as the latest checklist scores them, so that they can be compared:';
