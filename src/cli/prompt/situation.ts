import { askedCriteria } from '../../interview/asked.ts';
import type { Saving } from '../../interview/conduct.ts';
import { describe } from '../../interview/describe.ts';
import type { Interview, Script } from '../../interview/interview.ts';
import { progress } from '../../interview/progress.ts';
import { reviewLines } from '../../interview/review.ts';
import type { CriterionView, EarlierAnswer } from '../screen/criterion-view.ts';

/** Where an interview stands, for whoever shows it. */
export interface Situation {
  readonly script: Script;
  readonly interview: Interview;
  readonly saving: Saving;
  readonly earlier: Earlier | null;
}

/** What the same respondent said in an earlier round. */
export interface Earlier {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly answers: ReadonlyMap<string, EarlierAnswer['answer']>;
}

/** A criterion by the number that its screen shows. */
export interface Numbered {
  readonly id: string;
  /** Counted from 1. */
  readonly number: number;
}

/** The criterion that is asked, ready to be shown; null where nothing is asked. */
export function criterionView(situation: Situation): CriterionView | null {
  const { script, interview, saving, earlier } = situation;
  const description = describe(script, interview);
  if (!description) return null;
  const before = earlier?.answers.get(description.criterion.id);
  return {
    ...description,
    progress: progress(script, interview),
    earlier: earlier && before ? { date: earlier.date, answer: before } : null,
    saving,
  };
}

/** Everything that is asked, in the order of the checklist. */
export function numberedCriteria({ script, interview }: Situation): readonly Numbered[] {
  return askedCriteria(script, interview).map(({ criterion }, index) => ({
    id: criterion.id,
    number: index + 1,
  }));
}

/** The same in the order of the review, which has open ones first. */
export function reviewedCriteria(situation: Situation): readonly Numbered[] {
  const numbers = new Map(numberedCriteria(situation).map(({ id, number }) => [id, number]));
  return reviewLines(situation.script, situation.interview).map(({ criterion }) => ({
    id: criterion,
    number: numbers.get(criterion) ?? 0,
  }));
}

/** The numbers of the criteria that are still open. */
export function openNumbers({ script, interview }: Situation): readonly number[] {
  return askedCriteria(script, interview).flatMap(({ criterion }, index) =>
    Object.hasOwn(interview.answers, criterion.id) ? [] : [index + 1],
  );
}
