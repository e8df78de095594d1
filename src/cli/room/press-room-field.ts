import { describeInRoom } from '../../interview/room/describe-room.ts';
import type { RoomEvent } from '../../interview/room/room.ts';
import { roomRefusalOf } from '../../interview/room/room-refusal.ts';
import { type Answerable, answerIn } from '../../interview/typed-answer.ts';
import type { Key } from '../prompt/key.ts';
import { leaveField } from '../prompt/left-field.ts';
import { typeIn } from '../prompt/text-field.ts';
import { arriveInRoom, type RoomFieldMode, type RoomStep, type RoomUi } from './room-ui.ts';
import type { RoomSituation } from './room-view.ts';

/** What a key does in a field for text. */
export function pressInRoomField(
  ui: RoomUi,
  mode: RoomFieldMode,
  key: Key,
  situation: RoomSituation,
): RoomStep {
  const hasLines = mode.purpose === 'note' || mode.purpose === 'evidence';
  const typed = typeIn(mode.field, key, hasLines);
  if (typed === 'leave') {
    const { left, notice } = leaveField(mode, ui.left);
    return { ui: arriveInRoom(situation, { ...ui, left }, notice) };
  }
  if (typed === 'keep') return keep(ui, mode, situation);
  return { ui: { ...ui, notice: null, mode: { ...mode, field: typed } } };
}

/**
 * What was agreed, from a line such as "3 from May on": a level, or what else would be typed as a vote,
 * and why. An empty line takes it back; null where it does not begin with an answer. Words are taken
 * whole.
 */
export function agreedIn(asked: Answerable, line: string): RoomEvent | null {
  const text = line.trim();
  const { id: criterion, type } = asked.criterion;
  if (text === '' || text === '-') return { type: 'agreed', criterion, value: null };
  if (type === 'text') return { type: 'agreed', criterion, value: text };
  const [, first = '', note = ''] = /^([^\s,:;]+)(?:[\s,:;]+(.*))?$/su.exec(text) ?? [];
  const value = answerIn(asked, first.replace(/\.$/, ''));
  if (value === null) return null;
  const why = note.trim();
  return { type: 'agreed', criterion, value, ...(why ? { note: why } : {}) };
}

function eventOf(
  { purpose, criterion, field }: RoomFieldMode,
  situation: RoomSituation,
): RoomEvent | null {
  switch (purpose) {
    case 'note':
      return { type: 'noted', criterion, note: field.text.trim() };
    case 'evidence': {
      const evidence = field.text.split('\n').flatMap((line) => line.trim() || []);
      return { type: 'evidenced', criterion, evidence };
    }
    case 'agreed': {
      const asked = describeInRoom(situation.script, situation.room, criterion);
      return asked && agreedIn(asked, field.text);
    }
    case 'place':
      return null;
  }
}

function keep(ui: RoomUi, mode: RoomFieldMode, situation: RoomSituation): RoomStep {
  const { purpose, field, before } = mode;
  if (field.text.trim() === before) return close(ui, situation);
  if (purpose === 'place') return { ui, place: field.text.trim() };
  const event = eventOf(mode, situation);
  if (!event) return { ui: { ...ui, notice: 'begin with the level, such as: 3 from May on' } };
  const refusal = roomRefusalOf(situation.script, event);
  return refusal === null ? { ui, event } : { ui: { ...ui, notice: refusal } };
}

function close(ui: RoomUi, situation: RoomSituation): RoomStep {
  return { ui: arriveInRoom(situation, ui, 'left as it was') };
}
