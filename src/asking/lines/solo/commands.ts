import { stayEvent } from '../../../conversation/navigation.ts';
import { refuseEvent } from '../../../conversation/record.ts';
import type { Interview, InterviewEvent } from '../../../conversation/script.ts';
import {
  type CriterionView,
  criterionView,
  type InterviewView,
  numberedCriteria,
} from '../../../conversation/solo/view.ts';
import type { SaveState } from '../../../io/io.ts';
import { safeText } from '../../../text/safe.ts';
import { confirmationOf } from '../../screen/solo/unfinished.ts';
import { type Command, commandOf, evidence, note } from '../lines.ts';
import { interviewHelpText, type LineContext, REVIEW_LEGEND, showInterview } from './show.ts';

/** What comes of a command; null where nothing does but that something is said. */
function runCommand(
  plain: LineContext,
  situation: InterviewView,
  line: string,
): Promise<InterviewEvent | null> | InterviewEvent | null {
  const command = commandOf(line);
  const asked = criterionView(situation);
  const isText = situation.interview.status === 'asking' && asked?.face.entry === 'text';
  if (isText && isWords(command)) return words(plain, asked.criterion.id, line);
  const anywhere = runCommonCommand(plain, situation, command);
  if (anywhere !== undefined) return anywhere;
  const view = criterionView(situation);
  return situation.interview.status === 'reviewing' || !view
    ? obeyInReview(plain, situation, command)
    : obeyAtCriterion(plain, view, command);
}

/** What means the same everywhere; undefined for everything else. */
function runCommonCommand(
  plain: LineContext,
  situation: InterviewView,
  { name, rest }: Command,
): InterviewEvent | null | undefined {
  switch (name) {
    case 'quit':
      return { type: 'stopped' };
    case 'back':
      return { type: 'went-back' };
    case 'review':
      return { type: 'opened-review' };
    case 'go':
      return goTo(plain, situation, rest);
    case 'again':
      plain.lastShown = null;
      plain.lastPoint = null;
      showInterview(plain, situation);
      return null;
    case 'elsewhere':
      return moveTo(plain, situation, rest);
    case 'nothing':
      return null;
    default:
      return undefined;
  }
}

/** Whether a line is an answer in words: not one of the letters alone, nor a place to go to. */
function isWords({ name, rest }: Command): boolean {
  if (name === 'other' || name === 'number') return true;
  if (name === 'go') return !/^\d*$/.test(rest);
  return rest !== '' && name !== 'elsewhere';
}

async function words(
  { hear }: LineContext,
  criterion: string,
  first: string,
): Promise<InterviewEvent> {
  const lines = [first];
  for (;;) {
    const line = await hear();
    if (line === null || line.trim() === '') break;
    lines.push(line);
  }
  return { type: 'answered', criterion, value: lines.join('\n').trim() };
}

function obeyInReview(
  plain: LineContext,
  situation: InterviewView,
  { name, rest }: Command,
): InterviewEvent | null {
  if (name === 'finish') return { type: 'finished' };
  if (name === 'number') return goTo(plain, situation, rest);
  plain.say(REVIEW_LEGEND);
  return null;
}

function obeyAtCriterion(
  plain: LineContext,
  view: CriterionView,
  { name, rest }: Command,
): Promise<InterviewEvent | null> | InterviewEvent | null {
  const criterion = view.criterion.id;
  switch (name) {
    case 'number':
      return { type: 'answered', criterion, value: view.face.parse(rest) ?? Number(rest) };
    case 'unknown':
      return { type: 'answered', criterion, value: null };
    case 'skip':
      return { type: 'skipped', criterion };
    case 'note':
      return note(plain, view, rest);
    case 'evidence':
      return evidence(plain, view, rest);
    case 'not-applicable':
      return notApplicable(plain, criterion, rest);
    case 'help':
      plain.say(interviewHelpText(view));
      return null;
    default:
      return inWords(plain, view, name === 'other' ? rest : name);
  }
}

/** An answer in words, as in "working", or in digits, as in "1+3" and "2.5". */
function inWords({ say }: LineContext, view: CriterionView, text: string): InterviewEvent | null {
  const value = view.face.parse(text);
  if (value !== null) return { type: 'answered', criterion: view.criterion.id, value };
  say(`"${safeText(text.slice(0, 60))}" means nothing here; ? says what can be typed`);
  return null;
}

function goTo({ say }: LineContext, situation: InterviewView, rest: string): InterviewEvent | null {
  const listed = numberedCriteria(situation);
  const found = listed.find(({ number }) => number === Number(rest));
  if (found) return { type: 'went-to', criterion: found.id };
  say(`g and a number from 1 to ${listed.length} goes to that criterion`);
  return null;
}

function moveTo(plain: LineContext, situation: InterviewView, path: string): InterviewEvent | null {
  if (path === '') {
    plain.say('w and a path saves to that file from now on');
    return null;
  }
  const refusal = plain.moveTo(path);
  if (refusal === null) return stayEvent(situation.interview);
  plain.say(refusal);
  return null;
}

async function notApplicable(
  plain: LineContext,
  criterion: string,
  text: string,
): Promise<InterviewEvent | null> {
  if (text === '') plain.prompt('Why does it not apply? ');
  const reason = text === '' ? await plain.hear() : text;
  return reason === null ? null : { type: 'not-applicable', criterion, reason: reason.trim() };
}

/** Says where things stand, and listens until something happens; null at the end of the input. */
export async function interviewTurn(
  plain: LineContext,
  interview: Interview,
  saving: SaveState,
): Promise<InterviewEvent | null> {
  const situation: InterviewView = {
    script: plain.script,
    earlier: plain.earlier,
    interview,
    saving,
  };
  sayWhatHappened(plain, situation);
  showInterview(plain, situation);
  for (;;) {
    plain.prompt(interview.status === 'reviewing' ? 'Review: ' : 'Answer: ');
    const line = await plain.hear();
    if (line === null) return null;
    const event = await runCommand(plain, situation, line);
    const refusal = event && refuseEvent(plain.script, event);
    if (refusal) plain.say(refusal);
    else if (event) {
      plain.lastEvent = event;
      return event;
    }
  }
}

/** The choice in words, and whether it is on the disk. */
function sayWhatHappened({ say, lastEvent }: LineContext, situation: InterviewView): void {
  const { isSaved, message } = situation.saving;
  const said = confirmationOf(lastEvent ?? null, situation)?.replace(/; b goes back to it$/, '');
  const isAnswer = lastEvent?.type !== 'skipped';
  if (said) say(`${capital(said)}.${isSaved && isAnswer ? ' Saved.' : ''}`);
  if (!isSaved) say(`NOT SAVED: ${safeText(message ?? '')}. w PATH saves to another place.`);
  else if (message) say(safeText(message));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
