import { groupsOf } from '../checklist/lookup.ts';
import { runLoop, startConversation } from '../conversation/advance.ts';
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
import { erase, type Kept, keep, recall, recordIn } from './keeping.ts';
import { onPaper } from './paper.ts';
import { type QuestionScreen, questionScreen } from './question.ts';
import { DATA_ID, MAIN_ID, PAPER_ID, type Questionnaire } from './questionnaire.ts';
import { guessScreen, reviewScreen, startScreen } from './screens.ts';
import { endScreen } from './sending.ts';

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
    const guess = await asked<number | null>((done) => guessScreen(kept, done));
    keep(questionnaire, { ...kept, guess });
    return { ...kept, guess };
  };

  let kept = recall(questionnaire) ?? (await begin(null));
  let isReview = false;
  for (;;) {
    if (!kept.isFinished) kept = await converse(questionnaire, script, kept, isReview, show);
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

/** Asks until somebody finishes or goes back to the start; returns what is kept of them then. */
async function converse(
  questionnaire: Questionnaire,
  script: Script,
  start: Kept,
  isReview: boolean,
  show: (screen: HTMLElement) => void,
): Promise<Kept> {
  let kept = start;
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
    const view: ConversationView = { script, state, saving, earlier: null, setting };
    head.replaceChildren(...statusOf(view, questionnaire.subject));
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
  const save = (state: Conversation) => {
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
  const begin = startConversation(script, recordIn(kept));
  const from: Conversation = isReview ? { ...begin, status: 'reviewing' } : begin;
  const { state } = await runLoop(script, from, { ask }, { save });
  return { ...kept, isFinished: state.status === 'finished' };
}

/** Name, progress, and whether the answers are kept. */
function statusOf(view: ConversationView, subject: string): readonly HTMLElement[] {
  const { script, state, saving, setting } = view;
  const { answered, of } = progress(script, state);
  const isLost = saving?.isSaved === false;
  const status = isLost ? words.notSaved : saving ? words.saved : '';
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
