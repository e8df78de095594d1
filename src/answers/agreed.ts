import type { AnswerValue } from '../checklist/criterion.ts';
import type { Answers, Remarks } from './answers.ts';

/** What the room agreed on after its votes, as the file `agreed.yaml` says it; never scored. */
export interface Agreed extends Pick<Answers, 'format' | 'checklist' | 'subject' | 'date'> {
  /** By id of the criterion. */
  readonly agreed: Readonly<Record<string, WrittenAgreement>>;
  /** What was noted on criteria for which no level was agreed, by id of the criterion. */
  readonly remarks?: Readonly<Record<string, Remarks>> | undefined;
}

/** An answer alone, or with what was said about it. */
export type WrittenAgreement = AnswerValue | AgreedLevel;

export interface AgreedLevel extends Remarks {
  readonly value: AnswerValue;
}
