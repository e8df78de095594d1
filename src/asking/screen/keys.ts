import { refuseEvent } from '../../conversation/record.ts';
import type { ConversationEvent, Person } from '../../conversation/script.ts';
import { listOf, stillOpen } from '../../conversation/telling.ts';
import { type ConversationView, questionView } from '../../conversation/view.ts';
import { parseAgreement } from '../../conversation/votes.ts';
import {
  cleanPaste,
  indexAfter,
  type Key,
  PAGE_ROWS,
  stepOf,
  typedBy,
} from '../../terminal/keys.ts';
import { browse, type ListMode } from '../../terminal/list.ts';
import { insert, leaveField, typeIn } from '../../terminal/text-field.ts';
import { conversationWords as words } from '../../words/conversation.ts';
import { pressInQuestion } from './question-keys.ts';
import {
  arrive,
  type FieldMode,
  fieldMode,
  type HelpMode,
  hasLines,
  NOBODY,
  type PeopleMode,
  type ScreenState,
  type Transition,
  withField,
  withMode,
  withNotice,
} from './state.ts';
import { pasteVotes, pressInAgree, pressInReveal, pressInVote } from './vote-keys.ts';

/** Facts from outside that keys need. */
export interface KeyWorld {
  /** In milliseconds; any clock will do. */
  readonly now: number;
  /** Reads somebody from "name, title, group"; the problem as a text if that is impossible. */
  readonly personIn: (text: string, people: readonly Person[]) => Person | string;
}

/** Handles a key. */
export function press(
  ui: ScreenState,
  key: Key,
  view: ConversationView,
  world: KeyWorld,
): Transition {
  if (!key.meta || ui.mode.is === 'field') return pressOne(ui, key, view, world);
  // A terminal sends Alt and a key as Esc and the key, and Esc soon followed by a key looks the same.
  const left = pressOne(ui, { ...key, name: 'escape', meta: false, sequence: ESC }, view, world);
  const plain = { ...key, meta: false, sequence: key.sequence.replace(ESC, '') };
  return left.events ? left : pressOne(left.ui, plain, view, world);
}

const ESC = '\u001b';
const BEHIND_ANSWER: Readonly<Record<string, string>> = {
  '\r': 'Enter',
  ' ': 'Space',
  '\t': 'Tab',
};

function pressOne(
  before: ScreenState,
  key: Key,
  view: ConversationView,
  world: KeyWorld,
): Transition {
  const behind = before.hasAnswered ? BEHIND_ANSWER[key.sequence] : undefined;
  const isFree = before.mode.is === 'question' || before.mode.is === 'list';
  if (behind !== undefined && isFree) {
    return withNotice({ ...before, hasAnswered: false }, words.notNeeded({ key: behind }));
  }
  const ui = { ...before, hasAnswered: false };
  const { mode } = ui;
  if (mode.is === 'list') return pressInList(ui, mode, key, view);
  if (mode.is === 'field') return pressInField(ui, mode, key, view, world);
  if (mode.is === 'people') return pressInPeople(ui, mode, key, view);
  const question = questionView(view);
  if (!question) return { ui };
  switch (mode.is) {
    case 'question':
      return pressInQuestion(ui, mode, key, view, question, world.now);
    case 'vote':
      return pressInVote(ui, mode, key, view, question, world.now);
    case 'reveal':
      return pressInReveal(ui, key, view, question, world.now);
    case 'agree':
      return pressInAgree(ui, mode, key, view, question);
    case 'help':
      return pressInHelp(ui, mode, key, view);
  }
}

/** Inserts pasted text into a field, or takes it as votes; elsewhere it only shows a notice. */
export function paste(ui: ScreenState, text: string, view: ConversationView): Transition {
  const { mode } = ui;
  const clean = cleanPaste(text);
  const line = clean.trim().replace(/\n+/g, ' ');
  if (mode.is === 'field') {
    const fitting = hasLines(mode.purpose) ? clean : line;
    return { ui: { ...ui, mode: { ...mode, field: insert(mode.field, fitting) } } };
  }
  if (mode.is === 'agree') {
    return { ui: { ...ui, mode: { ...mode, field: insert(mode.field, line) } } };
  }
  const question = mode.is === 'vote' ? questionView(view) : null;
  if (mode.is === 'vote' && question) return pasteVotes(ui, mode, line, view, question);
  return withNotice(ui, words.pasteElsewhere);
}

/** Handles a key in a text field. */
function pressInField(
  ui: ScreenState,
  mode: FieldMode,
  key: Key,
  view: ConversationView,
  world: KeyWorld,
): Transition {
  const typed = typeIn(mode.field, key, hasLines(mode.purpose));
  if (typed === 'leave') {
    const { left, notice } = leaveField(mode, ui.left);
    const elsewhere = { ...ui, left, mode: { is: 'reveal' }, waiting: NOBODY } as const;
    return { ui: arrive(view, elsewhere, notice) };
  }
  if (typed === 'keep') return keep(ui, mode, key, view, world);
  return { ui: { ...ui, notice: null, mode: { ...mode, field: typed } } };
}

const ANSWERS: readonly FieldMode['purpose'][] = ['line', 'words', 'reason'];

function keep(
  ui: ScreenState,
  mode: FieldMode,
  key: Key,
  view: ConversationView,
  world: KeyWorld,
): Transition {
  const { purpose, field, before } = mode;
  const text = field.text.trim();
  const isAnswer = ANSWERS.includes(purpose);
  const isLeft = isAnswer ? text === '' && purpose !== 'reason' : field.text === before;
  if (isLeft && purpose !== 'agreed') return { ui: arrive(view, ui, words.left) };
  // The field stays until it is clear that answers can be saved there.
  if (purpose === 'path') return { ui, path: text };
  const events = eventsOf(mode, view, world);
  if (typeof events === 'string') return withNotice(ui, events);
  const refused = events.flatMap((event) => refuseEvent(view.script, view.state, event) ?? [])[0];
  if (refused !== undefined) return withNotice(ui, refused);
  const answered = isAnswer
    ? {
        lastAnswer: { sequence: key.sequence, at: world.now },
        hasAnswered: mode.people.length === 0,
      }
    : {};
  return { ui: { ...ui, ...answered }, events };
}

/** Returns the events that save the text of a field, or why it cannot be saved. */
function eventsOf(
  { purpose, criterion, people, field }: FieldMode,
  view: ConversationView,
  { personIn }: KeyWorld,
): readonly ConversationEvent[] | string {
  const text = field.text.trim();
  const question = questionView(view, criterion);
  switch (purpose) {
    case 'line':
    case 'words': {
      const meanings = question?.face.meanings?.(field.text) ?? [];
      if (meanings.length > 1) {
        return words.lines.ambiguous({ typed: text, meanings: meanings.map(String) });
      }
      // Text that is no answer is refused like any other wrong answer.
      const value = question?.face.parse(field.text) ?? text;
      return byEach(people, (by) => ({ type: 'answered', criterion, value, ...by }));
    }
    case 'reason':
      return byEach(people, (by) => ({ type: 'not-applicable', criterion, reason: text, ...by }));
    case 'note':
      return [{ type: 'noted', criterion, note: text }];
    case 'evidence': {
      const evidence = field.text.split('\n').flatMap((line) => line.trim() || []);
      return [{ type: 'evidenced', criterion, evidence }];
    }
    case 'agreed': {
      const event = question && parseAgreement(question, field.text);
      const example = question?.face.example ?? '';
      return event ? [event] : words.beginWithAnswer({ example });
    }
    case 'join': {
      const person = personIn(text, view.state.people);
      return typeof person === 'string' ? person : [{ type: 'joined', person }];
    }
    case 'rename':
      return [{ type: 'renamed', id: criterion, name: text }];
    case 'path':
      return [];
  }
}

function byEach(
  people: readonly string[],
  event: (by: { readonly by?: string }) => ConversationEvent,
): readonly ConversationEvent[] {
  return people.length === 0 ? [event({})] : people.map((by) => event({ by }));
}

/** Handles a key in the help, which never answers a criterion. */
function pressInHelp(
  ui: ScreenState,
  { scroll }: HelpMode,
  key: Key,
  view: ConversationView,
): Transition {
  const step = typedBy(key) === ' ' ? PAGE_ROWS : stepOf(key, PAGE_ROWS);
  if (step !== 0) return withMode(ui, { is: 'help', scroll: Math.max(scroll + step, 0) });
  if (typedBy(key).toLowerCase() === 'q') return { ui, events: [{ type: 'stopped' }] };
  const isLeaving = ['?', 'b', ''].includes(typedBy(key).toLowerCase());
  return { ui: arrive(view, ui, isLeaving ? null : words.backAtLevels) };
}

/** Handles a key in the review and in the list of all criteria. */
function pressInList(
  ui: ScreenState,
  mode: ListMode,
  key: Key,
  view: ConversationView,
): Transition {
  const isSaved = view.saving?.isSaved ?? true;
  const browsed = browse(mode, key, {
    listed: listOf(view, mode.purpose),
    open: stillOpen(view),
    isSaved,
  });
  if ('to' in browsed) return { ui: { ...ui, mode: browsed.to, notice: browsed.notice ?? null } };
  if ('chosen' in browsed) return { ui, events: [{ type: 'went-to', criterion: browsed.chosen }] };
  switch (browsed.does) {
    case 'leave':
      return mode.purpose === 'review'
        ? { ui, events: [{ type: 'went-back' }] }
        : { ui: arrive(view, ui, null) };
    case 'stop':
      return { ui, events: [{ type: 'stopped' }] };
    case 'finish':
      return { ui, events: [{ type: 'finished' }] };
    case 'save-elsewhere':
      return { ui: withField(ui, fieldMode('path', '', '')) };
    case 'nothing':
      return withNotice(ui, words.noKey);
  }
}

/** Handles a key in the list of people. */
function pressInPeople(
  ui: ScreenState,
  { at }: PeopleMode,
  key: Key,
  view: ConversationView,
): Transition {
  const { people } = view.state;
  const index = people.findIndex(({ id }) => id === at);
  const step = stepOf(key, PAGE_ROWS);
  const person = people[indexAfter(index, step, people.length)];
  if (step !== 0) return withMode(ui, { is: 'people', at: person?.id ?? at });
  switch (typedBy(key).toLowerCase()) {
    case 'a':
      return { ui: withField(ui, fieldMode('join', '', '')) };
    case 'n':
      return { ui: withField(ui, fieldMode('rename', at, person?.name ?? '')) };
    case 'l':
      if (!person) return { ui };
      if (person.hasLeft) return { ui, events: [{ type: 'joined', person }] };
      if (people.filter(({ hasLeft }) => !hasLeft).length < 2)
        return withNotice(ui, words.lastVoter);
      return { ui, events: [{ type: 'left', id: at }] };
    case 'q':
      return { ui, events: [{ type: 'stopped' }] };
    default:
      return { ui: arrive(view, ui, null) };
  }
}
