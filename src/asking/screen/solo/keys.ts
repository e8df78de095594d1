import { refuseEvent } from '../../../conversation/record.ts';
import type { InterviewEvent } from '../../../conversation/script.ts';
import {
  currentQuestion,
  type InterviewView,
  numberedCriteria,
  openNumbers,
  reviewedCriteria,
} from '../../../conversation/solo/view.ts';
import { cleanPaste, type Key, stepOf, typedBy } from '../../../terminal/keys.ts';
import { browse, type ListMode } from '../../../terminal/list.ts';
import { insert, leaveField, typeIn } from '../../../terminal/text-field.ts';
import { interviewWords } from '../../../words/interview.ts';
import type { HelpMode } from '../page.ts';
import { pressInLevels } from './criterion-keys.ts';
import {
  arrive,
  type FieldMode,
  fieldMode,
  hasLines,
  type InterviewScreenState,
  type InterviewTransition,
  withField,
} from './state.ts';

/** Handles a key in a text field. */
function pressInField(
  ui: InterviewScreenState,
  mode: FieldMode,
  key: Key,
  view: InterviewView,
  now: number,
): InterviewTransition {
  const typed = typeIn(mode.field, key, hasLines(mode.purpose));
  if (typed === 'leave') {
    const { left, notice } = leaveField(mode, ui.left);
    return close({ ...ui, left }, notice, view);
  }
  if (typed === 'keep')
    return keep({ ...ui, lastAnswer: lastAnswer(ui, mode, key, now) }, mode, view);
  return { ui: { ...ui, notice: null, mode: { ...mode, field: typed } } };
}

/** Returns the last answer, with the key that gave it, so that a repeated Enter is recognised. */
function lastAnswer(
  ui: InterviewScreenState,
  { purpose }: FieldMode,
  { sequence }: Key,
  now: number,
) {
  const isAnswer = purpose === 'line' || purpose === 'words' || purpose === 'reason';
  return isAnswer ? { sequence, at: now } : ui.lastAnswer;
}

/** Returns the event that saves the text of a field; `null` for a path. */
function eventOf(
  { purpose, criterion, field }: FieldMode,
  { script, interview }: InterviewView,
): InterviewEvent | null {
  switch (purpose) {
    case 'line':
    case 'words': {
      const asked = currentQuestion(script, interview, criterion);
      const value = asked?.face.parse(field.text);
      // Text that is no answer is refused like any other wrong answer.
      return { type: 'answered', criterion, value: value ?? field.text.trim() };
    }
    case 'note':
      return { type: 'noted', criterion, note: field.text.trim() };
    case 'evidence': {
      const evidence = field.text.split('\n').flatMap((line) => line.trim() || []);
      return { type: 'evidenced', criterion, evidence };
    }
    case 'reason':
      return { type: 'not-applicable', criterion, reason: field.text.trim() };
    case 'place':
      return null;
  }
}

function keep(ui: InterviewScreenState, mode: FieldMode, view: InterviewView): InterviewTransition {
  const { purpose, field, before } = mode;
  if (purpose === 'place') return moveTo(ui, field.text.trim(), view);
  const isAnswer = purpose === 'line' || purpose === 'words' || purpose === 'reason';
  const isEmpty = purpose !== 'reason' && field.text.trim() === '';
  if (isAnswer ? isEmpty : field.text === before) return close(ui, 'left as it was', view);
  const event = eventOf(mode, view);
  const refusal = event && refuseEvent(view.script, event);
  if (!event || refusal !== null) return { ui: { ...ui, notice: refusal } };
  return { ui, event };
}

function moveTo(ui: InterviewScreenState, place: string, view: InterviewView): InterviewTransition {
  // The field stays until it is clear that answers can be saved there.
  return place === '' ? close(ui, 'left as it was', view) : { ui, place };
}

function close(
  ui: InterviewScreenState,
  notice: string | null,
  view: InterviewView,
): InterviewTransition {
  return { ui: arrive(view, ui, notice) };
}

/** Handles a key. `now` is in milliseconds; any clock will do. */
export function press(
  ui: InterviewScreenState,
  key: Key,
  view: InterviewView,
  now: number,
): InterviewTransition {
  if (!key.meta || ui.mode.is === 'field') return pressOne(ui, key, view, now);
  // A terminal sends Alt and a key as Esc and the key, and Esc soon followed by a key looks the same.
  const left = pressOne(ui, { ...key, name: 'escape', meta: false, sequence: ESC }, view, now);
  const plain = { ...key, meta: false, sequence: key.sequence.replace(ESC, '') };
  return pressOne(left.ui, plain, view, now);
}

const ESC = '\u001b';

function pressOne(
  ui: InterviewScreenState,
  key: Key,
  view: InterviewView,
  now: number,
): InterviewTransition {
  const { mode } = ui;
  switch (mode.is) {
    case 'levels':
      return pressInLevels(ui, mode, key, view, now);
    case 'help':
      return pressInHelp(ui, mode, key, view);
    case 'list':
      return pressInList(ui, mode, key, view);
    case 'field':
      return pressInField(ui, mode, key, view, now);
  }
}

/** Inserts pasted text into a field; elsewhere it only shows a notice. */
export function paste(ui: InterviewScreenState, text: string): InterviewTransition {
  const { mode } = ui;
  if (mode.is !== 'field') {
    return {
      ui: { ...ui, notice: 'pasted text is not taken here; c opens a note to paste it in' },
    };
  }
  return { ui: { ...ui, mode: { ...mode, field: insert(mode.field, fitting(mode, text)) } } };
}

function fitting({ purpose }: FieldMode, text: string): string {
  const clean = cleanPaste(text);
  return hasLines(purpose) ? clean : clean.trim().replace(/\n+/g, ' ');
}

const PAGE = 8;

/** Handles a key in the help, which never answers a criterion. */
function pressInHelp(
  ui: InterviewScreenState,
  { scroll }: HelpMode,
  key: Key,
  view: InterviewView,
): InterviewTransition {
  const step = typedBy(key) === ' ' ? PAGE : stepOf(key, PAGE);
  if (step !== 0) {
    return { ui: { ...ui, mode: { is: 'help', scroll: Math.max(scroll + step, 0) } } };
  }
  if (typedBy(key).toLowerCase() === 'q') return { ui, event: { type: 'stopped' } };
  const notice = isLeaving(key) ? null : 'back at the levels; now the keys count again';
  return { ui: arrive(view, ui, notice) };
}

function isLeaving(key: Key): boolean {
  return ['?', 'b', ''].includes(typedBy(key).toLowerCase());
}

/** Handles a key in the review and in the list of all criteria. */
function pressInList(
  ui: InterviewScreenState,
  mode: ListMode,
  key: Key,
  view: InterviewView,
): InterviewTransition {
  const listed = mode.purpose === 'review' ? reviewedCriteria(view) : numberedCriteria(view);
  const { isSaved } = view.saving;
  const browsed = browse(mode, key, { listed, open: openNumbers(numberedCriteria(view)), isSaved });
  if ('to' in browsed) {
    return { ui: { ...ui, mode: browsed.to, notice: browsed.notice ?? null } };
  }
  if ('chosen' in browsed) return { ui, event: { type: 'went-to', criterion: browsed.chosen } };
  switch (browsed.does) {
    case 'leave':
      return mode.purpose === 'review'
        ? { ui, event: { type: 'went-back' } }
        : { ui: arrive(view, ui, null) };
    case 'stop':
      return { ui, event: { type: 'stopped' } };
    case 'finish':
      return { ui, event: { type: 'finished' } };
    case 'save-elsewhere':
      return { ui: withField(ui, fieldMode('place', '', '')) };
    case 'nothing':
      return { ui: { ...ui, notice: interviewWords.noKey } };
  }
}
