import type { Question } from '../../../conversation/script.ts';
import { openNumbers } from '../../../conversation/solo/view.ts';
import { BALLOT_CHARACTERS, refuseWorkshopEvent } from '../../../conversation/workshop/ballots.ts';
import {
  numberedWorkshopCriteria,
  reviewedWorkshopCriteria,
  type WorkshopView,
  workshopQuestion,
  workshopView,
} from '../../../conversation/workshop/view.ts';
import type { WorkshopEvent } from '../../../conversation/workshop/workshop.ts';
import { cleanPaste, type Key, stepOf, typedBy } from '../../../terminal/keys.ts';
import type { ListMode } from '../../../terminal/list.ts';
import { browse } from '../../../terminal/list.ts';
import { insert, leaveField, typeIn } from '../../../terminal/text-field.ts';
import { interviewWords } from '../../../words/interview.ts';
import type { HelpMode } from '../page.ts';
import { pressInSpread } from './command-keys.ts';
import {
  arriveInWorkshop,
  type WorkshopFieldMode,
  type WorkshopScreenState,
  type WorkshopTransition,
  withWorkshopField,
  workshopField,
} from './state.ts';
import { pressInReason, pressInVote } from './vote-keys.ts';

/** Handles a key in a workshop. `now` is in milliseconds; any clock will do. */
export function pressInWorkshop(
  ui: WorkshopScreenState,
  key: Key,
  view: WorkshopView,
  now: number,
): WorkshopTransition {
  const { mode } = ui;
  if (mode.is === 'list') return pressInWorkshopList(ui, mode, key, view);
  if (mode.is === 'field') return pressInWorkshopField(ui, mode, key, view);
  const question = workshopView(view);
  if (!question) return { ui };
  switch (mode.is) {
    case 'vote':
      return pressInVote(ui, mode, key, view, question, now);
    case 'spread':
      return pressInSpread(ui, key, view, question, now);
    case 'reason':
      return pressInReason(ui, mode, key, view, question, now);
    case 'help':
      return pressInHelp(ui, mode, key, view);
  }
}

/**
 * Inserts pasted text into a field, or a line of votes into the voting line; elsewhere it only
 * shows a notice.
 */
export function pasteInWorkshop(ui: WorkshopScreenState, text: string): WorkshopTransition {
  const { mode } = ui;
  const clean = cleanPaste(text);
  const line = clean.trim().replace(/\n+/g, ' ');
  if (mode.is === 'vote' && BALLOT_CHARACTERS.test(line)) {
    return { ui: { ...ui, mode: { ...mode, field: insert(mode.field, line) } } };
  }
  if (mode.is === 'reason') {
    return { ui: { ...ui, mode: { ...mode, field: insert(mode.field, line) } } };
  }
  if (mode.is === 'field') {
    const fitting = mode.purpose === 'note' || mode.purpose === 'evidence' ? clean : line;
    return { ui: { ...ui, mode: { ...mode, field: insert(mode.field, fitting) } } };
  }
  return { ui: { ...ui, notice: 'pasted text is not taken here; c opens a note to paste it in' } };
}

const PAGE = 8;

function pressInHelp(
  ui: WorkshopScreenState,
  { scroll }: HelpMode,
  key: Key,
  view: WorkshopView,
): WorkshopTransition {
  const step = typedBy(key) === ' ' ? PAGE : stepOf(key, PAGE);
  if (step !== 0) {
    return { ui: { ...ui, mode: { is: 'help', scroll: Math.max(scroll + step, 0) } } };
  }
  if (typedBy(key).toLowerCase() === 'q') return { ui, event: { type: 'stopped' } };
  return { ui: arriveInWorkshop(view, ui, null) };
}

function pressInWorkshopList(
  ui: WorkshopScreenState,
  mode: ListMode,
  key: Key,
  view: WorkshopView,
): WorkshopTransition {
  const listed =
    mode.purpose === 'review' ? reviewedWorkshopCriteria(view) : numberedWorkshopCriteria(view);
  const open = openNumbers(numberedWorkshopCriteria(view));
  const browsed = browse(mode, key, { listed, open, isSaved: view.saving.isSaved });
  if ('to' in browsed) {
    return { ui: { ...ui, mode: browsed.to, notice: browsed.notice ?? null } };
  }
  if ('chosen' in browsed) return { ui, event: { type: 'went-to', criterion: browsed.chosen } };
  switch (browsed.does) {
    case 'leave':
      return mode.purpose === 'review'
        ? { ui, event: { type: 'went-back' } }
        : { ui: arriveInWorkshop(view, ui, null) };
    case 'stop':
      return { ui, event: { type: 'stopped' } };
    case 'finish':
      return { ui, event: { type: 'finished' } };
    case 'save-elsewhere':
      return { ui: withWorkshopField(ui, workshopField('place', '', '')) };
    case 'nothing':
      return { ui: { ...ui, notice: interviewWords.noKey } };
  }
}

/** Handles a key in a text field. */
function pressInWorkshopField(
  ui: WorkshopScreenState,
  mode: WorkshopFieldMode,
  key: Key,
  view: WorkshopView,
): WorkshopTransition {
  const hasLines = mode.purpose === 'note' || mode.purpose === 'evidence';
  const typed = typeIn(mode.field, key, hasLines);
  if (typed === 'leave') {
    const { left, notice } = leaveField(mode, ui.left);
    return { ui: arriveInWorkshop(view, { ...ui, left }, notice) };
  }
  if (typed === 'keep') return keep(ui, mode, view);
  return { ui: { ...ui, notice: null, mode: { ...mode, field: typed } } };
}

/**
 * Parses what a workshop agreed, such as "3 from May on": an answer, then the reason. An empty line
 * withdraws the agreement; an answer in words is taken whole. `null` if the line does not begin
 * with an answer.
 */
export function agreedIn(asked: Question, line: string): WorkshopEvent | null {
  const text = line.trim();
  const { id: criterion } = asked.criterion;
  if (text === '' || text === '-') return { type: 'agreed', criterion, value: null };
  if (asked.face.entry === 'text') return { type: 'agreed', criterion, value: text };
  const [, first = '', note = ''] = /^([^\s,:;]+)(?:[\s,:;]+(.*))?$/su.exec(text) ?? [];
  const value = asked.face.parse(first.replace(/\.$/, ''));
  if (value === null) return null;
  const why = note.trim();
  return { type: 'agreed', criterion, value, ...(why ? { note: why } : {}) };
}

function eventOf(
  { purpose, criterion, field }: WorkshopFieldMode,
  view: WorkshopView,
): WorkshopEvent | null {
  switch (purpose) {
    case 'note':
      return { type: 'noted', criterion, note: field.text.trim() };
    case 'evidence': {
      const evidence = field.text.split('\n').flatMap((line) => line.trim() || []);
      return { type: 'evidenced', criterion, evidence };
    }
    case 'agreed': {
      const asked = workshopQuestion(view.script, view.workshop, criterion);
      return asked && agreedIn(asked, field.text);
    }
    case 'place':
      return null;
  }
}

function keep(
  ui: WorkshopScreenState,
  mode: WorkshopFieldMode,
  view: WorkshopView,
): WorkshopTransition {
  const { purpose, field, before } = mode;
  if (field.text.trim() === before) return close(ui, view);
  if (purpose === 'place') return { ui, place: field.text.trim() };
  const event = eventOf(mode, view);
  if (!event) return { ui: { ...ui, notice: 'begin with the level, such as: 3 from May on' } };
  const refusal = refuseWorkshopEvent(view.script, event);
  return refusal === null ? { ui, event } : { ui: { ...ui, notice: refusal } };
}

function close(ui: WorkshopScreenState, view: WorkshopView): WorkshopTransition {
  return { ui: arriveInWorkshop(view, ui, 'left as it was') };
}
