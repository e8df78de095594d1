import { type Answer, valueIn } from '../../../answers/answers.ts';
import { isNumbered } from '../../../checklist/criteria/scale.ts';
import type { AnswerValue } from '../../../checklist/criterion.ts';
import type { Question } from '../../../conversation/script.ts';
import type { Ballot, WorkshopQuestionView } from '../../../conversation/workshop/view.ts';
import { formatLevels, formatPercent, twoDecimals } from '../../../numbers.ts';
import { oneSafeLine } from '../../../text/safe.ts';
import { answerText, valueText } from '../levels.ts';

/** A vote with the first one and that of the earlier round: "2 Documented (first vote 0)". */
export function ballotInWords(view: WorkshopQuestionView, { person, answer }: Ballot): string {
  const former = view.earlier?.answers.get(person.id)?.get(view.criterion.id);
  const earlier = former ? `, last time ${shortAnswer(view, former)}` : '';
  return `${answerText(answer, view.scale)}${firstInWords(view, answer)}${earlier}`;
}

/** Returns " (first vote 0)"; empty if there was one vote only. */
export function firstInWords(asked: Question, answer: Answer | undefined): string {
  if (!answer || !('firstVote' in answer) || answer.firstVote === undefined) return '';
  const { firstVote } = answer;
  return ` (first vote ${firstVote === null ? 'unknown' : shortValue(asked, firstVote)})`;
}

/** A vote in a character or two: "3", "-" for "I don't know", "n" for not applicable, "." for open. */
export function shortAnswer(asked: Question, answer: Answer | undefined): string {
  if (!answer) return '.';
  if ('notApplicable' in answer) return 'n';
  return answer.value === null ? '-' : shortValue(asked, answer.value);
}

function shortValue(asked: Question, value: AnswerValue): string {
  return asked.face.entry === 'text' ? '…' : asked.face.format(value);
}

/** Votes from the highest score down; behind them who does not know, and for whom it does not apply. */
export function fromHighest({ scale, face, ballots }: WorkshopQuestionView): readonly Ballot[] {
  const rank = ({ answer }: Ballot) => {
    if (!answer || 'notApplicable' in answer) return 3;
    if (answer.value === null) return 2;
    const level = scale.levelOf(answer.value);
    // Of levels that score the same, the one that is shown further down counts as the higher.
    const place = face.rows.findIndex((row) => row.level === level?.level) / (face.rows.length + 1);
    return 1 - (level?.score ?? 0) - (scale.boxes ? 0 : place * 1e-6);
  };
  return ballots.toSorted((a, b) => rank(a) - rank(b));
}

/** Who should say why: "Sam (3) and Kathy (0): say why."; or that all agree. */
export function whoSaysWhy(view: WorkshopQuestionView): string {
  const rated = fromHighest(view).filter(({ answer }) => valueIn(answer) !== null);
  const [highest, lowest] = [rated[0]?.answer, rated.at(-1)?.answer];
  const value = valueIn(highest);
  const others = view.ballots.length - rated.length;
  if (view.face.entry === 'text') return TEXTS;
  if (value === null) return 'Nobody gave a level.';
  const [top, bottom] = [highest, lowest].map((own) => shortAnswer(view, own));
  if (rated.every(({ answer }) => shortAnswer(view, answer) === top)) {
    const who =
      others === 0 ? 'All agree' : rated.length === 1 ? 'One level' : 'All who gave a level agree';
    return `${who}: ${valueText(value, view.scale)}.`;
  }
  const at = (vote: string | undefined) =>
    rated.flatMap(({ person, answer }) =>
      shortAnswer(view, answer) === vote ? [person.name] : [],
    );
  const [above, below] = [at(top), at(bottom)];
  // A comma keeps the two sides apart where one of them is several people.
  const and = above.length + below.length > 2 ? ', and' : ' and';
  return `${names(above)} (${top})${and} ${names(below)} (${bottom}): say why.`;
}

const TEXTS = 'Told in words, which are never scored.';

/**
 * Formats the mean of each group and the gap of the two groups furthest apart. `null` with fewer
 * than two groups.
 */
export function groupsApart({ spread, scale }: WorkshopQuestionView): string | null {
  const { groups, widest } = spread;
  if (!widest || widest.gap === null || groups.length < 2) return null;
  const isInLevels = scale.levels.every(isNumbered);
  const top = scale.levels.length - 1;
  const inUnits = (fraction: number) =>
    isInLevels
      ? formatLevels(Math.abs(fraction), top).replace('+', '')
      : formatPercent(Math.abs(fraction));
  const unit = isInLevels ? ' levels' : '';
  const means = groups
    .map(({ title, mean }) => `${oneSafeLine(title)} ${inUnits(mean)}`)
    .join(' · ');
  if (inUnits(widest.gap) === inUnits(0)) return `${means}: no gap.`;
  return `${means}: ${inUnits(widest.gap)}${unit} apart, ${VERDICTS[widest.verdict ?? 'close']}.`;
}

const VERDICTS = { close: 'close', discuss: 'discuss', conflict: 'conflict' } as const;

/** Returns "Consensus 0.32 of 1"; `null` if fewer than two people chose a level. */
export function consensusInWords({ spread }: WorkshopQuestionView): string | null {
  return spread.consensus === null ? null : `Consensus ${twoDecimals(spread.consensus)} of 1.`;
}

/** "The workshop agreed: 3 Working"; null without it. */
export function agreedInShort({ agreed, scale }: WorkshopQuestionView): string | null {
  return agreed === null ? null : `The room agreed: ${valueText(agreed, scale)}`;
}

/** True if a second vote makes sense: not everybody chose the same level. */
export function isSpread(view: WorkshopQuestionView): boolean {
  const given = new Set(view.ballots.map(({ answer }) => shortAnswer(view, answer)));
  const isOpen = view.ballots.some(({ answer }) => valueIn(answer) === null);
  return given.size > 1 || isOpen || view.face.entry === 'text';
}

/** At most three names, and how many others there are. */
function names(all: readonly string[]): string {
  const shown = all.length > 3 ? all.slice(0, 2) : all;
  const rest = all.length - shown.length;
  const words = [...shown.map(oneSafeLine), ...(rest > 0 ? [`${rest} others`] : [])];
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words.join('');
}
