import type { Answers } from '../answers/answers.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { type BandVerdict, judgeBand } from '../scoring/band.ts';
import type { Finding } from '../scoring/finding.ts';
import type { Response } from '../scoring/responses.ts';
import { type Interval, type OverallScore, scoreOverall } from '../scoring/scorecard.ts';

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
