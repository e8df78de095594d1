import {
  groupIn,
  missingField,
  refuseField,
  refuseStart,
  type SetupRequest,
  type SetupResult,
  type SetupState,
  setupFields,
  startSetup,
  withFieldValue,
  withGuess,
  withPeople,
} from '../../conversation/setup.ts';
import { cleanPaste, digitOf, type Key, stepOf, typedBy } from '../../terminal/keys.ts';
import { edit, fieldWith, insert } from '../../terminal/text-field.ts';
import { conversationWords } from '../../words/conversation.ts';
import type { Shown } from '../screen/driver.ts';
import { personText, type SetupUi, setupFrame } from './frames.ts';

const words = conversationWords.setup;

/** Set-up on a screen. */
export interface SetupScreen extends Shown {
  /** Result of the set-up; `null` if somebody quits before the first question. */
  readonly result: Promise<SetupResult | null>;
}

/** Set-up and screen together; plain data that only keys change. */
export interface Setup {
  readonly state: SetupState;
  readonly ui: SetupUi;
  /** Set once the set-up is over; `quit` if it was given up. */
  readonly end?: SetupResult | 'quit';
}

/** Shows the set-up, with the cursor on the first thing that is missing. */
export function setupScreen(request: SetupRequest): SetupScreen {
  let setup = beginSetup(request);
  let finish: (result: SetupResult | null) => void = () => {};
  const result = new Promise<SetupResult | null>((resolve) => {
    finish = resolve;
  });
  return {
    result,
    take: (input) => {
      setup =
        'pasted' in input
          ? pasteInSetup(request, setup, input.pasted)
          : pressInSetup(request, setup, input);
      if (setup.end !== undefined) finish(setup.end === 'quit' ? null : setup.end);
    },
    frame: (canvas) => setupFrame(request, setup.state, setup.ui, canvas),
    isTicking: () => false,
    close: () => finish(null),
  };
}

/** Opens the set-up where something is missing, else at the start screen. */
function beginSetup(request: SetupRequest): Setup {
  return goOn(request, { state: startSetup(request), ui: START });
}

const START: SetupUi = { step: 'start', at: 0, field: fieldWith(''), notice: null };

/** Leads to what is missing, else to the start screen. */
function goOn(request: SetupRequest, setup: Setup): Setup {
  const { state } = setup;
  const missing = missingField(request, state);
  if (missing !== null)
    return atField(request, setup, setupFields(request, state).indexOf(missing));
  if (state.isWorkshop && refuseStart(request, state) !== null)
    return atPerson(setup, state.people.length);
  return { state, ui: START };
}

function atField(request: SetupRequest, { state }: Setup, at: number): Setup {
  const fields = setupFields(request, state);
  const index = Math.min(Math.max(at, 0), fields.length - 1);
  const field = fields[index];
  const text = field === undefined || field === 'group' ? '' : state.values[field];
  return { state, ui: { step: 'fields', at: index, field: fieldWith(text), notice: null } };
}

function atPerson({ state }: Setup, at: number, text = ''): Setup {
  const index = Math.min(Math.max(at, 0), state.people.length);
  return { state, ui: { step: 'people', at: index, field: fieldWith(text), notice: null } };
}

function noticed(setup: Setup, notice: string): Setup {
  return { ...setup, ui: { ...setup.ui, notice } };
}

/** Handles a key of the set-up. */
function pressInSetup(request: SetupRequest, setup: Setup, key: Key): Setup {
  switch (setup.ui.step) {
    case 'fields':
      return pressInFields(request, setup, key);
    case 'people':
      return pressInPeople(request, setup, key);
    case 'start':
      return pressAtStart(request, setup, key);
  }
}

/** Takes pasted text: a list of people, or the value of a field. */
function pasteInSetup(request: SetupRequest, setup: Setup, text: string): Setup {
  const clean = cleanPaste(text);
  const { state, ui } = setup;
  if (ui.step === 'start') return noticed(setup, conversationWords.pasteElsewhere);
  const lines = clean.split('\n').filter((line) => line.trim() !== '');
  if (ui.step === 'fields' || lines.length < 2) {
    const line = clean.trim().replace(/\n+/g, ' ');
    return { ...setup, ui: { ...ui, notice: null, field: insert(ui.field, line) } };
  }
  // Tabs were made spaces by cleaning; a list from a spreadsheet has its columns apart by them.
  const read = withPeople(request, state.people, text.replace(/\r\n?/g, '\n').split('\n'));
  const after = { ...state, people: read.people };
  const added = read.people.length - state.people.length;
  const next = atPerson({ state: after, ui }, after.people.length, read.rest[0] ?? '');
  return noticed(next, read.refusal ?? conversationWords.people.added({ number: added }));
}

function pressInFields(request: SetupRequest, setup: Setup, key: Key): Setup {
  const { state, ui } = setup;
  const field = setupFields(request, state)[ui.at];
  if (field === undefined) return setup;
  const step = stepOf(key, 1) || (key.name === 'tab' ? 1 : 0);
  if (step !== 0) return atField(request, setup, ui.at + step);
  if (key.name === 'escape') return goOn(request, setup);
  if (key.name === 'return') {
    const refusal = refuseField(request, field, state.values[field]);
    if (refusal !== null) return noticed(setup, refusal);
    const isLast = ui.at === setupFields(request, state).length - 1;
    return isLast ? goOn(request, setup) : atField(request, setup, ui.at + 1);
  }
  if (field === 'group') return chooseGroup(request, setup, key);
  if (typedBy(key) === '?' && ui.field.text === '') return noticed(setup, words.explained[field]);
  const typed = edit(ui.field, key);
  return {
    state: withFieldValue(state, field, typed.text),
    ui: { ...ui, field: typed, notice: null },
  };
}

function chooseGroup(request: SetupRequest, setup: Setup, key: Key): Setup {
  const { state } = setup;
  const ids = [...request.groups.keys()];
  const at = ids.indexOf(state.values.group);
  const turned = key.name === 'right' ? at + 1 : key.name === 'left' ? Math.max(at - 1, 0) : null;
  const typed = typedBy(key);
  const group =
    turned === null
      ? typed === ''
        ? null
        : groupIn(request, typed)
      : ids[Math.min(turned, ids.length - 1)];
  if (!group)
    return noticed(
      setup,
      typed === '?'
        ? words.explained.group
        : words.noGroup({ groups: [...request.groups.values()] }),
    );
  return { state: withFieldValue(state, 'group', group), ui: { ...setup.ui, notice: null } };
}

function pressInPeople(request: SetupRequest, setup: Setup, key: Key): Setup {
  const { state, ui } = setup;
  const step = stepOf(key, 1);
  if (step !== 0)
    return atPerson(setup, ui.at + step, ui.at + step >= state.people.length ? ui.field.text : '');
  if (key.name === 'escape')
    return ui.field.text === '' ? goOn(request, setup) : atPerson(setup, ui.at);
  if (ui.at < state.people.length) return pressOnPerson(request, setup, key);
  if (key.name !== 'return')
    return { state, ui: { ...ui, field: edit(ui.field, key), notice: null } };
  if (ui.field.text.trim() === '') {
    const refusal = refuseStart(request, state);
    return refusal === null ? goOn(request, setup) : noticed(setup, refusal);
  }
  const { people, refusal } = withPeople(request, state.people, [ui.field.text]);
  if (refusal !== null) return noticed(setup, refusal);
  return atPerson({ state: { ...state, people }, ui }, people.length);
}

/** Moves, removes or rewrites the person that the cursor is on. */
function pressOnPerson(request: SetupRequest, setup: Setup, key: Key): Setup {
  const { state, ui } = setup;
  const person = state.people[ui.at];
  if (!person) return setup;
  const others = state.people.filter((own) => own !== person);
  const typed = typedBy(key);
  if (typed === '+' || typed === '-') {
    const to = Math.min(Math.max(ui.at + (typed === '+' ? 1 : -1), 0), others.length);
    const people = [...others.slice(0, to), person, ...others.slice(to)];
    return atPerson({ state: { ...state, people }, ui }, to);
  }
  if (key.name === 'delete' || key.name === 'backspace') {
    return atPerson({ state: { ...state, people: others }, ui }, Math.min(ui.at, others.length));
  }
  if (key.name !== 'return') return setup;
  return atPerson(
    { state: { ...state, people: others }, ui },
    others.length,
    personText(request, person),
  );
}

function pressAtStart(request: SetupRequest, setup: Setup, key: Key): Setup {
  const { state, ui } = setup;
  const { full, express, canBeWorkshop } = request;
  const digit = digitOf(key);
  if (digit !== null) {
    if (digit > 4) return noticed(setup, words.guessRefusal);
    return { state: withGuess(state, digit), ui: { ...ui, notice: null } };
  }
  switch (typedBy(key).toLowerCase()) {
    case 'f':
      return full === null ? setup : begin(request, setup, 'full');
    case 'x':
      return express === null ? setup : begin(request, setup, 'express');
    case 'w':
      if (!canBeWorkshop || state.isWorkshop) return setup;
      return goOn(request, { state: asWorkshop(request, state), ui });
    case 'e':
      return state.isWorkshop ? atPerson(setup, state.people.length) : atField(request, setup, 1);
    case '?':
      return noticed(setup, conversationWords.help.rules.join(' '));
    case 'q':
      return { ...setup, end: 'quit' };
    default:
      if (key.name !== 'return') return setup;
      if (full !== null && express !== null) return noticed(setup, words.chooseMode);
      return begin(request, setup, full === null ? 'express' : 'full');
  }
}

function begin(request: SetupRequest, setup: Setup, mode: SetupResult['mode']): Setup {
  return refuseStart(request, setup.state) === null
    ? { ...setup, end: { ...setup.state, mode } }
    : goOn(request, setup);
}

/** Turns the set-up of an interview into that of a workshop; who was to answer takes part. */
function asWorkshop({ people, idOf }: SetupRequest, state: SetupState): SetupState {
  const { name, role, group } = state.values;
  const isKnown = people.some((own) => own.name === name);
  const self = { id: idOf(name, people), name, group, ...(role === '' ? {} : { role }) };
  return {
    ...state,
    isWorkshop: true,
    guesses: {},
    people: isKnown || name === '' ? people : [...people, self],
  };
}
