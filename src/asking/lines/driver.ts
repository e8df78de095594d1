import type { Refreshable } from '../../conversation/loop.ts';
import type { ConversationEvent } from '../../conversation/script.ts';
import { confirmationOf } from '../../conversation/telling.ts';
import { type ConversationView, questionView } from '../../conversation/view.ts';
import { personName } from '../../conversation/wording.ts';
import { INTERRUPTED, type Io } from '../../io/io.ts';
import type { Lines } from '../../terminal/lines.ts';
import { safeText } from '../../text/safe.ts';
import { conversationWords } from '../../words/conversation.ts';
import { phonesWords } from '../../words/phones.ts';
import { capitalised } from '../../words/prose.ts';
import type { DriverOptions } from '../screen/driver.ts';
import { refusalIn, runLine } from './commands.ts';
import { type LineContext, show } from './show.ts';

const words = conversationWords.lines;

/** Conversation in lines. */
export interface LineDriver extends Refreshable {
  /** Exit code that a signal or the end of the input calls for, or `null`. */
  readonly exitCode: () => number | null;
}

/**
 * Runs a conversation line by line, without drawing over earlier output: for screen readers, pipes,
 * and terminals that cannot redraw. `stopped` gives the exit code of a signal.
 */
export function runLines(
  io: Io,
  lines: Lines,
  options: DriverOptions,
  stopped: Promise<number>,
): LineDriver {
  let exitCode: number | null = null;
  const signalled = stopped.then((code) => {
    exitCode = code;
    return null;
  });
  const context: LineContext = {
    options,
    say: (text) => io.stderr.write(`${text}\n`),
    prompt: (text) => io.stderr.write(text),
    hear: () => (exitCode === null ? Promise.race([lines.next(), signalled]) : signalled),
    ...{ lastPoint: null, lastShown: null, explained: new Set<string>(), warnedOf: null },
  };
  let current: ConversationView | null = null;
  const events: ConversationEvent[] = [];
  let lastEvent: ConversationEvent | null = null;
  return {
    ask: async (state, saving) => {
      const { script, earlier, setting } = options;
      const view: ConversationView = { script, earlier, setting, state, saving };
      current = view;
      const present = () => current ?? view;
      if (events.length === 0) events.push(...(await turn(context, present, lastEvent)));
      lastEvent = events.shift() ?? null;
      if (lastEvent) return lastEvent;
      io.stderr.write('\n');
      exitCode ??= INTERRUPTED;
      return { type: 'stopped' };
    },
    refresh: (state, saving) => {
      if (!current) return;
      const before = current;
      current = { ...before, state, saving };
      sayNews(context, before, current);
    },
    exitCode: () => exitCode,
  };
}

/** Says who joined by phone, and that all have voted. */
function sayNews({ say }: LineContext, before: ConversationView, now: ConversationView): void {
  const known = before.state.people.filter(({ hasLeft }) => !hasLeft).map(({ id }) => id);
  for (const { id, name, hasLeft } of now.state.people) {
    if (!known.includes(id) && !hasLeft)
      say(`\n${phonesWords.hasJoined({ name: safeText(name) })}`);
  }
  const hasAll = (view: ConversationView) =>
    questionView(view)?.ballots.every(({ person, hasVoted }) => hasVoted || person.hasLeft) ===
    true;
  if (hasAll(now) && !hasAll(before)) say(`\n${conversationWords.allVoted}`);
}

/**
 * Prints the current state and reads lines until one makes events. Returns none at the end of the
 * input.
 */
async function turn(
  context: LineContext,
  present: () => ConversationView,
  lastEvent: ConversationEvent | null,
): Promise<readonly ConversationEvent[]> {
  sayWhatHappened(context, present(), lastEvent);
  show(context, present());
  for (;;) {
    context.prompt(promptFor(present()));
    const line = await context.hear();
    if (line === null) return [];
    const view = present();
    const events = await runLine(context, view, line);
    if (events === null) return [];
    const refusal = refusalIn(view, events);
    if (refusal !== null) context.say(refusal);
    else if (events.length > 0) return events;
  }
}

function promptFor(view: ConversationView): string {
  const question = view.state.status === 'asking' ? questionView(view) : null;
  if (!question) return words.review;
  switch (question.phase) {
    case 'answer':
      return words.answer;
    case 'vote':
      return words.votes({
        names: question.ballots
          .filter(({ hasVoted, person }) => !hasVoted && !person.hasLeft)
          .map(({ person }) => safeText(personName(question, person.id))),
      });
    case 'reveal':
      return words.next;
  }
}

/** Says what was answered, and whether it is on the disk. */
function sayWhatHappened(
  { say }: LineContext,
  view: ConversationView,
  lastEvent: ConversationEvent | null,
): void {
  const said = confirmationOf(lastEvent, view, true);
  const { isSaved, message } = view.saving ?? { isSaved: true, message: null };
  const isKept = lastEvent !== null && lastEvent.type !== 'skipped' && view.saving !== null;
  if (said !== null) {
    const sentence = capitalised(said.endsWith('.') ? said : `${said}.`);
    say(isSaved && isKept ? `${sentence} ${conversationWords.savedPlain}` : sentence);
  }
  if (!isSaved) say(conversationWords.plainNotSaved({ message: safeText(message ?? '') }));
  else if (message) say(safeText(message));
}
