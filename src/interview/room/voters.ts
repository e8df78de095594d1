import type { Criterion, Point } from '../../checklist/checklist.ts';
import { criteriaOf } from '../../checklist/defaults.ts';
import { askedCriteria, isAnswered, unansweredCriteria } from '../asked.ts';
import { nothingSaid } from '../begin.ts';
import type { Said } from '../interview.ts';
import type { Path } from '../walk.ts';
import type { Person, Room, RoomScript } from './room.ts';

/** A criterion, and who is asked it: a condition is judged by each respondent's own answers. */
export interface RoomAsked {
  readonly point: Point;
  readonly criterion: Criterion;
  /** At least one, in the order in which votes are typed. */
  readonly voters: readonly Person[];
}

/** What somebody has said so far. */
export function saidBy({ said }: Pick<Room, 'said'>, { id }: Person): Said {
  return Object.hasOwn(said, id) ? (said[id] ?? nothingSaid) : nothingSaid;
}

/** What is asked of anybody, as things stand, in the order of the checklist. */
export function askedInRoom(script: RoomScript, room: Pick<Room, 'said'>): readonly RoomAsked[] {
  const asked = script.people.map((person) => ({
    person,
    ids: new Set(askedCriteria(script, saidBy(room, person)).map(({ criterion }) => criterion.id)),
  }));
  return criteriaOf(script.checklist).flatMap(({ point, criterion }) => {
    const voters = asked.flatMap(({ person, ids }) => (ids.has(criterion.id) ? [person] : []));
    return voters.length === 0 ? [] : [{ point, criterion, voters }];
  });
}

/** Whether everybody who is asked a criterion has voted on it. */
export function isVoted(room: Pick<Room, 'said'>, { criterion, voters }: RoomAsked): boolean {
  return voters.every((person) => isAnswered(saidBy(room, person), criterion.id));
}

/** What the room walks through: open is what somebody has not voted on. */
export function roomPath(script: RoomScript, room: Pick<Room, 'said'>): Path {
  const asked = askedInRoom(script, room);
  const open = new Set(
    asked.filter((own) => !isVoted(room, own)).map(({ criterion }) => criterion.id),
  );
  return { asked: asked.map(({ criterion }) => criterion.id), isOpen: (id) => open.has(id) };
}

/** Ids of every criterion that somebody has not answered, for `Script.onlyOpen`. */
export function openToSomebody(script: RoomScript, room: Pick<Room, 'said'>): readonly string[] {
  const open = script.people.flatMap((person) => unansweredCriteria(script, saidBy(room, person)));
  const ids = criteriaOf(script.checklist).map(({ criterion }) => criterion.id);
  return ids.filter((id) => open.includes(id));
}
