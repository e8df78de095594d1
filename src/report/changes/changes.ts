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
