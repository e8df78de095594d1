import type { RoomEvent } from '../../interview/room/room.ts';
import { explainOnce, HELP_LEGEND, type Speaking } from '../plain/show.ts';
import type { RoomDeskOptions } from './room-desk.ts';
import {
  ROOM_REVIEW_LEGEND,
  roomInWords,
  roomReviewInWords,
  spreadInWords,
} from './room-plain-words.ts';
import { type RoomSituation, roomView } from './room-view.ts';

/** What the line mode of a room speaks and listens with, and what it remembers. */
export interface RoomTalk extends Speaking, Omit<RoomDeskOptions, 'now'> {
  /** What was shown last, so that it is not said twice. */
  lastShown: string | null;
  lastEvent: RoomEvent | null;
  /** What has been explained, so that nothing is explained twice unasked. */
  readonly explained: Set<string>;
}

/** Shows a criterion, the spread of its votes, or the review; not once more what was shown last. */
export function showRoom(talk: RoomTalk, situation: RoomSituation): void {
  const view = roomView(situation);
  const isReview = situation.room.status === 'reviewing' || !view;
  const votes = view?.ballots.map(({ answer }) => JSON.stringify(answer)).join();
  const shown = isReview ? null : `${view.criterion.id} ${view.isVoted ? votes : 'open'}`;
  if (shown !== null && shown === talk.lastShown) return;
  const isOther = view?.criterion.id !== talk.lastShown?.split(' ')[0];
  talk.lastShown = shown;
  if (isReview) {
    talk.say(roomReviewInWords(situation));
    explainOnce(talk, ROOM_REVIEW_LEGEND);
    return;
  }
  if (isOther) talk.say(roomInWords(view));
  if (view.isVoted) talk.say(spreadInWords(view));
  explainOnce(talk, HELP_LEGEND);
}
