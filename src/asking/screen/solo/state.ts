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

/** Screen state of an interview. */
export interface InterviewScreenState {
  readonly mode: InterviewScreenMode;
  /** Short text about the last event. */
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
  /** Ids of the ticked boxes; omitted if the criterion has no boxes. */
  readonly ticked?: readonly string[];
}

export interface FieldMode {
  readonly is: 'field';
  readonly purpose: Purpose;
  /** The criterion that the text is about. */
  readonly criterion: string;
  readonly field: TextField;
  /** Text of the field when it was opened. */
  readonly before: string;
}

/**
 * Purpose of a text field: answer (`line`, or `words` of several lines), note, evidence, reason for
 * "not applicable", or path of another file.
 */
export type Purpose = 'line' | 'words' | 'note' | 'evidence' | 'reason' | 'place';

/** True if the text can have several lines. */
export function hasLines(purpose: Purpose): boolean {
  return purpose === 'words' || purpose === 'note' || purpose === 'evidence';
}

export type InterviewTransition = Transition<InterviewScreenState, InterviewEvent>;

/** Returns the screen state for the current position of an interview. */
export function arrive(
  view: InterviewView,
  ui: InterviewScreenState | null,
  notice: string | null,
): InterviewScreenState {
  const { lastAnswer = null, left = null } = ui ?? {};
  return { mode: modeFor(view), notice, lastAnswer, left };
}

/** The list of all criteria, with the cursor on the one that is asked. */
export function goToList(view: InterviewView): ListMode {
  const here = numberedCriteria(view).find(({ id }) => id === view.interview.current);
  return { is: 'list', purpose: 'go-to', at: here?.number ?? 1, typed: '', isWarned: false };
}

/** A field that holds a text, with the cursor behind it. */
export function fieldMode(purpose: Purpose, criterion: string, text: string): FieldMode {
  return { is: 'field', purpose, criterion, field: fieldWith(text), before: text };
}

/** Opens a text field. */
export function withField(ui: InterviewScreenState, opened: FieldMode): InterviewScreenState {
  return { ...ui, ...openField(opened, ui.left) };
}

/** The levels of a criterion, with the cursor on the former answer. */
function levelsMode(question: CriterionView): LevelsMode {
  const former =
    answeredLevel(question.answer, question) ?? answeredLevel(question.earlier?.answer, question);
  const active = former ?? question.face.rows[0]?.level ?? 0;
  return {
    is: 'levels',
    active,
    ...(question.scale.boxes ? { ticked: tickedIn(question.answer) } : {}),
  };
}

function modeFor(view: InterviewView): InterviewScreenMode {
  const question = criterionView(view);
  if (view.interview.status === 'asking' && question) return levelsMode(question);
  const first = reviewedCriteria(view)[0];
  return { is: 'list', purpose: 'review', at: first?.number ?? 1, typed: '', isWarned: false };
}
