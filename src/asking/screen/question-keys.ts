import { answerOfRow, isBox } from '../../checklist/criteria/face.ts';
import type { Level } from '../../checklist/criteria/scale.ts';
import { canBeNotApplicable } from '../../checklist/lookup.ts';
import { refuseEvent } from '../../conversation/record.ts';
import type { ConversationEvent } from '../../conversation/script.ts';
import {
  type ConversationView,
  earlierAnswer,
  type QuestionView,
} from '../../conversation/view.ts';
import { answeredLevel } from '../../conversation/wording.ts';
import { plainly } from '../../numbers.ts';
import { digitOf, indexAfter, type Key, stepOf, typedBy } from '../../terminal/keys.ts';
import { fieldWith } from '../../terminal/text-field.ts';
import { safeText } from '../../text/safe.ts';
import { conversationWords as words } from '../../words/conversation.ts';
import {
  arrive,
  type FieldMode,
  fieldMode,
  listMode,
  type QuestionMode,
  type ScreenState,
  type Transition,
  withField,
  withMode,
  withNotice,
} from './state.ts';

/** Time in milliseconds within which a repeated key is ignored as a slip of the finger. */
const ECHO_MILLISECONDS = 250;

/** Handles a key on the screen of a criterion before its only respondent. */
export function pressInQuestion(
  ui: ScreenState,
  mode: QuestionMode,
  key: Key,
  view: ConversationView,
  question: QuestionView,
  now: number,
): Transition {
  if (key.name === 'escape') return { ui: { ...ui, notice: null } };
  const step = stepOf(key, 1);
  if (step !== 0) return { ui: { ...ui, notice: null, mode: moved(mode, question, step) } };
  const opened = typingIn(key, question);
  const box = question.scale.boxes && boxFor(key, mode, question);
  const event = opened || box ? null : answerFor(key, mode, question);
  if ((opened ?? box ?? event) && isEcho(ui, key, now)) return passOver(ui, key);
  if (opened) return { ui: withField(ui, opened) };
  if (box) return { ui: toggled(ui, mode, box) };
  if (event) return answer(ui, key, event, view, now);
  if (key.name === 'return') return enter(ui, question);
  const typed = typedBy(key).toLowerCase();
  if (typed === 'x') return withdraw(ui, question);
  if (typed === '=') return keep(ui, key, question, view, now);
  const digit = digitOf(key);
  if (digit !== null) {
    return withNotice(ui, words.noLevelHere({ noun: question.face.noun, digit }));
  }
  if (typed === 'n') return notApplicable(ui, question);
  return command(ui, key, view, question);
}

/** Enter on what was answered leads on; on an open question without a cursor it does nothing. */
function enter(ui: ScreenState, { criterion, answer }: QuestionView): Transition {
  if (!answer) return withNotice(ui, words.notChosen);
  return { ui, events: [{ type: 'went-on', criterion: criterion.id }] };
}

function withdraw(ui: ScreenState, { criterion, answer }: QuestionView): Transition {
  if (!answer) return withNotice(ui, words.nothingToWithdraw);
  return { ui, events: [{ type: 'withdrawn', criterion: criterion.id }] };
}

function notApplicable(ui: ScreenState, { criterion, answer }: QuestionView): Transition {
  if (!canBeNotApplicable(criterion)) return withNotice(ui, words.alwaysApplies);
  const former = answer && 'notApplicable' in answer ? answer.notApplicable : '';
  return { ui: withField(ui, fieldMode('reason', criterion.id, former)) };
}

/** Returns the field that a key opens if the answer is typed: Enter, or its first character. */
function typingIn(key: Key, { criterion, face, answer }: QuestionView): FieldMode | null {
  const typed = typedBy(key);
  if (face.entry === 'rows' || face.entry === 'boxes') {
    // Levels such as 10 or -2 need more than one key.
    const numbers = face.rows.map(({ level }) => String(level));
    const digit = plainly(typed);
    const isLonger = digit !== '' && numbers.some((own) => own !== digit && own.startsWith(digit));
    if (!isLonger || face.entry === 'boxes') return null;
    return { ...fieldMode('line', criterion.id, ''), field: fieldWith(typed) };
  }
  const value = answer && 'value' in answer ? answer.value : null;
  const purpose = face.entry === 'line' ? 'line' : 'words';
  const opened = fieldMode(purpose, criterion.id, value === null ? '' : face.format(value));
  if (key.name === 'return') return opened;
  return face.begins(typed) ? { ...opened, field: fieldWith(typed) } : null;
}

/** The box that a key ticks: by its number, or with the space bar the one under the cursor. */
function boxFor(key: Key, { active }: QuestionMode, { face }: QuestionView): Level | null {
  const number = typedBy(key) === ' ' ? active : digitOf(key);
  return face.rows.find(({ level }) => level === number) ?? null;
}

function toggled(ui: ScreenState, { ticked }: QuestionMode, box: Level): ScreenState {
  const own = Array.isArray(box.answer) ? box.answer : [];
  const after = isBox(box, ticked) ? ticked.filter((id) => !own.includes(id)) : [...ticked, ...own];
  const mode = { is: 'question', active: box.level, ticked: after, isTouched: true } as const;
  return { ...ui, notice: null, mode };
}

/** Moves the cursor; from none, down leads to the first row and up to the last. */
function moved(mode: QuestionMode, { face: { rows } }: QuestionView, step: number): QuestionMode {
  const at = rows.findIndex(({ level }) => level === mode.active);
  const to = rows[indexAfter(at, step, rows.length)];
  return { ...mode, active: to?.level ?? mode.active };
}

/** The event of a key that answers or skips the criterion. */
function answerFor(key: Key, mode: QuestionMode, question: QuestionView): ConversationEvent | null {
  const criterion = question.criterion.id;
  switch (typedBy(key).toLowerCase()) {
    case 'u':
      return { type: 'answered', criterion, value: null };
    case 's':
      return { type: 'skipped', criterion };
    default:
      return chosenBy(key, mode, question);
  }
}

function chosenBy(
  key: Key,
  { active, ticked, isTouched }: QuestionMode,
  { criterion: { id: criterion }, answer, face, scale, ...question }: QuestionView,
): ConversationEvent | null {
  const isEnter = key.name === 'return';
  if (scale.boxes) {
    const isNone = digitOf(key) === 0;
    if (!isNone && !(isEnter && isTouched)) return null;
    const value = scale.boxes.withTicked(isNone ? [] : ticked, []);
    return { type: 'answered', criterion, value };
  }
  const isSame = answer && answeredLevel(answer, { face, scale, ...question }) === active;
  if (isEnter && (active === null || isSame)) return null;
  const typed = typedBy(key);
  const value = face.begins(typed) ? face.parse(typed) : null;
  const row = face.rows.find((own) =>
    isEnter ? own.level === active : value !== null && answerOfRow(own) === value,
  );
  return row ? { type: 'answered', criterion, value: answerOfRow(row) } : null;
}

/** Keeps the answer of the earlier round. */
function keep(
  ui: ScreenState,
  key: Key,
  question: QuestionView,
  view: ConversationView,
  now: number,
): Transition {
  const event = keptAnswer(question);
  return event ? answer(ui, key, event, view, now) : withNotice(ui, words.nothingToKeep);
}

/** Returns the event that keeps the answer of the earlier round; `null` if there is none. */
export function keptAnswer(question: QuestionView): ConversationEvent | null {
  const former = earlierAnswer(question);
  const { earlier, criterion } = question;
  if (!former || !earlier) return null;
  const common = { criterion: criterion.id, kept: earlier.date };
  return 'notApplicable' in former
    ? { type: 'not-applicable', reason: former.notApplicable, ...common }
    : { type: 'answered', value: former.value, ...common };
}

/** True if a key repeats the one that answered, too soon to be meant. */
export function isEcho({ lastAnswer }: ScreenState, { sequence }: Key, now: number): boolean {
  return lastAnswer?.sequence === sequence && now - lastAnswer.at < ECHO_MILLISECONDS;
}

/** Says that a key was ignored as a slip of the finger. */
export function passOver(ui: ScreenState, { sequence }: Key): Transition {
  return withNotice(ui, words.passedOver({ key: sequence === '\r' ? 'Enter' : sequence }));
}

function answer(
  ui: ScreenState,
  key: Key,
  event: ConversationEvent,
  { script, state }: ConversationView,
  now: number,
): Transition {
  const answered = {
    ...ui,
    lastAnswer: { sequence: key.sequence, at: now },
    hasAnswered: event.type === 'answered' || event.type === 'not-applicable',
  };
  if (isEcho(ui, key, now)) return passOver({ ...answered, hasAnswered: ui.hasAnswered }, key);
  const refusal = refuseEvent(script, state, event);
  return refusal === null ? { ui: answered, events: [event] } : withNotice(ui, refusal);
}

/** Handles a key that means the same on every screen of a criterion. */
export function command(
  ui: ScreenState,
  key: Key,
  view: ConversationView,
  { criterion: { id }, remarks }: QuestionView,
): Transition {
  const { note = '', evidence = [] } = remarks;
  if (key.name === 'left') return back(ui, view);
  if (key.name === 'escape') return { ui: arrive(view, ui, null) };
  switch (typedBy(key).toLowerCase()) {
    case '?':
      return withMode(ui, { is: 'help', scroll: 0 });
    case 'c':
      return { ui: withField(ui, fieldMode('note', id, note)) };
    case 'e':
      return { ui: withField(ui, fieldMode('evidence', id, evidence.join('\n'))) };
    case 'g':
      return withMode(ui, listMode(view, 'go-to'));
    case 's':
      return { ui, events: [{ type: 'skipped', criterion: id }] };
    case 'w':
      return view.saving === null || view.saving.isSaved
        ? withNotice(ui, words.allSaved)
        : { ui: withField(ui, fieldMode('path', id, '')) };
    case 'b':
      return back(ui, view);
    case 'r':
      return { ui, events: [{ type: 'opened-review' }] };
    case 'q':
      return { ui, events: [{ type: 'stopped' }] };
    default:
      return withNotice(ui, words.noKeyHere({ key: keyName(key) }));
  }
}

/** Returns the character of a key in quotes, for messages; "that key" if it types none. */
function keyName(key: Key): string {
  const typed = typedBy(key).trim();
  return typed === '' ? words.thatKey : `"${safeText(typed)}"`;
}

function back(ui: ScreenState, { state }: ConversationView): Transition {
  if (state.trail.length === 0) return withNotice(ui, words.beginning);
  return { ui, events: [{ type: 'went-back' }] };
}
