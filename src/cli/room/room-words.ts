import type { Answer } from '../../answers/match.ts';
import type { Ballot } from '../../interview/room/describe-room.ts';
import { levels, twoDecimals } from '../../report/numbers.ts';
import { plain } from '../../report/text-layout.ts';
import { answeredLevel, answerInWords, levelInWords } from '../screen/answer-words.ts';
import type { RoomView } from './room-view.ts';

/** A vote with the first one and that of the earlier round: "2 Documented (first vote 0)". */
export function ballotInWords(view: RoomView, { person, answer }: Ballot): string {
  const former = view.earlier?.answers.get(person.id)?.get(view.criterion.id);
  const earlier = former ? `, last time ${shortAnswer(former)}` : '';
  return `${answerInWords(answer, view.levels)}${firstInWords(answer)}${earlier}`;
}

/** " (first vote 0)"; nothing where there was one vote only. */
export function firstInWords(answer: Answer | undefined): string {
  if (!answer || !('firstVote' in answer) || answer.firstVote === undefined) return '';
  return ` (first vote ${answer.firstVote ?? 'unknown'})`;
}

/** A vote in a character or two: "3", "-" for "I don't know", "n" for not applicable, "." for open. */
export function shortAnswer(answer: Answer | undefined): string {
  if (!answer) return '.';
  if ('notApplicable' in answer) return 'n';
  return answer.value === null ? '-' : String(answer.value);
}

/** Votes from the highest level down; behind them who does not know, and for whom it does not apply. */
export function fromHighest({ levels: scale, ballots }: RoomView): readonly Ballot[] {
  const order = scale.map(({ level }) => level);
  const rank = ({ answer }: Ballot) => {
    if (!answer || 'notApplicable' in answer) return 2 * order.length;
    return answer.value === null
      ? order.length
      : order.length - 1 - order.indexOf(Number(answer.value));
  };
  return ballots.toSorted((a, b) => rank(a) - rank(b));
}

/** Who should say why: "Sam (3) and Kathy (0): say why."; or that all agree. */
export function whoSaysWhy(view: RoomView): string {
  const rated = fromHighest(view).filter(({ answer }) => answeredLevel(answer) !== null);
  const [highest, lowest] = [answeredLevel(rated[0]?.answer), answeredLevel(rated.at(-1)?.answer)];
  const others = view.ballots.length - rated.length;
  if (highest === null || lowest === null) return 'Nobody gave a level.';
  if (highest === lowest) {
    const who =
      others === 0 ? 'All agree' : rated.length === 1 ? 'One level' : 'All who gave a level agree';
    return `${who}: ${levelInWords(highest, view.levels)}.`;
  }
  const at = (level: number) =>
    rated.flatMap(({ person, answer }) => (answeredLevel(answer) === level ? [person.name] : []));
  const [top, bottom] = [at(highest), at(lowest)];
  // A comma keeps the two sides apart where one of them is several people.
  const and = top.length + bottom.length > 2 ? ', and' : ' and';
  return `${names(top)} (${highest})${and} ${names(bottom)} (${lowest}): say why.`;
}

/** What each group says, and how far the widest two are apart; null with fewer than two groups. */
export function groupsApart({ spread, levels: scale }: RoomView): string | null {
  const { groups, widest } = spread;
  if (!widest || widest.gap === null || groups.length < 2) return null;
  const top = scale.length - 1;
  const inLevels = (fraction: number) => levels(Math.abs(fraction), top).replace('+', '');
  const means = groups.map(({ title, mean }) => `${plain(title)} ${inLevels(mean)}`).join(' · ');
  if (inLevels(widest.gap) === inLevels(0)) return `${means}: no gap.`;
  return `${means}: ${inLevels(widest.gap)} levels apart, ${VERDICTS[widest.verdict ?? 'close']}.`;
}

const VERDICTS = { close: 'close', discuss: 'discuss', conflict: 'conflict' } as const;

/** "Consensus 0.32 of 1"; null where fewer than two gave a level. */
export function consensusInWords({ spread }: RoomView): string | null {
  return spread.consensus === null ? null : `Consensus ${twoDecimals(spread.consensus)} of 1.`;
}

/** "The room agreed: 3 Working"; null without it. */
export function agreedInShort({ agreed, levels: scale }: RoomView): string | null {
  return agreed === null ? null : `The room agreed: ${levelInWords(agreed, scale)}`;
}

/** Whether a second vote makes sense: not everybody gave the same level. */
export function isSpread({ ballots }: RoomView): boolean {
  const given = new Set(ballots.map(({ answer }) => answeredLevel(answer)));
  return given.size > 1 || given.has(null);
}

/** At most three names, and how many others there are. */
function names(all: readonly string[]): string {
  const shown = all.length > 3 ? all.slice(0, 2) : all;
  const rest = all.length - shown.length;
  const words = [...shown.map(plain), ...(rest > 0 ? [`${rest} others`] : [])];
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words.join('');
}
