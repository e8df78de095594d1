import type { Answer, RatedAnswer } from '../answers/answers.ts';
import { conversationWords as words } from '../words/conversation.ts';
import { goBack, goForward, goTo, type Route, skip, startNavigation } from './navigation.ts';
import { LIMITS, refuseAnswer, remarksOn, withReason, withRemarks, withValue } from './record.ts';
import {
  type Asked,
  answerTo,
  askedCriteria,
  type Ballot,
  type Conversation,
  type ConversationEvent,
  type ConversationRecord,
  hasAllAnswers,
  isAnswered,
  type Person,
  type ResponseRecord,
  recordBy,
  type Script,
} from './script.ts';

type Said = Extract<ConversationEvent, { type: 'answered' | 'not-applicable' }>;

/**
 * Starts or resumes a conversation at the first criterion that is open to somebody, or at the review
 * if none is. The criteria before it can be gone back to.
 */
export function startConversation(script: Script, record: ConversationRecord): Conversation {
  const { people, said, agreed } = record;
  const start = { ...startNavigation(routeOf(script, record)), people, said, agreed, ballot: null };
  return { ...start, ballot: ballotAt(script, start) };
}

/**
 * Applies an event. In an interview an answer leads to the next open criterion that was not skipped
 * (first those after it, then those before it), else to the review. In a workshop it is a vote, and
 * only `went-on` leads on. Returns the same state if the event makes no sense in it.
 */
export function advance(
  script: Script,
  state: Conversation,
  event: ConversationEvent,
): Conversation {
  if (state.status === 'finished' || state.status === 'stopped') return state;
  const route = routeOf(script, state);
  if ('criterion' in event && !route.asked.includes(event.criterion)) return state;
  if (refuseEvent(script, state, event) !== null) return state;
  const next = applied(script, state, event, route);
  const hasMoved = next.current !== state.current || next.status !== state.status;
  return hasMoved && script.isWorkshop ? { ...next, ballot: ballotAt(script, next) } : next;
}

function applied(
  script: Script,
  state: Conversation,
  event: ConversationEvent,
  route: Route,
): Conversation {
  switch (event.type) {
    case 'answered':
    case 'not-applicable':
      return script.isWorkshop ? voted(script, state, event) : answered(script, state, event);
    case 'noted':
      return remarked(script, state, event.criterion, { note: event.note });
    case 'evidenced':
      return remarked(script, state, event.criterion, { evidence: event.evidence });
    case 'revealed':
      return state.ballot && state.ballot.criterion === event.criterion
        ? { ...state, ballot: null }
        : state;
    case 'voted-again':
      return isShown(state, event.criterion)
        ? { ...state, ballot: { criterion: event.criterion, kind: event.kind, voted: [] } }
        : state;
    case 'agreed':
      return { ...state, agreed: withAgreement(state.agreed, event) };
    case 'joined':
      return joined(script, state, event.person);
    case 'renamed':
      return changed(state, event.id, { name: event.name });
    case 'left':
      return left(script, state, event.id);
    case 'skipped':
      return goForward(skip(state, route, event.criterion), route, event.criterion);
    case 'went-on':
      return goForward(skip(state, route, event.criterion), route, event.criterion);
    case 'went-back':
      return goBack(state, route);
    case 'went-to':
      return goTo(state, event.criterion);
    case 'opened-review':
      return { ...state, status: 'reviewing' };
    case 'finished':
    case 'stopped':
      return { ...state, status: event.type };
  }
}

function isShown({ current, ballot }: Conversation, criterion: string): boolean {
  return ballot === null && current === criterion;
}

function routeOf(script: Script, record: ConversationRecord): Route {
  const asked = askedCriteria(script, record);
  const open = new Set(
    asked.filter((own) => !hasAllAnswers(record, own)).map(({ criterion }) => criterion.id),
  );
  return { asked: asked.map(({ criterion }) => criterion.id), isOpen: (id) => open.has(id) };
}

/** Returns the first vote on the current criterion, if somebody has not voted on it. */
function ballotAt(script: Script, state: Conversation): Ballot | null {
  if (!script.isWorkshop || state.status !== 'asking') return null;
  const here = askedAt(script, state, state.current);
  if (!here || hasAllAnswers(state, here)) return null;
  const { id: criterion } = here.criterion;
  const done = here.voters.filter((person) => isAnswered(recordBy(state, person), criterion));
  return { criterion, kind: 'first', voted: done.map(({ id }) => id) };
}

function askedAt(script: Script, state: Conversation, id: string | null): Asked | undefined {
  return askedCriteria(script, state).find(({ criterion }) => criterion.id === id);
}

function answered(script: Script, state: Conversation, event: Said): Conversation {
  const [person] = state.people;
  if (!person) return state;
  const { criterion } = event;
  const after = {
    ...withRecord(state, person, saying(recordBy(state, person), event)),
    skipped: state.skipped.filter((id) => id !== criterion),
  };
  return goForward(after, routeOf(script, after), criterion);
}

function saying(said: ResponseRecord, event: Said): ResponseRecord {
  const { criterion, kept } = event;
  return event.type === 'answered'
    ? withValue(said, criterion, event.value, kept)
    : withReason(said, criterion, event.reason, kept);
}

/** A vote counts at once in the file of its person, and is shown to nobody before the reveal. */
function voted(script: Script, state: Conversation, event: Said): Conversation {
  const { ballot } = state;
  const { criterion, by } = event;
  const person = askedAt(script, state, criterion)?.voters.find(({ id }) => id === by);
  if (!ballot || ballot.criterion !== criterion || !person) return state;
  const record = ballot.kind === 'second' ? withSecondVote : withVote;
  const after = withRecord(state, person, record(recordBy(state, person), event));
  const now = { ...ballot, voted: [...ballot.voted.filter((id) => id !== by), person.id] };
  return { ...after, ballot: now, skipped: state.skipped.filter((id) => id !== criterion) };
}

function withRecord(state: Conversation, { id }: Person, record: ResponseRecord): Conversation {
  return { ...state, said: { ...state.said, [id]: record } };
}

/** Changes remarks: those of the only respondent, or those of the workshop. */
function remarked(
  { isWorkshop }: Script,
  state: Conversation,
  criterion: string,
  changes: Parameters<typeof withRemarks>[2],
): Conversation {
  if (isWorkshop) return { ...state, agreed: withRemarks(state.agreed, criterion, changes) };
  const [person] = state.people;
  if (!person) return state;
  return withRecord(state, person, withRemarks(recordBy(state, person), criterion, changes));
}

function withAgreement(
  said: ResponseRecord,
  { criterion, value, note }: Extract<ConversationEvent, { type: 'agreed' }>,
): ResponseRecord {
  const noted =
    note === undefined
      ? said
      : withRemarks(said, criterion, { note: joinedNote(said, criterion, note) });
  if (value !== null) return withValue(noted, criterion, value);
  const { [criterion]: _withdrawn, ...answers } = noted.answers;
  return withRemarks({ ...noted, answers }, criterion, remarksOn(noted, criterion));
}

/** Returns a reason below the note that there is; a reason given twice is written once. */
function joinedNote(said: ResponseRecord, criterion: string, reason: string): string {
  const { note } = remarksOn(said, criterion);
  if (note === undefined || note === reason) return reason;
  return note.split('\n').includes(reason) ? note : `${note}\n${reason}`;
}

/** Adds somebody. What others have voted on already waits for them in the review. */
function joined(script: Script, state: Conversation, person: Person): Conversation {
  if (!script.isWorkshop) return state;
  if (state.people.some(({ id }) => id === person.id)) {
    return changed(state, person.id, { hasLeft: undefined });
  }
  const done = askedCriteria(script, state)
    .filter((own) => own.criterion.id !== state.current && hasAllAnswers(state, own))
    .map(({ criterion }) => criterion.id);
  return {
    ...state,
    people: [...state.people, person],
    said: { ...state.said, [person.id]: recordBy(state, person) },
    skipped: [...new Set([...state.skipped, ...done])],
  };
}

/** Marks somebody as gone. A workshop keeps at least one voter. */
function left(script: Script, state: Conversation, id: string): Conversation {
  const present = state.people.filter(({ hasLeft }) => !hasLeft);
  if (!script.isWorkshop || present.length < 2) return state;
  return changed(state, id, { hasLeft: true });
}

function changed(state: Conversation, id: string, changes: Partial<Person>): Conversation {
  const people = state.people.map((own) => (own.id === id ? { ...own, ...changes } : own));
  return state.people.some((own) => own.id === id) ? { ...state, people } : state;
}

/** Sets a vote in place of the former one. Keeps a first vote beside it. */
function withVote(said: ResponseRecord, event: Said): ResponseRecord {
  if (event.type === 'answered') return saying(said, event);
  const before = answerTo(said, event.criterion);
  const after = saying(said, event);
  const hasFirst = before && 'firstVote' in before && before.firstVote !== undefined;
  return hasFirst ? withFirstInNote(after, event.criterion, before) : after;
}

/**
 * Sets a second vote. The first is kept in `firstVote`, or in the note if one of the two is "not
 * applicable", because `firstVote` holds levels only.
 */
function withSecondVote(said: ResponseRecord, event: Said): ResponseRecord {
  const { criterion } = event;
  const before = answerTo(said, criterion);
  const after = withVote(said, event);
  if (!before) return after;
  if ('notApplicable' in before || event.type === 'not-applicable') {
    return withFirstInNote(after, criterion, before);
  }
  const { firstVote = before.value } = before;
  const rated: RatedAnswer = { value: event.value, firstVote, ...remarksOn(after, criterion) };
  return { ...after, answers: { ...after.answers, [criterion]: rated } };
}

function withFirstInNote(after: ResponseRecord, criterion: string, before: Answer): ResponseRecord {
  const { note } = remarksOn(after, criterion);
  const isKnown = note?.split('\n').some((line) => line.startsWith(words.firstVote)) ?? false;
  const added = [...(note ? [note] : []), `${words.firstVote}${inWords(before)}`].join('\n');
  if (isKnown || isSame(before, answerTo(after, criterion)) || added.length > LIMITS.note)
    return after;
  return withRemarks(after, criterion, { note: added });
}

function inWords(before: Answer): string {
  if ('notApplicable' in before)
    return words.notApplicableBecause({ reason: before.notApplicable });
  const { firstVote = before.value } = before;
  return firstVote === null ? words.unknown : words.level({ level: String(firstVote) });
}

function isSame(before: Answer, after: Answer | undefined): boolean {
  if (!after || !('notApplicable' in after)) return false;
  return 'notApplicable' in before && before.notApplicable === after.notApplicable;
}

/**
 * Returns the reason why an event is refused, or `null`. Refused events would make a file that
 * cannot be read again; `advance` ignores them.
 */
export function refuseEvent(
  script: Script,
  { people }: Pick<Conversation, 'people'>,
  event: ConversationEvent,
): string | null {
  switch (event.type) {
    case 'answered':
    case 'not-applicable': {
      const refusal = refuseAnswer(script.checklist, event);
      const by = people.find(({ id }) => id === event.by);
      return refusal === null || !by || people.length === 1
        ? refusal
        : words.ofPerson({ name: by.name, refusal });
    }
    case 'agreed': {
      const { criterion, value, note } = event;
      const refusal = refuseAnswer(script.checklist, { type: 'answered', criterion, value });
      if (refusal !== null || note === undefined) return refusal;
      return refuseAnswer(script.checklist, { type: 'noted', criterion, note });
    }
    case 'noted':
    case 'evidenced':
      return refuseAnswer(script.checklist, event);
    case 'joined':
    case 'renamed': {
      const [id, name] =
        event.type === 'joined' ? [event.person.id, event.person.name] : [event.id, event.name];
      return refusePersonName(
        name,
        people.filter((own) => own.id !== id),
      );
    }
    default:
      return null;
  }
}

const MAX_NAME = 200;

/** Returns the problem of a name; `null` if it is valid. Names identify people on the screen. */
export function refusePersonName(
  name: string,
  others: readonly Pick<Person, 'name'>[],
): string | null {
  const bare = name.trim();
  if (bare === '') return words.blankName;
  if (bare.length > MAX_NAME) return words.longName({ most: MAX_NAME });
  const isTaken = others.some((own) => own.name.toLowerCase() === bare.toLowerCase());
  return isTaken ? words.nameTaken({ name: bare }) : null;
}

/** True if an event changed something that must be saved. */
export function isWorthSaving(before: Conversation, after: Conversation): boolean {
  return (
    before.said !== after.said ||
    before.agreed !== after.agreed ||
    before.people !== after.people ||
    (before.status !== after.status && after.status === 'finished')
  );
}
