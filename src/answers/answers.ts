import type { AnswerValue } from '../checklist/criterion.ts';
import type { AnsweredVersion } from './level-texts.ts';

/** Answers of one respondent to a checklist, as written in the file. */
export interface Answers {
  readonly format: 1;
  readonly checklist: AnsweredVersion;
  /** The organisation that is audited. */
  readonly subject: string;
  /** YYYY-MM-DD; reports take their date from here. */
  readonly date: string;
  /** Day on which unchanged answers were confirmed, YYYY-MM-DD; ages count from it. */
  readonly confirmed?: string | undefined;
  readonly status?: 'completed' | 'in-progress' | undefined;
  readonly respondent: Respondent;
  readonly mode?: 'full' | 'express' | undefined;
  /** Seconds spent answering. */
  readonly seconds?: number | undefined;
  /** First impression of the alignment of the two functions, 0 to 4; never scored. */
  readonly gutFeeling?: number | undefined;
  readonly answers: Readonly<Record<string, WrittenAnswer>>;
  /** Notes and evidence on criteria without an answer, by id of the criterion. */
  readonly remarks?: Readonly<Record<string, Remarks>> | undefined;
}

export interface Respondent {
  readonly id: string;
  readonly name?: string | undefined;
  /** Job title. */
  readonly role?: string | undefined;
  /** One of the checklist's groups; may be left out where there is only one. */
  readonly group?: string | undefined;
}

/** Answer by itself or with remarks; `null` for "I don't know". */
export type WrittenAnswer = AnswerValue | null | RatedAnswer | NotApplicableAnswer;

/** Remarks on a criterion beside its answer. */
export interface Remarks {
  readonly note?: string | undefined;
  readonly evidence?: readonly string[] | undefined;
}

export interface RatedAnswer extends Remarks {
  readonly value: AnswerValue | null;
  /** Answer before the discussion. */
  readonly firstVote?: AnswerValue | null | undefined;
  /** Day of the earlier round whose answer was kept unchanged, YYYY-MM-DD. */
  readonly kept?: string | undefined;
}

export interface NotApplicableAnswer extends Remarks {
  /** Reason; required. */
  readonly notApplicable: string;
  /** Day of the earlier round whose answer was kept unchanged, YYYY-MM-DD. */
  readonly kept?: string | undefined;
}

/** Answer in its long form. */
export type Answer = RatedAnswer | NotApplicableAnswer;

/** Levels agreed in a workshop after its votes, as written in `agreed.yaml`. */
export interface Agreed extends Pick<Answers, 'format' | 'checklist' | 'subject' | 'date'> {
  /** Ids of the respondents who took part. */
  readonly respondents?: readonly string[] | undefined;
  /** Ids of those who left before the end; they are asked nothing more, and their votes count. */
  readonly left?: readonly string[] | undefined;
  /** By id of the criterion. */
  readonly agreed: Readonly<Record<string, WrittenAgreement>>;
  /** Notes and evidence on criteria without an agreed level, by id of the criterion. */
  readonly remarks?: Readonly<Record<string, Remarks>> | undefined;
}

/** An answer alone, or with what was said about it. */
export type WrittenAgreement = AnswerValue | AgreedLevel;

export interface AgreedLevel extends Remarks {
  readonly value: AnswerValue;
}

/** Returns the value of an answer; `null` for "I don't know", "not applicable" and no answer. */
export function valueIn(answer: Answer | undefined): AnswerValue | null {
  return answer && 'value' in answer ? answer.value : null;
}

/** Returns the value of an answer that is nothing but a value, and any other answer as it was. */
export function inShortForm(answer: Answer): WrittenAnswer {
  if (!('value' in answer)) return answer;
  const { value, ...more } = answer;
  return Object.values(more).every((own) => own === undefined) ? value : answer;
}
