import type { Comparison } from '../analysis/comparison.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import type { Verdict } from '../policy/judge.ts';

/** The whole of what every format renders, and itself the JSON format. */
export interface Report extends GapReport {
  /** What changed since an earlier round; null where none was given. */
  readonly comparison: Comparison | null;
  /** What a policy makes of the audit; null where none was given. No format decides it. */
  readonly verdict: ReportedVerdict | null;
}

/** A gap report that may have been compared and judged. */
export type Renderable = GapReport & Partial<Pick<Report, 'comparison' | 'verdict'>>;

export interface ReportedVerdict extends Verdict {
  /** Whether the exit code takes no notice of it. */
  readonly reportOnly: boolean;
}
