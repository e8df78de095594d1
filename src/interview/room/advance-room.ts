import type { Said } from '../interview.ts';
import { remarksOn, withRemarks, withValue } from '../record.ts';
import { goBack, goOn, goTo, putOff } from '../walk.ts';
import type { Room, RoomEvent, RoomScript } from './room.ts';
import { roomRefusalOf } from './room-refusal.ts';
import { withSecondVote, withVote } from './vote.ts';
import { askedInRoom, roomPath, saidBy } from './voters.ts';

/**
 * What a room becomes by an event. A vote counts once everybody's is there, and shows how far it is
 * spread; only `went-on` leads further. What makes no sense where the room stands leaves it as it is.
 */
export function advanceRoom(script: RoomScript, room: Room, event: RoomEvent): Room {
  if (room.status === 'finished' || room.status === 'stopped') return room;
  const path = roomPath(script, room);
  if ('criterion' in event && !path.asked.includes(event.criterion)) return room;
  if (roomRefusalOf(script, event) !== null) return room;
  switch (event.type) {
    case 'voted':
      return voted(script, room, event);
    case 'agreed':
      return { ...room, agreed: agreed(room.agreed, event) };
    case 'noted':
      return { ...room, agreed: withRemarks(room.agreed, event.criterion, { note: event.note }) };
    case 'evidenced':
      return {
        ...room,
        agreed: withRemarks(room.agreed, event.criterion, { evidence: event.evidence }),
      };
    case 'skipped':
      return goOn(putOff(room, path, event.criterion), path, event.criterion);
    case 'went-on':
      return goOn(room, path, event.criterion);
    case 'went-back':
      return goBack(room, path);
    case 'went-to':
      return goTo(room, event.criterion);
    case 'opened-review':
      return { ...room, status: 'reviewing' };
    case 'finished':
    case 'stopped':
      return { ...room, status: event.type };
  }
}

/** Nothing is counted until everybody has voted who is asked, and nobody else. */
function voted(
  script: RoomScript,
  room: Room,
  { criterion, votes, isSecond }: Extract<RoomEvent, { type: 'voted' }>,
): Room {
  const asked = askedInRoom(script, room).find((own) => own.criterion.id === criterion);
  const voters = asked?.voters ?? [];
  const hasAll = voters.every(({ id }) => Object.hasOwn(votes, id));
  if (!hasAll || Object.keys(votes).length !== voters.length) return room;
  const record = isSecond ? withSecondVote : withVote;
  const said = voters.flatMap((person) => {
    const vote = votes[person.id];
    return vote ? [[person.id, record(saidBy(room, person), criterion, vote)]] : [];
  });
  return {
    ...room,
    said: { ...room.said, ...Object.fromEntries(said) },
    skipped: room.skipped.filter((id) => id !== criterion),
  };
}

function agreed(
  said: Said,
  { criterion, value, note }: Extract<RoomEvent, { type: 'agreed' }>,
): Said {
  const noted = note === undefined ? said : withRemarks(said, criterion, { note });
  if (value !== null) return withValue(noted, criterion, value);
  const { [criterion]: _takenBack, ...answers } = noted.answers;
  return withRemarks({ ...noted, answers }, criterion, remarksOn(noted, criterion));
}
