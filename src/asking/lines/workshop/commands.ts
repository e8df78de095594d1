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

/** What comes of a line; null where nothing does but that something is said. */
function runWorkshopCommand(
  talk: WorkshopLineContext,
  situation: WorkshopView,
  line: string,
): Promise<WorkshopEvent | null> | WorkshopEvent | null {
  const text = line.trim();
  const view = workshopView(situation);
  const isReview = situation.workshop.status === 'reviewing' || !view;
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/su.exec(text) ?? [];
  if (isReview) return obeyInReview(talk, situation, { word: first.toLowerCase(), rest });
  if (view.isVoted && text === '') return { type: 'went-on', criterion: view.criterion.id };
  const isWords = text === '' && view.face.entry === 'text';
  if (!view.isVoted && (isWords || (text !== '?' && text !== '' && BALLOT_CHARACTERS.test(text)))) {
    return takeVotes(talk, view, text, false);
  }
  return runAtCriterion(talk, situation, view, { word: first.toLowerCase(), rest });
}

function obeyInReview(
  talk: WorkshopLineContext,
  situation: WorkshopView,
  said: LineCommandContext,
): WorkshopEvent | null {
  const { word } = said;
  if (word === 'f' || word === 'finish') return { type: 'finished' };
  if (/^\d+$/.test(word)) return goToNumber(talk, situation, word);
  const event = runCommonWorkshopCommand(talk, situation, said);
  if (event !== undefined) return event;
  talk.say(WORKSHOP_REVIEW_LEGEND);
  return null;
}

function runAtCriterion(
  talk: WorkshopLineContext,
  situation: WorkshopView,
  view: WorkshopQuestionView,
  said: LineCommandContext,
): Promise<WorkshopEvent | null> | WorkshopEvent | null {
  const event = runCommonWorkshopCommand(talk, situation, said);
  if (event !== undefined) return event;
  const criterion = view.criterion.id;
  const { word, rest } = said;
  switch (word) {
    case 'v':
    case 'x':
      return takeSecondVotes(talk, view, { word, rest });
    case 'a':
      return agree(talk, view, rest);
    case 'c':
    case 'note':
      return note(talk, view, rest);
    case 'e':
    case 'evidence':
      return evidence(talk, view, rest);
    case 's':
    case 'skip':
      return { type: 'skipped', criterion };
    case '?':
    case 'help':
      talk.say(workshopHelpText(view));
      return null;
    default:
      talk.say(
        view.isVoted && BALLOT_CHARACTERS.test(`${word} ${rest}`)
          ? 'all have voted; v and the votes takes a second vote, x corrects, Enter goes on'
          : `"${safeText(word.slice(0, 60))}" means nothing here; ? says what can be typed`,
      );
      return null;
  }
}

async function agree(
  talk: WorkshopLineContext,
  view: WorkshopQuestionView,
  rest: string,
): Promise<WorkshopEvent | null> {
  if (rest === '') talk.prompt('The level agreed on, and why (empty takes it back): ');
  const line = rest === '' ? await talk.hear() : rest;
  if (line === null) return null;
  const event = agreedIn(view, line);
  if (!event) talk.say('a and the level, and why, such as: a 3 from May on');
  return event;
}

/** Says where the workshop stands, and listens until something happens; null at the end of the input. */
export async function workshopTurn(
  talk: WorkshopLineContext,
  workshop: Workshop,
  saving: SaveState,
): Promise<WorkshopEvent | null> {
  const situation: WorkshopView = {
    script: talk.script,
    earlier: talk.earlier,
    workshop,
    saving,
  };
  sayWhatHappened(talk, situation);
  showWorkshop(talk, situation);
  for (;;) {
    talk.prompt(promptFor(situation));
    const line = await talk.hear();
    if (line === null) return null;
    const event = await runWorkshopCommand(talk, situation, line);
    const refusal = event && refuseWorkshopEvent(talk.script, event);
    if (refusal) talk.say(safeText(refusal));
    else if (event) {
      talk.lastEvent = event;
      return event;
    }
  }
}

function promptFor(situation: WorkshopView): string {
  if (situation.workshop.status === 'reviewing') return 'Review: ';
  return workshopView(situation)?.isVoted ? 'Next, or v, a, c: ' : 'Votes: ';
}

function sayWhatHappened({ say, lastEvent }: WorkshopLineContext, situation: WorkshopView): void {
  const { isSaved, message } = situation.saving;
  const said = workshopConfirmation(lastEvent, situation);
  const isKept = ['voted', 'agreed', 'noted', 'evidenced'].includes(lastEvent?.type ?? '');
  const words = said ?? (lastEvent?.type === 'voted' ? 'votes taken' : null);
  if (words !== null) {
    say(`${words.charAt(0).toUpperCase()}${words.slice(1)}.${isSaved && isKept ? ' Saved.' : ''}`);
  }
  if (!isSaved) say(`NOT SAVED: ${safeText(message ?? '')}. w PATH saves to another folder.`);
  else if (message) say(safeText(message));
}
