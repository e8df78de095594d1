import type { Answers } from '../answers/answers.ts';
import type { Interval } from '../scoring/scorecard.ts';

/** The best gut feeling that an answers file can hold. */
const TOP_FEELING = 4;

/** Somebody with their answers file and the score that it comes to by itself. */
export interface Surveyed {
  readonly id: string;
  readonly answers: Pick<Answers, 'gutFeeling'>;
  readonly standing: Pick<Interval, 'score'>;
}

/** One respondent's gut feeling beside what their own answers come to. All are fractions. */
export interface GutFeeling {
  readonly respondent: string;
  /** The feeling before the first criterion, 0 to 1; null where none was given. */
  readonly felt: number | null;
  /** The score of this respondent's answers alone, 0 to 1; null where nothing is scored. */
  readonly measured: number | null;
  /** Felt minus measured, -1 to 1: positive where the feeling is rosier; null without both. */
  readonly difference: number | null;
}

/** Sets everybody's gut feeling against their own answers, in the given order. */
export function compareGutFeelings(surveyed: readonly Surveyed[]): readonly GutFeeling[] {
  return surveyed.map(({ id, answers: { gutFeeling }, standing: { score } }) => {
    const felt = gutFeeling === undefined ? null : gutFeeling / TOP_FEELING;
    const difference = felt === null || score === null ? null : felt - score;
    return { respondent: id, felt, measured: score, difference };
  });
}
