import type { InterviewEvent } from '../../../conversation/script.ts';
import {
  type CriterionView,
  criterionView,
  type InterviewView,
  numberedCriteria,
  reviewedCriteria,
} from '../../../conversation/solo/view.ts';
import type { ListMode } from '../../../terminal/list.ts';
import { fieldWith, openField, type TextField } from '../../../terminal/text-field.ts';
import type { Transition } from '../driver.ts';
import { answeredLevel, tickedIn } from '../levels.ts';
import type { HelpMode } from '../page.ts';

/** What a person sees of an interview beside the interview itself. */
export interface InterviewScreenState {
  readonly mode: InterviewScreenMode;
  /** A short word about what just happened. */
  readonly notice: string | null;
  /** The key that answered last, and when in milliseconds, so that its echo answers nothing. */
  readonly lastAnswer: { readonly sequence: string; readonly at: number } | null;
  /** The field that was left last although something new was written in it. */
  readonly left: FieldMode | null;
}

export type InterviewScreenMode = LevelsMode | HelpMode | FieldMode | ListMode;

export interface LevelsMode {
  readonly is: 'levels';
  /** The number of the row that the arrows stand on. */
  readonly active: number;
  /** The ids of the boxes that are ticked so far; only where there are boxes. */
  readonly ticked?: readonly string[];
}

export interface FieldMode {
  readonly is: 'field';
  readonly purpose: Purpose;
  /** The criterion that the text is about. */
  readonly criterion: string;
  readonly field: TextField;
  /** What the field held when it was opened. */
  readonly before: string;
}

/**
 * Use of a text: an answer (in a line, or in words of several lines), a note, evidence, the reason
 * for "not applicable", another file to save in.
 */
export type Purpose = 'line' | 'words' | 'note' | 'evidence' | 'reason' | 'place';

/** Whether a text may have several lines. */
export function hasLines(purpose: Purpose): boolean {
  return purpose === 'words' || purpose === 'note' || purpose === 'evidence';
}

/** What a key or a paste leads to. */
export type InterviewTransition = Transition<InterviewScreenState, InterviewEvent>;

/** How things look when an interview comes to where it stands. */
export function arrive(
  situation: InterviewView,
  ui: InterviewScreenState | null,
  notice: string | null,
): InterviewScreenState {
  const { lastAnswer = null, left = null } = ui ?? {};
  return { mode: modeFor(situation), notice, lastAnswer, left };
}

/** The list of all criteria, with the cursor on the one that is asked. */
export function goToList(situation: InterviewView): ListMode {
  const here = numberedCriteria(situation).find(({ id }) => id === situation.interview.current);
  return { is: 'list', purpose: 'go-to', at: here?.number ?? 1, typed: '', isWarned: false };
}

/** A field that holds a text, with the cursor behind it. */
export function fieldMode(purpose: Purpose, criterion: string, text: string): FieldMode {
  return { is: 'field', purpose, criterion, field: fieldWith(text), before: text };
}

/** How it looks with a field opened. */
export function withField(ui: InterviewScreenState, opened: FieldMode): InterviewScreenState {
  return { ...ui, ...openField(opened, ui.left) };
}

/** The levels of a criterion, with the cursor on the former answer. */
function levelsMode(view: CriterionView): LevelsMode {
  const former = answeredLevel(view.answer, view) ?? answeredLevel(view.earlier?.answer, view);
  const active = former ?? view.face.rows[0]?.level ?? 0;
  return { is: 'levels', active, ...(view.scale.boxes ? { ticked: tickedIn(view.answer) } : {}) };
}

function modeFor(situation: InterviewView): InterviewScreenMode {
  const view = criterionView(situation);
  if (situation.interview.status === 'asking' && view) return levelsMode(view);
  const first = reviewedCriteria(situation)[0];
  return { is: 'list', purpose: 'review', at: first?.number ?? 1, typed: '', isWarned: false };
}
