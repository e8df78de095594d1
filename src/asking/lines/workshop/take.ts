import { stayEvent } from '../../../conversation/navigation.ts';
import {
  askedInTurn,
  openBallots,
  parseBallotLine,
  refuseBallot,
  votesFrom,
} from '../../../conversation/workshop/ballots.ts';
import {
  numberedInWorkshop,
  type WorkshopQuestionView,
  type WorkshopView,
} from '../../../conversation/workshop/view.ts';
import type { WorkshopEvent } from '../../../conversation/workshop/workshop.ts';
import { safeText } from '../../../text/safe.ts';
import { showWorkshop, type WorkshopLineContext } from './show.ts';

/** The first word of a line, and what stands behind it. */
export interface LineCommandContext {
  readonly word: string;
  readonly rest: string;
}

/** What means the same everywhere; undefined for everything else. */
export function runCommonWorkshopCommand(
  talk: WorkshopLineContext,
  situation: WorkshopView,
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
      return goToNumber(talk, situation, rest);
    case 'w':
      return moveTo(talk, situation, rest);
    case 'again':
      talk.lastShown = null;
      showWorkshop(talk, situation);
      return null;
    case '':
      return null;
    default:
      return undefined;
  }
}

/** To the criterion of this number; what to type where there is none. */
export function goToNumber(
  { say }: WorkshopLineContext,
  situation: WorkshopView,
  rest: string,
): WorkshopEvent | null {
  const listed = numberedInWorkshop(situation);
  const found = listed.find(({ number }) => number === Number(rest));
  if (found) return { type: 'went-to', criterion: found.id };
  say(`g and a number from 1 to ${listed.length} goes to that criterion`);
  return null;
}

function moveTo(
  talk: WorkshopLineContext,
  { workshop }: WorkshopView,
  folder: string,
): WorkshopEvent | null {
  if (folder === '') {
    talk.say('w and a path saves all in that folder from now on');
    return null;
  }
  const refusal = talk.moveTo(folder);
  if (refusal === null) return stayEvent(workshop);
  talk.say(refusal);
  return null;
}

/** A second vote, or a correction; what is typed may stand on a line of its own. */
export async function takeSecondVotes(
  talk: WorkshopLineContext,
  view: WorkshopQuestionView,
  said: LineCommandContext,
): Promise<WorkshopEvent | null> {
  if (!view.isVoted) {
    talk.say('the first vote comes first');
    return null;
  }
  if (said.rest === '') {
    talk.prompt(said.word === 'v' ? 'Second votes: ' : 'Corrected votes: ');
  }
  const line = said.rest === '' ? await talk.hear() : said.rest;
  return line === null ? null : takeVotes(talk, view, line, said.word === 'v');
}

/** A line of votes; asks everybody why who said that it does not apply. */
export async function takeVotes(
  talk: WorkshopLineContext,
  view: WorkshopQuestionView,
  line: string,
  isSecond: boolean,
): Promise<WorkshopEvent | null> {
  const { ballots, criterion, face } = view;
  const isWords = face.entry === 'text' && line.trim() === '';
  const cards = isWords ? openBallots(ballots) : parseBallotLine(line, view);
  const refusal = refuseBallot(cards, ballots, view);
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
  const votes = votesFrom(cards, ballots, reasons);
  return { type: 'voted', criterion: criterion.id, votes, isSecond };
}
