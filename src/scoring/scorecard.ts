import type { Checklist } from '../checklist/checklist.ts';
import { criteriaOf, isScoredPoint, weightOf } from '../checklist/lookup.ts';
import { type Finding, judge } from './finding.ts';
import { type Bound, boundOf, resolveDisputed, type Voices } from './interval.ts';
import {
  type Absentee,
  absenteesOf,
  blanksOf,
  collectResponses,
  isInMode,
  type Mode,
  type Participant,
  type Response,
} from './responses.ts';
import { sharesOf, type Total, totalOf } from './total.ts';

/** Score and its possible range. All are fractions, 0 to 1. */
export interface Interval {
  /** `null` if nothing is scored: never 0, and never 1. */
  readonly score: number | null;
  /**
   * Ends of the possible range: everything unanswered at its worst (best) level or left out,
   * whichever leads further; `null` if nothing can be scored.
   */
  readonly low: number | null;
  readonly high: number | null;
}

export interface PointScore extends Interval {
  readonly point: string;
  /**
   * Answered share of the applicable weight of the point, 0 to 1; `null` if nothing is applicable.
   */
  readonly coverage: number | null;
  /** The same by votes alone; absent inside scoring. */
  readonly byVotes?: Interval | undefined;
}

/** Returns score and range of a point alone; no scores without one. */
export function intervalOf(point: PointScore | undefined): Interval {
  const { score = null, low = null, high = null } = point ?? {};
  return { score, low, high };
}

/** Overall score of an audit and the findings behind it. */
export interface OverallScore extends Interval, Voices {
  /** Answered share of the applicable weight, 0 to 1; `null` if nothing is applicable. */
  readonly coverage: number | null;
}

/** All scores of an audit: overall, by point, by criterion. */
export interface Scorecard extends OverallScore {
  readonly points: readonly PointScore[];
  /** Share of the score per scored criterion, by id; they add up to 1. */
  readonly shares: Readonly<Record<string, number>>;
}

/** Scores the answers of the participants; people who are expected count in the possible range. */
export function scoreAudit(
  checklist: Checklist,
  participants: readonly Participant[],
  mode: Mode,
  expected: readonly Pick<Participant, 'id' | 'group'>[] = [],
): Scorecard {
  const absent = absenteesOf(checklist, participants, expected);
  return scorecardOf(checklist, judgeAll(checklist, participants, mode, absent), absent);
}

/** Returns the scores of findings: one per criterion, in the order of the checklist. */
export function scorecardOf(
  checklist: Checklist,
  findings: readonly Finding[],
  absent: readonly Absentee[] = [],
): Scorecard {
  const byCriterion = new Map(findings.map((finding) => [finding.criterion, finding]));
  const totals = totalsOf(checklist, { findings, absent });
  const { score, low, high } = totals;
  return {
    ...overallOf(checklist, findings, totals),
    absent,
    points: checklist.points.filter(isScoredPoint).map(({ id, criteria }) => ({
      point: id,
      ...interval(pointScore(score, id), low.points[id] ?? null, high.points[id] ?? null),
      coverage: coverageOf(
        criteria.map((own) => ({ finding: byCriterion.get(own.id), weight: weightOf(own) })),
      ),
    })),
    findings,
    shares: Object.fromEntries(sharesOf(checklist, idsOf(findings.filter(isScored)))),
  };
}

/**
 * Returns the overall score of some of the responses in findings, without points and shares. A
 * respondent alone is asked the same as in the audit, so nothing is matched again.
 */
export function scoreOverall(
  checklist: Checklist,
  given: readonly Finding[],
  responsesOf: (finding: Finding) => readonly Response[],
): OverallScore {
  const criteria = criteriaOf(checklist);
  const findings = given.flatMap((finding, i) => {
    const criterion = criteria[i]?.criterion;
    return criterion ? [judge(checklist, criterion, responsesOf(finding))] : [];
  });
  const voices = { findings, absent: [] };
  return { ...overallOf(checklist, findings, totalsOf(checklist, voices)), ...voices };
}

/** Returns the findings on all criteria, in the order of the checklist. */
export function judgeAll(
  checklist: Checklist,
  participants: readonly Participant[],
  mode: Mode,
  absent: readonly Absentee[] = [],
): readonly Finding[] {
  const responses = collectResponses(checklist, participants, mode);
  const blanks = blanksOf(absent);
  return criteriaOf(checklist).map(({ criterion }) =>
    judge(
      checklist,
      criterion,
      responses.get(criterion.id) ?? [],
      isInMode(criterion, mode) ? blanks : [],
    ),
  );
}

/** Totals of the scores, and both ends of their range. */
interface Totals {
  readonly score: Total;
  readonly low: Bound;
  readonly high: Bound;
}

function totalsOf(checklist: Checklist, { findings, absent }: Voices): Totals {
  const resolved = resolveDisputed(checklist, findings, absent);
  return {
    score: totalOf(checklist, scoresOf(findings, 'score')),
    low: boundOf(checklist, resolved, 'low'),
    high: boundOf(checklist, resolved, 'high'),
  };
}

function overallOf(
  checklist: Checklist,
  findings: readonly Finding[],
  { score, low, high }: Totals,
): Omit<OverallScore, 'findings' | 'absent'> {
  const applicable = sharesOf(checklist, idsOf(findings.filter(isApplicable)));
  return {
    ...interval(score.score, low.score, high.score),
    coverage: coverageOf(
      findings.map((finding) => ({ finding, weight: applicable.get(finding.criterion) ?? 0 })),
    ),
  };
}

/** Returns the scores of findings by criterion id; omits those without one. */
export function scoresOf(
  findings: readonly Finding[],
  which: 'score' | 'low' | 'high',
): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  for (const finding of findings) {
    const score = finding[which];
    if (score !== null) scores.set(finding.criterion, score);
  }
  return scores;
}

function isScored({ score }: Finding): boolean {
  return score !== null;
}

function isApplicable({ outcome }: Finding): boolean {
  return outcome !== 'not-applicable' && outcome !== 'not-asked' && outcome !== 'unscored';
}

function idsOf(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.map(({ criterion }) => criterion));
}

function pointScore({ points }: Total, id: string): number | null {
  return points.get(id) ?? null;
}

// The ends are summed in another order, so that their last bits may differ.
function interval(score: number | null, low: number | null, high: number | null): Interval {
  if (score === null || low === null || high === null) return { score, low, high };
  return { score, low: Math.min(low, score), high: Math.max(high, score) };
}

function coverageOf(
  weighed: readonly { readonly finding: Finding | undefined; readonly weight: number }[],
): number | null {
  let answered = 0;
  let whole = 0;
  for (const { finding, weight } of weighed) {
    if (!finding || !isApplicable(finding)) continue;
    whole += weight;
    if (isScored(finding)) answered += weight;
  }
  return whole > 0 ? answered / whole : null;
}
