import { BALLOT_CHARACTERS, refuseWorkshopEvent } from '../../../conversation/workshop/ballots.ts';
import {
  type WorkshopQuestionView,
  type WorkshopView,
  workshopView,
} from '../../../conversation/workshop/view.ts';
import type { Workshop, WorkshopEvent } from '../../../conversation/workshop/workshop.ts';
import type { SaveState } from '../../../io/io.ts';
import { safeText } from '../../../text/safe.ts';
import { agreedIn } from '../../screen/workshop/keys.ts';
import { workshopConfirmation } from '../../screen/workshop/unfinished.ts';
import { evidence, note } from '../lines.ts';
import {
  showWorkshop,
  WORKSHOP_REVIEW_LEGEND,
  type WorkshopLineContext,
  workshopHelpText,
} from './show.ts';
import {
  goToNumber,
  type LineCommandContext,
  runCommonWorkshopCommand,
  takeSecondVotes,
  takeVotes,
} from './take.ts';

/** Runs a line. `null` if it only prints something. */
function runWorkshopCommand(
  context: WorkshopLineContext,
  view: WorkshopView,
  line: string,
): Promise<WorkshopEvent | null> | WorkshopEvent | null {
  const text = line.trim();
  const question = workshopView(view);
  const isReview = view.workshop.status === 'reviewing' || !question;
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/su.exec(text) ?? [];
  if (isReview) return obeyInReview(context, view, { word: first.toLowerCase(), rest });
  if (question.isVoted && text === '') return { type: 'went-on', criterion: question.criterion.id };
  const isWords = text === '' && question.face.entry === 'text';
  if (
    !question.isVoted &&
    (isWords || (text !== '?' && text !== '' && BALLOT_CHARACTERS.test(text)))
  ) {
    return takeVotes(context, question, text, false);
  }
  return runAtCriterion(context, view, question, { word: first.toLowerCase(), rest });
}

function obeyInReview(
  context: WorkshopLineContext,
  view: WorkshopView,
  said: LineCommandContext,
): WorkshopEvent | null {
  const { word } = said;
  if (word === 'f' || word === 'finish') return { type: 'finished' };
  if (/^\d+$/.test(word)) return goToNumber(context, view, word);
  const event = runCommonWorkshopCommand(context, view, said);
  if (event !== undefined) return event;
  context.say(WORKSHOP_REVIEW_LEGEND);
  return null;
}

function runAtCriterion(
  context: WorkshopLineContext,
  view: WorkshopView,
  question: WorkshopQuestionView,
  said: LineCommandContext,
): Promise<WorkshopEvent | null> | WorkshopEvent | null {
  const event = runCommonWorkshopCommand(context, view, said);
  if (event !== undefined) return event;
  const criterion = question.criterion.id;
  const { word, rest } = said;
  switch (word) {
    case 'v':
    case 'x':
      return takeSecondVotes(context, question, { word, rest });
    case 'a':
      return agree(context, question, rest);
    case 'c':
    case 'note':
      return note(context, question, rest);
    case 'e':
    case 'evidence':
      return evidence(context, question, rest);
    case 's':
    case 'skip':
      return { type: 'skipped', criterion };
    case '?':
    case 'help':
      context.say(workshopHelpText(question));
      return null;
    default:
      context.say(
        question.isVoted && BALLOT_CHARACTERS.test(`${word} ${rest}`)
          ? 'all have voted; v and the votes takes a second vote, x corrects, Enter goes on'
          : `"${safeText(word.slice(0, 60))}" means nothing here; ? says what can be typed`,
      );
      return null;
  }
}

async function agree(
  context: WorkshopLineContext,
  question: WorkshopQuestionView,
  rest: string,
): Promise<WorkshopEvent | null> {
  if (rest === '') context.prompt('The level agreed on, and why (empty takes it back): ');
  const line = rest === '' ? await context.hear() : rest;
  if (line === null) return null;
  const event = agreedIn(question, line);
  if (!event) context.say('a and the level, and why, such as: a 3 from May on');
  return event;
}

/**
 * Prints the state of the workshop and reads lines until one is an event. `null` at the end of the
 * input.
 */
export async function workshopTurn(
  context: WorkshopLineContext,
  workshop: Workshop,
  saving: SaveState,
): Promise<WorkshopEvent | null> {
  const view: WorkshopView = {
    script: context.script,
    earlier: context.earlier,
    workshop,
    saving,
  };
  sayWhatHappened(context, view);
  showWorkshop(context, view);
  for (;;) {
    context.prompt(promptFor(view));
    const line = await context.hear();
    if (line === null) return null;
    const event = await runWorkshopCommand(context, view, line);
    const refusal = event && refuseWorkshopEvent(context.script, event);
    if (refusal) context.say(safeText(refusal));
    else if (event) {
      context.lastEvent = event;
      return event;
    }
  }
}

function promptFor(view: WorkshopView): string {
  if (view.workshop.status === 'reviewing') return 'Review: ';
  return workshopView(view)?.isVoted ? 'Next, or v, a, c: ' : 'Votes: ';
}

function sayWhatHappened({ say, lastEvent }: WorkshopLineContext, view: WorkshopView): void {
  const { isSaved, message } = view.saving;
  const said = workshopConfirmation(lastEvent, view);
  const isKept = ['voted', 'agreed', 'noted', 'evidenced'].includes(lastEvent?.type ?? '');
  const words = said ?? (lastEvent?.type === 'voted' ? 'votes taken' : null);
  if (words !== null) {
    say(`${words.charAt(0).toUpperCase()}${words.slice(1)}.${isSaved && isKept ? ' Saved.' : ''}`);
  }
  if (!isSaved) say(`NOT SAVED: ${safeText(message ?? '')}. w PATH saves to another folder.`);
  else if (message) say(safeText(message));
}
