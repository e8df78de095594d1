import type { Answer } from '../../answers/match.ts';
import type { Saving } from '../../interview/conduct.ts';
import { describeInRoom, type RoomDescription } from '../../interview/room/describe-room.ts';
import type { Room, RoomScript } from '../../interview/room/room.ts';
import { roomProgress } from '../../interview/room/room-progress.ts';
import { askedInRoom, isVoted } from '../../interview/room/voters.ts';
import type { HeaderView } from '../screen/header.ts';
import { type Spread, spreadsIn } from './spread.ts';

/** Where a room stands, for whoever shows it. */
export interface RoomSituation {
  readonly script: RoomScript;
  readonly room: Room;
  readonly saving: Saving;
  readonly earlier: EarlierRound | null;
}

/** What the same people said in an earlier round. */
export interface EarlierRound {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** By id of the respondent, then of the criterion. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, Answer>>;
}

/** All that the screens of one criterion show. */
export interface RoomView extends RoomDescription, HeaderView {
  readonly spread: Spread;
  readonly earlier: EarlierRound | null;
}

/** The criterion that is asked, ready to be shown; null where nothing is asked. */
export function roomView(situation: RoomSituation): RoomView | null {
  const { script, room, saving, earlier } = situation;
  const description = describeInRoom(script, room);
  const spread = description && spreadsIn(script, room).get(description.criterion.id);
  if (!description || !spread) return null;
  return { ...description, spread, earlier, saving, progress: roomProgress(script, room) };
}

/** A criterion by the number that its screen shows. */
export interface NumberedInRoom {
  readonly id: string;
  /** Counted from 1. */
  readonly number: number;
  readonly isOpen: boolean;
}

/** Everything that is asked, in the order of the checklist. */
export function numberedInRoom({ script, room }: RoomSituation): readonly NumberedInRoom[] {
  return askedInRoom(script, room).map((asked, index) => ({
    id: asked.criterion.id,
    number: index + 1,
    isOpen: !isVoted(room, asked),
  }));
}

/** The same in the order of the review: open ones first, then what the groups see most differently. */
export function reviewedInRoom(situation: RoomSituation): readonly NumberedInRoom[] {
  const spreads = spreadsIn(situation.script, situation.room);
  const rank = ({ id, isOpen }: NumberedInRoom) =>
    isOpen ? 0 : RANKS.indexOf(spreads.get(id)?.widest?.verdict ?? null) + 1;
  return numberedInRoom(situation).toSorted((a, b) => rank(a) - rank(b));
}

const RANKS = ['conflict', 'discuss', 'close', null];
