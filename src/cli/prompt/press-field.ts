import { describe } from '../../interview/describe.ts';
import type { InterviewEvent } from '../../interview/interview.ts';
import { refusalOf } from '../../interview/refusal.ts';
import { answerIn } from '../../interview/typed-answer.ts';
import type { Key } from './key.ts';
import { leaveField } from './left-field.ts';
import type { Situation } from './situation.ts';
import { typeIn } from './text-field.ts';
import { arrive, type FieldMode, hasLines, type Step, type Ui } from './ui.ts';

/** What a key does in a field for text. */
export function pressInField(
  ui: Ui,
  mode: FieldMode,
  key: Key,
  situation: Situation,
  now: number,
): Step {
  const typed = typeIn(mode.field, key, hasLines(mode.purpose));
  if (typed === 'leave') {
    const { left, notice } = leaveField(mode, ui.left);
    return close({ ...ui, left }, notice, situation);
  }
  if (typed === 'keep')
    return keep({ ...ui, lastAnswer: lastAnswer(ui, mode, key, now) }, mode, situation);
  return { ui: { ...ui, notice: null, mode: { ...mode, field: typed } } };
}

/** What answers leads on, so the echo of its Enter has to be known for what it is. */
function lastAnswer(ui: Ui, { purpose }: FieldMode, { sequence }: Key, now: number) {
  const isAnswer = purpose === 'number' || purpose === 'words' || purpose === 'reason';
  return isAnswer ? { sequence, at: now } : ui.lastAnswer;
}

/** What a text becomes when it is kept; null where that is no event. */
function eventOf(
  { purpose, criterion, field }: FieldMode,
  { script, interview }: Situation,
): InterviewEvent | null {
  switch (purpose) {
    case 'number':
    case 'words': {
      const asked = describe(script, interview, criterion);
      const value = asked && answerIn(asked, field.text);
      // What is no number is refused like any other wrong answer.
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

function keep(ui: Ui, mode: FieldMode, situation: Situation): Step {
  const { purpose, field, before } = mode;
  if (purpose === 'place') return moveTo(ui, field.text.trim(), situation);
  const isAnswer = purpose === 'number' || purpose === 'words' || purpose === 'reason';
  const isEmpty = purpose !== 'reason' && field.text.trim() === '';
  if (isAnswer ? isEmpty : field.text === before) return close(ui, 'left as it was', situation);
  const event = eventOf(mode, situation);
  const refusal = event && refusalOf(situation.script, event);
  if (!event || refusal !== null) return { ui: { ...ui, notice: refusal } };
  return { ui, event };
}

function moveTo(ui: Ui, place: string, situation: Situation): Step {
  // The field stays until it is clear that answers can be saved there.
  return place === '' ? close(ui, 'left as it was', situation) : { ui, place };
}

function close(ui: Ui, notice: string | null, situation: Situation): Step {
  return { ui: arrive(situation, ui, notice) };
}
