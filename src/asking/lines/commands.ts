import { canBeNotApplicable } from '../../checklist/lookup.ts';
import { stayEvent } from '../../conversation/advance.ts';
import { refuseEvent } from '../../conversation/record.ts';
import type { ConversationEvent } from '../../conversation/script.ts';
import {
  type ConversationView,
  listedCriteria,
  type QuestionView,
  questionView,
} from '../../conversation/view.ts';
import { isVotes, parseAgreement } from '../../conversation/votes.ts';
import { safeText } from '../../text/safe.ts';
import { conversationWords } from '../../words/conversation.ts';
import { keptAnswer } from '../screen/question-keys.ts';
import { helpInWords, type LineContext, type LineEvents, show } from './show.ts';
import { revealNow, takeVotes, votesAgain } from './votes.ts';

const words = conversationWords.lines;

const NOTHING: LineEvents = [];

/** Command typed in line mode. `rest` is the text after its first word. */
interface Command {
  readonly name: string;
  readonly rest: string;
  readonly line: string;
}

/** Short names of the commands. */
const NAMES = new Map(Object.entries(words.commands));

function commandOf(line: string): Command {
  const text = line.trim();
  const phrase = NAMES.get(text.toLowerCase().replace(/['’]/g, ''));
  if (phrase !== undefined) return { name: phrase, rest: '', line: text };
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/su.exec(text) ?? [];
  const name = first.toLowerCase();
  return { name: NAMES.get(name) ?? name, rest, line: text };
}

/** Runs a line. */
export function runLine(
  context: LineContext,
  view: ConversationView,
  line: string,
): Promise<LineEvents> | LineEvents {
  const command = commandOf(line);
  const question = view.state.status === 'asking' ? questionView(view) : null;
  if (question?.phase === 'answer' && question.face.entry === 'text' && isWords(command)) {
    return answerInWords(context, question, line);
  }
  if (question?.phase === 'vote' && command.line === '' && view.setting.onPhones) {
    return revealNow(context, question);
  }
  if (question?.phase === 'vote' && (isVotes(line) || command.line === '')) {
    const isVote = command.line !== '' && command.line !== '?';
    if (isVote || (command.line === '' && question.face.entry === 'text')) {
      return takeVotes(context, question, line);
    }
  }
  if (question?.phase === 'reveal' && command.line === '') {
    return [{ type: 'went-on', criterion: question.criterion.id }];
  }
  const anywhere = runAnywhere(context, view, command, question);
  if (anywhere !== undefined) return anywhere;
  if (!question) return runInReview(context, view, command);
  return question.phase === 'answer'
    ? runAtQuestion(context, question, command)
    : runInWorkshop(context, view, question, command);
}

/** Runs a command that works everywhere; `undefined` for any other command. */
function runAnywhere(
  context: LineContext,
  view: ConversationView,
  { name, rest }: Command,
  question: QuestionView | null,
): LineEvents | undefined {
  switch (name) {
    case 'q':
      return [{ type: 'stopped' }];
    case 'b':
      return [{ type: 'went-back' }];
    case 'r':
      return [{ type: 'opened-review' }];
    case 'g':
      return goTo(context, view, rest);
    case 'again':
      return again(context, view);
    case 'a':
      return view.script.isWorkshop && question ? undefined : again(context, view);
    case 'w':
      return moveTo(context, view, rest);
    case '':
      return NOTHING;
    default:
      return undefined;
  }
}

function again(context: LineContext, view: ConversationView): LineEvents {
  context.lastShown = null;
  context.lastPoint = null;
  show(context, view);
  return NOTHING;
}

/** True if a line answers in words, and is not a single-letter command or a jump to a number. */
function isWords({ name, rest, line }: Command): boolean {
  if (line === '' || line === '=') return false;
  const isCommand = /^(?:[bscengruqafwx?]|again)$/.test(name);
  if (!isCommand) return true;
  if (name === 'g') return !/^[\d.]*$/.test(rest);
  return rest !== '' && name !== 'w';
}

async function answerInWords(
  { hear }: LineContext,
  { criterion }: QuestionView,
  first: string,
): Promise<LineEvents> {
  const lines = [first];
  for (;;) {
    const line = await hear();
    if (line === null || line.trim() === '') break;
    lines.push(line);
  }
  return [{ type: 'answered', criterion: criterion.id, value: lines.join('\n').trim() }];
}

function runInReview(
  context: LineContext,
  view: ConversationView,
  { name, rest }: Command,
): LineEvents {
  if (name === 'f') return [{ type: 'finished' }];
  if (view.script.isWorkshop && /^(?:join|rename|leave)$/.test(name)) {
    return changePeople(context, view, { name, rest });
  }
  if (/^\d+(\.\d+)?$/.test(name)) return goTo(context, view, name);
  context.say(words.reviewLegend);
  return NOTHING;
}

function runAtQuestion(
  context: LineContext,
  question: QuestionView,
  { name, rest, line }: Command,
): Promise<LineEvents> | LineEvents {
  const criterion = question.criterion.id;
  switch (name) {
    case 'u':
      return [{ type: 'answered', criterion, value: null }];
    case 's':
      return [{ type: 'skipped', criterion }];
    case 'x':
      if (question.answer) return [{ type: 'withdrawn', criterion }];
      context.say(conversationWords.nothingToWithdraw);
      return NOTHING;
    case '=': {
      const kept = keptAnswer(question);
      if (kept) return [kept];
      context.say(conversationWords.nothingToKeep);
      return NOTHING;
    }
    case 'c':
      return note(context, question, rest);
    case 'e':
      return evidence(context, question, rest);
    case 'n':
      if (!canBeNotApplicable(question.criterion)) {
        context.say(conversationWords.alwaysApplies);
        return NOTHING;
      }
      return notApplicable(context, criterion, rest);
    case '?':
      context.say(helpInWords(question));
      return NOTHING;
    default:
      return typedAnswer(context, question, line);
  }
}

/** An answer by its number or in words, as in "3", "working", "1+3" and "2.5". */
function typedAnswer(
  { say }: LineContext,
  { criterion, face }: QuestionView,
  text: string,
): LineEvents {
  const meanings = face.meanings?.(text) ?? [];
  if (meanings.length > 1) {
    say(words.ambiguous({ typed: text, meanings: meanings.map(String) }));
    return NOTHING;
  }
  const value = face.parse(text) ?? (/^\d+$/.test(text) ? Number(text) : null);
  if (value !== null) return [{ type: 'answered', criterion: criterion.id, value }];
  say(words.meansNothing({ typed: text.slice(0, 60) }));
  return NOTHING;
}

function runInWorkshop(
  context: LineContext,
  view: ConversationView,
  question: QuestionView,
  { name, rest, line }: Command,
): Promise<LineEvents> | LineEvents {
  const criterion = question.criterion.id;
  switch (name) {
    case 'v':
    case 'x':
      return votesAgain(context, question, { name, rest });
    case 'a':
      return agree(context, question, rest);
    case 'c':
      return note(context, question, rest);
    case 'e':
      return evidence(context, question, rest);
    case 's':
      return [{ type: 'skipped', criterion }];
    case 'join':
    case 'rename':
    case 'leave':
      return changePeople(context, view, { name, rest });
    case '?':
      context.say(helpInWords(question));
      return NOTHING;
    default:
      context.say(
        question.phase === 'reveal' && isVotes(line)
          ? words.allHaveVoted
          : words.meansNothing({ typed: line.slice(0, 60) }),
      );
      return NOTHING;
  }
}

async function agree(
  context: LineContext,
  question: QuestionView,
  rest: string,
): Promise<LineEvents> {
  if (question.phase !== 'reveal') {
    context.say(words.firstVoteFirst);
    return NOTHING;
  }
  if (rest === '') context.prompt(words.agree);
  const line = rest === '' ? await context.hear() : rest;
  if (line === null) return null;
  const event = parseAgreement(question, line);
  if (event) return [event];
  context.say(conversationWords.beginWithAnswer({ example: question.face.example }));
  return NOTHING;
}

function changePeople(
  { say, options }: LineContext,
  { state }: ConversationView,
  { name, rest }: Pick<Command, 'name' | 'rest'>,
): LineEvents {
  if (name === 'join') {
    const person = options.personIn(rest, state.people);
    if (typeof person !== 'string') return [{ type: 'joined', person }];
    say(person);
    return NOTHING;
  }
  const [who = '', to = ''] = rest.split('=').map((part) => part.trim());
  const person = state.people.find((own) => own.name.toLowerCase() === who.toLowerCase());
  if (!person) {
    say(conversationWords.people.unknown({ name: who }));
    return NOTHING;
  }
  return name === 'leave'
    ? [{ type: 'left', id: person.id }]
    : [{ type: 'renamed', id: person.id, name: to }];
}

function goTo({ say }: LineContext, view: ConversationView, rest: string): LineEvents {
  const listed = listedCriteria(view);
  const found =
    listed.find(({ number }) => number === rest) ??
    listed.find(({ number }) => rest !== '' && number?.startsWith(`${rest}.`));
  if (found) return [{ type: 'went-to', criterion: found.id }];
  say(words.goTo);
  return NOTHING;
}

function moveTo({ say, options }: LineContext, view: ConversationView, path: string): LineEvents {
  if (path === '') {
    say(words.goElsewhere);
    return NOTHING;
  }
  const refusal = options.moveTo(path);
  if (refusal === null) return [stayEvent(view.state)];
  say(refusal);
  return NOTHING;
}

async function notApplicable(
  context: LineContext,
  criterion: string,
  text: string,
): Promise<LineEvents> {
  if (text === '') context.prompt(words.reason);
  const reason = text === '' ? await context.hear() : text;
  return reason === null ? null : [{ type: 'not-applicable', criterion, reason: reason.trim() }];
}

/**
 * Text that deletes a note or evidence. Other text is appended, because a line cannot be edited.
 */
const AWAY = '-';

/** Reads a note: from the same line, or else from the following lines. */
async function note(
  context: LineContext,
  { criterion: { id: criterion }, remarks }: QuestionView,
  text: string,
): Promise<LineEvents> {
  if (text === AWAY) return [{ type: 'noted', criterion, note: '' }];
  const lines = text === '' ? await paragraph(context, words.noteEnds) : [text];
  if (lines.length === 0) return NOTHING;
  const former = remarks.note === undefined ? [] : [remarks.note];
  return [{ type: 'noted', criterion, note: [...former, ...lines].join('\n') }];
}

/** The same of evidence, a piece a line. */
async function evidence(
  context: LineContext,
  { criterion: { id: criterion }, remarks }: QuestionView,
  text: string,
): Promise<LineEvents> {
  if (text === AWAY) return [{ type: 'evidenced', criterion, evidence: [] }];
  const lines = text === '' ? await paragraph(context, words.evidenceEnds) : [text];
  if (lines.length === 0) return NOTHING;
  return [{ type: 'evidenced', criterion, evidence: [...(remarks.evidence ?? []), ...lines] }];
}

/** Lines up to an empty one, so that nothing of a pasted text is taken for an answer. */
async function paragraph(context: LineContext, invitation: string): Promise<readonly string[]> {
  context.say(invitation);
  const lines: string[] = [];
  for (;;) {
    const line = await context.hear();
    if (line === null || line.trim() === '') return lines;
    lines.push(line);
  }
}

/** Returns the problem of the first event that is refused, safe to print; `null` if none is. */
export function refusalIn(
  view: ConversationView,
  events: readonly ConversationEvent[],
): string | null {
  for (const event of events) {
    const refusal = refuseEvent(view.script, view.state, event);
    if (refusal !== null) return safeText(refusal);
  }
  return null;
}
