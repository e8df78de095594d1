import { answerOfRow, isBox } from '../../../checklist/criteria/face.ts';
import type { Level } from '../../../checklist/criteria/scale.ts';
import type { AnswerValue } from '../../../checklist/criterion.ts';
import { canBeNotApplicable } from '../../../checklist/lookup.ts';
import { refuseEvent } from '../../../conversation/record.ts';
import type { InterviewEvent } from '../../../conversation/script.ts';
import {
  type CriterionView,
  criterionView,
  type InterviewView,
} from '../../../conversation/solo/view.ts';
import { digitOf, type Key, stepOf, typedBy } from '../../../terminal/keys.ts';
import { fieldWith } from '../../../terminal/text-field.ts';
import { interviewWords } from '../../../words/interview.ts';
import { ECHO_MS, keyName, withNotice } from '../driver.ts';
import {
  type FieldMode,
  fieldMode,
  goToList,
  type InterviewScreenState,
  type InterviewTransition,
  type LevelsMode,
  withField,
} from './state.ts';

/** Handles a key on the screen of a criterion. */
export function pressInLevels(
  ui: InterviewScreenState,
  mode: LevelsMode,
  key: Key,
  view: InterviewView,
  now: number,
): InterviewTransition {
  const question = criterionView(view);
  if (!question || key.name === 'escape') return { ui };
  const step = stepOf(key, 1);
  if (step !== 0) return { ui: { ...ui, notice: null, mode: moved(mode, question, step) } };
  if (key.name === 'left') return back(ui, view);
  const opened = typingIn(key, question);
  if (opened) return isEcho(ui, key, now) ? passOver(ui, key) : { ui: withField(ui, opened) };
  const box = question.scale.boxes && boxFor(key, mode, question);
  if (box) return isEcho(ui, key, now) ? passOver(ui, key) : { ui: toggled(ui, mode, box) };
  const event = answerFor(key, mode, question);
  if (event) return answer(ui, key, event, view, now);
  const digit = digitOf(key);
  if (digit !== null) return withNotice(ui, `there is no ${question.face.noun} ${digit} here`);
  return command(ui, key, question, view);
}

/** Returns the field that a key opens if the answer is typed: Enter, or its first character. */
function typingIn(key: Key, { criterion, face, answer: former }: CriterionView): FieldMode | null {
  if (face.entry !== 'line' && face.entry !== 'text') return null;
  const value = former && 'value' in former ? former.value : null;
  const purpose = face.entry === 'line' ? 'line' : 'words';
  const opened = fieldMode(purpose, criterion.id, value === null ? '' : face.format(value));
  if (key.name === 'return') return opened;
  const typed = typedBy(key);
  return face.begins(typed) ? { ...opened, field: fieldWith(typed) } : null;
}

/** The box that a key ticks: by its number, or with the space bar the one under the arrows. */
function boxFor(key: Key, { active }: LevelsMode, { face }: CriterionView): Level | undefined {
  const number = typedBy(key) === ' ' ? active : digitOf(key);
  return face.rows.find(({ level }) => level === number);
}

function toggled(
  ui: InterviewScreenState,
  { ticked = [] }: LevelsMode,
  box: Level,
): InterviewScreenState {
  const isTicked = isBox(box, ticked);
  const own = Array.isArray(box.answer) ? box.answer : [];
  const after = isTicked ? ticked.filter((id) => !own.includes(id)) : [...ticked, ...own];
  return { ...ui, notice: null, mode: { is: 'levels', active: box.level, ticked: after } };
}

function moved(mode: LevelsMode, { face: { rows } }: CriterionView, step: number): LevelsMode {
  const at = rows.findIndex(({ level }) => level === mode.active);
  const to = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
  return { ...mode, active: to?.level ?? mode.active };
}

/** The event of a key that leads on to the next criterion. */
function answerFor(key: Key, mode: LevelsMode, question: CriterionView): InterviewEvent | null {
  const criterion = question.criterion.id;
  const value = chosenBy(key, mode, question);
  if (value !== null) return { type: 'answered', criterion, value };
  switch (typedBy(key).toLowerCase()) {
    case 'u':
      return { type: 'answered', criterion, value: null };
    case 's':
      return { type: 'skipped', criterion };
    default:
      return null;
  }
}

/**
 * Returns the answer that a key selects: a row by its number, or with Enter the active row or the
 * ticked boxes.
 */
function chosenBy(
  key: Key,
  { active, ticked = [] }: LevelsMode,
  { face, scale }: CriterionView,
): AnswerValue | null {
  const isEnter = key.name === 'return';
  if (scale.boxes) return isEnter ? scale.boxes.withTicked(ticked, []) : null;
  const typed = typedBy(key);
  const value = face.begins(typed) ? face.parse(typed) : null;
  const row = face.rows.find((own) =>
    isEnter ? own.level === active : value !== null && answerOfRow(own) === value,
  );
  return row ? answerOfRow(row) : null;
}

function isEcho({ lastAnswer }: InterviewScreenState, { sequence }: Key, now: number): boolean {
  return lastAnswer?.sequence === sequence && now - lastAnswer.at < ECHO_MS;
}

function passOver(ui: InterviewScreenState, { sequence }: Key): InterviewTransition {
  const name = sequence === '\r' ? 'Enter' : sequence;
  return withNotice(ui, `a second ${name} right behind the first was passed over`);
}

function answer(
  ui: InterviewScreenState,
  key: Key,
  event: InterviewEvent,
  { script }: InterviewView,
  now: number,
): InterviewTransition {
  const answered = { ...ui, lastAnswer: { sequence: key.sequence, at: now } };
  if (isEcho(ui, key, now)) return passOver(answered, key);
  const refusal = refuseEvent(script, event);
  return refusal === null ? { ui: answered, event } : withNotice(ui, refusal);
}

function command(
  ui: InterviewScreenState,
  key: Key,
  question: CriterionView,
  view: InterviewView,
): InterviewTransition {
  const open = (mode: InterviewScreenState['mode']): InterviewTransition => ({
    ui: { ...ui, mode, notice: null },
  });
  const { note = '', evidence = [] } = question.remarks;
  const { id } = question.criterion;
  switch (typedBy(key).toLowerCase()) {
    case '?':
      return open({ is: 'help', scroll: 0 });
    case 'c':
      return { ui: withField(ui, fieldMode('note', id, note)) };
    case 'e':
      return { ui: withField(ui, fieldMode('evidence', id, evidence.join('\n'))) };
    case 'n':
      if (!canBeNotApplicable(question.criterion)) {
        return withNotice(ui, interviewWords.alwaysApplies);
      }
      return { ui: withField(ui, fieldMode('reason', id, formerReason(question))) };
    case 'g':
      return open(goToList(view));
    case 'w':
      return view.saving.isSaved
        ? withNotice(ui, 'everything is saved')
        : { ui: withField(ui, fieldMode('place', id, '')) };
    case 'b':
      return back(ui, view);
    case 'r':
      return { ui, event: { type: 'opened-review' } };
    case 'q':
      return { ui, event: { type: 'stopped' } };
    default:
      return withNotice(ui, `${keyName(key)} does nothing here; ? shows all keys`);
  }
}

function formerReason({ answer: former }: CriterionView): string {
  return former && 'notApplicable' in former ? former.notApplicable : '';
}

function back(ui: InterviewScreenState, { interview }: InterviewView): InterviewTransition {
  if (interview.trail.length === 0) return withNotice(ui, 'this is where it began');
  return { ui, event: { type: 'went-back' } };
}
