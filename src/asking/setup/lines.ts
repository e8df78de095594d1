import type { Person } from '../../conversation/script.ts';
import {
  FEWEST,
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
import { safeText } from '../../text/safe.ts';
import { conversationWords } from '../../words/conversation.ts';

const words = conversationWords.setup;

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
  if (field === 'group') io.say(`${words.questions.group}\n${choices}`);
  for (;;) {
    io.prompt(field === 'group' ? conversationWords.number : `${words.questions[field]} `);
    const typed = (await io.hear()).trim();
    if (typed === '?') io.say(`${words.explained[field]} ${words.lineHelp}`);
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
    const isEnough = people.length >= FEWEST;
    io.prompt(`${words.personLine({ number: people.length + 1, isEnough })} `);
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
    io.prompt(`${state.isWorkshop ? words.guessesLine({ names }) : words.guessLine} `);
    const typed = (await io.hear()).replace(/[\s,;]/g, '');
    if (typed === '' || (/^[0-4-]+$/.test(typed) && typed.length === people.length)) {
      return Object.fromEntries(
        people.flatMap(({ id }, at) => {
          const guess = typed.charAt(at);
          return /^[0-4]$/.test(guess) ? [[id, Number(guess)] as const] : [];
        }),
      );
    }
    io.say(state.isWorkshop ? words.guessesRefusal({ people: people.length }) : words.guessRefusal);
  }
}
