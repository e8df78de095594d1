import {
  refuseEvent,
  withAgreement,
  withAnswerIn,
  withFirstVote,
  withoutAnswer,
  withRemarks,
  withSecondVote,
  withVote,
} from './record.ts';
import {
  type AnswerEvent,
  type Asked,
  askedCriteria,
  type Ballot,
  type Conversation,
  type ConversationEvent,
  type ConversationRecord,
  hasAllAnswers,
  isAnswered,
  type Navigation,
  type Person,
  type ResponseRecord,
  recordBy,
  type Script,
} from './script.ts';

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
    case 'withdrawn':
      return withdrawn(script, state, event);
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

function answered(script: Script, state: Conversation, event: AnswerEvent): Conversation {
  const [person] = state.people;
  if (!person) return state;
  const { criterion } = event;
  const after = {
    ...withRecord(state, person, withAnswerIn(recordBy(state, person), event)),
    skipped: state.skipped.filter((id) => id !== criterion),
  };
  return goForward(after, routeOf(script, after), criterion);
}

/** A vote counts at once in the file of its person, and is shown to nobody before the reveal. */
function voted(script: Script, state: Conversation, event: AnswerEvent): Conversation {
  const { ballot } = state;
  const { criterion, by } = event;
  const person = askedAt(script, state, criterion)?.voters.find(({ id }) => id === by);
  if (!ballot || ballot.criterion !== criterion || !person) return state;
  const added = ballot.kind === 'second' ? withSecondVote : withVote;
  const after = withRecord(state, person, added(recordBy(state, person), event));
  const voted = [...ballot.voted.filter((id) => id !== by), person.id];
  return {
    ...after,
    ballot: { ...ballot, voted },
    skipped: state.skipped.filter((id) => id !== criterion),
  };
}

/** Takes an answer or a vote back. The criterion stays where it is, and is open. */
function withdrawn(
  script: Script,
  state: Conversation,
  { criterion, by }: Extract<ConversationEvent, { type: 'withdrawn' }>,
): Conversation {
  const { ballot } = state;
  const voters = askedAt(script, state, criterion)?.voters ?? [];
  const person = script.isWorkshop ? voters.find(({ id }) => id === by) : voters[0];
  if (!person || !isAnswered(recordBy(state, person), criterion)) return state;
  const isBallot = ballot?.criterion === criterion;
  const isSecond = isBallot && ballot.kind === 'second';
  if (isSecond && !ballot.voted.includes(person.id)) return state;
  const without = isSecond ? withFirstVote : withoutAnswer;
  const after = withRecord(state, person, without(recordBy(state, person), criterion));
  const skipped = state.skipped.filter((id) => id !== criterion);
  const voted = isBallot ? ballot.voted.filter((id) => id !== person.id) : [];
  return { ...after, skipped, ballot: isBallot ? { ...ballot, voted } : ballot };
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

/**
 * Adds somebody, or has somebody back who left. What others have voted on already waits for them in
 * the review.
 */
function joined(script: Script, state: Conversation, person: Person): Conversation {
  if (!script.isWorkshop) return state;
  const done = askedCriteria(script, state)
    .filter((own) => own.criterion.id !== state.current && hasAllAnswers(state, own))
    .map(({ criterion }) => criterion.id);
  const skipped = [...new Set([...state.skipped, ...done])];
  const found = state.people.find(({ id }) => id === person.id);
  if (found && !found.hasLeft) return state;
  if (found) return { ...changed(state, person.id, { hasLeft: undefined }), skipped };
  return {
    ...state,
    people: [...state.people, person],
    said: { ...state.said, [person.id]: recordBy(state, person) },
    skipped,
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

/** Criteria to go through in the current state. */
interface Route {
  /** Ids of all that is asked, in the order of the checklist. */
  readonly asked: readonly string[];
  readonly isOpen: (id: string) => boolean;
}

/** Returns an event that changes nothing, so that saving is tried again. */
export function stayEvent({
  status,
  current,
}: Navigation):
  | { readonly type: 'went-to'; readonly criterion: string }
  | { readonly type: 'opened-review' } {
  const isReview = status === 'reviewing' || current === null;
  return isReview ? { type: 'opened-review' } : { type: 'went-to', criterion: current };
}

/** At the first open criterion, with the way back through those before it; else at the review. */
function startNavigation({ asked, isOpen }: Route): Navigation {
  const firstOpen = asked.findIndex(isOpen);
  const at = firstOpen < 0 ? asked.length - 1 : firstOpen;
  return {
    status: firstOpen < 0 ? 'reviewing' : 'asking',
    current: asked[at] ?? null,
    trail: asked.slice(0, Math.max(at, 0)),
    skipped: [],
  };
}

/**
 * Moves from the current criterion to the next open one that was not skipped: first those after it,
 * then those before it, else the review. Answers to other criteria move nothing.
 */
function goForward<At extends Navigation>(at: At, route: Route, from: string): At {
  const { status, current, trail } = at;
  const isStillAsked = current !== null && route.asked.includes(current);
  if (status === 'reviewing' || (current !== from && isStillAsked)) return at;
  const next = nextOpen(at, route, from);
  if (next === undefined) return { ...at, status: 'reviewing' };
  return { ...at, current: next, trail: isStillAsked ? [...trail, current] : trail };
}

/** Moves to the criterion shown before; from the review to the criterion before it was opened. */
function goBack<At extends Navigation>(at: At, { asked }: Route): At {
  const { status, current, trail } = at;
  if (status === 'reviewing' && current !== null && asked.includes(current)) {
    return { ...at, status: 'asking' };
  }
  const index = trail.findLastIndex((id) => asked.includes(id) && id !== current);
  const previous = trail[index];
  if (previous === undefined) return at;
  return { ...at, status: 'asking', current: previous, trail: trail.slice(0, index) };
}

/** Moves to any criterion, and adds the current one to the trail. */
function goTo<At extends Navigation>(at: At, criterion: string): At {
  const { current, trail } = at;
  const leavesTrace = current !== null && current !== criterion;
  return {
    ...at,
    status: 'asking',
    current: criterion,
    trail: leavesTrace ? [...trail, current] : trail,
  };
}

/** Marks a criterion as skipped if it is open. */
function skip<At extends Navigation>(at: At, { isOpen }: Route, criterion: string): At {
  const { skipped } = at;
  const isNew = isOpen(criterion) && !skipped.includes(criterion);
  return isNew ? { ...at, skipped: [...skipped, criterion] } : at;
}

function nextOpen(
  { skipped }: Navigation,
  { asked, isOpen }: Route,
  from: string,
): string | undefined {
  const start = asked.indexOf(from) + 1;
  const isWaiting = (id: string) => isOpen(id) && !skipped.includes(id);
  return asked.slice(start).find(isWaiting) ?? asked.slice(0, start).find(isWaiting);
}
