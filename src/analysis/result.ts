import type { Answers } from '../answers/answers.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { type BandVerdict, judgeBand } from '../scoring/band.ts';
import type { Finding } from '../scoring/finding.ts';
import type { Participant, Response } from '../scoring/responses.ts';
import {
  type Interval,
  type OverallScore,
  type Scorecard,
  scoreOverall,
  scoresOf,
} from '../scoring/scorecard.ts';
import { sharesOf, totalOf } from '../scoring/total.ts';

/** Score with its band, and their possible ranges. */
export interface Result extends Interval, BandVerdict {
  /** Answered weight over applicable weight, 0 to 1; null where nothing applies. */
  readonly coverage: number | null;
}

/** Returns the result of an overall score. */
export function resultOf(checklist: Checklist, overall: OverallScore): Result {
  const { score, low, high, coverage } = overall;
  return { score, low, high, coverage, ...judgeBand(checklist, overall) };
}

/** Returns the result of some of the responses in findings alone. */
export function resultAlone(
  checklist: Checklist,
  findings: readonly Finding[],
  responsesOf: (finding: Finding) => readonly Response[],
): Result {
  return resultOf(checklist, scoreOverall(checklist, findings, responsesOf));
}

/** Highest gut feeling in an answers file. */
const TOP_FEELING = 4;

/** Respondent with an answers file and the score of its answers alone. */
export interface Surveyed {
  readonly id: string;
  readonly answers: Pick<Answers, 'gutFeeling'>;
  readonly result: Pick<Interval, 'score'>;
}

/** Gut feeling of a respondent and the score of their own answers. All are fractions. */
export interface GutFeeling {
  readonly respondent: string;
  /** Estimate before the first criterion, 0 to 1; `null` without one. */
  readonly estimate: number | null;
  /** The score of this respondent's answers alone, 0 to 1; null where nothing is scored. */
  readonly measured: number | null;
  /** Estimate minus measured score, -1 to 1; `null` without both. */
  readonly difference: number | null;
}

/** Compares gut feelings with the scores of the respondents' own answers, in the given order. */
export function compareGutFeelings(surveyed: readonly Surveyed[]): readonly GutFeeling[] {
  return surveyed.map(({ id, answers: { gutFeeling }, result: { score } }) => {
    const estimate = gutFeeling === undefined ? null : gutFeeling / TOP_FEELING;
    const difference = estimate === null || score === null ? null : estimate - score;
    return { respondent: id, estimate, measured: score, difference };
  });
}

/** Answer "not applicable" with its reason. */
export interface Claim {
  readonly respondent: string;
  readonly reason: string;
}

export interface NotApplicable {
  readonly criterion: string;
  readonly claims: readonly Claim[];
  /** Share of the weight of all criteria asked, 0 to 1. */
  readonly weightShare: number;
  /** Overall score if this criterion counted as 0, 0 to 1. */
  readonly scoreIfZero: number | null;
}

/** Criteria excluded from the score as not applicable. */
export interface NotApplicableLedger {
  readonly entries: readonly NotApplicable[];
  /** Share of all entries together, 0 to 1. */
  readonly weightShare: number;
  /** Overall score if all of them counted as 0, 0 to 1. */
  readonly scoreIfZero: number | null;
  /** Claims that others contradicted with a rating: they count as unanswered. */
  readonly disputed: readonly (Claim & { readonly criterion: string })[];
}

/** Lists the criteria that are not applicable, with the claims and their effect on the score. */
export function listNotApplicable(
  checklist: Checklist,
  scorecard: Scorecard,
  participants: readonly Participant[],
): NotApplicableLedger {
  const byId = new Map(participants.map(({ id, answers }) => [id, answers]));
  const asked = scorecard.findings.filter(
    ({ outcome }) => outcome !== 'not-asked' && outcome !== 'unscored',
  );
  const shares = sharesOf(checklist, new Set(asked.map(({ criterion }) => criterion)));
  const left = asked.filter(({ outcome }) => outcome === 'not-applicable');
  const scores = scoresOf(scorecard.findings, 'score');
  const countingZero = (criteria: readonly Finding[]) =>
    totalOf(checklist, new Map([...scores, ...criteria.map(zero)])).score;
  return {
    entries: left.map((finding) => ({
      criterion: finding.criterion,
      claims: claimsOn(finding, byId),
      weightShare: shares.get(finding.criterion) ?? 0,
      scoreIfZero: countingZero([finding]),
    })),
    weightShare: left.reduce((sum, { criterion }) => sum + (shares.get(criterion) ?? 0), 0),
    scoreIfZero: countingZero(left),
    disputed: asked
      .filter(({ outcome }) => outcome !== 'not-applicable')
      .flatMap((finding) =>
        claimsOn(finding, byId).map((claim) => ({
          criterion: finding.criterion,
          ...claim,
        })),
      ),
  };
}

function zero({ criterion }: Finding): readonly [string, number] {
  return [criterion, 0];
}

function claimsOn(
  { criterion, responses }: Finding,
  answers: ReadonlyMap<string, Participant['answers']>,
): Claim[] {
  return responses.flatMap(({ respondent, said }) => {
    if (said !== 'not-applicable') return [];
    const answer = answers.get(respondent)?.get(criterion);
    return answer && 'notApplicable' in answer
      ? [{ respondent, reason: answer.notApplicable }]
      : [];
  });
}
