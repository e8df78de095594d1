import type { ScoreChange } from '../../analysis/comparison/changes.ts';
import type { Comparison } from '../../analysis/comparison/comparison.ts';
import type { GapReport } from '../../analysis/gap-report.ts';
import { WEAK_BELOW } from '../../analysis/root-causes.ts';
import { percentDigits } from '../../numbers.ts';
import type { Slope, SlopeLine } from '../charts/slope.ts';
import { bandLimits } from '../phrases.ts';

/** The overall score and the points in both rounds, numbered in the order of the comparison. */
export function slopeOf(report: GapReport, { before, after, total, points }: Comparison): Slope {
  return {
    id: 'slope',
    title: `Scores on ${before.date} and on ${after.date}`,
    description:
      'One line for the overall score and one for each point, from the earlier round to the later one. The numbers are those of the points in the table.',
    before: before.date,
    after: after.date,
    lines: [
      slopeLine('all', total, bandLimits(report.checklist.definition)),
      ...points.map((own, i) => slopeLine(String(i + 1), own, [WEAK_BELOW])),
    ],
  };
}

function slopeLine(
  name: string,
  { before, after }: ScoreChange,
  bounds: readonly number[],
): SlopeLine {
  const end = (value: number | null) =>
    value === null ? null : { value, text: percentDigits(value, bounds) };
  return { name, isTotal: name === 'all', before: end(before), after: end(after) };
}
