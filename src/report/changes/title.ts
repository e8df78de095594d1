import type { Changes } from './changes.ts';

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
