import type { Room, RoomEvent, RoomScript } from '../../interview/room/room.ts';
import { standStill } from '../../interview/walk.ts';
import { type Desk, openDesk } from '../prompt/desk.ts';
import type { Manners } from '../prompt/manners.ts';
import { drawRoom, settledRoom } from './draw-room.ts';
import { pasteInRoom, pressInRoom } from './press-room.ts';
import { roomDraft } from './room-draft.ts';
import { saidInRoom } from './room-said.ts';
import { arriveInRoom, type RoomUi } from './room-ui.ts';
import type { EarlierRound, RoomSituation } from './room-view.ts';

/** What a desk for a room is set up with. */
export interface RoomDeskOptions {
  readonly script: RoomScript;
  readonly earlier: EarlierRound | null;
  /** In milliseconds, of any clock. */
  readonly now: () => number;
  /** Keeps everything in another folder from now on; what there is to say if that cannot be. */
  readonly moveTo: (folder: string) => string | null;
}

/** Sets up a desk for a room; `onShow` is called whenever there is something new to see. */
export function setUpRoomDesk(options: RoomDeskOptions, onShow: () => void): Desk<Room, RoomEvent> {
  return openDesk(mannersOf(options), onShow);
}

function mannersOf({
  script,
  earlier,
  now,
  moveTo,
}: RoomDeskOptions): Manners<Room, RoomEvent, RoomSituation, RoomUi> {
  return {
    situation: (room, saving) => ({ script, earlier, room, saving }),
    arrive: (situation, ui, last) => arriveInRoom(situation, ui, saidInRoom(last, situation)),
    press: (ui, key, situation) => pressInRoom(ui, key, situation, now()),
    paste: pasteInRoom,
    settled: settledRoom,
    draw: drawRoom,
    draft: roomDraft,
    stop: { type: 'stopped' },
    moveTo,
    stay: ({ room }) => standStill(room),
  };
}
