import type { ConversationEvent, Person } from '../../conversation/script.ts';
import { listOf } from '../../conversation/telling.ts';
import { type ConversationView, type QuestionView, questionView } from '../../conversation/view.ts';
import { answeredLevel, tickedIn } from '../../conversation/wording.ts';
import type { ListMode } from '../../terminal/list.ts';
import { fieldWith, openField, type TextField } from '../../terminal/text-field.ts';

/** Screen state of a conversation. */
export interface ScreenState {
  readonly mode: ScreenMode;
  /** Short text about the last event. */
  readonly notice: string | null;
  /** The key that answered last, and when in milliseconds, so that its echo answers nothing. */
  readonly lastAnswer: { readonly sequence: string; readonly at: number } | null;
  /** True if the last key answered: Enter, Space or Tab behind it answers nothing more. */
  readonly hasAnswered: boolean;
  /** The field that was left last although something new was written in it. */
  readonly left: FieldMode | null;
  /** Those who called a criterion not applicable in a vote, and have no reason yet. */
  readonly waiting: Waiting;
  /** Beginning of the timer in milliseconds; `null` if it is off. */
  readonly timer: number | null;
}

export interface Waiting {
  readonly criterion: string;
  /** Ids of the respondents. */
  readonly people: readonly string[];
}

/** Nobody waits for a reason. */
export const NOBODY: Waiting = { criterion: '', people: [] };

export type ScreenMode =
  | QuestionMode
  | VoteMode
  | RevealMode
  | AgreeMode
  | FieldMode
  | HelpMode
  | ListMode
  | PeopleMode;

/** A criterion before its only respondent. */
export interface QuestionMode {
  readonly is: 'question';
  /** The number of the row that the cursor is on; `null` if it is on none. */
  readonly active: number | null;
  /** Ids of the ticked boxes. */
  readonly ticked: readonly string[];
  /** True if a box was ticked or unticked. */
  readonly isTouched: boolean;
}

/** Votes of a workshop, one after the other. */
export interface VoteMode {
  readonly is: 'vote';
  /** The criterion that is voted on. */
  readonly criterion: string;
  /** Id of the person who votes now; `null` if all have voted. */
  readonly at: string | null;
  /** Vote that is typed in several characters. */
  readonly field: TextField;
  /** True if the reveal was asked for although votes are missing. */
  readonly isWarned: boolean;
}

export interface RevealMode {
  readonly is: 'reveal';
}

/** Agreement on a row, and the reason for it. */
export interface AgreeMode {
  readonly is: 'agree';
  /** The number of the row; `none` if there is no agreement, `null` before one is chosen. */
  readonly level: number | 'none' | null;
  readonly field: TextField;
}

export interface HelpMode {
  readonly is: 'help';
  /** Lines above the window. */
  readonly scroll: number;
}

/** People of a workshop that is under way. */
export interface PeopleMode {
  readonly is: 'people';
  /** Id of the person that the cursor is on. */
  readonly at: string;
}

export interface FieldMode {
  readonly is: 'field';
  readonly purpose: Purpose;
  /** The criterion that the text is about, or the person. */
  readonly criterion: string;
  /** Ids of the people whose answer it is; empty for the only respondent. */
  readonly people: readonly string[];
  readonly field: TextField;
  /** Text of the field when it was opened. */
  readonly before: string;
}

/**
 * Purpose of a text field. `line` and `words` (of several lines) are answers, `reason` is why a
 * criterion does not apply, `path` another place to save to, `join` somebody who takes part.
 */
export type Purpose =
  | 'line'
  | 'words'
  | 'note'
  | 'evidence'
  | 'reason'
  | 'agreed'
  | 'path'
  | 'join'
  | 'rename';

/** True if the text can have several lines. */
export function hasLines(purpose: Purpose): boolean {
  return purpose === 'words' || purpose === 'note' || purpose === 'evidence';
}

/** Result of a key or a paste. */
export interface Transition {
  readonly ui: ScreenState;
  readonly events?: readonly ConversationEvent[];
  /** Another path to save to. */
  readonly path?: string;
}

/** Returns a transition that only shows a notice. */
export function withNotice(ui: ScreenState, notice: string): Transition {
  return { ui: { ...ui, notice } };
}

/** Returns the screen state for the current position of a conversation. */
export function arrive(
  view: ConversationView,
  ui: ScreenState | null,
  notice: string | null,
): ScreenState {
  const { lastAnswer = null, hasAnswered = false, left = null, timer = null } = ui ?? {};
  const question = questionView(view);
  const waiting = stillWaiting(question, ui?.waiting ?? NOBODY);
  const mode = modeFor(view, question, ui, waiting);
  return { mode, notice, lastAnswer, hasAnswered, left, waiting, timer };
}

/** Returns the screen state after others changed the conversation: what is open or typed stays. */
export function refreshed(view: ConversationView, ui: ScreenState): ScreenState {
  const question = questionView(view);
  const waiting = stillWaiting(question, ui.waiting);
  const { mode } = ui;
  if (mode.is !== 'vote' || !question?.ballot) return { ...ui, waiting };
  if (mode.at !== null && !question.ballot.voted.includes(mode.at)) return { ...ui, waiting };
  const { at } = voteMode(question, waiting.people, mode.at);
  return { ...ui, waiting, mode: { ...mode, at } };
}

function stillWaiting(question: QuestionView | null, { criterion, people }: Waiting): Waiting {
  if (question?.criterion.id !== criterion || !question.ballot) return NOBODY;
  return { criterion, people: people.filter((id) => !question.ballot?.voted.includes(id)) };
}

function modeFor(
  view: ConversationView,
  question: QuestionView | null,
  ui: ScreenState | null,
  waiting: Waiting,
): ScreenMode {
  if (view.state.status !== 'asking' || !question) return listMode(view, 'review');
  switch (question.phase) {
    case 'answer':
      return questionMode(question);
    case 'vote': {
      // Votes that come before the reason leave its field open.
      const isAsking = ui?.mode.is === 'field' && ui.mode.purpose === 'reason';
      if (isAsking && waiting.people.length > 0) return ui.mode;
      // At another criterion the votes begin with the first person again.
      const before = ui?.mode.is === 'vote' && ui.mode.criterion === question.criterion.id;
      return voteMode(question, waiting.people, before ? ui.mode.at : null);
    }
    case 'reveal':
      return { is: 'reveal' };
  }
}

/** The question with the cursor on the own answer; nothing is chosen without one. */
function questionMode(question: QuestionView): QuestionMode {
  const { answer, scale } = question;
  const active = answeredLevel(answer, question);
  return { is: 'question', active, ticked: scale.boxes ? tickedIn(answer) : [], isTouched: false };
}

/** The votes with the cursor on whoever votes next. */
export function voteMode(
  question: QuestionView,
  waiting: readonly string[],
  from: string | null,
): VoteMode {
  const at = nextVoter(question, waiting, from);
  const criterion = question.criterion.id;
  return { is: 'vote', criterion, at, field: fieldWith(''), isWarned: false };
}

/** Next person who has not voted, after this one in seating order; `null` if all have. */
function nextVoter(
  { ballots, ballot, setting }: QuestionView,
  waiting: readonly string[],
  from: string | null,
): string | null {
  const ids = ballots.filter(({ person }) => !person.hasLeft).map(({ person }) => person.id);
  const isOpen = (id: string) =>
    !ballot?.voted.includes(id) && !waiting.includes(id) && !setting.onPhones?.has(id);
  const start = from === null ? 0 : ids.indexOf(from);
  const ahead = [...ids.slice(start), ...ids.slice(0, start)];
  return ahead.find(isOpen) ?? null;
}

/** The review, or the list of all criteria with the cursor on the one that is asked. */
export function listMode(view: ConversationView, purpose: ListMode['purpose']): ListMode {
  const first = listOf(view, purpose)[0]?.id ?? '';
  const at = purpose === 'go-to' ? (view.state.current ?? first) : first;
  return { is: 'list', purpose, at, typed: '', isWarned: false };
}

/** A field that holds a text, with the cursor behind it. */
export function fieldMode(
  purpose: Purpose,
  criterion: string,
  text: string,
  people: readonly Person['id'][] = [],
): FieldMode {
  return { is: 'field', purpose, criterion, people, field: fieldWith(text), before: text };
}

/** Opens a text field, with what was written when it was left. */
export function withField(ui: ScreenState, opened: FieldMode): ScreenState {
  return { ...ui, ...openField(opened, ui.left) };
}

/** Opens a mode of the screen. */
export function withMode(ui: ScreenState, mode: ScreenMode): Transition {
  return { ui: { ...ui, mode, notice: null } };
}
