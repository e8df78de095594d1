import type { Refreshable } from '../../conversation/loop.ts';
import type { ConversationEvent, Person } from '../../conversation/script.ts';
import {
  FEWEST_PEOPLE,
  type FieldName,
  groupIn,
  guessers,
  personIn,
  refuseField,
  type SetupRequest,
  type SetupResult,
  type SetupState,
  setupFields,
  startSetup,
  withFieldValue,
} from '../../conversation/setup.ts';
import { confirmationOf } from '../../conversation/telling.ts';
import { type ConversationView, missingVotes, questionView } from '../../conversation/view.ts';
import { personName } from '../../conversation/wording.ts';
import { INTERRUPTED, type Io } from '../../io/io.ts';
import { plainly } from '../../numbers.ts';
import type { Lines } from '../../terminal/lines.ts';
import { safeText } from '../../text/safe.ts';
import { conversationWords } from '../../words/conversation.ts';
import { capitalised } from '../../words/grammar.ts';
import { phonesWords } from '../../words/phones.ts';
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
  const hasAll = (view: ConversationView) => {
    const question = questionView(view);
    return question !== null && missingVotes(question).length === 0;
  };
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
    case 'vote': {
      const missing = missingVotes(question);
      const names = missing.map(({ person }) => safeText(personName(question, person.id)));
      if (!question.setting.onPhones) return words.votes({ names });
      const shown = question.setting.hidesNames ? [] : names;
      const votes = missing.length;
      return votes === 0
        ? `${conversationWords.allVoted} `
        : `${phonesWords.waitingFor({ names: shown, votes })} `;
    }
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

const setup = conversationWords.setup;

/** Input and output of the set-up in lines. */
export interface SetupLines {
  readonly say: (text: string) => void;
  readonly prompt: (text: string) => void;
  /**
   * Returns the next line.
   * @throws Stopped at the end of the input
   */
  readonly hear: () => Promise<string>;
}

/**
 * Asks for what is not known, line by line: "?" explains and "b" goes back.
 * @throws Stopped
 */
export async function setUpInLines(io: SetupLines, request: SetupRequest): Promise<SetupResult> {
  const start = startSetup(request);
  const asked = setupFields(request, start).filter((field) => isAsked(request, start, field));
  let state = start;
  for (let at = 0; at < asked.length; ) {
    const field = asked[at];
    if (field === undefined) break;
    const value = await askField(io, request, field);
    if (value === null) at = Math.max(at - 1, 0);
    else {
      state = withFieldValue(state, field, value);
      at += 1;
    }
  }
  if (state.isWorkshop) state = { ...state, people: await askPeople(io, request, state.people) };
  const guesses = await askGuesses(io, state);
  // In lines an option chooses the express audit.
  return { ...state, guesses, mode: request.full === null ? 'express' : 'full' };
}

function isAsked({ known }: SetupRequest, state: SetupState, field: FieldName): boolean {
  return known[field] === undefined && state.values[field] === '';
}

/** Returns a valid value; `null` to go back. */
async function askField(
  io: SetupLines,
  request: SetupRequest,
  field: FieldName,
): Promise<string | null> {
  const titles = [...request.groups.values()];
  const choices = titles.map((title, at) => `  ${at + 1} ${safeText(title)}`).join('\n');
  if (field === 'group') io.say(`${setup.questions.group}\n${choices}`);
  for (;;) {
    io.prompt(field === 'group' ? conversationWords.number : `${setup.questions[field]} `);
    const typed = (await io.hear()).trim();
    if (typed === '?') io.say(`${setup.explained[field]} ${setup.lineHelp}`);
    else if (typed === 'b') return null;
    else {
      const value = field === 'group' ? (groupIn(request, typed) ?? '') : typed;
      const refusal = refuseField(request, field, value);
      if (refusal === null) return value;
      io.say(
        field === 'group'
          ? conversationWords.typeNumber({ most: titles.length })
          : safeText(refusal),
      );
    }
  }
}

async function askPeople(
  io: SetupLines,
  request: SetupRequest,
  known: readonly Person[],
): Promise<readonly Person[]> {
  const people = [...known];
  for (;;) {
    const isEnough = people.length >= FEWEST_PEOPLE;
    io.prompt(`${setup.personLine({ number: people.length + 1, isEnough })} `);
    const line = (await io.hear()).trim();
    if (line === '' && isEnough) return people;
    if (line === 'b') people.pop();
    else if (line === '?') io.say(conversationWords.people.intro);
    else if (line === '') io.say(conversationWords.people.few);
    else {
      const person = personIn(request, line, people);
      if (typeof person === 'string') io.say(safeText(person));
      else people.push(person);
    }
  }
}

/** Guesses of everybody, by id. People who gave none have no entry. */
async function askGuesses(io: SetupLines, state: SetupState): Promise<SetupState['guesses']> {
  const people = guessers(state);
  const names = people.map(({ name }) => safeText(name));
  for (;;) {
    io.prompt(`${state.isWorkshop ? setup.guessesLine({ names }) : setup.guessLine} `);
    const typed = plainly(await io.hear()).replace(/[\s,;]/g, '');
    if (typed === '' || (/^[0-4-]+$/.test(typed) && typed.length === people.length)) {
      return Object.fromEntries(
        people.flatMap(({ id }, at) => {
          const guess = typed.charAt(at);
          return /^[0-4]$/.test(guess) ? [[id, Number(guess)] as const] : [];
        }),
      );
    }
    io.say(state.isWorkshop ? setup.guessesRefusal({ people: people.length }) : setup.guessRefusal);
  }
}
