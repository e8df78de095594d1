import { groupsOf } from '../checklist/lookup.ts';
import { advance, startConversation } from '../conversation/advance.ts';
import { runLoop } from '../conversation/loop.ts';
import {
  type Conversation,
  type ConversationEvent,
  entryOf,
  recordBy,
  type Script,
} from '../conversation/script.ts';
import { type ConversationView, progress, questionView } from '../conversation/view.ts';
import type { SaveState } from '../io/io.ts';
import { formWords as words } from '../words/form.ts';
import { make } from './elements.ts';
import { erase, type Kept, keep, recall, recordIn, watchOthers } from './keeping.ts';
import { type QuestionScreen, questionScreen } from './question.ts';
import { DATA_ID, MAIN_ID, PAPER_ID, type Questionnaire } from './questionnaire.ts';
import { guessScreen, reviewScreen, startScreen } from './screens.ts';
import { endScreen, onPaper } from './sending.ts';

/** Longest pause that counts as time spent answering, in seconds. */
const LONGEST_PAUSE = 300;

const data = document.getElementById(DATA_ID)?.textContent;
const main = document.getElementById(MAIN_ID);
if (main) {
  if (data) void run(JSON.parse(data), main);
  else main.replaceChildren(make('h1', {}, words.broken));
}

/** Leads somebody from the start to the end, and back as often as they like. */
async function run(questionnaire: Questionnaire, place: HTMLElement): Promise<void> {
  const script: Script = { checklist: questionnaire.checklist, mode: questionnaire.mode };
  addEventListener('beforeprint', () => {
    document.getElementById(PAPER_ID)?.replaceChildren(...onPaper(questionnaire));
  });
  const show = (screen: HTMLElement) => {
    place.replaceChildren(screen);
    scrollTo(0, 0);
    screen.querySelector('h1')?.focus({ preventScroll: true });
  };
  const asked = <T>(make: (done: (result: T) => void) => HTMLElement) =>
    new Promise<T>((resolve) => show(make(resolve)));

  const begin = async (before: Kept | null): Promise<Kept> => {
    const kept = await asked<Kept>((done) => startScreen(questionnaire, before, done));
    keep(questionnaire, kept);
    if (kept.guess !== null || Object.keys(kept.said.answers).length > 0) return kept;
    const guess = await asked<number | null>((done) => guessScreen(questionnaire, kept, done));
    keep(questionnaire, { ...kept, guess });
    return { ...kept, guess };
  };

  let kept = recall(questionnaire) ?? (await begin(null));
  let isReview = false;
  /** Question to go on with after another window took over; `null` for the first open one. */
  let at: string | null = null;
  for (;;) {
    if (!kept.isFinished) {
      const end = await converse(questionnaire, script, { kept, at, isReview }, show);
      if (end.isOther) {
        // Another window of the same person has newer answers, or erased them.
        ({ at, isReview } = end);
        kept = recall(questionnaire, kept.person.id) ?? (await begin(null));
        continue;
      }
      ({ kept } = end);
    }
    at = null;
    isReview = kept.isFinished;
    if (!kept.isFinished) {
      kept = await begin(kept);
      continue;
    }
    const finished: Kept = kept;
    const next = await asked<'review' | 'erase'>((done) =>
      endScreen(questionnaire, finished, done),
    );
    if (next === 'erase') {
      erase(questionnaire, kept.person);
      kept = await begin(null);
    } else kept = { ...kept, isFinished: false };
  }
}

/** Beginning of a conversation. */
interface Start {
  readonly kept: Kept;
  /** Question at which another window took over; `null` if none did. */
  readonly at: string | null;
  readonly isReview: boolean;
}

/** End of a conversation, with what is kept then. */
interface End {
  readonly kept: Kept;
  readonly at: string | null;
  readonly isReview: boolean;
  /** True if another window of this browser has changed the answers. */
  readonly isOther: boolean;
}

/** Asks until somebody finishes or goes back to the start, or another window changes the answers. */
async function converse(
  questionnaire: Questionnaire,
  script: Script,
  start: Start,
  show: (screen: HTMLElement) => void,
): Promise<End> {
  let { kept } = start;
  let isOther = false;
  let isTold = start.at === null;
  let { isReview } = start;
  let last = Date.now();
  const waiting: ConversationEvent[] = [];
  let answer: ((event: ConversationEvent) => void) | null = null;
  const send = (...events: readonly ConversationEvent[]) => {
    waiting.push(...events);
    const next = answer === null ? undefined : waiting.shift();
    if (!answer || !next) return;
    const resolve = answer;
    answer = null;
    resolve(next);
  };
  const { title = '' } = entryOf(groupsOf(questionnaire.checklist), kept.person.group) ?? {};
  const setting = {
    heading: [kept.person.name, title].filter((part) => part !== '').join(', '),
    groups: new Map<string, string>(),
    hidesNames: false,
  };
  let shown: (QuestionScreen & { readonly id: string }) | null = null;
  const head = make('header', { class: 'head' });
  const ask = (state: Conversation, saving: SaveState | null) => {
    const next = waiting.shift();
    if (next) return Promise.resolve(next);
    isReview = state.status === 'reviewing';
    const view: ConversationView = { script, state, saving, earlier: null, setting };
    head.replaceChildren(...statusOf(view, questionnaire.subject, isTold ? null : words.fromOther));
    isTold = true;
    const question = state.status === 'asking' ? questionView(view) : null;
    if (question && shown?.id === question.criterion.id) shown.refresh(question);
    else if (question) {
      const screen = questionScreen(view, question, send);
      shown = { ...screen, id: question.criterion.id };
      show(make('div', {}, head, screen.element));
    } else {
      shown = null;
      show(make('div', {}, head, reviewScreen(view, send)));
    }
    return new Promise<ConversationEvent>((resolve) => {
      answer = resolve;
    });
  };
  const save = (state: Conversation): SaveState => {
    // The newer answers of another window stay.
    if (isOther) return { isSaved: true, message: null };
    const now = Date.now();
    const spent = Math.min((now - last) / 1000, LONGEST_PAUSE);
    last = now;
    kept = {
      ...kept,
      said: recordBy(state, kept.person),
      seconds: kept.seconds + spent,
      isFinished: state.status === 'finished',
    };
    return keep(questionnaire, kept);
  };
  const stopWatching = watchOthers(questionnaire, kept.person, () => {
    isOther = true;
    waiting.length = 0;
    send({ type: 'stopped' });
  });
  const begin = startConversation(script, recordIn(kept));
  const here =
    start.at === null ? begin : advance(script, begin, { type: 'went-to', criterion: start.at });
  const from: Conversation = start.isReview ? { ...here, status: 'reviewing' } : here;
  const { state } = await runLoop(script, from, { ask }, { save });
  stopWatching();
  const isFinished = state.status === 'finished';
  return { kept: { ...kept, isFinished }, at: state.current, isReview, isOther };
}

/** Name, progress, and whether the answers are kept. */
function statusOf(
  view: ConversationView,
  subject: string,
  news: string | null,
): readonly HTMLElement[] {
  const { script, state, saving, setting } = view;
  const { answered, of } = progress(script, state);
  const isLost = saving?.isSaved === false;
  const status = isLost ? words.notSaved : (news ?? (saving ? words.saved : ''));
  return [
    make(
      'div',
      { class: 'top' },
      make('bdi', {}, setting.heading),
      make('span', { role: 'status', class: isLost ? 'error' : '' }, status),
    ),
    make('progress', { max: of, value: answered, 'aria-label': words.progressLabel }),
    make(
      'div',
      { class: 'top' },
      make('span', {}, words.progress({ answered, of })),
      make('bdi', {}, subject),
    ),
  ];
}
