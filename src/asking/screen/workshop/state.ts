import type { BallotMark } from '../../../conversation/workshop/ballots.ts';
import {
  numberedInWorkshop,
  reviewedInWorkshop,
  type WorkshopView,
  workshopView,
} from '../../../conversation/workshop/view.ts';
import type { WorkshopEvent } from '../../../conversation/workshop/workshop.ts';
import type { ListMode } from '../../../terminal/list.ts';
import { fieldWith, openField, type TextField } from '../../../terminal/text-field.ts';
import type { Transition } from '../driver.ts';
import type { HelpMode } from '../page.ts';

/** What the people in the workshop see beside where they stand. */
export interface WorkshopScreenState {
  readonly mode: WorkshopScreenMode;
  /** A short word about what just happened. */
  readonly notice: string | null;
  /** When votes were last taken, in milliseconds, so that the echo of Enter leads nowhere. */
  readonly votedAt: number | null;
  /** The field that was left last although something new was written in it. */
  readonly left: WorkshopFieldMode | null;
}

export type WorkshopScreenMode =
  | VoteMode
  | SpreadMode
  | ReasonMode
  | WorkshopFieldMode
  | HelpMode
  | ListMode;

/** Whether a vote is the first one, a second one beside it, or corrects the last. */
export type VoteKind = 'first' | 'second' | 'correction';

export interface VoteMode {
  readonly is: 'vote';
  readonly kind: VoteKind;
  readonly field: TextField;
}

export interface SpreadMode {
  readonly is: 'spread';
}

/** Asking those why who called a criterion not applicable, one after the other. */
export interface ReasonMode {
  readonly is: 'reason';
  readonly vote: VoteMode;
  readonly cards: readonly BallotMark[];
  /** By id of the respondent, as far as they have been asked. */
  readonly reasons: Readonly<Record<string, string>>;
  /** The id of the respondent who is asked. */
  readonly asked: string;
  readonly field: TextField;
}

export interface WorkshopFieldMode {
  readonly is: 'field';
  readonly purpose: 'note' | 'evidence' | 'agreed' | 'place';
  /** The criterion that the text is about. */
  readonly criterion: string;
  readonly field: TextField;
  /** What the field held when it was opened. */
  readonly before: string;
}

/** What a key or a paste leads to. */
export type WorkshopTransition = Transition<WorkshopScreenState, WorkshopEvent>;

/** How things look on coming to where the workshop stands. */
export function arriveInWorkshop(
  situation: WorkshopView,
  ui: WorkshopScreenState | null,
  notice: string | null,
): WorkshopScreenState {
  const { votedAt = null, left = null } = ui ?? {};
  return { mode: modeFor(situation), notice, votedAt, left };
}

/** A line for votes that holds a text. */
export function voteMode(kind: VoteKind, text = ''): VoteMode {
  return { is: 'vote', kind, field: fieldWith(text) };
}

/** A field that holds a text, with the cursor behind it. */
export function workshopField(
  purpose: WorkshopFieldMode['purpose'],
  criterion: string,
  text: string,
): WorkshopFieldMode {
  return { is: 'field', purpose, criterion, field: fieldWith(text), before: text };
}

/** How it looks with a field opened. */
export function withWorkshopField(
  ui: WorkshopScreenState,
  opened: WorkshopFieldMode,
): WorkshopScreenState {
  return { ...ui, ...openField(opened, ui.left) };
}

/** The list of all criteria, with the cursor on the one that is asked. */
export function workshopGoToList(situation: WorkshopView): ListMode {
  const here = numberedInWorkshop(situation).find(({ id }) => id === situation.workshop.current);
  return { is: 'list', purpose: 'go-to', at: here?.number ?? 1, typed: '', isWarned: false };
}

function modeFor(situation: WorkshopView): WorkshopScreenMode {
  const view = workshopView(situation);
  if (situation.workshop.status === 'asking' && view) {
    return view.isVoted ? { is: 'spread' } : voteMode('first');
  }
  const first = reviewedInWorkshop(situation)[0];
  return { is: 'list', purpose: 'review', at: first?.number ?? 1, typed: '', isWarned: false };
}
