import type { BallotMark } from '../../../conversation/workshop/ballots.ts';
import {
  numberedWorkshopCriteria,
  reviewedWorkshopCriteria,
  type WorkshopView,
  workshopView,
} from '../../../conversation/workshop/view.ts';
import type { WorkshopEvent } from '../../../conversation/workshop/workshop.ts';
import type { ListMode } from '../../../terminal/list.ts';
import { fieldWith, openField, type TextField } from '../../../terminal/text-field.ts';
import type { Transition } from '../driver.ts';
import type { HelpMode } from '../page.ts';

/** Screen state of a workshop. */
export interface WorkshopScreenState {
  readonly mode: WorkshopScreenMode;
  /** Short text about the last event. */
  readonly notice: string | null;
  /**
   * Time of the last vote in milliseconds, so that a repeated Enter is ignored; `null` before the
   * first vote.
   */
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

/** Kind of vote: `second` is kept beside the first vote, `correction` replaces the last one. */
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
  readonly marks: readonly BallotMark[];
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
  /** Text of the field when it was opened. */
  readonly before: string;
}

export type WorkshopTransition = Transition<WorkshopScreenState, WorkshopEvent>;

/** Returns the screen state for the current position of a workshop. */
export function arriveInWorkshop(
  view: WorkshopView,
  ui: WorkshopScreenState | null,
  notice: string | null,
): WorkshopScreenState {
  const { votedAt = null, left = null } = ui ?? {};
  return { mode: modeFor(view), notice, votedAt, left };
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

/** Opens a text field. */
export function withWorkshopField(
  ui: WorkshopScreenState,
  opened: WorkshopFieldMode,
): WorkshopScreenState {
  return { ...ui, ...openField(opened, ui.left) };
}

/** The list of all criteria, with the cursor on the one that is asked. */
export function workshopGoToList(view: WorkshopView): ListMode {
  const here = numberedWorkshopCriteria(view).find(({ id }) => id === view.workshop.current);
  return { is: 'list', purpose: 'go-to', at: here?.number ?? 1, typed: '', isWarned: false };
}

function modeFor(view: WorkshopView): WorkshopScreenMode {
  const question = workshopView(view);
  if (view.workshop.status === 'asking' && question) {
    return question.isVoted ? { is: 'spread' } : voteMode('first');
  }
  const first = reviewedWorkshopCriteria(view)[0];
  return { is: 'list', purpose: 'review', at: first?.number ?? 1, typed: '', isWarned: false };
}
