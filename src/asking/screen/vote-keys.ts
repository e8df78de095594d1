import { canBeNotApplicable } from '../../checklist/lookup.ts';
import { refuseEvent } from '../../conversation/record.ts';
import type { ConversationEvent } from '../../conversation/script.ts';
import {
  type ConversationView,
  missingVotes,
  type PersonalAnswer,
  type QuestionView,
} from '../../conversation/view.ts';
import {
  parseVotes,
  refuseVotes,
  type VoteMark,
  voteEvents,
  votesAreDigits,
} from '../../conversation/votes.ts';
import { isSpread } from '../../conversation/wording.ts';
import { indexAfter, type Key, stepOf, typedBy } from '../../terminal/keys.ts';
import { edit, fieldWith, insert } from '../../terminal/text-field.ts';
import { conversationWords as words } from '../../words/conversation.ts';
import { phonesWords } from '../../words/phones.ts';
import { command, isEcho, passOver } from './question-keys.ts';
import {
  type AgreeMode,
  fieldMode,
  type ScreenState,
  type Transition,
  type VoteMode,
  voteMode,
  withField,
  withMode,
  withNotice,
} from './state.ts';

/** Handles a key while a workshop votes. */
export function pressInVote(
  ui: ScreenState,
  mode: VoteMode,
  key: Key,
  view: ConversationView,
  question: QuestionView,
  now: number,
): Transition {
  const typed = typedBy(key);
  if (mode.field.text !== '') return typeVote(ui, mode, key, view, question, now);
  if (key.name === 'return') return enter(ui, mode, question, now);
  if (key.name === 'escape' && question.ballot?.kind !== 'first') return reveal(ui, question, now);
  const step = stepOf(key, 1) || (key.name === 'backspace' ? -1 : 0);
  if (step !== 0)
    return withMode(ui, { ...mode, at: otherPerson(mode, question, step), isWarned: false });
  const sign = typed.toLowerCase();
  if (sign === 'x') return withdraw(ui, mode, question);
  if (sign === 'n') return notApplicable(ui, mode, view, question);
  const isSign = sign === 'u' || sign === '=' || (sign === '-' && !question.face.begins('-'));
  if (isSign || (votesAreDigits(question) && question.face.begins(sign))) {
    return take(ui, mode, parseVotes(sign === 'u' ? '-' : sign, question), view, question);
  }
  if (question.face.begins(typed)) return withMode(ui, { ...mode, field: fieldWith(typed) });
  return commandInWorkshop(ui, key, view, question, now);
}

/** Handles a key while a vote of several characters is typed. */
function typeVote(
  ui: ScreenState,
  mode: VoteMode,
  key: Key,
  view: ConversationView,
  question: QuestionView,
  now: number,
): Transition {
  if (key.name === 'escape') return withMode(ui, { ...mode, field: fieldWith('') });
  if (key.name === 'return') {
    const marks = parseVotes(mode.field.text, question);
    return take(
      { ...ui, lastAnswer: { sequence: key.sequence, at: now } },
      mode,
      marks,
      view,
      question,
    );
  }
  return withMode(ui, { ...mode, field: edit(mode.field, key) });
}

/** Handles pasted text: a line of votes. */
export function pasteVotes(
  ui: ScreenState,
  mode: VoteMode,
  line: string,
  view: ConversationView,
  question: QuestionView,
): Transition {
  if (question.face.entry === 'text') return withNotice(ui, words.pasteElsewhere);
  const marks = parseVotes(line, question);
  if (mode.field.text !== '') return withMode(ui, { ...mode, field: insert(mode.field, line) });
  if (marks.length === 0 || marks.every(({ is }) => is === 'wrong')) {
    return withNotice(ui, words.pasteElsewhere);
  }
  return take(ui, mode, marks, view, question);
}

/** Enter shows the votes; it asks once more if some are missing. Words are asked for in turn. */
function enter(ui: ScreenState, mode: VoteMode, question: QuestionView, now: number): Transition {
  const { ballot, face, criterion, ballots } = question;
  const waiting = ui.waiting.people;
  if (waiting.length > 0 && mode.at === null) return askReason(ui, question);
  if (face.entry === 'text' && mode.at !== null) {
    return { ui: withField(ui, fieldMode('words', criterion.id, '', [mode.at])) };
  }
  if (ballot?.kind !== 'first') return reveal(ui, question, now);
  const missing = missingVotes(question).filter(({ person }) => !waiting.includes(person.id));
  if (missing.length === ballots.length) return withNotice(ui, words.nobodyVoted);
  if (waiting.length > 0) return askReason(ui, question);
  if (missing.length > 0 && !mode.isWarned) {
    const names = missing.map(({ person }) => person.name);
    const warned = { ...ui, mode: { ...mode, isWarned: true } };
    return withNotice(warned, words.revealWithout({ names }));
  }
  return reveal(ui, question, now);
}

function reveal(ui: ScreenState, { criterion }: QuestionView, now: number): Transition {
  const lastAnswer = { sequence: '\r', at: now };
  return { ui: { ...ui, lastAnswer }, events: [{ type: 'revealed', criterion: criterion.id }] };
}

/** One reason is asked for, whoever called the criterion not applicable. */
function askReason(ui: ScreenState, { criterion }: QuestionView): Transition {
  return { ui: withField(ui, fieldMode('reason', criterion.id, '', ui.waiting.people)) };
}

/** Takes back the vote of whoever the cursor is on. */
function withdraw(ui: ScreenState, { at }: VoteMode, question: QuestionView): Transition {
  const { criterion, ballots } = question;
  const waiting = { ...ui.waiting, people: ui.waiting.people.filter((id) => id !== at) };
  if (waiting.people.length < ui.waiting.people.length) return { ui: { ...ui, waiting } };
  const own = ballots.find(({ person }) => person.id === at);
  if (!own?.answer || !own.hasVoted) return withNotice(ui, words.nothingToWithdraw);
  return { ui, events: [{ type: 'withdrawn', criterion: criterion.id, by: own.person.id }] };
}

function notApplicable(
  ui: ScreenState,
  mode: VoteMode,
  view: ConversationView,
  question: QuestionView,
): Transition {
  if (!canBeNotApplicable(question.criterion)) return withNotice(ui, words.alwaysApplies);
  return take(ui, mode, [{ is: 'not-applicable', typed: 'n' }], view, question);
}

/** Takes votes, the first one from whoever votes now, the others from those after them. */
function take(
  ui: ScreenState,
  mode: VoteMode,
  marks: readonly VoteMark[],
  { script, state }: ConversationView,
  question: QuestionView,
): Transition {
  const people = peopleFrom(ui, mode, question);
  if (people.length === 0) {
    const isDone = question.ballots.every(({ hasVoted }) => hasVoted);
    return withNotice(ui, isDone ? words.allVoted : phonesWords.fromPhones);
  }
  const refusal = refuseVotes(marks, people, question, false);
  if (refusal !== null) return withNotice(ui, refusal);
  const events = voteEvents(marks, people, question, '').filter(({ type }) => type === 'answered');
  const refused = events.flatMap((event) => refuseEvent(script, state, event) ?? [])[0];
  if (refused !== undefined) return withNotice(ui, refused);
  const said = people.slice(0, marks.length).map(({ person }) => person.id);
  const without = said.filter((_, at) => marks[at]?.is === 'not-applicable');
  const waiting = [...ui.waiting.people.filter((id) => !said.includes(id)), ...without];
  const voted = [...(question.ballot?.voted ?? []), ...said.filter((id) => !without.includes(id))];
  const next = voteMode(withVoted(question, voted), waiting, said.at(-1) ?? null);
  const criterion = question.criterion.id;
  const after = { ...ui, mode: next, notice: null, waiting: { criterion, people: waiting } };
  const isComplete = next.at === null && waiting.length > 0;
  return { ...(isComplete ? askReason(after, question) : { ui: after }), events };
}

function withVoted(question: QuestionView, voted: readonly string[]): QuestionView {
  return { ...question, ballot: question.ballot && { ...question.ballot, voted } };
}

/** People whose votes are typed next: whoever votes now, then those who have not voted. */
function peopleFrom(
  { waiting }: ScreenState,
  { at }: VoteMode,
  { ballots, setting }: QuestionView,
): readonly PersonalAnswer[] {
  const isOpen = ({ person: { id }, hasVoted }: PersonalAnswer) =>
    !hasVoted && !waiting.people.includes(id) && !setting.onPhones?.has(id);
  const first = ballots.findIndex(({ person }) => person.id === at);
  const ahead = [...ballots.slice(first), ...ballots.slice(0, Math.max(first, 0))];
  return ahead.filter((own) => own.person.id === at || (at !== null && isOpen(own)));
}

function otherPerson({ at }: VoteMode, { ballots }: QuestionView, step: number): string | null {
  const index = ballots.findIndex(({ person }) => person.id === at);
  return ballots[indexAfter(index, step, ballots.length)]?.person.id ?? at;
}

/** Handles a key while the votes are shown. */
export function pressInReveal(
  ui: ScreenState,
  key: Key,
  view: ConversationView,
  question: QuestionView,
  now: number,
): Transition {
  const criterion = question.criterion.id;
  if (key.name === 'return' || key.name === 'right') {
    if (isEcho(ui, key, now)) return passOver(ui, key);
    return { ui, events: [{ type: 'went-on', criterion }] };
  }
  const typed = typedBy(key).toLowerCase();
  switch (typed) {
    case 'v':
      return isSpread(question)
        ? { ui, events: [{ type: 'voted-again', criterion, kind: 'second' }] }
        : withNotice(ui, words.sameVotes);
    case 'x':
      return { ui, events: [{ type: 'voted-again', criterion, kind: 'correction' }] };
    case 'a':
      return agree(ui, question);
    default:
      return /^\d$/.test(typed)
        ? withNotice(ui, words.afterVotes)
        : commandInWorkshop(ui, key, view, question, now);
  }
}

function agree(ui: ScreenState, { criterion, face, agreed }: QuestionView): Transition {
  if (face.entry !== 'rows') {
    const before = agreed === null ? '' : face.format(agreed);
    return { ui: withField(ui, fieldMode('agreed', criterion.id, before)) };
  }
  const row = face.rows.find((own) => agreed !== null && face.format(agreed) === String(own.level));
  return withMode(ui, { is: 'agree', level: row?.level ?? null, field: fieldWith('') });
}

/** Handles a key while a workshop agrees on a row. */
export function pressInAgree(
  ui: ScreenState,
  mode: AgreeMode,
  key: Key,
  view: ConversationView,
  question: QuestionView,
): Transition {
  const step = stepOf(key, 1);
  if (step !== 0) return withMode(ui, { ...mode, level: otherLevel(mode, question, step) });
  if (key.name === 'escape') return withMode(ui, { is: 'reveal' });
  if (key.name === 'return') return keepAgreed(ui, mode, view, question);
  const typed = typedBy(key);
  if (mode.field.text === '') {
    const row = question.face.rows.find(({ level }) => String(level) === typed);
    if (row) return withMode(ui, { ...mode, level: row.level });
    if (typed === '-') return withMode(ui, { ...mode, level: 'none' });
    // A space between the level and the reason is neither.
    if (typed === ' ') return { ui };
  }
  return withMode(ui, { ...mode, field: edit(mode.field, key) });
}

function otherLevel(
  { level }: AgreeMode,
  { face: { rows } }: QuestionView,
  step: number,
): AgreeMode['level'] {
  const at = rows.findIndex((own) => own.level === level);
  return rows[indexAfter(at, step, rows.length)]?.level ?? level;
}

/** Saves the agreement and moves to the next criterion. */
function keepAgreed(
  ui: ScreenState,
  { level, field }: AgreeMode,
  { script, state, setting }: ConversationView,
  { criterion: { id: criterion }, face }: QuestionView,
): Transition {
  if (level === null) return withNotice(ui, words.chooseAgreed);
  const row = face.rows.find((own) => own.level === level);
  const note = field.text.trim();
  const event: ConversationEvent = {
    type: 'agreed',
    criterion,
    value: row ? (row.answer ?? row.level) : null,
    ...(note === '' ? {} : { note }),
  };
  const refusal = refuseEvent(script, state, event);
  if (refusal !== null) return withNotice(ui, refusal);
  // A board shows what was agreed until Enter is pressed again.
  const events = setting.onPhones ? [event] : [event, { type: 'went-on', criterion } as const];
  return { ui, events };
}

function commandInWorkshop(
  ui: ScreenState,
  key: Key,
  view: ConversationView,
  question: QuestionView,
  now: number,
): Transition {
  switch (typedBy(key).toLowerCase()) {
    case 'p':
      return withMode(ui, { is: 'people', at: view.state.people[0]?.id ?? '' });
    case 't':
      return { ui: { ...ui, timer: ui.timer === null ? now : null } };
    default:
      return command(ui, key, view, question);
  }
}
