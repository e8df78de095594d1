import type { GapReport } from '../../analysis/gap-report.ts';
import { totalOf } from '../../scoring/total.ts';

/** Returns a group's own score of each point, 0 to 1, by point id; `null` for none. */
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

/** Scores of all points, with the name of the people who gave them. */
export interface PointSeries {
  readonly name: string;
  /** Scores in the order of the points, 0 to 1; `null` for none. */
  readonly values: readonly (number | null)[];
}

/**
 * Returns the scores of the points by group, without groups that have none. Returns one series for
 * all groups if no single group may be shown.
 */
export function pointSeries(report: GapReport): readonly PointSeries[] {
  const { points, groups } = report;
  const series = groups.map(({ id, title }) => {
    const scores = pointScoresOf(report, id);
    return { name: title, values: points.map(({ point }) => scores.get(point) ?? null) };
  });
  const together = { name: 'All groups together', values: points.map(({ score }) => score) };
  const known = series.filter(isScored);
  return known.length > 0 ? known : [together].filter(isScored);
}

function isScored({ values }: PointSeries): boolean {
  return values.some((value) => value !== null);
}
