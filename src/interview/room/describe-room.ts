import type { Remarks } from '../../answers/answers.ts';
import type { Answer } from '../../answers/match.ts';
import { scaleOf } from '../../checklist/criteria/index.ts';
import type { AnswerValue } from '../../checklist/criterion.ts';
import { answerTo } from '../asked.ts';
import type { Interview } from '../interview.ts';
import { remarksOn } from '../record.ts';
import { rowsOf } from '../rows.ts';
import type { Answerable } from '../typed-answer.ts';
import type { Person, Room, RoomScript } from './room.ts';
import { askedInRoom, isVoted, type RoomAsked, saidBy } from './voters.ts';

/** All there is to show of one criterion in a room. */
export interface RoomDescription extends RoomAsked, Answerable {
  /** Everybody who is asked, with what they said so far. */
  readonly ballots: readonly Ballot[];
  readonly isVoted: boolean;
  readonly isPutOff: boolean;
  /** What the room agreed on; null without it. */
  readonly agreed: AnswerValue | null;
  /** What the room noted and saw. */
  readonly remarks: Remarks;
}

/** Somebody's vote; undefined before it. */
export interface Ballot {
  readonly person: Person;
  readonly answer: Answer | undefined;
}

/** Describes a criterion, by default the one that is asked; null where it is not asked at all. */
export function describeInRoom(
  script: RoomScript,
  room: Room,
  id: string | null = room.current,
): RoomDescription | null {
  const asked = askedInRoom(script, room).find(({ criterion }) => criterion.id === id);
  if (!asked) return null;
  const { criterion, voters } = asked;
  const agreed = answerTo(room.agreed, criterion.id);
  return {
    ...asked,
    levels: rowsOf(script.checklist, criterion),
    scale: scaleOf(script.checklist, criterion),
    ballots: voters.map((person) => ({
      person,
      answer: answerTo(saidBy(room, person), criterion.id),
    })),
    isVoted: isVoted(room, asked),
    isPutOff: room.skipped.includes(criterion.id),
    agreed: agreed && 'value' in agreed ? agreed.value : null,
    remarks: remarksOn(room.agreed, criterion.id),
  };
}

/** The room as one respondent's interview, for their file. */
export function interviewOf(room: Room, person: Person): Interview {
  const { status, current, trail, skipped } = room;
  return { status, current, trail, skipped, ...saidBy(room, person) };
}
