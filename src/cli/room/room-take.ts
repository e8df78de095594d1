import type { RoomEvent } from '../../interview/room/room.ts';
import { safeText } from '../../safe-text.ts';
import { askedInTurn, cardsIn, cardsRefusal, votesOf, wordsOf } from './cards.ts';
import type { RoomLine } from './room-anywhere.ts';
import type { RoomTalk } from './room-show.ts';
import type { RoomView } from './room-view.ts';

/** A second vote, or a correction; what is typed may stand on a line of its own. */
export async function takeAgain(
  talk: RoomTalk,
  view: RoomView,
  said: RoomLine,
): Promise<RoomEvent | null> {
  if (!view.isVoted) {
    talk.say('the first vote comes first');
    return null;
  }
  if (said.rest === '') {
    talk.prompt(said.word === 'v' ? 'Second votes: ' : 'Corrected votes: ');
  }
  const line = said.rest === '' ? await talk.hear() : said.rest;
  return line === null ? null : take(talk, view, line, said.word === 'v');
}

/** A line of votes; asks everybody why who said that it does not apply. */
export async function take(
  talk: RoomTalk,
  view: RoomView,
  line: string,
  isSecond: boolean,
): Promise<RoomEvent | null> {
  const { ballots, criterion } = view;
  const isWords = criterion.type === 'text' && line.trim() === '';
  const cards = isWords ? wordsOf(ballots) : cardsIn(line, view);
  const refusal = cardsRefusal(cards, ballots, view);
  if (refusal !== null) {
    talk.say(safeText(refusal));
    return null;
  }
  const reasons: Record<string, string> = {};
  for (const { id, name } of askedInTurn(cards, ballots)) {
    talk.prompt(isWords ? `${safeText(name)}: ` : `Why does it not apply, ${safeText(name)}? `);
    const reason = await talk.hear();
    if (reason === null) return null;
    reasons[id] = reason.trim();
  }
  const votes = votesOf(cards, ballots, reasons);
  return { type: 'voted', criterion: criterion.id, votes, isSecond };
}
