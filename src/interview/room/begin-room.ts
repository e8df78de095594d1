import { nothingSaid } from '../begin.ts';
import { startWalk } from '../walk.ts';
import type { Room, RoomScript } from './room.ts';
import { roomPath } from './voters.ts';

/** What was said in a room before. */
export type RoomSaid = Pick<Room, 'said' | 'agreed'>;

/** What a room begins with. */
export const nothingSaidInRoom: RoomSaid = { said: {}, agreed: nothingSaid };

/**
 * Begins in a room, or resumes: at the first criterion that somebody has not voted on; at the review
 * where there is none.
 */
export function beginRoom(script: RoomScript, before: RoomSaid = nothingSaidInRoom): Room {
  return { ...startWalk(roomPath(script, before)), said: before.said, agreed: before.agreed };
}
