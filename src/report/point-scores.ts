import type { GapReport } from '../analysis/gap-report.ts';
import { totalOf } from '../scoring/total.ts';

/** The score that a group alone gives to each point, 0 to 1, by point id; null for none. */
export function pointScoresOf(
  { checklist, findings }: GapReport,
  group: string,
): ReadonlyMap<string, number | null> {
  const means = findings.flatMap(({ criterion, groups }) => {
    const mean = groups[group];
    return mean === undefined ? [] : [[criterion, mean] as const];
  });
  return totalOf(checklist.definition, new Map(means)).points;
}
