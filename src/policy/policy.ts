import type { AnswerValue } from '../checklist/criterion.ts';

/**
 * A policy as its file says it: what an audit must come to, and which gaps are accepted until when.
 * What may be left out has its default in `defaults.ts` and nowhere else.
 */
export interface Policy {
  readonly format: 1;
  /** The id of the checklist that it is for, in any version. */
  readonly checklist: string;
  /** Overall score in percent. */
  readonly minScore?: Limit<number> | undefined;
  /** The id of a band. */
  readonly minBand?: Limit<string> | undefined;
  /** Scores of points in percent, by id. */
  readonly points?: Readonly<Record<string, Limit<number>>> | undefined;
  /** Levels, or other answers, that criteria must reach, by id. */
  readonly criteria?: Readonly<Record<string, LevelLimit>> | undefined;
  readonly maxDrop?: MaxDrop | undefined;
  readonly noNewGaps?: Switch | undefined;
  readonly noNewRootCauses?: Switch | undefined;
  /** In levels. */
  readonly maxPerceptionGap?: Limit<number> | undefined;
  /** Criteria that nobody answered. */
  readonly maxUnanswered?: Limit<number> | undefined;
  /** Percent of the weight of everything asked. */
  readonly maxNotApplicable?: Limit<number> | undefined;
  /** Of the oldest answers, in days. */
  readonly maxAge?: Limit<number> | undefined;
  /** Who answered anything, by id of the group. */
  readonly minRespondents?: Readonly<Record<string, Limit<number>>> | undefined;
  readonly waivers?: readonly Waiver[] | undefined;
}

/** Whether what is not met fails the build or is only said. */
export type Severity = 'error' | 'warning';

/** A limit alone, or with its severity. */
export type Limit<T extends number | string> = T | LimitWithSeverity<T>;

export interface LimitWithSeverity<T> {
  readonly limit: T;
  readonly severity?: Severity | undefined;
}

/** The number of a level, or the answer to a criterion of another type; alone or with its severity. */
export type LevelLimit =
  | AnswerValue
  | { readonly level: number; readonly severity?: Severity | undefined }
  | { readonly answer: AnswerValue; readonly severity?: Severity | undefined };

/** A rule without a limit: on (`true` is `error`), or off. */
export type Switch = boolean | Severity;

/** How far scores may fall against an earlier round, in percent points. */
export interface MaxDrop {
  readonly total?: Limit<number> | undefined;
  /** Of any one point. */
  readonly point?: Limit<number> | undefined;
  /** Of any one key criterion. */
  readonly keyCriterion?: Limit<number> | undefined;
}

/**
 * An accepted gap. It changes no score, cap or band: it excuses minima of points and criteria, new
 * gaps and new root causes, and nothing else. That of a point covers the criteria of the point too.
 */
export type Waiver = WaiverTerms & ({ readonly criterion: string } | { readonly point: string });

export interface WaiverTerms {
  readonly reason: string;
  readonly approver: string;
  /** YYYY-MM-DD, the last day on which it holds. */
  readonly expires: string;
}

/** What holds where a policy leaves a field out. */
export const policyDefaults = {
  severity: 'error',
  /** Percent of the weight; holds as soon as a policy has any rule. */
  maxNotApplicable: 20,
} as const;

/** A limit with its severity, whichever way it is written. */
export function limitOf<T extends number | string>(
  written: Limit<T>,
): { readonly limit: T; readonly severity: Severity } {
  if (!isLong(written)) return { limit: written, severity: policyDefaults.severity };
  return { limit: written.limit, severity: written.severity ?? policyDefaults.severity };
}

/** The severity of a rule without a limit; null where it is off. */
export function severityOf(written: Switch | undefined): Severity | null {
  if (written === undefined || written === false) return null;
  return written === true ? policyDefaults.severity : written;
}

function isLong<T extends number | string>(written: Limit<T>): written is LimitWithSeverity<T> {
  return typeof written === 'object';
}
