import type { Saving } from '../../interview/conduct.ts';
import type { Room, RoomEvent } from '../../interview/room/room.ts';
import { roomRefusalOf } from '../../interview/room/room-refusal.ts';
import { safeText } from '../../safe-text.ts';
import { obeyInRoom } from './room-obey.ts';
import { saidInRoom } from './room-said.ts';
import { type RoomTalk, showRoom } from './room-show.ts';
import { type RoomSituation, roomView } from './room-view.ts';

/** Says where the room stands, and listens until something happens; null at the end of the input. */
export async function roomTurn(
  talk: RoomTalk,
  room: Room,
  saving: Saving,
): Promise<RoomEvent | null> {
  const situation: RoomSituation = { script: talk.script, earlier: talk.earlier, room, saving };
  sayWhatHappened(talk, situation);
  showRoom(talk, situation);
  for (;;) {
    talk.prompt(promptFor(situation));
    const line = await talk.hear();
    if (line === null) return null;
    const event = await obeyInRoom(talk, situation, line);
    const refusal = event && roomRefusalOf(talk.script, event);
    if (refusal) talk.say(safeText(refusal));
    else if (event) {
      talk.lastEvent = event;
      return event;
    }
  }
}

function promptFor(situation: RoomSituation): string {
  if (situation.room.status === 'reviewing') return 'Review: ';
  return roomView(situation)?.isVoted ? 'Next, or v, a, c: ' : 'Votes: ';
}

function sayWhatHappened({ say, lastEvent }: RoomTalk, situation: RoomSituation): void {
  const { isSaved, message } = situation.saving;
  const said = saidInRoom(lastEvent, situation);
  const isKept = ['voted', 'agreed', 'noted', 'evidenced'].includes(lastEvent?.type ?? '');
  const words = said ?? (lastEvent?.type === 'voted' ? 'votes taken' : null);
  if (words !== null) {
    say(`${words.charAt(0).toUpperCase()}${words.slice(1)}.${isSaved && isKept ? ' Saved.' : ''}`);
  }
  if (!isSaved) say(`NOT SAVED: ${safeText(message ?? '')}. w PATH saves to another folder.`);
  else if (message) say(safeText(message));
}
