import { canBeNotApplicable } from '../../../checklist/lookup.ts';
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
import { interviewWords } from '../../../words/interview.ts';
import { confirmationOf } from '../../screen/solo/unfinished.ts';
import { type Command, commandOf, evidence, note } from '../lines.ts';
import { interviewHelpText, type LineContext, REVIEW_LEGEND, showInterview } from './show.ts';

/** Runs a command. `null` if it only prints something. */
function runCommand(
  context: LineContext,
  view: InterviewView,
  line: string,
): Promise<InterviewEvent | null> | InterviewEvent | null {
  const command = commandOf(line);
  const asked = criterionView(view);
  const isText = view.interview.status === 'asking' && asked?.face.entry === 'text';
  if (isText && isWords(command)) return words(context, asked.criterion.id, line);
  const anywhere = runCommonCommand(context, view, command);
  if (anywhere !== undefined) return anywhere;
  const question = criterionView(view);
  return view.interview.status === 'reviewing' || !question
    ? obeyInReview(context, view, command)
    : obeyAtCriterion(context, question, command);
}

/** Runs a command that works everywhere; `undefined` for any other command. */
function runCommonCommand(
  context: LineContext,
  view: InterviewView,
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
      return goTo(context, view, rest);
    case 'again':
      context.lastShown = null;
      context.lastPoint = null;
      showInterview(context, view);
      return null;
    case 'elsewhere':
      return moveTo(context, view, rest);
    case 'nothing':
      return null;
    default:
      return undefined;
  }
}

/** True if a line answers in words, and is not a single-letter command or a jump to a number. */
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
  context: LineContext,
  view: InterviewView,
  { name, rest }: Command,
): InterviewEvent | null {
  if (name === 'finish') return { type: 'finished' };
  if (name === 'number') return goTo(context, view, rest);
  context.say(REVIEW_LEGEND);
  return null;
}

function obeyAtCriterion(
  context: LineContext,
  question: CriterionView,
  { name, rest }: Command,
): Promise<InterviewEvent | null> | InterviewEvent | null {
  const criterion = question.criterion.id;
  switch (name) {
    case 'number':
      return { type: 'answered', criterion, value: question.face.parse(rest) ?? Number(rest) };
    case 'unknown':
      return { type: 'answered', criterion, value: null };
    case 'skip':
      return { type: 'skipped', criterion };
    case 'note':
      return note(context, question, rest);
    case 'evidence':
      return evidence(context, question, rest);
    case 'not-applicable':
      if (!canBeNotApplicable(question.criterion)) {
        context.say(interviewWords.alwaysApplies);
        return null;
      }
      return notApplicable(context, criterion, rest);
    case 'help':
      context.say(interviewHelpText(question));
      return null;
    default:
      return inWords(context, question, name === 'other' ? rest : name);
  }
}

/** An answer in words, as in "working", or in digits, as in "1+3" and "2.5". */
function inWords(
  { say }: LineContext,
  question: CriterionView,
  text: string,
): InterviewEvent | null {
  const value = question.face.parse(text);
  if (value !== null) return { type: 'answered', criterion: question.criterion.id, value };
  say(`"${safeText(text.slice(0, 60))}" means nothing here; ? says what can be typed`);
  return null;
}

function goTo({ say }: LineContext, view: InterviewView, rest: string): InterviewEvent | null {
  const listed = numberedCriteria(view);
  const found = listed.find(({ number }) => number === Number(rest));
  if (found) return { type: 'went-to', criterion: found.id };
  say(`g and a number from 1 to ${listed.length} goes to that criterion`);
  return null;
}

function moveTo(context: LineContext, view: InterviewView, path: string): InterviewEvent | null {
  if (path === '') {
    context.say('w and a path saves to that file from now on');
    return null;
  }
  const refusal = context.moveTo(path);
  if (refusal === null) return stayEvent(view.interview);
  context.say(refusal);
  return null;
}

async function notApplicable(
  context: LineContext,
  criterion: string,
  text: string,
): Promise<InterviewEvent | null> {
  if (text === '') context.prompt('Why does it not apply? ');
  const reason = text === '' ? await context.hear() : text;
  return reason === null ? null : { type: 'not-applicable', criterion, reason: reason.trim() };
}

/**
 * Prints the current state and reads lines until one is an event. `null` at the end of the input.
 */
export async function interviewTurn(
  context: LineContext,
  interview: Interview,
  saving: SaveState,
): Promise<InterviewEvent | null> {
  const view: InterviewView = {
    script: context.script,
    earlier: context.earlier,
    interview,
    saving,
  };
  sayWhatHappened(context, view);
  showInterview(context, view);
  for (;;) {
    context.prompt(interview.status === 'reviewing' ? 'Review: ' : 'Answer: ');
    const line = await context.hear();
    if (line === null) return null;
    const event = await runCommand(context, view, line);
    const refusal = event && refuseEvent(context.script, event);
    if (refusal) context.say(refusal);
    else if (event) {
      context.lastEvent = event;
      return event;
    }
  }
}

/** The choice in words, and whether it is on the disk. */
function sayWhatHappened({ say, lastEvent }: LineContext, view: InterviewView): void {
  const { isSaved, message } = view.saving;
  const said = confirmationOf(lastEvent ?? null, view)?.replace(/; b goes back to it$/, '');
  const isAnswer = lastEvent?.type !== 'skipped';
  if (said) say(`${capital(said)}.${isSaved && isAnswer ? ' Saved.' : ''}`);
  if (!isSaved) say(`NOT SAVED: ${safeText(message ?? '')}. w PATH saves to another place.`);
  else if (message) say(safeText(message));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
