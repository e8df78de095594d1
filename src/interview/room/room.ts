import type { AnswerValue } from '../../checklist/criterion.ts';
import type { Said, Script } from '../interview.ts';
import type { Walk } from '../walk.ts';

/** What a room goes through, and who is in it. */
export interface RoomScript extends Script {
  /** In the order in which their votes are typed. */
  readonly people: readonly Person[];
}

/** Somebody who votes. */
export interface Person {
  /** The id of the respondent. */
  readonly id: string;
  readonly name: string;
  /** The id of one of the checklist's groups. */
  readonly group: string;
}

/** Where a room stands: plain data that only `advanceRoom` changes. */
export interface Room extends Walk {
  /** What everybody has said so far, by id of the respondent. */
  readonly said: Readonly<Record<string, Said>>;
  /** What the room agreed and noted; it is nobody's answer and never scored. */
  readonly agreed: Said;
}

/** One card held up: an answer, null for "I don't know", or why the criterion does not apply. */
export type Vote = { readonly value: AnswerValue | null } | { readonly notApplicable: string };

/** Everybody's vote on one criterion, by id of the respondent. */
export type Votes = Readonly<Record<string, Vote>>;

/** All that can happen in a room. Ids are criterion ids. */
export type RoomEvent =
  | {
      readonly type: 'voted';
      readonly criterion: string;
      readonly votes: Votes;
      /** A second vote, after which the first one is kept beside it; otherwise it is replaced. */
      readonly isSecond: boolean;
    }
  | {
      readonly type: 'agreed';
      readonly criterion: string;
      /** Null takes back what was agreed; notes and evidence stay. */
      readonly value: AnswerValue | null;
      /** What was said with it; what was noted before stays without it. */
      readonly note?: string;
    }
  | { readonly type: 'noted'; readonly criterion: string; readonly note: string }
  | { readonly type: 'evidenced'; readonly criterion: string; readonly evidence: readonly string[] }
  | { readonly type: 'skipped'; readonly criterion: string }
  /** From the spread of the votes on to the next criterion. */
  | { readonly type: 'went-on'; readonly criterion: string }
  | { readonly type: 'went-back' }
  | { readonly type: 'went-to'; readonly criterion: string }
  | { readonly type: 'opened-review' }
  | { readonly type: 'finished' }
  | { readonly type: 'stopped' };
