import type { RoomEvent } from '../../interview/room/room.ts';
import { safeText } from '../../safe-text.ts';
import { paragraph } from '../plain/paragraph.ts';
import { askedWhy, CARD_CHARACTERS, cardsIn, cardsRefusal, votesOf } from './cards.ts';
import { agreedIn } from './press-room-field.ts';
import { ROOM_REVIEW_LEGEND, roomHelpInWords } from './room-plain-words.ts';
import { type RoomTalk, showRoom } from './room-show.ts';
import { numberedInRoom, type RoomSituation, type RoomView, roomView } from './room-view.ts';

/** What comes of a line; null where nothing does but that something is said. */
export function obeyInRoom(
  talk: RoomTalk,
  situation: RoomSituation,
  line: string,
): Promise<RoomEvent | null> | RoomEvent | null {
  const text = line.trim();
  const view = roomView(situation);
  const isReview = situation.room.status === 'reviewing' || !view;
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/su.exec(text) ?? [];
  if (isReview) return obeyInReview(talk, situation, { word: first.toLowerCase(), rest });
  if (view.isVoted && text === '') return { type: 'went-on', criterion: view.criterion.id };
  if (!view.isVoted && text !== '?' && text !== '' && CARD_CHARACTERS.test(text)) {
    return take(talk, view, text, false);
  }
  return obey(talk, situation, view, { word: first.toLowerCase(), rest });
}

/** The first word of a line, and what stands behind it. */
interface Said {
  readonly word: string;
  readonly rest: string;
}

function obeyInReview(talk: RoomTalk, situation: RoomSituation, said: Said): RoomEvent | null {
  const { word } = said;
  if (word === 'f' || word === 'finish') return { type: 'finished' };
  if (/^\d+$/.test(word)) return goTo(talk, situation, word);
  const event = anywhere(talk, situation, said);
  if (event !== undefined) return event;
  talk.say(ROOM_REVIEW_LEGEND);
  return null;
}

/** What means the same everywhere; undefined for everything else. */
function anywhere(
  talk: RoomTalk,
  situation: RoomSituation,
  { word, rest }: Said,
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

function obey(
  talk: RoomTalk,
  situation: RoomSituation,
  view: RoomView,
  said: Said,
): Promise<RoomEvent | null> | RoomEvent | null {
  const event = anywhere(talk, situation, said);
  if (event !== undefined) return event;
  const criterion = view.criterion.id;
  const { word, rest } = said;
  switch (word) {
    case 'v':
    case 'x':
      return again(talk, view, { word, rest });
    case 'a':
      return agree(talk, criterion, rest);
    case 'c':
    case 'note':
      return note(talk, criterion, rest);
    case 'e':
    case 'evidence':
      return evidence(talk, criterion, rest);
    case 's':
    case 'skip':
      return { type: 'skipped', criterion };
    case '?':
    case 'help':
      talk.say(roomHelpInWords(view));
      return null;
    default:
      talk.say(
        view.isVoted && CARD_CHARACTERS.test(`${word} ${rest}`)
          ? 'all have voted; v and the votes takes a second vote, x corrects, Enter goes on'
          : `"${safeText(word.slice(0, 60))}" means nothing here; ? says what can be typed`,
      );
      return null;
  }
}

/** A second vote, or a correction; what is typed may stand on a line of its own. */
async function again(talk: RoomTalk, view: RoomView, said: Said): Promise<RoomEvent | null> {
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

async function take(
  talk: RoomTalk,
  view: RoomView,
  line: string,
  isSecond: boolean,
): Promise<RoomEvent | null> {
  const { ballots, levels, criterion } = view;
  const cards = cardsIn(line, levels);
  const refusal = cardsRefusal(cards, ballots, levels);
  if (refusal !== null) {
    talk.say(safeText(refusal));
    return null;
  }
  const reasons: Record<string, string> = {};
  for (const { id, name } of askedWhy(cards, ballots)) {
    talk.prompt(`Why does it not apply, ${safeText(name)}? `);
    const reason = await talk.hear();
    if (reason === null) return null;
    reasons[id] = reason.trim();
  }
  const votes = votesOf(cards, ballots, reasons);
  return { type: 'voted', criterion: criterion.id, votes, isSecond };
}

async function agree(talk: RoomTalk, criterion: string, rest: string): Promise<RoomEvent | null> {
  if (rest === '') talk.prompt('The level agreed on, and why (empty takes it back): ');
  const line = rest === '' ? await talk.hear() : rest;
  if (line === null) return null;
  const event = agreedIn(criterion, line);
  if (!event) talk.say('a and the level, and why, such as: a 3 from May on');
  return event;
}

async function note(talk: RoomTalk, criterion: string, text: string): Promise<RoomEvent | null> {
  const lines = text === '' ? await paragraph(talk, 'Note; an empty line ends it.') : [text];
  return lines.length === 0 ? null : { type: 'noted', criterion, note: lines.join('\n') };
}

async function evidence(
  talk: RoomTalk,
  criterion: string,
  text: string,
): Promise<RoomEvent | null> {
  const invitation = 'Evidence, a piece a line; an empty line ends it.';
  const lines = text === '' ? await paragraph(talk, invitation) : [text];
  return lines.length === 0 ? null : { type: 'evidenced', criterion, evidence: lines };
}

function goTo({ say }: RoomTalk, situation: RoomSituation, rest: string): RoomEvent | null {
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
  if (refusal !== null) talk.say(refusal);
  return refusal === null && room.current !== null
    ? { type: 'went-to', criterion: room.current }
    : null;
}
