import type { RoomEvent } from '../../interview/room/room.ts';
import { roomRefusalOf } from '../../interview/room/room-refusal.ts';
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
 * What was agreed, from a line such as "3 from May on": a level, and why. An empty line takes it back;
 * null where it does not begin with a number.
 */
export function agreedIn(criterion: string, line: string): RoomEvent | null {
  const text = line.trim();
  if (text === '' || text === '-') return { type: 'agreed', criterion, value: null };
  const [, level = '', note = ''] = /^(\d+)(?:[\s,.:;]+(.*))?$/su.exec(text) ?? [];
  if (level === '') return null;
  const why = note.trim();
  return { type: 'agreed', criterion, value: Number(level), ...(why ? { note: why } : {}) };
}

function eventOf({ purpose, criterion, field }: RoomFieldMode): RoomEvent | null {
  switch (purpose) {
    case 'note':
      return { type: 'noted', criterion, note: field.text.trim() };
    case 'evidence': {
      const evidence = field.text.split('\n').flatMap((line) => line.trim() || []);
      return { type: 'evidenced', criterion, evidence };
    }
    case 'agreed':
      return agreedIn(criterion, field.text);
    case 'place':
      return null;
  }
}

function keep(ui: RoomUi, mode: RoomFieldMode, situation: RoomSituation): RoomStep {
  const { purpose, field, before } = mode;
  if (field.text.trim() === before) return close(ui, situation);
  if (purpose === 'place') return { ui, place: field.text.trim() };
  const event = eventOf(mode);
  if (!event) return { ui: { ...ui, notice: 'begin with the level, such as: 3 from May on' } };
  const refusal = roomRefusalOf(situation.script, event);
  return refusal === null ? { ui, event } : { ui: { ...ui, notice: refusal } };
}

function close(ui: RoomUi, situation: RoomSituation): RoomStep {
  return { ui: arriveInRoom(situation, ui, 'left as it was') };
}
