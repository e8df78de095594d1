import type { Answer } from '../../../answers/answers.ts';
import { refuseEvent } from '../../../conversation/record.ts';
import {
  askedInTurn,
  BALLOT_CHARACTERS,
  type BallotMark,
  isUnknown,
  openBallots,
  parseBallotLine,
  refuseBallot,
  refuseWorkshopEvent,
  votesFrom,
} from '../../../conversation/workshop/ballots.ts';
import type { WorkshopQuestionView, WorkshopView } from '../../../conversation/workshop/view.ts';
import { type Key, typedBy } from '../../../terminal/keys.ts';
import { edit, fieldWith, typeIn } from '../../../terminal/text-field.ts';
import { pressCommand } from './command-keys.ts';
import type { ReasonMode, VoteMode, WorkshopScreenState, WorkshopTransition } from './state.ts';

/** What a key does in the line for everybody's votes. */
export function pressInVote(
  ui: WorkshopScreenState,
  mode: VoteMode,
  key: Key,
  situation: WorkshopView,
  view: WorkshopQuestionView,
  now: number,
): WorkshopTransition {
  const { text } = mode.field;
  const typed = typedBy(key);
  if (text.trim() === '') {
    if (key.name === 'return') return begin(ui, mode, situation, view, now);
    const isCard = typed !== '' && typed !== '?' && BALLOT_CHARACTERS.test(typed);
    if (!isCard) return pressCommand(ui, key, situation, view);
  }
  if (key.name === 'return') return take(ui, mode, situation, view, now);
  if (key.name === 'escape') return show(ui, { ...mode, field: fieldWith('') });
  if (!BALLOT_CHARACTERS.test(typed)) {
    return explain(ui, `"${typed}" is no vote; Enter takes the votes, Esc empties the line`);
  }
  return show(ui, { ...mode, field: edit(mode.field, key) });
}

/** What a key does while somebody is asked why. */
export function pressInReason(
  ui: WorkshopScreenState,
  mode: ReasonMode,
  key: Key,
  situation: WorkshopView,
  view: WorkshopQuestionView,
  now: number,
): WorkshopTransition {
  const typed = typeIn(mode.field, key, false);
  if (typed === 'leave')
    return { ui: { ...ui, mode: mode.vote, notice: 'the votes are as typed' } };
  if (typed !== 'keep') return show(ui, { ...mode, field: typed });
  const reason = mode.field.text.trim();
  const isWords = cardOf(mode.asked, mode.cards, view)?.is === 'words';
  if (reason === '') return explain(ui, isWords ? NO_WORDS : NO_REASON);
  const { id: criterion } = view.criterion;
  const refusal = refuseEvent(
    situation.script,
    isWords
      ? { type: 'answered', criterion, value: isUnknown(reason) ? null : reason }
      : { type: 'not-applicable', criterion, reason },
  );
  if (refusal !== null) return explain(ui, refusal);
  const reasons = { ...mode.reasons, [mode.asked]: reason };
  return goOn(ui, { ...mode, reasons }, situation, view, now);
}

/** Enter on an empty line: where the answer is in words, everybody is asked in turn. */
function begin(
  ui: WorkshopScreenState,
  mode: VoteMode,
  situation: WorkshopView,
  view: WorkshopQuestionView,
  now: number,
): WorkshopTransition {
  if (view.face.entry !== 'text') return explain(ui, 'type a level for each name, then Enter');
  const cards = openBallots(view.ballots);
  return goOn(ui, { vote: mode, cards, reasons: {} }, situation, view, now);
}

function take(
  ui: WorkshopScreenState,
  mode: VoteMode,
  situation: WorkshopView,
  view: WorkshopQuestionView,
  now: number,
): WorkshopTransition {
  const cards = parseBallotLine(mode.field.text, view);
  const refusal = refuseBallot(cards, view.ballots, view);
  if (refusal !== null) return explain(ui, refusal);
  return goOn(ui, { vote: mode, cards, reasons: {} }, situation, view, now);
}

interface Collected {
  readonly vote: VoteMode;
  readonly cards: readonly BallotMark[];
  readonly reasons: ReasonMode['reasons'];
}

/** Asks the next who has to say why; the votes count once there is nobody left. */
function goOn(
  ui: WorkshopScreenState,
  { vote, cards, reasons }: Collected,
  { script }: WorkshopView,
  view: WorkshopQuestionView,
  now: number,
): WorkshopTransition {
  const next = askedInTurn(cards, view.ballots).find(({ id }) => !Object.hasOwn(reasons, id));
  if (next) {
    const former = view.ballots.find(({ person }) => person.id === next.id)?.answer;
    const field = fieldWith(former ? formerWords(former, cardOf(next.id, cards, view)) : '');
    return show(ui, { is: 'reason', vote, cards, reasons, asked: next.id, field });
  }
  const event = {
    ...({ type: 'voted', criterion: view.criterion.id } as const),
    votes: votesFrom(cards, view.ballots, reasons),
    isSecond: vote.kind === 'second',
  };
  const refusal = refuseWorkshopEvent(script, event);
  if (refusal !== null) return { ui: { ...ui, mode: vote, notice: refusal } };
  return { ui: { ...ui, votedAt: now }, event };
}

/** The card of a person. */
function cardOf(
  id: string,
  cards: readonly BallotMark[],
  { ballots }: WorkshopQuestionView,
): BallotMark | undefined {
  return cards[ballots.findIndex(({ person }) => person.id === id)];
}

function formerWords(former: Answer, card: BallotMark | undefined): string {
  if ('notApplicable' in former) return card?.is === 'words' ? '' : former.notApplicable;
  return card?.is === 'words' && former.value !== null ? String(former.value) : '';
}

const NO_REASON = 'say why; what does not apply is left out of the score';
const NO_WORDS = 'type what was said, or - for "I don\'t know"';

function show(ui: WorkshopScreenState, mode: WorkshopScreenState['mode']): WorkshopTransition {
  return { ui: { ...ui, mode, notice: null } };
}

function explain(ui: WorkshopScreenState, notice: string): WorkshopTransition {
  return { ui: { ...ui, notice } };
}
