import type { Answers } from '../answers/answers.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { type BandVerdict, judgeBand } from '../scoring/band.ts';
import type { Mode, Participant } from '../scoring/responses.ts';
import { type Interval, type OverallScore, scoreOverall } from '../scoring/scorecard.ts';

/** A score with its band and what could still change either. */
export interface Result extends Interval, BandVerdict {
  /** Answered weight over applicable weight, 0 to 1; null where nothing applies. */
  readonly coverage: number | null;
}

/** An overall score with its band. */
export function standingOf(checklist: Checklist, overall: OverallScore): Result {
  const { score, low, high, coverage } = overall;
  return { score, low, high, coverage, ...judgeBand(checklist, overall) };
}

/** What the audit would come to if only these participants had answered. */
export function standingAlone(
  checklist: Checklist,
  participants: readonly Participant[],
  mode: Mode,
): Result {
  return standingOf(checklist, scoreOverall(checklist, participants, mode));
}

/** The best gut feeling that an answers file can hold. */
const TOP_FEELING = 4;

/** Somebody with their answers file and the score that it comes to by itself. */
export interface Surveyed {
  readonly id: string;
  readonly answers: Pick<Answers, 'gutFeeling'>;
  readonly result: Pick<Interval, 'score'>;
}

/** One respondent's gut feeling beside what their own answers come to. All are fractions. */
export interface GutFeeling {
  readonly respondent: string;
  /** The feeling before the first criterion, 0 to 1; null where none was given. */
  readonly estimate: number | null;
  /** The score of this respondent's answers alone, 0 to 1; null where nothing is scored. */
  readonly measured: number | null;
  /** Felt minus measured, -1 to 1: positive where the feeling is rosier; null without both. */
  readonly difference: number | null;
}

/** Sets everybody's gut feeling against their own answers, in the given order. */
export function compareGutFeelings(surveyed: readonly Surveyed[]): readonly GutFeeling[] {
  return surveyed.map(({ id, answers: { gutFeeling }, result: { score } }) => {
    const estimate = gutFeeling === undefined ? null : gutFeeling / TOP_FEELING;
    const difference = estimate === null || score === null ? null : estimate - score;
    return { respondent: id, estimate, measured: score, difference };
  });
}
