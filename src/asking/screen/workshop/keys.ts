import type { Question } from '../../../conversation/script.ts';
import { BALLOT_CHARACTERS, refuseWorkshopEvent } from '../../../conversation/workshop/ballots.ts';
import {
  numberedInWorkshop,
  reviewedInWorkshop,
  type WorkshopView,
  workshopQuestion,
  workshopView,
} from '../../../conversation/workshop/view.ts';
import type { WorkshopEvent } from '../../../conversation/workshop/workshop.ts';
import { cleanPaste, type Key, stepOf, typedBy } from '../../../terminal/keys.ts';
import type { ListMode } from '../../../terminal/list.ts';
import { browse, NO_KEY } from '../../../terminal/list.ts';
import { insert, leaveField, typeIn } from '../../../terminal/text-field.ts';
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

/** What a key does in a workshop; `now` in milliseconds, of any clock. */
export function pressInWorkshop(
  ui: WorkshopScreenState,
  key: Key,
  situation: WorkshopView,
  now: number,
): WorkshopTransition {
  const { mode } = ui;
  if (mode.is === 'list') return pressInWorkshopList(ui, mode, key, situation);
  if (mode.is === 'field') return pressInWorkshopField(ui, mode, key, situation);
  const view = workshopView(situation);
  if (!view) return { ui };
  switch (mode.is) {
    case 'vote':
      return pressInVote(ui, mode, key, situation, view, now);
    case 'spread':
      return pressInSpread(ui, key, situation, view, now);
    case 'reason':
      return pressInReason(ui, mode, key, situation, view, now);
    case 'help':
      return pressInHelp(ui, mode, key, situation);
  }
}

/** What pasted text does: it goes into a field, or is a line of votes; nothing else. */
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
  situation: WorkshopView,
): WorkshopTransition {
  const step = typedBy(key) === ' ' ? PAGE : stepOf(key, PAGE);
  if (step !== 0) {
    return { ui: { ...ui, mode: { is: 'help', scroll: Math.max(scroll + step, 0) } } };
  }
  if (typedBy(key).toLowerCase() === 'q') return { ui, event: { type: 'stopped' } };
  return { ui: arriveInWorkshop(situation, ui, null) };
}

function pressInWorkshopList(
  ui: WorkshopScreenState,
  mode: ListMode,
  key: Key,
  situation: WorkshopView,
): WorkshopTransition {
  const listed =
    mode.purpose === 'review' ? reviewedInWorkshop(situation) : numberedInWorkshop(situation);
  const open = numberedInWorkshop(situation).flatMap(({ isOpen, number }) =>
    isOpen ? [number] : [],
  );
  const browsed = browse(mode, key, { listed, open, isSaved: situation.saving.isSaved });
  if ('to' in browsed) {
    return { ui: { ...ui, mode: browsed.to, notice: browsed.notice ?? null } };
  }
  if ('chosen' in browsed) return { ui, event: { type: 'went-to', criterion: browsed.chosen } };
  switch (browsed.does) {
    case 'leave':
      return mode.purpose === 'review'
        ? { ui, event: { type: 'went-back' } }
        : { ui: arriveInWorkshop(situation, ui, null) };
    case 'stop':
      return { ui, event: { type: 'stopped' } };
    case 'finish':
      return { ui, event: { type: 'finished' } };
    case 'save elsewhere':
      return { ui: withWorkshopField(ui, workshopField('place', '', '')) };
    case 'nothing':
      return { ui: { ...ui, notice: NO_KEY } };
  }
}

/** What a key does in a field for text. */
function pressInWorkshopField(
  ui: WorkshopScreenState,
  mode: WorkshopFieldMode,
  key: Key,
  situation: WorkshopView,
): WorkshopTransition {
  const hasLines = mode.purpose === 'note' || mode.purpose === 'evidence';
  const typed = typeIn(mode.field, key, hasLines);
  if (typed === 'leave') {
    const { left, notice } = leaveField(mode, ui.left);
    return { ui: arriveInWorkshop(situation, { ...ui, left }, notice) };
  }
  if (typed === 'keep') return keep(ui, mode, situation);
  return { ui: { ...ui, notice: null, mode: { ...mode, field: typed } } };
}

/**
 * What was agreed, from a line such as "3 from May on": a level, or what else would be typed as a vote,
 * and why. An empty line takes it back; null where it does not begin with an answer. Words are taken
 * whole.
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
  situation: WorkshopView,
): WorkshopEvent | null {
  switch (purpose) {
    case 'note':
      return { type: 'noted', criterion, note: field.text.trim() };
    case 'evidence': {
      const evidence = field.text.split('\n').flatMap((line) => line.trim() || []);
      return { type: 'evidenced', criterion, evidence };
    }
    case 'agreed': {
      const asked = workshopQuestion(situation.script, situation.workshop, criterion);
      return asked && agreedIn(asked, field.text);
    }
    case 'place':
      return null;
  }
}

function keep(
  ui: WorkshopScreenState,
  mode: WorkshopFieldMode,
  situation: WorkshopView,
): WorkshopTransition {
  const { purpose, field, before } = mode;
  if (field.text.trim() === before) return close(ui, situation);
  if (purpose === 'place') return { ui, place: field.text.trim() };
  const event = eventOf(mode, situation);
  if (!event) return { ui: { ...ui, notice: 'begin with the level, such as: 3 from May on' } };
  const refusal = refuseWorkshopEvent(situation.script, event);
  return refusal === null ? { ui, event } : { ui: { ...ui, notice: refusal } };
}

function close(ui: WorkshopScreenState, situation: WorkshopView): WorkshopTransition {
  return { ui: arriveInWorkshop(situation, ui, 'left as it was') };
}
