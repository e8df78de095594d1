import { cleanPaste, type Key, stepOf, typedBy } from '../prompt/key.ts';
import { browse, NO_KEY } from '../prompt/press-list.ts';
import { insert } from '../prompt/text-field.ts';
import type { ListMode } from '../prompt/ui.ts';
import { CARD_CHARACTERS } from './cards.ts';
import { pressInSpread } from './press-command.ts';
import { pressInRoomField } from './press-room-field.ts';
import { pressInReason, pressInVote } from './press-vote.ts';
import {
  arriveInRoom,
  type RoomHelpMode,
  type RoomStep,
  type RoomUi,
  roomField,
  withRoomField,
} from './room-ui.ts';
import { numberedInRoom, type RoomSituation, reviewedInRoom, roomView } from './room-view.ts';

/** What a key does in a room; `now` in milliseconds, of any clock. */
export function pressInRoom(ui: RoomUi, key: Key, situation: RoomSituation, now: number): RoomStep {
  const { mode } = ui;
  if (mode.is === 'list') return pressInRoomList(ui, mode, key, situation);
  if (mode.is === 'field') return pressInRoomField(ui, mode, key, situation);
  const view = roomView(situation);
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
export function pasteInRoom(ui: RoomUi, text: string): RoomStep {
  const { mode } = ui;
  const clean = cleanPaste(text);
  const line = clean.trim().replace(/\n+/g, ' ');
  if (mode.is === 'vote' && CARD_CHARACTERS.test(line)) {
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
  ui: RoomUi,
  { scroll }: RoomHelpMode,
  key: Key,
  situation: RoomSituation,
): RoomStep {
  const step = typedBy(key) === ' ' ? PAGE : stepOf(key, PAGE);
  if (step !== 0) {
    return { ui: { ...ui, mode: { is: 'help', scroll: Math.max(scroll + step, 0) } } };
  }
  if (typedBy(key).toLowerCase() === 'q') return { ui, event: { type: 'stopped' } };
  return { ui: arriveInRoom(situation, ui, null) };
}

function pressInRoomList(ui: RoomUi, mode: ListMode, key: Key, situation: RoomSituation): RoomStep {
  const listed = mode.purpose === 'review' ? reviewedInRoom(situation) : numberedInRoom(situation);
  const open = numberedInRoom(situation).flatMap(({ isOpen, number }) => (isOpen ? [number] : []));
  const browsed = browse(mode, key, { listed, open, isSaved: situation.saving.isSaved });
  if ('to' in browsed) {
    return { ui: { ...ui, mode: browsed.to, notice: browsed.notice ?? null } };
  }
  if ('chosen' in browsed) return { ui, event: { type: 'went-to', criterion: browsed.chosen } };
  switch (browsed.does) {
    case 'leave':
      return mode.purpose === 'review'
        ? { ui, event: { type: 'went-back' } }
        : { ui: arriveInRoom(situation, ui, null) };
    case 'stop':
      return { ui, event: { type: 'stopped' } };
    case 'finish':
      return { ui, event: { type: 'finished' } };
    case 'save elsewhere':
      return { ui: withRoomField(ui, roomField('place', '', '')) };
    case 'nothing':
      return { ui: { ...ui, notice: NO_KEY } };
  }
}
