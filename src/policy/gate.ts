import type { Comparison } from '../analysis/comparison.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import type { Checklist } from '../checklist/checklist.ts';
import type { Extreme } from '../scoring/extremes.ts';
import type { Policy, Severity } from './policy.ts';

/** The rules by name: the field of the policy, or `graded`, which no policy can leave out. */
export type RuleName =
  | Exclude<keyof Policy, 'format' | 'checklist' | 'maxDrop' | 'waivers'>
  | 'maxDrop.total'
  | 'maxDrop.point'
  | 'maxDrop.keyCriterion'
  | 'graded';

/** What a rule came to, for the audit as a whole or for one subject. */
export interface Gate {
  readonly rule: RuleName;
  readonly severity: Severity;
  /** Id of the point, criterion or group that is judged; null for the audit as a whole. */
  readonly subject: string | null;
  /** `fail` and `warn` are not met; `waived` is not met either, but accepted for now. */
  readonly outcome: 'pass' | 'fail' | 'warn' | 'waived';
  /**
   * What was found, unrounded, and the limit: fractions for scores, drops and shares, ids for bands,
   * whole numbers for days and counts, levels for a perception gap. Null where there is none.
   */
  readonly value: number | string | null;
  readonly limit: number | string | null;
  /** In words, with enough digits to see why. */
  readonly message: string;
}

/** A gate before anybody has looked for waivers. */
export interface Judgement extends Omit<Gate, 'outcome'> {
  readonly holds: boolean;
  /** What a waiver has to name to excuse it; null where none can. */
  readonly waivable: Waivable | null;
}

export interface Waivable {
  readonly point: string;
  /** Null where it is about the point itself. */
  readonly criterion: string | null;
}

/** What the rules judge. */
export interface JudgedAudit {
  readonly checklist: Checklist;
  readonly report: GapReport;
  /** The worst that the blanks allow. */
  readonly worst: Extreme;
  /** What changed since an earlier round; null without one. */
  readonly baseline: Comparison | null;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** A rule gives no judgement where the policy does not ask for it, and else at least one. */
export type Rule = (policy: Policy, audit: JudgedAudit) => readonly Judgement[];
