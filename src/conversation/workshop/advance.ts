import type { RatedAnswer } from '../../answers/answers.ts';
import type { Answer } from '../../answers/match.ts';
import { type AskOf, type Led, lead, type SaveOf } from '../loop.ts';
import { goBack, goOn, goTo, putOff, startWalk } from '../navigation.ts';
import { remarksOn, withReason, withRemarks, withValue } from '../record.ts';
import { answerTo, nothingSaid, type Said } from '../script.ts';
import { roomRefusalOf } from './ballots.ts';
import {
  askedInRoom,
  type Room,
  type RoomEvent,
  type RoomScript,
  roomPath,
  saidBy,
  type Vote,
} from './workshop.ts';

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

/**
 * What somebody has said, with a vote in place of the former one. A first vote that is kept beside
 * it stays.
 */
export function withVote(said: Said, criterion: string, vote: Vote): Said {
  if (!('notApplicable' in vote)) return withValue(said, criterion, vote.value);
  const before = answerTo(said, criterion);
  const after = withReason(said, criterion, vote.notApplicable);
  const hasFirst = before && 'firstVote' in before && before.firstVote !== undefined;
  return hasFirst ? withFirstInNote(after, criterion, before) : after;
}

/**
 * What somebody has said, with a second vote. The first stays beside it: in `firstVote`, or in the note
 * where one of the two calls the criterion not applicable, as `firstVote` holds levels only.
 */
export function withSecondVote(said: Said, criterion: string, vote: Vote): Said {
  const before = answerTo(said, criterion);
  const after = withVote(said, criterion, vote);
  if (!before) return after;
  if ('notApplicable' in before || 'notApplicable' in vote) {
    return withFirstInNote(after, criterion, before);
  }
  const { firstVote = before.value } = before;
  const rated: RatedAnswer = { value: vote.value, firstVote, ...remarksOn(after, criterion) };
  return { ...after, answers: { ...after.answers, [criterion]: rated } };
}

/** The most characters that a note has in a file. */
const LONGEST = 20_000;

function withFirstInNote(after: Said, criterion: string, before: Answer): Said {
  const { note } = remarksOn(after, criterion);
  const isKnown = note?.split('\n').some((line) => line.startsWith(FIRST)) ?? false;
  const added = [...(note ? [note] : []), `${FIRST}${inWords(before)}`].join('\n');
  if (isKnown || isSame(before, answerTo(after, criterion)) || added.length > LONGEST) return after;
  return withRemarks(after, criterion, { note: added });
}

const FIRST = 'First vote: ';

function inWords(before: Answer): string {
  if ('notApplicable' in before) return `not applicable, ${before.notApplicable}`;
  const { firstVote = before.value } = before;
  return firstVote === null ? "I don't know" : `level ${firstVote}`;
}

function isSame(before: Answer, after: Answer | undefined): boolean {
  if (!after || !('notApplicable' in after)) return false;
  return 'notApplicable' in before && before.notApplicable === after.notApplicable;
}

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
