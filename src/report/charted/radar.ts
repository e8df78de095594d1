import type { GapReport } from '../../analysis/gap-report.ts';
import type { Radar } from '../charts/radar.ts';
import { pointSeries } from '../sections/points.ts';

/** How the points are scored, which are numbered in the order of the checklist. */
export function radarOf(report: GapReport): Radar {
  const series = pointSeries(report);
  return {
    id: 'radar',
    title: 'Scores of the points',
    description: `One line for each of ${series.map(({ name }) => name).join(', ')}; the further out, the better. The numbers are those of the points in the table.`,
    axes: report.points.map((_, i) => String(i + 1)),
    series,
  };
}
