import { stayEvent } from '../../../conversation/navigation.ts';
import {
  askedInTurn,
  openBallots,
  parseBallotLine,
  refuseBallot,
  votesFrom,
} from '../../../conversation/workshop/ballots.ts';
import {
  numberedWorkshopCriteria,
  type WorkshopQuestionView,
  type WorkshopView,
} from '../../../conversation/workshop/view.ts';
import type { WorkshopEvent } from '../../../conversation/workshop/workshop.ts';
import { safeText } from '../../../text/safe.ts';
import { showWorkshop, type WorkshopLineContext } from './show.ts';

/** First word of a line, in lower case, and the text after it. */
export interface LineCommandContext {
  readonly word: string;
  readonly rest: string;
}

/** Runs a command that works everywhere; `undefined` for any other command. */
export function runCommonWorkshopCommand(
  context: WorkshopLineContext,
  view: WorkshopView,
  { word, rest }: LineCommandContext,
): WorkshopEvent | null | undefined {
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
      return goToNumber(context, view, rest);
    case 'w':
      return moveTo(context, view, rest);
    case 'again':
      context.lastShown = null;
      showWorkshop(context, view);
      return null;
    case '':
      return null;
    default:
      return undefined;
  }
}

/** Jumps to a criterion by number; prints the usage if there is none. */
export function goToNumber(
  { say }: WorkshopLineContext,
  view: WorkshopView,
  rest: string,
): WorkshopEvent | null {
  const listed = numberedWorkshopCriteria(view);
  const found = listed.find(({ number }) => number === Number(rest));
  if (found) return { type: 'went-to', criterion: found.id };
  say(`g and a number from 1 to ${listed.length} goes to that criterion`);
  return null;
}

function moveTo(
  context: WorkshopLineContext,
  { workshop }: WorkshopView,
  folder: string,
): WorkshopEvent | null {
  if (folder === '') {
    context.say('w and a path saves all in that folder from now on');
    return null;
  }
  const refusal = context.moveTo(folder);
  if (refusal === null) return stayEvent(workshop);
  context.say(refusal);
  return null;
}

/** Takes a second vote or a correction, from the same line or the next one. */
export async function takeSecondVotes(
  context: WorkshopLineContext,
  question: WorkshopQuestionView,
  said: LineCommandContext,
): Promise<WorkshopEvent | null> {
  if (!question.isVoted) {
    context.say('the first vote comes first');
    return null;
  }
  if (said.rest === '') {
    context.prompt(said.word === 'v' ? 'Second votes: ' : 'Corrected votes: ');
  }
  const line = said.rest === '' ? await context.hear() : said.rest;
  return line === null ? null : takeVotes(context, question, line, said.word === 'v');
}

/** A line of votes; asks everybody why who said that it does not apply. */
export async function takeVotes(
  context: WorkshopLineContext,
  question: WorkshopQuestionView,
  line: string,
  isSecond: boolean,
): Promise<WorkshopEvent | null> {
  const { ballots, criterion, face } = question;
  const isWords = face.entry === 'text' && line.trim() === '';
  const marks = isWords ? openBallots(ballots) : parseBallotLine(line, question);
  const refusal = refuseBallot(marks, ballots, question);
  if (refusal !== null) {
    context.say(safeText(refusal));
    return null;
  }
  const reasons: Record<string, string> = {};
  for (const { id, name } of askedInTurn(marks, ballots)) {
    context.prompt(isWords ? `${safeText(name)}: ` : `Why does it not apply, ${safeText(name)}? `);
    const reason = await context.hear();
    if (reason === null) return null;
    reasons[id] = reason.trim();
  }
  const votes = votesFrom(marks, ballots, reasons);
  return { type: 'voted', criterion: criterion.id, votes, isSecond };
}
