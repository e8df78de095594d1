import type { Comparison } from '../../analysis/comparison/comparison.ts';
import type { GapReport } from '../../analysis/gap-report.ts';
import type { Trend } from '../../analysis/trend.ts';

/** What became of one round by a later one, and how the scores went if there are more. */
export interface Changes {
  /** The later round, with what became of the plan that was given. */
  readonly report: GapReport;
  readonly comparison: Comparison;
  /** Over all rounds; null for two of them. */
  readonly trend: Trend | null;
  /** The program that compared them, and its version. */
  readonly generator: string;
}

/** What is compared: the organisation. */
export function titleOf({ report }: Changes): string {
  return `Comparison: ${report.subject}`;
}

/** What is compared: the checklist, how much of it, and the dates. */
export function subtitleOf({ report, comparison, trend }: Changes): string {
  const { before, after, mode } = comparison;
  const kind = mode === 'express' ? 'key criteria only' : 'all criteria';
  const rounds = trend === null ? '' : `, ${trend.rounds.length} rounds`;
  return `${report.checklist.title}, ${kind}, ${before.date} to ${after.date}${rounds}`;
}

/** What the trend is about. */
export const TREND_INTRO =
  'All rounds as the latest checklist scores them, so that they can be compared:';
