import type { InterviewEvent } from '../../interview/interview.ts';
import { answerIn } from '../../interview/typed-answer.ts';
import { standStill } from '../../interview/walk.ts';
import { safeText } from '../../safe-text.ts';
import { criterionView, numberedCriteria, type Situation } from '../prompt/situation.ts';
import type { CriterionView } from '../screen/criterion-view.ts';
import { type Command, commandOf } from './command.ts';
import { evidence, note } from './remark.ts';
import { type Plain, show } from './show.ts';
import { helpInWords, REVIEW_LEGEND } from './words.ts';

/** What comes of a command; null where nothing does but that something is said. */
export function obey(
  plain: Plain,
  situation: Situation,
  line: string,
): Promise<InterviewEvent | null> | InterviewEvent | null {
  const command = commandOf(line);
  const asked = criterionView(situation);
  const isText = situation.interview.status === 'asking' && asked?.criterion.type === 'text';
  if (isText && isWords(command)) return words(plain, asked.criterion.id, line);
  const anywhere = obeyAnywhere(plain, situation, command);
  if (anywhere !== undefined) return anywhere;
  const view = criterionView(situation);
  return situation.interview.status === 'reviewing' || !view
    ? obeyInReview(plain, situation, command)
    : obeyAtCriterion(plain, view, command);
}

/** What means the same everywhere; undefined for everything else. */
function obeyAnywhere(
  plain: Plain,
  situation: Situation,
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
      show(plain, situation);
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

async function words({ hear }: Plain, criterion: string, first: string): Promise<InterviewEvent> {
  const lines = [first];
  for (;;) {
    const line = await hear();
    if (line === null || line.trim() === '') break;
    lines.push(line);
  }
  return { type: 'answered', criterion, value: lines.join('\n').trim() };
}

function obeyInReview(
  plain: Plain,
  situation: Situation,
  { name, rest }: Command,
): InterviewEvent | null {
  if (name === 'finish') return { type: 'finished' };
  if (name === 'number') return goTo(plain, situation, rest);
  plain.say(REVIEW_LEGEND);
  return null;
}

function obeyAtCriterion(
  plain: Plain,
  view: CriterionView,
  { name, rest }: Command,
): Promise<InterviewEvent | null> | InterviewEvent | null {
  const criterion = view.criterion.id;
  switch (name) {
    case 'number':
      return { type: 'answered', criterion, value: answerIn(view, rest) ?? Number(rest) };
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
      plain.say(helpInWords(view));
      return null;
    default:
      return inWords(plain, view, name === 'other' ? rest : name);
  }
}

/** An answer in words, as in "working", or in digits, as in "1+3" and "2.5". */
function inWords({ say }: Plain, view: CriterionView, text: string): InterviewEvent | null {
  const value = answerIn(view, text);
  if (value !== null) return { type: 'answered', criterion: view.criterion.id, value };
  say(`"${safeText(text.slice(0, 60))}" means nothing here; ? says what can be typed`);
  return null;
}

function goTo({ say }: Plain, situation: Situation, rest: string): InterviewEvent | null {
  const listed = numberedCriteria(situation);
  const found = listed.find(({ number }) => number === Number(rest));
  if (found) return { type: 'went-to', criterion: found.id };
  say(`g and a number from 1 to ${listed.length} goes to that criterion`);
  return null;
}

function moveTo(plain: Plain, situation: Situation, path: string): InterviewEvent | null {
  if (path === '') {
    plain.say('w and a path saves to that file from now on');
    return null;
  }
  const refusal = plain.moveTo(path);
  if (refusal === null) return standStill(situation.interview);
  plain.say(refusal);
  return null;
}

async function notApplicable(
  plain: Plain,
  criterion: string,
  text: string,
): Promise<InterviewEvent | null> {
  if (text === '') plain.prompt('Why does it not apply? ');
  const reason = text === '' ? await plain.hear() : text;
  return reason === null ? null : { type: 'not-applicable', criterion, reason: reason.trim() };
}
