import type { Progress } from '../progress.ts';
import type { Room, RoomScript } from './room.ts';
import { askedInRoom, isVoted } from './voters.ts';

/** How far a room has come; a criterion counts as answered once everybody has voted on it. */
export function roomProgress(script: RoomScript, room: Room): Progress {
  const asked = askedInRoom(script, room);
  const points = [...new Set(asked.map(({ point }) => point.id))];
  const at = asked.findIndex(({ criterion }) => criterion.id === room.current);
  const current = asked[at];
  const answered = asked.filter((own) => isVoted(room, own)).length;
  return {
    point: current ? { number: points.indexOf(current.point.id) + 1, of: points.length } : null,
    criterion: current ? { number: at + 1, of: asked.length } : null,
    answered,
    of: asked.length,
    share: asked.length === 0 ? 1 : answered / asked.length,
  };
}
