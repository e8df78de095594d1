import { scaleOf } from '../../checklist/criteria/index.ts';
import { answerTo } from '../../interview/asked.ts';
import type { Room, RoomScript } from '../../interview/room/room.ts';
import { roomProgress } from '../../interview/room/room-progress.ts';
import { askedInRoom, type RoomAsked, saidBy } from '../../interview/room/voters.ts';
import { rowsOf } from '../../interview/rows.ts';
import { plain } from '../../report/text-layout.ts';
import type { ListMode } from '../prompt/ui.ts';
import { goToKeys, reviewKeys } from '../screen/legend.ts';
import type { ListRow, ListView } from '../screen/list-frame.ts';
import { numberedInRoom, type RoomSituation, reviewedInRoom } from './room-view.ts';
import { shortAnswer } from './room-words.ts';
import { type Spread, spreadsIn } from './spread.ts';

/** The review of a room, or the list of all criteria to go to. */
export function roomList({ purpose }: ListMode, situation: RoomSituation): ListView {
  const { saving } = situation;
  return purpose === 'review'
    ? {
        title: 'Review',
        intro: reviewIntro(situation),
        rows: reviewRows(situation),
        keys: reviewKeys,
        saving,
      }
    : {
        title: 'Go to a criterion',
        intro: doneSoFar(situation),
        rows: allRows(situation),
        keys: goToKeys,
        saving,
      };
}

/** The votes on a criterion in the order of the names, how far the groups are apart, what was agreed. */
export function votesInShort(
  { people, checklist }: RoomScript,
  room: Room,
  asked: RoomAsked,
  spread: Spread | undefined,
): string {
  const { criterion } = asked;
  const { id } = criterion;
  const answerable = {
    criterion,
    levels: rowsOf(checklist, criterion),
    scale: scaleOf(checklist, criterion),
  };
  const votes = asked.voters.map((person) =>
    shortAnswer(answerable, answerTo(saidBy(room, person), id)),
  );
  const isShort = votes.every((vote) => vote.length === 1);
  const verdict = spread?.widest?.verdict;
  const agreed = answerTo(room.agreed, id);
  return [
    votes.every((vote) => vote === '.')
      ? 'open'
      : votes.join(people.length > 4 && isShort ? '' : ' '),
    ...(votes.includes('.') && !votes.every((vote) => vote === '.') ? ['open'] : []),
    ...(verdict === 'conflict' || verdict === 'discuss' ? [verdict] : []),
    ...(agreed ? [`→ ${shortAnswer(answerable, agreed)}`] : []),
  ].join(' ');
}

/** "12 of 27 voted on.", and what else is good to know. */
export function reviewIntro(situation: RoomSituation): string {
  const open = numberedInRoom(situation).filter(({ isOpen }) => isOpen).length;
  const rest =
    open === 0
      ? 'Nothing is open; f finishes.'
      : `${open} open, listed first; finishing leaves them unanswered.`;
  const names = situation.script.people.map(({ name }) => plain(name)).join(', ');
  return `${doneSoFar(situation)} ${rest} Votes of ${names}; → agreed; conflicts first.`;
}

function doneSoFar({ script, room }: RoomSituation): string {
  const { answered, of } = roomProgress(script, room);
  return `${answered} of ${of} voted on.`;
}

function reviewRows(situation: RoomSituation): readonly ListRow[] {
  const rows = new Map(
    allRows(situation).flatMap((row) => (row.is === 'criterion' ? [[row.id, row]] : [])),
  );
  return reviewedInRoom(situation).flatMap(({ id }) => rows.get(id) ?? []);
}

function allRows({ script, room }: RoomSituation): readonly ListRow[] {
  const spreads = spreadsIn(script, room);
  const all = askedInRoom(script, room);
  return all.flatMap((asked, index): readonly ListRow[] => {
    const { point, criterion } = asked;
    const answer = votesInShort(script, room, asked, spreads.get(criterion.id));
    const { id, question } = criterion;
    const row = { is: 'criterion', id, number: index + 1, question, answer } as const;
    const isFirst = all[index - 1]?.point.id !== point.id;
    return isFirst ? [{ is: 'heading', text: point.title }, row] : [row];
  });
}
