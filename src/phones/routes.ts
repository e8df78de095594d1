import { createHash, randomBytes } from 'node:crypto';
import type { AnswerValue } from '../checklist/criterion.ts';
import { refuseEvent, refusePersonName } from '../conversation/record.ts';
import type { AnswerEvent, ConversationEvent, Person } from '../conversation/script.ts';
import { withoutAdvice } from '../form/questionnaire.ts';
import { oneSafeLine } from '../text/safe.ts';
import { phonesWords as words } from '../words/phones.ts';
import {
  type BoardMessage,
  boardPart,
  MOST_OF_CODE,
  MOST_OF_NAME,
  type Moment,
  type OwnPart,
  type PhoneMessage,
  type Questions,
  type Seen,
  type Welcome,
} from './moment.ts';
import { boardPage, phonePage, qrImage } from './pages.ts';
import {
  type Limiter,
  limiter,
  type Reply,
  type Routes,
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

/** Somebody with a phone. */
export interface Guest {
  readonly id: string;
  readonly key: string;
  readonly streams: Set<Stream>;
  /** Time at which the last of its streams was closed, in milliseconds. */
  seen: number;
}

/** Event of a phone, and how its sender is told what became of it. */
export interface Sent {
  readonly event: ConversationEvent;
  readonly tell: (reply: Reply) => void;
}

/** State of the phones of a workshop, and of its board. */
export interface PhonesState {
  /** `null` until people are let in. */
  invitation: Invitation | null;
  showsNames: boolean;
  /** State that was published last; `null` before the first question. */
  seen: Seen | null;
  /** Parts of messages by person, of the same state. */
  own: ReadonlyMap<string, OwnPart>;
  moment: Moment;
  /** Number of the ballot, and what it is about. */
  ballot: number;
  about: string;
  place: PhonePlace;
  /** Checksum of the secret of the board. */
  readonly boardKey: string;
  /** By checksum of their secret. */
  readonly guests: Map<string, Guest>;
  /** People who joined before the first question. */
  readonly early: Person[];
  /** Ids of the people who have a phone. */
  readonly holders: Set<string>;
  readonly boards: Set<Stream>;
  readonly sent: Sent[];
  /** Events that were taken, and wait for the disk. */
  readonly taken: Sent[];
  readonly listeners: Set<() => void>;
  readonly limits: Limits;
  /** Next change that is shown to all, if one is due. */
  push: ReturnType<typeof setTimeout> | null;
}

/** Limits of what one device or person may send. */
interface Limits {
  readonly wrongCodes: Limiter;
  readonly joins: Limiter;
  readonly votes: Limiter;
}

const MOST_PHONES = 300;
const MOST_STREAMS = 3;
/** A phone that has been away as long may be replaced by another one of the same person. */
const AWAY_MILLISECONDS = 15_000;
/** Changes of who has voted are shown at most this often, whenever the votes came. */
const PUSH_MILLISECONDS = 100;

/** Returns limits that no room full of people meets, and somebody who tries codes does. */
export function freshLimits(): Limits {
  return {
    wrongCodes: limiter(20, 20, Date.now),
    joins: limiter(400, 400, Date.now),
    votes: limiter(20, 120, Date.now),
  };
}

type Body = Readonly<Record<string, unknown>>;

/** Returns the pages of a workshop and its answers to requests. `script` is the program of the pages. */
export function routesOf(state: PhonesState, script: string): Routes {
  return {
    pages: new Map([
      ['/', phonePage(script)],
      ['/board', boardPage(script)],
    ]),
    get: (asked) => get(state, asked),
    post: (asked, body) => post(state, asked, body),
    open: (asked, stream) => open(state, asked, stream),
  };
}

function get(state: PhonesState, { path, secret }: ServerRequest): Reply {
  const guest = state.guests.get(keyOf(secret));
  if (path === '/questions' && guest && state.seen) {
    const { checklist, mode } = state.seen.script;
    const body: Questions = { checklist: withoutAdvice(checklist), mode };
    return { status: 200, body };
  }
  if (path === '/questions') return { status: guest ? 503 : 401 };
  if (path === '/code' && keyOf(secret) === state.boardKey) {
    return { status: 200, body: { image: qrImage(state.place.link) } };
  }
  return { status: 404 };
}

function post(state: PhonesState, asked: ServerRequest, body: Body): Promise<Reply> | Reply {
  switch (asked.path) {
    case '/enter': {
      const refusal = refuseCode(state, asked, body.code);
      if (refusal) return refusal;
      const { title = '', subject = '', people = [], groups = [] } = state.invitation ?? {};
      return { status: 200, body: { title, subject, people, groups } satisfies Welcome };
    }
    case '/join':
      return refuseCode(state, asked, body.code) ?? join(state, asked, body);
    case '/vote': {
      const guest = state.guests.get(keyOf(asked.secret));
      return guest ? vote(state, guest, body) : { status: 401 };
    }
    default:
      return { status: 404 };
  }
}

/** Opens the stream of the board or of a phone. Returns what to do when it is closed, or a status. */
function open(
  state: PhonesState,
  { path, secret }: ServerRequest,
  stream: Stream,
): (() => void) | number {
  if (path === '/board-events' && keyOf(secret) === state.boardKey) {
    state.boards.add(stream);
    stream.send(boardMessage(state));
    return () => state.boards.delete(stream);
  }
  if (path !== '/events') return 404;
  const guest = state.guests.get(keyOf(secret));
  if (!guest) return 401;
  const [oldest] = guest.streams;
  if (oldest && guest.streams.size >= MOST_STREAMS) oldest.close();
  guest.streams.add(stream);
  stream.send(phoneLine(state, guest, JSON.stringify(state.moment)));
  return () => {
    guest.streams.delete(stream);
    guest.seen = Date.now();
  };
}

/** Returns the refusal of a code, or of anybody before people are let in; `null` if it is right. */
function refuseCode(state: PhonesState, { from }: ServerRequest, typed: unknown): Reply | null {
  const isRight =
    typeof typed === 'string' &&
    typed.length <= MOST_OF_CODE &&
    isSameCode(typed, state.place.code);
  if (isRight && state.invitation) return null;
  if (isRight) return { status: 503, body: { why: words.connecting } };
  if (!state.limits.wrongCodes.take(from)) {
    return { status: 429, body: { why: words.tooManyTries } };
  }
  return { status: 403, body: { why: words.wrongCode } };
}

async function join(state: PhonesState, asked: ServerRequest, body: Body): Promise<Reply> {
  const { invitation } = state;
  if (!invitation) return { status: 503, body: { why: words.connecting } };
  if (!state.limits.joins.take(asked.from)) {
    return { status: 429, body: { why: words.tooManyTries } };
  }
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
    const reply = await sentBy(state, { type: 'joined', person });
    if (reply.status !== 200) {
      state.holders.delete(person.id);
      return reply;
    }
  } else if (!state.early.some(({ id }) => id === person.id)) state.early.push(person);
  const secret = newSecret();
  const key = keyOf(secret);
  state.guests.set(key, { id: person.id, key, streams: new Set(), seen: Date.now() });
  if (!state.seen) state.moment = { is: 'lobby', here: state.early.length };
  callListeners(state);
  pushSoon(state);
  return { status: 200, body: { secret } };
}

async function vote(state: PhonesState, guest: Guest, body: Body): Promise<Reply> {
  const { seen, moment } = state;
  if (!seen || moment.is !== 'vote' || body.ballot !== moment.ballot) {
    return { status: 409, body: { why: words.tooLate } };
  }
  if (!state.own.get(guest.id)?.isAsked) return { status: 409, body: { why: words.notAsked } };
  if (!state.limits.votes.take(guest.key)) return { status: 429, body: { why: words.tooFast } };
  const event = voteOf(moment.asked.criterion, guest.id, body);
  if (!event) return { status: 422, body: { why: words.noAnswer } };
  const refusal = refuseEvent(seen.script, { people: [] }, event);
  if (refusal !== null) return { status: 422, body: { why: refusal } };
  return sentBy(state, event);
}

/** Shows the present moment to all phones and boards. */
export function push(state: PhonesState): void {
  if (state.push !== null) clearTimeout(state.push);
  state.push = null;
  const moment = JSON.stringify(state.moment);
  for (const guest of state.guests.values()) {
    const line = phoneLine(state, guest, moment);
    for (const stream of guest.streams) stream.send(line);
  }
  const line = state.boards.size === 0 ? '' : boardMessage(state);
  for (const stream of state.boards) stream.send(line);
}

/** Shows the moment soon, with all that changes until then. */
export function pushSoon(state: PhonesState): void {
  state.push ??= setTimeout(() => push(state), PUSH_MILLISECONDS);
}

function callListeners({ listeners }: PhonesState): void {
  for (const listener of listeners) listener();
}

function boardMessage(state: PhonesState): string {
  const { invitation, seen, moment, showsNames, place } = state;
  const part = seen ? boardPart(seen) : null;
  const message: BoardMessage = {
    moment,
    subject: invitation?.subject ?? '',
    address: place.address,
    code: place.code,
    done: part?.done ?? 0,
    of: part?.of ?? 0,
    people: part?.people ?? joined(state).map(({ name }) => ({ name, hasVoted: false })),
    groups: part?.groups ?? [],
    showsNames: part?.showsNames ?? showsNames,
  };
  return JSON.stringify(message);
}

/** Returns the people who have joined with a phone, in the order in which they came. */
export function joined({ seen, early, holders }: PhonesState): readonly Person[] {
  return (seen?.state.people ?? early).filter(({ id }) => holders.has(id));
}

function isHere({ streams, seen }: Guest): boolean {
  return streams.size > 0 || Date.now() - seen < AWAY_MILLISECONDS;
}

/** Takes the secret of a phone away. */
export function forget(state: PhonesState, guest: Guest): void {
  state.guests.delete(guest.key);
  const hasOther = [...state.guests.values()].some(({ id }) => id === guest.id);
  if (!hasOther) state.holders.delete(guest.id);
  for (const stream of guest.streams) stream.close();
}

/** True if a typed code is the right one; letters may be small, and apart. */
function isSameCode(typed: string, code: string): boolean {
  return keyOf(typed.toUpperCase().replace(/[\s-]/g, '')) === keyOf(code);
}

/** Returns who joins, or why that is impossible. */
function personOf(
  state: PhonesState,
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
  const name = typeof body.name === 'string' ? oneSafeLine(body.name).slice(0, MOST_OF_NAME) : '';
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
function sentBy(state: PhonesState, event: ConversationEvent): Promise<Reply> {
  return new Promise((tell) => {
    state.sent.push({ event, tell });
    callListeners(state);
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

/** Returns the message of a phone; what all of them get is in it as JSON already. */
function phoneLine(
  { own: parts, early, showsNames }: PhonesState,
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

/** Returns a secret that nobody guesses. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** Secrets are kept and looked up as checksums, so that no comparison tells anything of them. */
export function keyOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}
