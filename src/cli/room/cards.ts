import type { Level } from '../../checklist/criteria/scale.ts';
import type { Ballot } from '../../interview/room/describe-room.ts';
import type { Votes } from '../../interview/room/room.ts';
import { quoted } from '../../safe-text.ts';

/** A card as it is typed: a level, or a letter for everything else. */
export type Card =
  | { readonly is: 'level'; readonly level: number }
  | { readonly is: 'unknown' | 'not-applicable' | 'same' | 'wrong'; readonly typed: string };

const SIGNS: ReadonlyMap<string, 'unknown' | 'not-applicable' | 'same'> = new Map([
  ['-', 'unknown'],
  ['?', 'unknown'],
  ['u', 'unknown'],
  ['n', 'not-applicable'],
  ['=', 'same'],
]);

/** The characters that votes are typed with. */
export const CARD_CHARACTERS = /^[\d\s,;?=un-]*$/i;

/**
 * The cards in a line such as "3 1 2", "312" or "3,-,n". Characters that stand together are cards of
 * their own unless together they are a level, as 10 can be.
 */
export function cardsIn(line: string, levels: readonly Level[]): readonly Card[] {
  const numbers = new Set(levels.map(({ level }) => String(level)));
  return line
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .flatMap((word) => (numbers.has(word) ? [word] : Array.from(word)))
    .map((typed) => cardFor(typed, numbers));
}

function cardFor(typed: string, numbers: ReadonlySet<string>): Card {
  if (numbers.has(typed)) return { is: 'level', level: Number(typed) };
  return { is: SIGNS.get(typed.toLowerCase()) ?? 'wrong', typed };
}

/** What is wrong with the cards, in words for the screen; null where each is a vote. */
export function cardsRefusal(
  cards: readonly Card[],
  ballots: readonly Ballot[],
  levels: readonly Level[],
): string | null {
  const wrong = cards.find((card) => card.is === 'wrong');
  if (wrong && 'typed' in wrong) return wrongCard(wrong.typed, levels);
  if (cards.length !== ballots.length) return wrongCount(cards.length, ballots);
  const newcomer = ballots.find(({ answer }, at) => cards[at]?.is === 'same' && !answer);
  return newcomer ? `${newcomer.person.name} has no former vote that "=" could keep` : null;
}

function wrongCard(typed: string, levels: readonly Level[]): string {
  const numbers = levels.map(({ level }) => level);
  if (/\d/.test(typed)) {
    return `there is no level ${typed} here; they go from ${Math.min(...numbers)} to ${Math.max(...numbers)}`;
  }
  return `${quoted(typed)} is no vote; a level, - for "I don't know", n for not applicable`;
}

function wrongCount(count: number, ballots: readonly Ballot[]): string {
  const votes = count === 1 ? '1 vote' : `${count} votes`;
  const missing = ballots.slice(count).map(({ person }) => person.name);
  if (missing.length === 0)
    return `${votes} for ${ballots.length} people; take away what is too much`;
  const names = missing.length > 3 ? `${missing.length} people` : missing.join(', ');
  return `${votes} for ${ballots.length} people; still missing: ${names}`;
}

/** The ids of those who say that it does not apply, who are asked why. */
export function askedWhy(
  cards: readonly Card[],
  ballots: readonly Ballot[],
): readonly Ballot['person'][] {
  return ballots.flatMap(({ person }, at) => (cards[at]?.is === 'not-applicable' ? [person] : []));
}

/** The votes that the cards mean; `reasons` by id of those who were asked why. */
export function votesOf(
  cards: readonly Card[],
  ballots: readonly Ballot[],
  reasons: Readonly<Record<string, string>>,
): Votes {
  return Object.fromEntries(
    ballots.flatMap(({ person, answer }, at) => {
      const card = cards[at];
      if (!card || card.is === 'wrong') return [];
      if (card.is === 'level') return [[person.id, { value: card.level }]];
      if (card.is === 'unknown') return [[person.id, { value: null }]];
      if (card.is === 'not-applicable') {
        return [[person.id, { notApplicable: reasons[person.id] ?? '' }]];
      }
      if (!answer) return [];
      const same =
        'value' in answer ? { value: answer.value } : { notApplicable: answer.notApplicable };
      return [[person.id, same]];
    }),
  );
}

/** Former votes as they would be typed, to be corrected. */
export function typedVotes(ballots: readonly Ballot[]): string {
  return ballots
    .map(({ answer }) => {
      if (!answer || 'notApplicable' in answer) return answer ? 'n' : '-';
      return answer.value === null ? '-' : String(answer.value);
    })
    .join(' ');
}
