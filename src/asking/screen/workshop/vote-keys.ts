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
import { withNotice } from '../driver.ts';
import { pressCommand } from './command-keys.ts';
import type { ReasonMode, VoteMode, WorkshopScreenState, WorkshopTransition } from './state.ts';

/** Handles a key in the line for votes. */
export function pressInVote(
  ui: WorkshopScreenState,
  mode: VoteMode,
  key: Key,
  view: WorkshopView,
  question: WorkshopQuestionView,
  now: number,
): WorkshopTransition {
  const { text } = mode.field;
  const typed = typedBy(key);
  if (text.trim() === '') {
    if (key.name === 'return') return begin(ui, mode, view, question, now);
    const isMark = typed !== '' && typed !== '?' && BALLOT_CHARACTERS.test(typed);
    if (!isMark) return pressCommand(ui, key, view, question);
  }
  if (key.name === 'return') return take(ui, mode, view, question, now);
  if (key.name === 'escape') return show(ui, { ...mode, field: fieldWith('') });
  if (!BALLOT_CHARACTERS.test(typed)) {
    return withNotice(ui, `"${typed}" is no vote; Enter takes the votes, Esc empties the line`);
  }
  return show(ui, { ...mode, field: edit(mode.field, key) });
}

/** Handles a key while a person is asked for a reason. */
export function pressInReason(
  ui: WorkshopScreenState,
  mode: ReasonMode,
  key: Key,
  view: WorkshopView,
  question: WorkshopQuestionView,
  now: number,
): WorkshopTransition {
  const typed = typeIn(mode.field, key, false);
  if (typed === 'leave')
    return { ui: { ...ui, mode: mode.vote, notice: 'the votes are as typed' } };
  if (typed !== 'keep') return show(ui, { ...mode, field: typed });
  const reason = mode.field.text.trim();
  const isWords = markOf(mode.asked, mode.marks, question)?.is === 'words';
  if (reason === '') return withNotice(ui, isWords ? NO_WORDS : NO_REASON);
  const { id: criterion } = question.criterion;
  const refusal = refuseEvent(
    view.script,
    isWords
      ? { type: 'answered', criterion, value: isUnknown(reason) ? null : reason }
      : { type: 'not-applicable', criterion, reason },
  );
  if (refusal !== null) return withNotice(ui, refusal);
  const reasons = { ...mode.reasons, [mode.asked]: reason };
  return goOn(ui, { ...mode, reasons }, view, question, now);
}

/** Handles Enter on an empty line: if the answer is in words, everybody is asked in turn. */
function begin(
  ui: WorkshopScreenState,
  mode: VoteMode,
  view: WorkshopView,
  question: WorkshopQuestionView,
  now: number,
): WorkshopTransition {
  if (question.face.entry !== 'text')
    return withNotice(ui, 'type a level for each name, then Enter');
  const marks = openBallots(question.ballots);
  return goOn(ui, { vote: mode, marks, reasons: {} }, view, question, now);
}

function take(
  ui: WorkshopScreenState,
  mode: VoteMode,
  view: WorkshopView,
  question: WorkshopQuestionView,
  now: number,
): WorkshopTransition {
  const marks = parseBallotLine(mode.field.text, question);
  const refusal = refuseBallot(marks, question.ballots, question);
  if (refusal !== null) return withNotice(ui, refusal);
  return goOn(ui, { vote: mode, marks, reasons: {} }, view, question, now);
}

interface Collected {
  readonly vote: VoteMode;
  readonly marks: readonly BallotMark[];
  readonly reasons: ReasonMode['reasons'];
}

/** Asks the next who has to say why; the votes count once there is nobody left. */
function goOn(
  ui: WorkshopScreenState,
  { vote, marks, reasons }: Collected,
  { script }: WorkshopView,
  question: WorkshopQuestionView,
  now: number,
): WorkshopTransition {
  const next = askedInTurn(marks, question.ballots).find(({ id }) => !Object.hasOwn(reasons, id));
  if (next) {
    const former = question.ballots.find(({ person }) => person.id === next.id)?.answer;
    const field = fieldWith(former ? formerWords(former, markOf(next.id, marks, question)) : '');
    return show(ui, { is: 'reason', vote, marks, reasons, asked: next.id, field });
  }
  const event = {
    ...({ type: 'voted', criterion: question.criterion.id } as const),
    votes: votesFrom(marks, question.ballots, reasons),
    isSecond: vote.kind === 'second',
  };
  const refusal = refuseWorkshopEvent(script, event);
  if (refusal !== null) return { ui: { ...ui, mode: vote, notice: refusal } };
  return { ui: { ...ui, votedAt: now }, event };
}

/** Returns the mark of a person. */
function markOf(
  id: string,
  marks: readonly BallotMark[],
  { ballots }: WorkshopQuestionView,
): BallotMark | undefined {
  return marks[ballots.findIndex(({ person }) => person.id === id)];
}

function formerWords(former: Answer, mark: BallotMark | undefined): string {
  if ('notApplicable' in former) return mark?.is === 'words' ? '' : former.notApplicable;
  return mark?.is === 'words' && former.value !== null ? String(former.value) : '';
}

const NO_REASON = 'say why; what does not apply is left out of the score';
const NO_WORDS = 'type what was said, or - for "I don\'t know"';

function show(ui: WorkshopScreenState, mode: WorkshopScreenState['mode']): WorkshopTransition {
  return { ui: { ...ui, mode, notice: null } };
}
