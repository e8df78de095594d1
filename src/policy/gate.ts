import type { GapReport } from '../analysis/gap-report.ts';
import type { Checklist } from '../checklist/checklist.ts';
import type { SpokenNames } from '../checklist/naming.ts';
import type { People } from './people.ts';
import type { Policy, PolicyTerms, Severity } from './policy.ts';
import type { Views } from './views.ts';

/** Name of a rule: the field of the policy, or one that no policy can leave out. */
export type RuleName =
  | Exclude<keyof Policy, keyof PolicyTerms | 'format' | 'checklist' | 'maxDrop' | 'waivers'>
  | 'maxDrop.total'
  | 'maxDrop.point'
  | 'maxDrop.keyCriterion'
  /** At least one criterion is scored. */
  | 'graded'
  /** No answers are in a copy of a file that is passed over. */
  | 'answersFiles'
  /** The baseline that the policy names is there. */
  | 'baseline';

/** Kind of part that a rule judges one by one; the other rules judge the audit as a whole. */
export const SUBJECTS: Readonly<Partial<Record<RuleName, keyof SpokenNames>>> = {
  failedMusts: 'criterion',
  criteria: 'criterion',
  'maxDrop.keyCriterion': 'criterion',
  noNewGaps: 'criterion',
  maxPerceptionGap: 'criterion',
  points: 'point',
  'maxDrop.point': 'point',
  noNewRootCauses: 'point',
  minRespondents: 'group',
};

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
   * shares, differences of groups too, ids for bands, whole numbers for days and counts.
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
  /** Label of the boxes; `share` of the people who ticked them all, 0 to 1. */
  | {
      readonly is: 'boxes';
      readonly subject: string;
      readonly label: string;
      readonly share: number;
    }
  /** `by`: titles of groups or names of people; empty if the overall score is judged. */
  | {
      readonly is: 'failed-must';
      readonly subject: string;
      readonly level: string;
      readonly by: readonly string[];
    }
  /** Ids of criteria whose levels say something else than in the baseline. */
  | {
      readonly is: 'untold';
      readonly subject: string | null;
      readonly criteria: readonly string[];
    }
  /** Ids of points and criteria that the checklist has no more. */
  | { readonly is: 'gone'; readonly ids: readonly string[] }
  /** Titles of groups. */
  | { readonly is: 'absent-group'; readonly groups: readonly string[] }
  /** Names of people, or titles of groups. */
  | { readonly is: 'undated'; readonly missing: readonly string[]; readonly limit: number }
  | { readonly is: 'copies'; readonly files: readonly string[] }
  | {
      readonly is: 'hidden-share';
      readonly share: number;
      readonly criteria: readonly string[];
      readonly limit: number;
    }
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
      /** Share of the scale. */
      readonly share: number;
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
  /** Day of the oldest answers; unchanged answers keep the day of the baseline. */
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
        | 'no-failed-must'
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
export interface RuleInput extends Views {
  readonly checklist: Checklist;
  readonly report: GapReport;
  readonly people: People;
  readonly files: FilesSeen;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** Files beside the answers that were read. */
export interface FilesSeen {
  /** Copies that are passed over, of people without an answers file. */
  readonly copies: readonly string[];
  /** Answers files of the same folders that were not given. */
  readonly leftOut: readonly string[];
}

/** Returns no judgement if the policy does not ask for the rule, otherwise at least one. */
export type PolicyRule = (policy: Policy, audit: RuleInput) => readonly Judgement[];
