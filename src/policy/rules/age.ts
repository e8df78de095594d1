import { limitOf } from '../defaults.ts';
import type { Rule } from '../gate.ts';

/**
 * How old the oldest answers are, in days; a day in the future is a mistake, or a clock gone wrong,
 * and does not hold either (one day is let pass, as it may be tomorrow already where it was written).
 * Blanks change nothing here.
 */
export const maxAge: Rule = (policy, { report, today }) => {
  if (policy.maxAge === undefined) return [];
  const { limit, severity } = limitOf(policy.maxAge);
  const dates = report.respondents.map(({ answers }) => answers.date).toSorted();
  const oldest = dates[0] ?? report.date;
  const latest = dates.at(-1) ?? report.date;
  const value = daysBetween(oldest, today);
  const isAhead = daysBetween(today, latest) > 1;
  const verdict = value > limit ? `which is more than ${limit}` : `no more than ${limit}`;
  const message = isAhead
    ? `there are answers of ${latest}, which is after today, ${today}`
    : `the oldest answers are of ${oldest}, ${value} days before ${today}, ${verdict}`;
  const holds = value <= limit && !isAhead;
  return [
    { rule: 'maxAge', severity, subject: null, holds, value, limit, message, waivable: null },
  ];
};

/** Whole days from one day to another, both YYYY-MM-DD. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY);
}

const MILLISECONDS_A_DAY = 86_400_000;
