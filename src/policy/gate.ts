import type { Comparison } from '../analysis/comparison/comparison.ts';
import type { GapReport } from '../analysis/gap-report.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { digitsBeside, fixed, reaches, TOLERANCE } from '../numbers.ts';
import type { Bound } from '../scoring/interval.ts';
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
  readonly worst: Bound;
  /** What changed since an earlier round; null without one. */
  readonly baseline: Comparison | null;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** A rule gives no judgement where the policy does not ask for it, and else at least one. */
export type Rule = (policy: Policy, audit: JudgedAudit) => readonly Judgement[];

/** A score from 0 to 1 in percent, as in "69.96", with enough digits to see which side it is on. */
export function scoreBeside(score: number, limit: number): string {
  return digitsBeside(score * 100, [limit * 100], 1);
}

/** A number that must not be above a limit, with enough digits to see whether it is. */
export function numberBeside(value: number, limit: number, decimals = 1): string {
  return digitsBeside(value, [limit + A_HAIR], decimals);
}

// "At least a hair above" is "above", by the tolerance with which digits and rules compare.
const A_HAIR = TOLERANCE * 200;

/** A limit from 0 to 1 in percent, as a person writes it: "70", "33.5". */
export function limitInPercent(limit: number): string {
  return String(Number((limit * 100).toPrecision(12)));
}

/**
 * A score and the limit that it is compared with, in percent. The limit is as it was written; one that
 * a scale gives, such as a third, has as few digits as show on which side of it the score is.
 */
function scoreAndLimit(score: number, limit: number): readonly [string, string] {
  const written = limitInPercent(limit);
  if (written.length <= LONGEST_LIMIT) return [scoreBeside(score, limit), written];
  const isReached = reaches(score, limit);
  for (let decimals = 1; ; decimals++) {
    const [shown, bound] = [fixed(score * 100, decimals), fixed(limit * 100, decimals)];
    const isFaithful = Number(shown) >= Number(bound) === isReached;
    if (isFaithful || decimals === MOST_DECIMALS) return [shown, bound];
  }
}

const LONGEST_LIMIT = 8;
const MOST_DECIMALS = 10;

/**
 * A score at its worst beside a minimum: "69.96 (71.2 without what is blank) is below 70". `stands`
 * is the score as reported.
 */
export function besideMinimum(lowest: number, stands: number | null, limit: number): string {
  const isMoved = stands === null || stands - lowest > TOLERANCE;
  const without =
    stands === null
      ? 'nothing is answered'
      : `${scoreAndLimit(stands, limit)[0]} without what is blank`;
  const verdict = reaches(lowest, limit) ? 'is not below' : 'is below';
  const [shown, bound] = scoreAndLimit(lowest, limit);
  return `${shown}${isMoved ? ` (${without})` : ''} ${verdict} ${bound}`;
}

/** The first few ids of many, as in "a, b and 3 more". */
export function firstFew(ids: readonly string[]): string {
  const shown = ids.slice(0, SHOWN);
  const more = ids.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

const SHOWN = 5;
