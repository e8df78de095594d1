import type { Checklist } from '../checklist/checklist.ts';
import { criteriaOf, weightOf } from '../checklist/lookup.ts';
import { type Finding, judge } from './finding.ts';
import { collectResponses, type Mode, type Participant } from './responses.ts';
import { sharesOf, type Total, totalOf } from './total.ts';

/** A score and how far what is still blank could move it. All are fractions, 0 to 1. */
export interface Interval {
  /** Null where nothing is scored: never 0, and never 1. */
  readonly score: number | null;
  /** With every blank as the worst level, and as the best one; null where nothing can be scored. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface PointScore extends Interval {
  readonly point: string;
  /** Answered weight over applicable weight within the point; null where nothing applies. */
  readonly coverage: number | null;
}

/** The overall score of an audit and the findings that it comes from. */
export interface OverallScore extends Interval {
  /** Answered weight over applicable weight, 0 to 1; null where nothing applies. */
  readonly coverage: number | null;
  readonly findings: readonly Finding[];
}

/** All scores of an audit: overall, by point, by criterion. */
export interface Scorecard extends OverallScore {
  readonly points: readonly PointScore[];
  /** The share of the score that each scored criterion carries, by id; they add up to 1. */
  readonly shares: Readonly<Record<string, number>>;
}

/** Scores what the participants said. */
export function scoreAudit(
  checklist: Checklist,
  participants: readonly Participant[],
  mode: Mode,
): Scorecard {
  return scorecardOf(checklist, judgeAll(checklist, participants, mode));
}

/** All scores that come of how the criteria came out; one finding for each, in their order. */
export function scorecardOf(checklist: Checklist, findings: readonly Finding[]): Scorecard {
  const byCriterion = new Map(findings.map((finding) => [finding.criterion, finding]));
  const totals = totalsOf(checklist, findings);
  const { score, low, high } = totals;
  return {
    ...overallOf(checklist, findings, totals),
    points: checklist.points.map(({ id, criteria }) => ({
      point: id,
      ...interval(pointScore(score, id), pointScore(low, id), pointScore(high, id)),
      coverage: coverageOf(
        criteria.map((own) => ({ finding: byCriterion.get(own.id), weight: weightOf(own) })),
      ),
    })),
    findings,
    shares: Object.fromEntries(sharesOf(checklist, idsOf(findings.filter(isScored)))),
  };
}

/** The same without what only the whole audit is asked for. */
export function scoreOverall(
  checklist: Checklist,
  participants: readonly Participant[],
  mode: Mode,
): OverallScore {
  const findings = judgeAll(checklist, participants, mode);
  return { ...overallOf(checklist, findings, totalsOf(checklist, findings)), findings };
}

function judgeAll(
  checklist: Checklist,
  participants: readonly Participant[],
  mode: Mode,
): readonly Finding[] {
  const responses = collectResponses(checklist, participants, mode);
  return criteriaOf(checklist).map(({ criterion }) =>
    judge(checklist, criterion, responses.get(criterion.id) ?? []),
  );
}

/** The total of the scores, and of either end. */
type Totals = Readonly<Record<'score' | 'low' | 'high', Total>>;

function totalsOf(checklist: Checklist, findings: readonly Finding[]): Totals {
  return {
    score: totalOf(checklist, scoresOf(findings, 'score')),
    low: totalOf(checklist, scoresOf(findings, 'low')),
    high: totalOf(checklist, scoresOf(findings, 'high')),
  };
}

function overallOf(
  checklist: Checklist,
  findings: readonly Finding[],
  { score, low, high }: Totals,
): Omit<OverallScore, 'findings'> {
  const applicable = sharesOf(checklist, idsOf(findings.filter(isApplicable)));
  return {
    ...interval(score.score, low.score, high.score),
    coverage: coverageOf(
      findings.map((finding) => ({ finding, weight: applicable.get(finding.criterion) ?? 0 })),
    ),
  };
}

/** The findings' scores by criterion id, without those that have none. */
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

// A criterion whose worst level scores more than the rest would otherwise lift the low end.
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
