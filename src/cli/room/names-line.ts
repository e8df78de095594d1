import type { Ballot } from '../../interview/room/describe-room.ts';
import { plain } from '../../report/text-layout.ts';
import { wrapLines } from '../screen/lines.ts';
import type { Card } from './cards.ts';
import type { VoteKind } from './room-ui.ts';
import type { RoomView } from './room-view.ts';
import { shortAnswer } from './room-words.ts';

/** Who is who: the names in the order of the votes, with what is typed for each so far. */
export function namesLines(
  view: RoomView,
  cards: readonly Card[],
  kind: VoteKind,
  columns: number,
): readonly string[] {
  const entries = view.ballots.map((ballot, at) => {
    const mark = at === cards.length ? '❯' : '';
    // A name stays on one line with its vote.
    return `${mark}${plain(ballot.person.name)} ${voteSoFar(view, ballot, cards[at], kind)}`.replaceAll(
      ' ',
      '\u00a0',
    );
  });
  return wrapLines(entries.join(' · '), columns - 1).map(
    (line) => ` ${line.replaceAll('\u00a0', ' ')}`,
  );
}

/** Nobody's former vote is shown before everybody has voted once. */
function voteSoFar(
  view: RoomView,
  { answer }: Ballot,
  card: Card | undefined,
  kind: VoteKind,
): string {
  const typed = card ? cardInShort(card, answer) : '_';
  if (kind === 'second') return `${shortAnswer(view, answer)}→${typed}`;
  return kind === 'first' && answer && !card ? `${typed} (has voted)` : typed;
}

function cardInShort(card: Card, answer: Ballot['answer']): string {
  switch (card.is) {
    case 'answer':
      return card.typed;
    case 'words':
      return '…';
    case 'unknown':
      return '-';
    case 'not-applicable':
      return 'n';
    case 'same':
      return answer ? '=' : '?';
    case 'wrong':
      return '?';
  }
}
