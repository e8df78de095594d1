import { createHash, randomBytes } from 'node:crypto';
import type { Answer } from '../answers/answers.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { refuseEvent, refusePersonName } from '../conversation/record.ts';
import {
  type AnswerEvent,
  answerTo,
  type ConversationEvent,
  type Person,
  recordBy,
} from '../conversation/script.ts';
import { withoutAdvice } from '../form/questionnaire.ts';
import { oneSafeLine } from '../text/safe.ts';
import { phonesWords as words } from '../words/phones.ts';
import {
  type BoardMessage,
  boardPart,
  type Moment,
  momentOf,
  type OwnPart,
  ownParts,
  type PhoneMessage,
  type Questions,
  type Seen,
  type Welcome,
} from './moment.ts';
import { boardPage, phonePage, qrImage } from './pages.ts';
import {
  limiter,
  openServer,
  type Reply,
  type Server,
  type ServerRequest,
  type Stream,
} from './server.ts';

/** Workshop that phones are invited to. */
export interface Invitation extends Welcome {
  /** Everybody who takes part already, with or without a phone. */
  readonly taking: readonly Person[];
  /** Returns the id of somebody new; no two people share one. */
  readonly idOf: (name: string, people: readonly Pick<Person, 'id'>[]) => string;
}

/** Addresses of the workshop. */
export interface PhonePlace {
  /** Such as "http://192.168.1.20:4180". */
  readonly address: string;
  readonly code: string;
  /** Address behind the QR code: the address with the code. */
  readonly link: string;
  /** Address of the board; whoever knows it sees what the projector shows. */
  readonly board: string;
}

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

/** Somebody with a phone. */
interface Guest {
  readonly id: string;
  readonly key: string;
  readonly streams: Set<Stream>;
  /** Time at which the last of its streams was closed, in milliseconds. */
  seen: number;
}

/** Event of a phone, and how its sender is told what became of it. */
interface Sent {
  readonly event: ConversationEvent;
  readonly tell: (reply: Reply) => void;
}

const MOST_PHONES = 300;
const MOST_STREAMS = 3;
/** A phone that has been away as long may be replaced by another one of the same person. */
const AWAY_MILLISECONDS = 15_000;
/** Changes of who has voted are shown at most this often, whenever the votes came. */
const PUSH_MILLISECONDS = 100;
const LONGEST_NAME = 80;

/** Signs of a code that nobody mistakes for one another, and that spell no words. */
const SIGNS = 'CDFGHJKMNPQRTVWXY34679';
const CODE_LENGTH = 6;

function codeOf(length: number): string {
  // 242 is a multiple of 22, so that all signs are equally likely.
  const bytes: number[] = [];
  while (bytes.length < length) bytes.push(...[...randomBytes(length)].filter((own) => own < 242));
  return bytes
    .slice(0, length)
    .map((own) => SIGNS[own % SIGNS.length])
    .join('');
}

function secretOf(): string {
  return randomBytes(24).toString('base64url');
}

/** Secrets are kept and looked up as checksums, so that no comparison tells anything of them. */
function keyOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}

/** State of the phones of a workshop. */
interface State {
  invitation: Invitation | null;
  showsNames: boolean;
  seen: Seen | null;
  /** Parts of messages by person, of the same state. */
  own: ReadonlyMap<string, OwnPart>;
  moment: Moment;
  /** Number of the ballot, and what it is about. */
  ballot: number;
  about: string;
  readonly guests: Map<string, Guest>;
  /** People who joined before the first question. */
  readonly early: Person[];
  readonly holders: Set<string>;
  readonly boards: Set<Stream>;
  readonly sent: Sent[];
  /** Events that were taken, and wait for the disk. */
  readonly taken: Sent[];
  readonly listeners: Set<() => void>;
  push: ReturnType<typeof setTimeout> | null;
}

/**
 * Opens the workshop for phones on one address of this computer. A port of 0 takes any that is free.
 * `script` is the program of the pages.
 * @throws an error of the operating system with its code, such as EADDRINUSE
 */
export async function openPhones(host: string, port: number, script: string): Promise<Phones> {
  const state: State = {
    ...{
      invitation: null,
      showsNames: false,
      seen: null,
      own: new Map(),
      moment: { is: 'lobby', here: 0 },
    },
    ...{ ballot: 0, about: '', guests: new Map(), early: [], holders: new Set() },
    ...{ boards: new Set(), sent: [], taken: [], listeners: new Set(), push: null },
  };
  const code = codeOf(CODE_LENGTH);
  const hostSecret = secretOf();
  const hostKey = keyOf(hostSecret);
  const wrongCodes = limiter(20, 20, Date.now);
  const joins = limiter(400, 400, Date.now);
  const votes = limiter(20, 120, Date.now);
  let place: PhonePlace = { address: '', code, link: '', board: '' };

  const boardMessage = (): string => {
    const { invitation, seen, moment, showsNames } = state;
    const part = seen ? boardPart(seen) : null;
    const message: BoardMessage = {
      ...{ moment, subject: invitation?.subject ?? '', address: place.address, code },
      done: part?.done ?? 0,
      of: part?.of ?? 0,
      people: part?.people ?? joined(state).map(({ name }) => ({ name, hasVoted: false })),
      groups: part?.groups ?? [],
      showsNames: part?.showsNames ?? showsNames,
    };
    return JSON.stringify(message);
  };
  const push = () => {
    if (state.push !== null) clearTimeout(state.push);
    state.push = null;
    const moment = JSON.stringify(state.moment);
    for (const guest of state.guests.values()) {
      const line = phoneLine(state, guest, moment);
      for (const stream of guest.streams) stream.send(line);
    }
    const line = state.boards.size === 0 ? '' : boardMessage();
    for (const stream of state.boards) stream.send(line);
  };
  const pushSoon = () => {
    state.push ??= setTimeout(push, PUSH_MILLISECONDS);
  };
  const hear = () => {
    for (const listener of state.listeners) listener();
  };

  const enter = ({ from }: ServerRequest, typed: unknown): Reply | null => {
    const isRight = typeof typed === 'string' && typed.length <= 20 && sameCode(typed, code);
    if (isRight && state.invitation) return null;
    if (isRight) return { status: 503, body: { why: words.connecting } };
    if (!wrongCodes.take(from)) return { status: 429, body: { why: words.tooManyTries } };
    return { status: 403, body: { why: words.wrongCode } };
  };
  const join = async (
    asked: ServerRequest,
    body: Readonly<Record<string, unknown>>,
  ): Promise<Reply> => {
    const { invitation } = state;
    if (!invitation) return { status: 503, body: { why: words.connecting } };
    if (!joins.take(asked.from)) return { status: 429, body: { why: words.tooManyTries } };
    if (state.guests.size >= MOST_PHONES) return { status: 409, body: { why: words.isFull } };
    const person = personOf(state, invitation, body);
    if (typeof person === 'string') return { status: 422, body: { why: person } };
    const former = [...state.guests.values()].find(({ id }) => id === person.id);
    // A person who has a place and no phone is joining at this moment.
    if (former ? isHere(former) : state.holders.has(person.id)) {
      return { status: 409, body: { why: words.isTaken({ name: person.name }) } };
    }
    if (state.moment.is === 'over') return { status: 409, body: { why: words.over } };
    if (former) forget(state, former);
    state.holders.add(person.id);
    if (state.seen) {
      const reply = await sentBy(state, { type: 'joined', person }, hear);
      if (reply.status !== 200) {
        state.holders.delete(person.id);
        return reply;
      }
    } else if (!state.early.some(({ id }) => id === person.id)) state.early.push(person);
    const secret = secretOf();
    const guest = {
      id: person.id,
      key: keyOf(secret),
      streams: new Set<Stream>(),
      seen: Date.now(),
    };
    state.guests.set(guest.key, guest);
    if (!state.seen) state.moment = { is: 'lobby', here: state.early.length };
    hear();
    pushSoon();
    return { status: 200, body: { secret } };
  };
  const vote = async (guest: Guest, body: Readonly<Record<string, unknown>>): Promise<Reply> => {
    const { seen, moment } = state;
    if (!seen || moment.is !== 'vote' || body.ballot !== moment.ballot) {
      return { status: 409, body: { why: words.tooLate } };
    }
    if (!state.own.get(guest.id)?.isAsked) return { status: 409, body: { why: words.notAsked } };
    if (!votes.take(guest.key)) return { status: 429, body: { why: words.tooFast } };
    const event = voteOf(moment.asked.criterion, guest.id, body);
    if (!event) return { status: 422, body: { why: words.noAnswer } };
    const refusal = refuseEvent(seen.script, { people: [] }, event);
    if (refusal !== null) return { status: 422, body: { why: refusal } };
    return sentBy(state, event, hear);
  };

  const server: Server = await openServer(host, port, {
    pages: new Map([
      ['/', phonePage(script)],
      ['/board', boardPage(script)],
    ]),
    get: ({ path, secret }) => {
      const guest = state.guests.get(keyOf(secret));
      if (path === '/questions' && guest && state.seen) {
        const { checklist, mode } = state.seen.script;
        const body: Questions = { checklist: withoutAdvice(checklist), mode };
        return { status: 200, body };
      }
      if (path === '/questions') return { status: guest ? 503 : 401 };
      if (path === '/code' && keyOf(secret) === hostKey) {
        return { status: 200, body: { image: qrImage(place.link) } };
      }
      return { status: 404 };
    },
    post: (asked, body) => {
      if (asked.path === '/enter') {
        const refusal = enter(asked, body.code);
        if (refusal) return refusal;
        const { title = '', subject = '', people = [], groups = [] } = state.invitation ?? {};
        return { status: 200, body: { title, subject, people, groups } satisfies Welcome };
      }
      if (asked.path === '/join') return enter(asked, body.code) ?? join(asked, body);
      if (asked.path !== '/vote') return { status: 404 };
      const guest = state.guests.get(keyOf(asked.secret));
      return guest ? vote(guest, body) : { status: 401 };
    },
    open: ({ path, secret }, stream) => {
      if (path === '/board-events' && keyOf(secret) === hostKey) {
        state.boards.add(stream);
        stream.send(boardMessage());
        return () => state.boards.delete(stream);
      }
      const guest = path === '/events' ? state.guests.get(keyOf(secret)) : undefined;
      if (!guest) return path === '/events' ? 401 : 404;
      const [oldest] = guest.streams;
      if (oldest && guest.streams.size >= MOST_STREAMS) oldest.close();
      guest.streams.add(stream);
      stream.send(phoneLine(state, guest, JSON.stringify(state.moment)));
      return () => {
        guest.streams.delete(stream);
        guest.seen = Date.now();
      };
    },
  });
  const address = `http://${host}:${server.port}`;
  const board = `${address}/board#${hostSecret}`;
  place = { address, code, link: `${address}/#${code}`, board };

  return {
    place,
    holders: state.holders,
    joined: () => joined(state),
    hasVisitors: server.hasVisitors,
    invite: (invitation) => {
      state.invitation = invitation;
    },
    showNames: (showsNames) => {
      state.showsNames = showsNames;
      push();
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
    publish: (seen, isSaved, refusal) => {
      const before = state.moment;
      state.seen = seen;
      state.own = ownParts(seen);
      for (const own of state.taken.splice(0))
        own.tell(outcomeOf(own.event, seen, isSaved, refusal));
      state.moment = momentOf(seen, ballotOf(state, seen));
      for (const guest of [...state.guests.values()]) {
        if (!state.own.has(guest.id)) forget(state, guest);
      }
      if (hasTurned(before, state.moment)) push();
      else pushSoon();
    },
    close: async () => {
      state.moment = { is: 'over' };
      for (const { tell } of [...state.taken.splice(0), ...state.sent.splice(0)]) {
        tell({ status: 409, body: { why: words.over } });
      }
      push();
      await server.close();
      state.guests.clear();
      state.holders.clear();
      state.early.length = 0;
      state.seen = null;
    },
  };
}

function joined({ seen, early, holders }: State): readonly Person[] {
  return (seen?.state.people ?? early).filter(({ id }) => holders.has(id));
}

function isHere({ streams, seen }: Guest): boolean {
  return streams.size > 0 || Date.now() - seen < AWAY_MILLISECONDS;
}

/** Takes the secret of a phone away. */
function forget(state: State, guest: Guest): void {
  state.guests.delete(guest.key);
  const hasOther = [...state.guests.values()].some(({ id }) => id === guest.id);
  if (!hasOther) state.holders.delete(guest.id);
  for (const stream of guest.streams) stream.close();
}

/** True if a typed code is the right one; letters may be small, and apart. */
function sameCode(typed: string, code: string): boolean {
  return keyOf(typed.toUpperCase().replace(/[\s-]/g, '')) === keyOf(code);
}

/** Returns who joins, or why that is impossible. */
function personOf(
  state: State,
  { people, groups, taking, idOf }: Invitation,
  body: Readonly<Record<string, unknown>>,
): Person | string {
  const present = [...(state.seen?.state.people ?? taking), ...state.early];
  const [only] = groups.length === 1 ? groups : [];
  const chosen = groups.find(({ id }) => id === body.group)?.id ?? only?.id ?? null;
  if (body.id !== undefined) {
    const expected = people.find(({ id }) => id === body.id);
    if (!expected) return words.noAnswer;
    const group = expected.group ?? chosen;
    if (group === null) return words.noGroup;
    const known = present.find(({ id }) => id === expected.id);
    return known ?? { id: expected.id, name: expected.name, group };
  }
  const name = typeof body.name === 'string' ? oneSafeLine(body.name).slice(0, LONGEST_NAME) : '';
  const isSame = (own: { readonly name: string }) => own.name.toLowerCase() === name.toLowerCase();
  // Somebody who types a name that is on the list is that person, and of nobody's second phone.
  const known = present.find(isSame);
  if (known) return known;
  const refusal = refusePersonName(name, []);
  if (refusal !== null) return refusal;
  const expected = people.find(isSame);
  const group = expected?.group ?? chosen;
  if (group === null) return words.noGroup;
  return { id: expected?.id ?? idOf(name, [...present, ...people]), name, group };
}

/** Queues an event; the reply comes when it has been taken, saved and shown. */
function sentBy(state: State, event: ConversationEvent, hear: () => void): Promise<Reply> {
  return new Promise((tell) => {
    state.sent.push({ event, tell });
    hear();
  });
}

function voteOf(
  criterion: string,
  by: string,
  { value, notApplicable }: Readonly<Record<string, unknown>>,
): AnswerEvent | null {
  if (typeof notApplicable === 'string') {
    return { type: 'not-applicable', criterion, by, reason: notApplicable.trim() };
  }
  if (value === null || isValue(value)) return { type: 'answered', criterion, by, value };
  return null;
}

/** True if a value has a type that answers have. */
function isValue(value: unknown): value is AnswerValue {
  if (Array.isArray(value)) {
    return value.every((own) => typeof own === 'string') && new Set(value).size === value.length;
  }
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  return isNumber || typeof value === 'boolean' || typeof value === 'string';
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
function ballotOf(state: State, { state: { ballot } }: Seen): number {
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

/** Returns the message of a phone; what all of them get is in it as JSON already. */
function phoneLine(
  { own: parts, early, showsNames }: State,
  { id }: Guest,
  moment: string,
): string {
  const person = early.find((own) => own.id === id);
  const waiting: PhoneMessage['own'] = {
    ...{ name: person?.name ?? '', group: person?.group ?? '', isAsked: false, hasVoted: false },
    ...{ answer: null, showsNames },
  };
  return `{"moment":${moment},"own":${JSON.stringify(parts.get(id) ?? waiting)}}`;
}
