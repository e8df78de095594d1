import type { Remarks } from '../answers/answers.ts';
import type { Answer } from '../answers/match.ts';
import type { Checklist } from '../checklist/checklist.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import type { Mode } from '../scoring/voices.ts';
import type { Walk } from './walk.ts';

/** What an interview goes through: a checklist, or a part of it. */
export interface Script {
  readonly checklist: Checklist;
  /** In express mode the key criteria only. */
  readonly mode: Mode;
  /** The id of the only point to go through; all without it. */
  readonly onlyPoint?: string | undefined;
  /** Go through those criteria only that were open when the interview began. */
  readonly onlyOpen?: readonly string[] | undefined;
}

/** What one respondent has said so far, by criterion id. */
export interface Said {
  /** What is open has no entry. A null value is "I don't know". */
  readonly answers: Readonly<Record<string, Answer>>;
  /** What was noted on criteria that are still open; it joins the answer once there is one. */
  readonly remarks: Readonly<Record<string, Remarks>>;
}

/** Where an interview stands: plain data that only `advance` changes. */
export interface Interview extends Said, Walk {}

/** All that can happen in an interview. Ids are criterion ids. */
export type InterviewEvent =
  | { readonly type: 'answered'; readonly criterion: string; readonly value: AnswerValue | null }
  | { readonly type: 'not-applicable'; readonly criterion: string; readonly reason: string }
  | { readonly type: 'noted'; readonly criterion: string; readonly note: string }
  | { readonly type: 'evidenced'; readonly criterion: string; readonly evidence: readonly string[] }
  | { readonly type: 'skipped'; readonly criterion: string }
  | { readonly type: 'went-back' }
  | { readonly type: 'went-to'; readonly criterion: string }
  | { readonly type: 'opened-review' }
  | { readonly type: 'finished' }
  | { readonly type: 'stopped' };
