import type { Checklist } from '../../src/checklist/checklist.ts';
import { levelNumbered } from '../../src/checklist/criteria/types.ts';
import { criteriaOf } from '../../src/checklist/lookup.ts';
import type { Participant } from '../../src/scoring/responses.ts';

/** A criterion and the level, by number, to which everybody below it comes up. */
export interface Raising {
  readonly criterion: string;
  readonly level: number;
}

/** The same people after everybody has come up to these levels. */
export function afterRaising(
  checklist: Checklist,
  participants: readonly Participant[],
  raisings: readonly Raising[],
): readonly Participant[] {
  return participants.map((own) => {
    const answers = new Map(own.answers);
    for (const { criterion: id, level } of raisings) {
      const answer = answers.get(id);
      const value = answer && 'value' in answer ? answer.value : null;
      const found = criteriaOf(checklist).find(({ criterion }) => criterion.id === id);
      if (!found || value === null) continue;
      const scoreOf = (number: number) =>
        levelNumbered(checklist, found.criterion, number)?.score ?? 0;
      if (scoreOf(Number(value)) < scoreOf(level)) {
        answers.set(id, { value: level });
      }
    }
    return { ...own, answers };
  });
}
