import { startConversation } from '../../conversation/advance.ts';
import { refuseEvent } from '../../conversation/record.ts';
import { type AnswerEvent, alone, type Script } from '../../conversation/script.ts';
import { type QuestionView, questionView } from '../../conversation/view.ts';
import { answerText } from '../../conversation/wording.ts';
import { answerFields, headOf } from '../../form/answer.ts';
import { field, make } from '../../form/elements.ts';
import { whoFields } from '../../form/who.ts';
import { formWords } from '../../words/form.ts';
import { phonesWords as words } from '../../words/phones.ts';
import {
  MOST_OF_CODE,
  MOST_OF_NAME,
  type Moment,
  type OwnPart,
  type PhoneMessage,
  type Questions,
  type Welcome,
} from '../moment.ts';
import { type Link, listen, send } from './link.ts';
import { revealed } from './votes.ts';

/** Name of the entry with the secret of this phone; it is all that is kept. */
const KEPT = 'align-workshop';

/** Runs the page of a phone. */
export function runPhone(place: HTMLElement): void {
  const show = (...elements: readonly HTMLElement[]) => {
    place.replaceChildren(...elements);
    scrollTo(0, 0);
    place.querySelector('h1')?.focus({ preventScroll: true });
  };
  const secret = recall();
  if (secret === null) void askCode(show, decodeURIComponent(location.hash.slice(1)), null);
  else takePart(show, secret);
}

type Show = (...elements: readonly HTMLElement[]) => void;

function recall(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(secret: string | null): void {
  try {
    if (secret === null) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, secret);
  } catch {
    // A browser that keeps nothing joins again after a reload.
  }
}

/** Asks for the code, unless the address has it, and then who is there. */
async function askCode(show: Show, known: string, said: string | null): Promise<void> {
  let typed = known;
  let problem = said;
  if (known !== '' && said === null) {
    show(
      make('h1', { tabindex: -1 }, words.title),
      make('p', { role: 'status' }, words.connecting),
    );
    problem = await enter(show, known);
    if (problem === null) return;
  }
  const error = make('p', { class: 'error', role: 'alert' }, problem ?? '');
  const code = field({
    label: words.codeLabel,
    value: known,
    about: words.codeAbout,
    most: MOST_OF_CODE,
    lines: 1,
    onInput: (text) => {
      typed = text;
    },
  });
  code.input.setAttribute('autocapitalize', 'characters');
  const submit = async () => {
    error.textContent = await enter(show, typed);
  };
  show(
    form(
      submit,
      make('h1', { tabindex: -1 }, words.title),
      code.element,
      error,
      submitButton(words.enter),
    ),
  );
}

/** Leads on to who is there if a code is right; else returns why it is refused. */
async function enter(show: Show, code: string): Promise<string | null> {
  const reply = await send<Welcome>('/enter', '', { code });
  if (!reply.isOk) return reply.why;
  askWho(show, code, reply.body);
  return null;
}

function form(submit: () => Promise<void>, ...children: readonly (Node | null)[]): HTMLElement {
  const onSubmit = (event: Event) => {
    event.preventDefault();
    void submit();
  };
  return make('form', { novalidate: true, submit: onSubmit }, ...children);
}

function submitButton(label: string): HTMLElement {
  return make('div', { class: 'nav' }, make('button', { type: 'submit', class: 'primary' }, label));
}

/** Asks who holds the phone. */
function askWho(show: Show, code: string, { title, subject, people, groups }: Welcome): void {
  const error = make('p', { class: 'error', role: 'alert' });
  const { elements, who } = whoFields({
    ...{ people, groups, most: MOST_OF_NAME, isPersonal: false, aboutName: '' },
    ...{ chosen: people.length === 0 ? null : undefined, name: '', group: null, role: null },
  });
  const submit = async () => {
    const { chosen, name, group } = who();
    if (chosen === undefined) {
      error.textContent = formWords.whoAreYou;
      return;
    }
    const asked = { code, ...(chosen === null ? { name } : { id: chosen.id }), group };
    const reply = await send<{ readonly secret: string }>('/join', '', asked);
    if (!reply.isOk) {
      error.textContent = reply.why;
      return;
    }
    keep(reply.body.secret);
    takePart(show, reply.body.secret);
  };
  show(
    form(
      submit,
      make('p', { class: 'top', dir: 'auto' }, title),
      make('h1', { tabindex: -1, dir: 'auto' }, words.heading({ subject })),
      ...elements,
      make('p', { class: 'quiet' }, words.promise),
      error,
      submitButton(words.join),
    ),
  );
}

/** Shows what happens, until the workshop is over or somebody else takes the place. */
function takePart(show: Show, secret: string): void {
  const head = make('header', { class: 'head' });
  const line = make('p', { class: 'error', role: 'status' }, words.connecting);
  const body = make('div');
  show(head, line, body);
  let shown = '';
  let script: Script | null = null;
  let latest: PhoneMessage | null = null;
  let refresh: (message: PhoneMessage) => void = () => {};
  const draw = () => {
    if (!latest || (needsQuestions(latest.moment) && !script)) return;
    const key = keyOf(latest.moment, latest.own);
    if (key !== shown) {
      const screen = screenOf(script, secret, latest);
      ({ refresh } = screen);
      body.replaceChildren(screen.element);
      scrollTo(0, 0);
      screen.element.querySelector('h1')?.focus({ preventScroll: true });
    }
    shown = key;
    refresh(latest);
  };
  const load = async () => {
    const reply = await send<Questions>('/questions', secret);
    if (reply.isOk) script = reply.body;
    draw();
  };
  const link: Link = listen<PhoneMessage>('/events', secret, {
    onLost: (refused) => {
      if (refused === 401) {
        link.close();
        leave(show, words.gone);
      } else line.textContent = words.lost;
    },
    onMessage: (message) => {
      line.textContent = '';
      latest = message;
      head.replaceChildren(make('div', { class: 'top' }, make('bdi', {}, message.own.name)));
      if (message.moment.is === 'over') {
        link.close();
        leave(show, null);
      } else if (needsQuestions(message.moment) && !script) void load();
      else draw();
    },
  });
}

/** True if a moment cannot be shown without the questions, which come once, when the first is put. */
function needsQuestions({ is }: Moment): boolean {
  return is === 'vote' || is === 'reveal';
}

/** Erases what this phone keeps, and says why it takes no part any more; `null` at the end. */
function leave(show: Show, why: string | null): void {
  keep(null);
  if (why === null) {
    show(make('h1', { tabindex: -1 }, words.over), make('p', {}, words.overAbout));
  } else void askCode(show, decodeURIComponent(location.hash.slice(1)), why);
}

/** Tells screens apart; the same one is only refreshed, so that no choice is lost. */
function keyOf(moment: Moment, own: OwnPart): string {
  if (moment.is === 'vote') return `vote ${moment.ballot} ${own.isAsked}`;
  return moment.is === 'reveal' ? JSON.stringify(moment) : moment.is;
}

interface Screen {
  readonly element: HTMLElement;
  readonly refresh: (message: PhoneMessage) => void;
}

function screenOf(script: Script | null, secret: string, message: PhoneMessage): Screen {
  const { moment, own } = message;
  if (!script) return moment.is === 'lobby' ? lobby() : saying(words.pause);
  switch (moment.is) {
    case 'lobby':
      return lobby();
    case 'vote':
      return own.isAsked
        ? voteScreen(script, secret, moment, own)
        : saying(`${moment.asked.head}: ${words.skipped}`);
    case 'reveal':
      return {
        element: make(
          'div',
          {},
          make('p', { class: 'kick', dir: 'auto' }, moment.asked.head),
          make('h1', { tabindex: -1, dir: 'auto' }, moment.asked.question),
          ...revealed(moment, []),
          ownVote(script, moment.asked.criterion, own),
        ),
        refresh: () => {},
      };
    default:
      return saying(words.pause);
  }
}

function saying(text: string): Screen {
  const element = make('div', {}, make('h1', { tabindex: -1, class: 'calm', dir: 'auto' }, text));
  return { element, refresh: () => {} };
}

function lobby(): Screen {
  const here = make('p', { role: 'status' });
  const names = make('p', { class: 'quiet' });
  return {
    element: make(
      'div',
      {},
      make('h1', { tabindex: -1, class: 'calm' }, words.waiting),
      here,
      make('p', { class: 'quiet' }, words.promise),
      names,
    ),
    refresh: ({ moment, own }) => {
      if (moment.is === 'lobby') here.textContent = words.here({ people: moment.here });
      names.textContent = own.showsNames ? words.promiseNames : words.promiseCounts;
    },
  };
}

/** Question of one person alone, which is how a phone shows it. */
function viewOf(script: Script, criterion: string, own: OwnPart): QuestionView | null {
  const person = { id: 'own', name: own.name, group: own.group };
  const answers = own.answer === null ? {} : { [criterion]: own.answer };
  const start = startConversation(script, alone(person, { answers, remarks: {} }));
  const setting = { heading: '', groups: new Map<string, string>(), hidesNames: false };
  return questionView({ script, state: start, setting, saving: null, earlier: null }, criterion);
}

function ownVote(script: Script, criterion: string, own: OwnPart): HTMLElement | null {
  const question = own.answer === null ? null : viewOf(script, criterion, own);
  if (!question) return null;
  const answer = answerText(question.answer, question.scale);
  return make('p', { class: 'quiet', dir: 'auto' }, words.ownVote({ answer }));
}

/** Asks for a vote. It is sent by a button, and counts only once the server has saved it. */
function voteScreen(
  script: Script,
  secret: string,
  { asked, ballot, isSecond }: Extract<Moment, { is: 'vote' }>,
  before: OwnPart,
): Screen {
  const question = viewOf(script, asked.criterion, before);
  if (!question) return saying(words.skipped);
  let chosen: AnswerEvent | null = null;
  /** True if the last vote was taken out of its field, and nothing else was given. */
  let isEmptied = false;
  let isVoted = before.hasVoted;
  let isSending = false;
  const count = make('p', { class: 'quiet' });
  const status = make('p', { class: 'voted', role: 'status' });
  const error = make('p', { class: 'error', role: 'alert' });
  const submit = make('button', { type: 'submit', class: 'primary' });
  const label = () => {
    const ready = isVoted ? words.changeVote : words.vote;
    submit.textContent = isSending ? words.sending : ready;
    submit.disabled = isSending;
    status.textContent = isVoted && chosen === null && !isSending ? words.voted : '';
  };
  const refusalOf = (event: AnswerEvent) => refuseEvent(script, { people: [] }, event);
  const fields = answerFields(question, {
    refusalOf,
    give: (event) => {
      const isTaken = refusalOf(event) === null;
      chosen = isTaken ? event : null;
      isEmptied = false;
      error.textContent = '';
      label();
      return isTaken;
    },
    withdraw: () => {
      chosen = null;
      isEmptied = true;
      label();
    },
  });
  const vote = async () => {
    if (fields.isWrong()) return;
    const event = chosen ?? (isEmptied ? null : sameAgain(question));
    if (!event) {
      error.textContent = words.chooseFirst;
      return;
    }
    isSending = true;
    label();
    const said =
      event.type === 'answered' ? { value: event.value } : { notApplicable: event.reason };
    const reply = await send('/vote', secret, { ballot, ...said });
    isSending = false;
    if (reply.isOk) {
      isVoted = true;
      if (chosen === event) chosen = null;
    } else error.textContent = reply.why;
    label();
  };
  label();
  const element = form(
    vote,
    make('p', { class: 'kick', dir: 'auto' }, headOf(question)),
    isSecond ? make('p', {}, words.secondVote) : null,
    ...fields.elements,
    make('div', { class: 'nav' }, make('div', { class: 'news' }, error, status, count), submit),
  );
  return {
    element,
    refresh: ({ moment, own }) => {
      if (moment.is === 'vote') count.textContent = words.votedCount(moment);
      isVoted = own.hasVoted;
      label();
    },
  };
}

/** Returns the event that gives the present answer again; a second vote may be the same. */
function sameAgain({ criterion: { id: criterion }, answer }: QuestionView): AnswerEvent | null {
  if (!answer) return null;
  return 'notApplicable' in answer
    ? { type: 'not-applicable', criterion, reason: answer.notApplicable }
    : { type: 'answered', criterion, value: answer.value };
}
