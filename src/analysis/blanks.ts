import type { Scorecard } from '../scoring/scorecard.ts';
import type { Participant } from '../scoring/voices.ts';

/** What one respondent left open. */
export interface RespondentBlanks {
  readonly respondent: string;
  /** Criteria answered with "I don't know". */
  readonly unknown: readonly string[];
  /** Criteria without any answer. */
  readonly unanswered: readonly string[];
}

export interface Blanks {
  /** Criteria that were asked and that nobody could answer. */
  readonly byNobody: readonly string[];
  /** Everybody who left something open, in the order of the participants. */
  readonly byRespondent: readonly RespondentBlanks[];
}

/** Finds what is still open, and by whom. */
export function findBlanks({ findings }: Scorecard, participants: readonly Participant[]): Blanks {
  return {
    byNobody: findings
      .filter(({ outcome }) => outcome === 'not-answered')
      .map(({ criterion }) => criterion),
    byRespondent: participants
      .map(({ id, answers }) => {
        const open = findings
          .filter(({ voices }) =>
            voices.some(({ respondent, said }) => respondent === id && said === 'blank'),
          )
          .map(({ criterion }) => criterion);
        return {
          respondent: id,
          unknown: open.filter((criterion) => answers.has(criterion)),
          unanswered: open.filter((criterion) => !answers.has(criterion)),
        };
      })
      .filter(({ unknown, unanswered }) => unknown.length + unanswered.length > 0),
  };
}
