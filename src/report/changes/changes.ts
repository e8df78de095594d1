import type { Comparison } from '../../analysis/comparison/comparison.ts';
import type { GapReport } from '../../analysis/gap-report.ts';
import type { Trend } from '../../analysis/trend.ts';
import type { Branding } from '../brand/brand.ts';
import type { Rendered, Terminal } from '../view.ts';

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

/** Writes the changes between rounds in one format. Has no side effects. */
export type ChangesRenderer = (
  changes: Changes,
  options: ChangesOptions,
) => Rendered | Promise<Rendered>;

export interface ChangesOptions {
  readonly terminal: Terminal;
  /** Brand of a firm; `null` without one. */
  readonly brand: Branding | null;
}
