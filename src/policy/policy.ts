import type { GapReport } from '../analysis/gap-report.ts';
import type { Answers, Respondent } from '../answers/answers.ts';
import { inLongForm } from '../answers/match.ts';
import type { AnswerValue } from '../checklist/criterion.ts';

/**
 * Policy as written in its file: limits that an audit has to keep, and gaps accepted for now. Defaults
 * of omitted fields are in `policyDefaults` only.
 */
export interface Policy extends PolicyTerms {
  readonly format: 1;
  /** Id of the checklist; any version of it. */
  readonly checklist: string;
  /** Minimum overall score, on the scale of the checklist. */
  readonly minScore?: Limit<number> | undefined;
  /** Id of the minimum band. */
  readonly minBand?: Limit<string> | undefined;
  /** Effect of a missed must. In effect by default with `minScore`, `minBand` or `points`. */
  readonly failedMusts?: Severity | undefined;
  /** Minimum scores of points by id, in the same way. */
  readonly points?: Readonly<Record<string, Limit<number>>> | undefined;
  /** Minimum levels, or other answers, of criteria, by id. */
  readonly criteria?: Readonly<Record<string, LevelLimit>> | undefined;
  readonly maxDrop?: MaxDrop | undefined;
  readonly noNewGaps?: Switch | undefined;
  readonly noNewRootCauses?: Switch | undefined;
  /** Maximum difference between two groups, in percent of the scale: above 4, to 100. */
  readonly maxPerceptionGap?: Limit<number> | undefined;
  /** Maximum number of criteria that no one answered. */
  readonly maxUnanswered?: Limit<number> | undefined;
  /** Maximum share of the weight of all criteria asked, in percent. */
  readonly maxNotApplicable?: Limit<number> | undefined;
  /** Maximum share of the weight that conditions hide, in percent. */
  readonly maxNotAsked?: Limit<number> | undefined;
  /** Maximum age of the oldest answers, in days. */
  readonly maxAge?: Limit<number> | undefined;
  /** Minimum number of people who answered anything, by id of the group; 0 for none. */
  readonly minRespondents?: Readonly<Record<string, Limit<number>>> | undefined;
  readonly waivers?: readonly Waiver[] | undefined;
}

/** Scope of the audit, and the people who count. */
export interface PolicyTerms {
  /** Criteria that the audit asks: all, or key criteria only. */
  readonly mode?: 'full' | 'express' | undefined;
  /** Path of the baseline, relative to the folder of the policy. */
  readonly baseline?: string | undefined;
  /** Levels that count: votes, or what a workshop agreed on. */
  readonly by?: 'votes' | 'agreed' | undefined;
  /** People who are expected to answer. */
  readonly expected?: readonly Respondent[] | undefined;
  /** People who are no longer expected. */
  readonly left?: readonly Left[] | undefined;
  /** Points and criteria that the checklist no longer has. */
  readonly retired?: readonly Retired[] | undefined;
}

/** Person of an earlier round who is no longer expected. */
export interface Left {
  /** Id of the respondent. */
  readonly respondent: string;
  readonly reason: string;
}

/** Point or criterion of an earlier version that was removed on purpose. */
export interface Retired {
  readonly id: string;
  readonly reason: string;
}

/** Effect of a broken rule: `error` fails the quality gate, `warning` does not. */
export type Severity = 'error' | 'warning';

/** Limit alone, or with its severity. */
export type Limit<T extends number | string> = T | LimitWithSeverity<T>;

export interface LimitWithSeverity<T> {
  readonly limit: T;
  readonly severity?: Severity | undefined;
}

/** Number of a level, or answer to a criterion of another type; alone or with its severity. */
export type LevelLimit =
  | AnswerValue
  | { readonly level: number; readonly severity?: Severity | undefined }
  | { readonly answer: AnswerValue; readonly severity?: Severity | undefined };

/** Rule without a limit: on (`true` means `error`), or off. */
export type Switch = boolean | Severity;

/** Maximum drops of scores since the baseline, as lengths on the scale of the checklist. */
export interface MaxDrop {
  readonly total?: Limit<number> | undefined;
  /** Maximum drop of any single point. */
  readonly point?: Limit<number> | undefined;
  /** Maximum drop of any single key criterion. */
  readonly keyCriterion?: Limit<number> | undefined;
}

/**
 * Accepted gap. Excuses minimums of points and criteria, missed musts, new gaps and new root causes, and
 * nothing else: scores, caps and bands stay the same. A waiver for a point covers its criteria. It excuses
 * nothing below the level that it accepts.
 */
export type Waiver = WaiverTerms &
  (
    | {
        readonly criterion: string;
        /** Level, or other answer, that is accepted; default that of the baseline. */
        readonly level?: AnswerValue | undefined;
      }
    | {
        readonly point: string;
        /** Score of the point that is accepted, on the scale of the checklist; default that of the baseline. */
        readonly score?: number | undefined;
      }
  );

/** Reason, approver and end of a waiver. */
export interface WaiverTerms {
  readonly reason: string;
  readonly approver: string;
  /** Last day of the waiver, YYYY-MM-DD. */
  readonly expires: string;
}

/** Values of fields that a policy omits. */
export const policyDefaults = {
  severity: 'error',
  by: 'votes',
  mode: 'full',
  /** Percent of the weight; in effect if the policy has any rule. */
  maxNotApplicable: 20,
  /** People for each group of the checklist; in effect if the policy has any rule. */
  minRespondents: 1,
} as const;

/** Returns a limit with its severity, however it is written. */
export function limitOf<T extends number | string>(
  written: Limit<T>,
): { readonly limit: T; readonly severity: Severity } {
  if (!isLong(written)) return { limit: written, severity: policyDefaults.severity };
  return { limit: written.limit, severity: written.severity ?? policyDefaults.severity };
}

/** Returns the severity of a rule without a limit; `null` if it is off. */
export function severityOf(written: Switch | undefined): Severity | null {
  if (written === undefined || written === false) return null;
  return written === true ? policyDefaults.severity : written;
}

function isLong<T extends number | string>(written: Limit<T>): written is LimitWithSeverity<T> {
  return typeof written === 'object';
}

/** Earlier report, and the days that its answers count from if they are older than they say. */
interface Dated extends Pick<GapReport, 'respondents'> {
  readonly baseline?: { readonly dates: Readonly<Record<string, string>> } | undefined;
}

/** Returns the day that the answers of each respondent count from, YYYY-MM-DD, by id. */
export function datesOf({
  report,
  before,
}: {
  readonly report: Pick<GapReport, 'respondents'>;
  readonly before: Dated | null;
}): ReadonlyMap<string, string> {
  const former = new Map(before?.respondents.map((own) => [own.id, own.answers]));
  return new Map(
    report.respondents.map(({ id, answers }) => {
      const { date, confirmed } = answers;
      if (confirmed !== undefined) return [id, confirmed];
      const old = former.get(id);
      if (!old || !isSameAnswers(old, answers)) return [id, date];
      const since = before?.baseline?.dates[id] ?? old.confirmed ?? old.date;
      return [id, earlierOf(since, date)];
    }),
  );
}

function earlierOf(one: string, other: string): string {
  return [one, other].toSorted()[0] ?? one;
}

/** True if two files say the same on every criterion. */
export function isSameAnswers(one: Answers, other: Answers): boolean {
  return votesIn(one) === votesIn(other);
}

/** Returns all votes of a file as text that is the same for the same votes. */
export function votesIn({ answers }: Answers): string {
  const votes = Object.entries(answers)
    .map(([id, written]) => [id, inLongForm(written)] as const)
    .filter(([, own]) => 'notApplicable' in own || own.value !== null)
    .map(([id, own]) => ['value' in own ? [id, own.value, own.firstVote ?? null] : [id]] as const);
  return JSON.stringify(votes.toSorted((a, b) => (String(a) < String(b) ? -1 : 1)));
}

/** Returns the whole days from one date to another, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY);
}

const MILLISECONDS_A_DAY = 86_400_000;
