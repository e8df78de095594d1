import type { Room, RoomEvent } from '../../interview/room/room.ts';
import type { Way } from '../interview/talk.ts';
import { type RoomDeskOptions, setUpRoomDesk } from './room-desk.ts';
import type { RoomTalk } from './room-show.ts';
import { roomTurn } from './room-turn.ts';

/** How a room is asked. */
export function roomWay(options: Omit<RoomDeskOptions, 'now'>): Way<Room, RoomEvent> {
  return {
    setUp: (now, onShow) => setUpRoomDesk({ ...options, now }, onShow),
    converse: (speaking) => {
      const memory = { lastShown: null, lastEvent: null, explained: new Set<string>() };
      const talk: RoomTalk = { ...options, ...speaking, ...memory };
      return (room, saving) => roomTurn(talk, room, saving);
    },
    end: { type: 'stopped' },
  };
}
