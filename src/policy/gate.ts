import type { Comparison } from '../analysis/comparison/comparison.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import type { Checklist } from '../checklist/checklist.ts';
import type { Bound } from '../scoring/interval.ts';
import type { Policy, Severity } from './policy.ts';

/** Name of a rule: the field of the policy, or `graded`, which no policy can leave out. */
export type RuleName =
  | Exclude<keyof Policy, 'format' | 'checklist' | 'maxDrop' | 'waivers'>
  | 'maxDrop.total'
  | 'maxDrop.point'
  | 'maxDrop.keyCriterion'
  | 'graded';

/** Result of a rule, for the audit as a whole or for one subject. */
export interface Gate {
  readonly rule: RuleName;
  readonly severity: Severity;
  /** Id of the point, criterion or group that is judged; `null` for the audit as a whole. */
  readonly subject: string | null;
  /** `fail`, `warn` and `waived` break the rule: as an error, as a warning, and accepted for now. */
  readonly outcome: 'pass' | 'fail' | 'warn' | 'waived';
  /**
   * Value found, unrounded, and the limit; `null` if there is none. Fractions for scores, drops and
   * shares, ids for bands, whole numbers for days and counts, levels for differences of groups.
   */
  readonly value: number | string | null;
  readonly limit: number | string | null;
  /** English sentence without a full stop, with enough digits to see the outcome. */
  readonly message: string;
}

/** Result of a rule before waivers are applied. */
export interface Judgement extends Omit<Gate, 'outcome' | 'message'> {
  readonly holds: boolean;
  readonly evidence: Evidence;
  /** Subject that a waiver has to name to excuse it; `null` if none can. */
  readonly waivable: Waivable | null;
}

/** Facts of a judgement from which its message is written. Scores and limits are fractions. */
export type Evidence =
  | ScoreEvidence
  | DropEvidence
  | { readonly is: 'not-applicable' | 'not-asked'; readonly subject: string }
  /** Titles of bands; `reported` is `null` if there is no score. */
  | {
      readonly is: 'band';
      readonly band: string;
      readonly reported: string | null;
      readonly limit: string;
    }
  | { readonly is: 'no-drop'; readonly limit: number }
  | {
      readonly is: 'new-gap' | 'new-root-cause';
      readonly subject: string;
      readonly isPossible: boolean;
    }
  | {
      readonly is: 'difference';
      readonly subject: string;
      /** Titles of the groups. */
      readonly first: string;
      readonly second: string;
      readonly levels: number;
      readonly limit: number;
      readonly isPossible: boolean;
    }
  | { readonly is: 'no-difference'; readonly limit: number }
  | { readonly is: 'unanswered'; readonly criteria: readonly string[]; readonly limit: number }
  | {
      readonly is: 'not-applicable-share';
      readonly share: number;
      readonly criteria: readonly string[];
      readonly limit: number;
    }
  | { readonly is: 'age'; readonly oldest: string; readonly days: number; readonly limit: number }
  | { readonly is: 'future'; readonly latest: string; readonly today: string }
  | {
      readonly is: 'respondents';
      /** Title of the group. */
      readonly group: string;
      readonly respondents: number;
      readonly limit: number;
    }
  | {
      readonly is:
        | 'no-score'
        | 'no-band'
        | 'no-new-gap'
        | 'no-new-root-cause'
        | 'no-baseline'
        | 'nothing-scored';
    };

/** Score beside its minimum. */
export interface ScoreEvidence {
  readonly is: 'score';
  /** Id of the point or criterion; `null` for the overall score. */
  readonly subject: string | null;
  /** Lowest score that the unanswered criteria allow. */
  readonly score: number;
  /** Score as reported; `null` if there are no answers. */
  readonly reported: number | null;
  readonly limit: number;
  /** Number of the level, or the label of another answer, that the limit comes from. */
  readonly level: number | string | null;
}

/** Drop of a score since the baseline. */
export interface DropEvidence {
  readonly is: 'drop';
  /** Id of the point or criterion; `null` for the overall score. */
  readonly subject: string | null;
  readonly before: number;
  /** Lowest score that the unanswered criteria allow. */
  readonly lowest: number;
  /** Score as reported; `null` if there are no answers. */
  readonly reported: number | null;
  readonly limit: number;
}

/** Point or criterion that a waiver can name. */
export interface Waivable {
  readonly point: string;
  /** `null` if the point itself is judged. */
  readonly criterion: string | null;
}

/** Audit as the rules see it. */
export interface RuleInput {
  readonly checklist: Checklist;
  readonly report: GapReport;
  /** Scores with the least favourable answers to everything unanswered. */
  readonly worst: Bound;
  /** Changes since an earlier round; `null` without one. */
  readonly baseline: Comparison | null;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** Returns no judgement if the policy does not ask for the rule, otherwise at least one. */
export type PolicyRule = (policy: Policy, audit: RuleInput) => readonly Judgement[];
