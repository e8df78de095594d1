import type { GapReport } from '../analysis/gap-report.ts';
import type { Finding } from '../scoring/finding.ts';
import type { Mode } from '../scoring/responses.ts';
import type { Policy } from './policy.ts';

/** Report of an earlier round, as a baseline file has it. */
export interface BaselineReport extends GapReport {
  readonly baseline?: BaselineRecord | undefined;
}

/** What a baseline file keeps beside the report that it is. */
export interface BaselineRecord {
  /** Policy that the round was judged by; `null` without one. */
  readonly policy: Policy | null;
  /** Criteria that the baseline covers: all, also if the last audit of it was an express one. */
  readonly mode: Mode;
  /**
   * Findings of earlier baselines that still count: what an express audit did not ask, and what was
   * waived or accepted.
   */
  readonly kept: readonly Finding[];
  /** Days of unchanged answers, YYYY-MM-DD, by id of the respondent. */
  readonly dates: Readonly<Record<string, string>>;
  /** Failures that somebody accepted, earliest first. */
  readonly accepted: readonly AcceptedFailure[];
}

/** Failed gate in spite of which a round became the baseline. */
export interface AcceptedFailure {
  /** Date of the round, YYYY-MM-DD. */
  readonly date: string;
  readonly reason: string;
  /** Rules that failed, with their subject. */
  readonly failed: readonly string[];
}
