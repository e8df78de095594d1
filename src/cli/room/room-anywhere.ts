import type { RoomEvent } from '../../interview/room/room.ts';
import { standStill } from '../../interview/walk.ts';
import { type RoomTalk, showRoom } from './room-show.ts';
import { numberedInRoom, type RoomSituation } from './room-view.ts';

/** The first word of a line, and what stands behind it. */
export interface RoomLine {
  readonly word: string;
  readonly rest: string;
}

/** What means the same everywhere; undefined for everything else. */
export function obeyAnywhere(
  talk: RoomTalk,
  situation: RoomSituation,
  { word, rest }: RoomLine,
): RoomEvent | null | undefined {
  switch (word) {
    case 'q':
    case 'quit':
      return { type: 'stopped' };
    case 'b':
    case 'back':
      return { type: 'went-back' };
    case 'r':
    case 'review':
      return { type: 'opened-review' };
    case 'g':
    case 'go':
      return goTo(talk, situation, rest);
    case 'w':
      return moveTo(talk, situation, rest);
    case 'again':
      talk.lastShown = null;
      showRoom(talk, situation);
      return null;
    case '':
      return null;
    default:
      return undefined;
  }
}

/** To the criterion of this number; what to type where there is none. */
export function goTo({ say }: RoomTalk, situation: RoomSituation, rest: string): RoomEvent | null {
  const listed = numberedInRoom(situation);
  const found = listed.find(({ number }) => number === Number(rest));
  if (found) return { type: 'went-to', criterion: found.id };
  say(`g and a number from 1 to ${listed.length} goes to that criterion`);
  return null;
}

function moveTo(talk: RoomTalk, { room }: RoomSituation, folder: string): RoomEvent | null {
  if (folder === '') {
    talk.say('w and a path saves all in that folder from now on');
    return null;
  }
  const refusal = talk.moveTo(folder);
  if (refusal === null) return standStill(room);
  talk.say(refusal);
  return null;
}
