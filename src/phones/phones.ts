import { randomBytes } from 'node:crypto';
import type { Answer } from '../answers/answers.ts';
import {
  type AnswerEvent,
  answerTo,
  type ConversationEvent,
  type Person,
  recordBy,
} from '../conversation/script.ts';
import { phonesWords as words } from '../words/phones.ts';
import { type Moment, momentOf, ownParts, type Seen } from './moment.ts';
import {
  forget,
  freshLimits,
  type Invitation,
  joined,
  keyOf,
  newSecret,
  type PhonePlace,
  type PhonesState,
  push,
  pushSoon,
  routesOf,
} from './routes.ts';
import { openServer, type Reply } from './server.ts';

/** Phones of a workshop: what they send, and what they are shown. */
export interface Phones {
  readonly place: PhonePlace;
  /** Ids of the people who have a phone. */
  readonly holders: ReadonlySet<string>;
  /** People who have joined with a phone, in the order in which they came. */
  readonly joined: () => readonly Person[];
  /** True once a device other than this computer has come. */
  readonly hasVisitors: () => boolean;
  /** Lets people in from now on. */
  readonly invite: (invitation: Invitation) => void;
  /** Shows whether names will be shown, before the first question. */
  readonly showNames: (showsNames: boolean) => void;
  /** Next event of a phone; `null` if there is none. */
  readonly next: () => ConversationEvent | null;
  /** True if there is one. */
  readonly hasWaiting: () => boolean;
  /** Calls back whenever a phone has sent something or somebody has joined. */
  readonly onEvent: (listener: () => void) => void;
  /**
   * Shows a state to all, and tells those whose events were taken before what became of them.
   * `isSaved` is false if the last votes are not on the disk; `refusal` is why nobody could join.
   */
  readonly publish: (seen: Seen, isSaved: boolean, refusal: string | null) => void;
  /** Says that it is over, and forgets all phones. */
  readonly close: () => Promise<void>;
}

/** Signs of a code that nobody mistakes for one another, and that spell no words. */
const SIGNS = 'CDFGHJKMNPQRTVWXY34679';
const CODE_LENGTH = 6;
/** Largest multiple of the number of signs that a byte holds; below it all signs are equally likely. */
const FAIR_BYTES = 256 - (256 % SIGNS.length);

function newCode(): string {
  let code = '';
  while (code.length < CODE_LENGTH) {
    const [byte = FAIR_BYTES] = randomBytes(1);
    if (byte < FAIR_BYTES) code += SIGNS.charAt(byte % SIGNS.length);
  }
  return code;
}

/**
 * Opens the workshop for phones on one address of this computer. A port of 0 takes any that is free.
 * `script` is the program of the pages.
 * @throws an error of the operating system with its code, such as EADDRINUSE
 */
export async function openPhones(host: string, port: number, script: string): Promise<Phones> {
  const code = newCode();
  const boardSecret = newSecret();
  const state: PhonesState = {
    invitation: null,
    showsNames: false,
    seen: null,
    own: new Map(),
    moment: { is: 'lobby', here: 0 },
    ballot: 0,
    about: '',
    place: { address: '', code, link: '', board: '' },
    boardKey: keyOf(boardSecret),
    guests: new Map(),
    early: [],
    holders: new Set(),
    boards: new Set(),
    sent: [],
    taken: [],
    listeners: new Set(),
    limits: freshLimits(),
    push: null,
  };
  const server = await openServer(host, port, routesOf(state, script));
  const address = `http://${host}:${server.port}`;
  const board = `${address}/board#${boardSecret}`;
  state.place = { address, code, link: `${address}/#${code}`, board };
  return {
    place: state.place,
    holders: state.holders,
    joined: () => joined(state),
    hasVisitors: server.hasVisitors,
    invite: (invitation) => {
      state.invitation = invitation;
    },
    showNames: (showsNames) => {
      state.showsNames = showsNames;
      push(state);
    },
    next: () => {
      const next = state.sent.shift();
      if (next) state.taken.push(next);
      return next?.event ?? null;
    },
    hasWaiting: () => state.sent.length > 0,
    onEvent: (listener) => {
      state.listeners.add(listener);
    },
    publish: (seen, isSaved, refusal) => publish(state, seen, isSaved, refusal),
    close: async () => {
      sayOver(state);
      await server.close();
      state.guests.clear();
      state.holders.clear();
      state.early.length = 0;
      state.seen = null;
    },
  };
}

function publish(state: PhonesState, seen: Seen, isSaved: boolean, refusal: string | null): void {
  const before = state.moment;
  state.seen = seen;
  state.own = ownParts(seen);
  for (const own of state.taken.splice(0)) {
    own.tell(outcomeOf(own.event, seen, isSaved, refusal));
  }
  state.moment = momentOf(seen, ballotOf(state, seen));
  for (const guest of [...state.guests.values()]) {
    if (!state.own.has(guest.id)) forget(state, guest);
  }
  if (hasTurned(before, state.moment)) push(state);
  else pushSoon(state);
}

/** Tells all phones that it is over, and those who wait that nothing more is taken. */
function sayOver(state: PhonesState): void {
  state.moment = { is: 'over' };
  for (const { tell } of [...state.taken.splice(0), ...state.sent.splice(0)]) {
    tell({ status: 409, body: { why: words.over } });
  }
  push(state);
}

/** Returns what became of an event that was taken. */
function outcomeOf(
  event: ConversationEvent,
  { state }: Seen,
  isSaved: boolean,
  refusal: string | null,
): Reply {
  if (event.type === 'joined') {
    const isIn = state.people.some(({ id, hasLeft }) => id === event.person.id && !hasLeft);
    if (!isIn) return { status: 409, body: { why: refusal ?? words.isFull } };
    return isSaved ? { status: 200 } : { status: 503, body: { why: words.notSaved } };
  }
  if (event.type !== 'answered' && event.type !== 'not-applicable') return { status: 200 };
  const answer = answerTo(recordBy(state, { id: event.by ?? '' }), event.criterion);
  if (!isAnswer(answer, event)) return { status: 409, body: { why: words.tooLate } };
  return isSaved ? { status: 200 } : { status: 503, body: { why: words.notSaved } };
}

/** True if this is the answer that a vote gave. */
function isAnswer(answer: Answer | undefined, vote: AnswerEvent): boolean {
  if (!answer) return false;
  if ('notApplicable' in answer) {
    return vote.type === 'not-applicable' && answer.notApplicable === vote.reason;
  }
  return vote.type === 'answered' && JSON.stringify(answer.value) === JSON.stringify(vote.value);
}

/** Counts the ballots, so that a vote that comes late or again counts for none but its own. */
function ballotOf(state: PhonesState, { state: { ballot } }: Seen): number {
  const about = ballot ? `${ballot.kind} ${ballot.criterion}` : '';
  if (about !== state.about && about !== '') state.ballot += 1;
  state.about = about;
  return state.ballot;
}

/** True if all must see a change at once, and not only that somebody has voted. */
function hasTurned(before: Moment, after: Moment): boolean {
  if (before.is !== after.is) return true;
  if (before.is === 'vote' && after.is === 'vote') return before.ballot !== after.ballot;
  return JSON.stringify(before) !== JSON.stringify(after);
}
