import { type AskOf, type Led, lead, type SaveOf } from '../conduct.ts';
import { advanceRoom } from './advance-room.ts';
import type { Room, RoomEvent, RoomScript } from './room.ts';

/** Leads a room to its end by the rules of an interview: what changes is saved before it is shown. */
export function conductRoom(
  script: RoomScript,
  start: Room,
  ask: AskOf<Room, RoomEvent>,
  save: SaveOf<Room>,
): Promise<Led<Room>> {
  const advance = (room: Room, event: RoomEvent) => advanceRoom(script, room, event);
  return lead({ advance, isWorthSaving }, start, ask, save);
}

function isWorthSaving(before: Room, after: Room): boolean {
  return (
    before.said !== after.said ||
    before.agreed !== after.agreed ||
    (before.status !== after.status && after.status === 'finished')
  );
}
