import type { Answers, Respondent } from '../answers/answers.ts';
import type { Checklist } from '../checklist/checklist.ts';
import type { TelephoneQuestions } from '../returns/telephone.ts';
import type { Mode } from '../scoring/responses.ts';

/** All that a form knows of its round; embedded in the page as JSON. */
export interface Questionnaire {
  /** Tells apart what a browser keeps for different rounds. */
  readonly round: string;
  readonly checklist: Checklist;
  /** Version of the checklist as answers name it. */
  readonly version: Answers['checklist'];
  readonly mode: Mode;
  /** The organisation that is audited. */
  readonly subject: string;
  /** Last day of the round, YYYY-MM-DD; `null` if it has none. */
  readonly due: string | null;
  /** Date of the answers, YYYY-MM-DD; `null` for the day on which they are saved. */
  readonly date: string | null;
  /** People who are expected; the only one in a form for one person. */
  readonly people: readonly Respondent[];
  /** True if the form is for one person, who is `people[0]`. */
  readonly isPersonal: boolean;
  /** Key that answers are encrypted to, SPKI in Base64; `null` if they are not. */
  readonly publicKey: string | null;
  /** Questions of a telephone code; `null` if the form gives none. */
  readonly telephone: TelephoneQuestions | null;
  /** True if people see the score of their own answers at the end. */
  readonly showsResult: boolean;
}

/** Returns a checklist without what respondents do not need to answer. */
export function withoutAdvice(checklist: Checklist): Checklist {
  const points = checklist.points.map((point) => ({
    ...point,
    criteria: point.criteria.map((own) => ({ ...own, advice: undefined, lookAt: undefined })),
  }));
  return { ...checklist, points };
}

/** Id of the element with the questionnaire. */
export const DATA_ID = 'questionnaire';

/** Id of the element that the screens are shown in. */
export const MAIN_ID = 'form';

/** Id of the element that is printed. */
export const PAPER_ID = 'paper';

/** Somebody who is expected to answer, on the screen that asks who does. */
export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  /** Job title and group, as the list shows them. */
  readonly about: string;
  /** Id of the group; `null` if it is asked for. */
  readonly group: string | null;
}
