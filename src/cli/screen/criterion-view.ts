import type { Answer } from '../../answers/match.ts';
import type { Saving } from '../../interview/conduct.ts';
import type { Description } from '../../interview/describe.ts';
import type { Progress } from '../../interview/progress.ts';

/** All that the screen of one criterion shows. */
export interface CriterionView extends Description {
  readonly progress: Progress;
  /** The same respondent's answer in an earlier round. */
  readonly earlier: EarlierAnswer | null;
  readonly saving: Saving;
}

export interface EarlierAnswer {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly answer: Answer;
}
