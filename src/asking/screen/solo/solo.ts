import { stayEvent } from '../../../conversation/navigation.ts';
import {
  type Asked,
  askedCriteria,
  type Interview,
  type InterviewEvent,
  type Script,
} from '../../../conversation/script.ts';
import {
  criterionView,
  currentQuestion,
  type Earlier,
  type InterviewView,
  numberedCriteria,
  openNumbers,
  progress,
  type ReviewLine,
  reviewLines,
} from '../../../conversation/solo/view.ts';
import { type FieldView, fieldFrame } from '../../../terminal/field-frame.ts';
import type { Canvas, Frame } from '../../../terminal/frame.ts';
import { goToKeys, lineKeys, linesKeys, reviewKeys } from '../../../terminal/key-hints.ts';
import { type ListMode, type ListRow, type ListView, listFrame } from '../../../terminal/list.ts';
import { createScreenDriver, type ScreenBehaviour, type ScreenDriver } from '../driver.ts';
import { ratedInWords } from '../levels.ts';
import { criterionFrame } from './criterion-frame.ts';
import { helpFrame, lastScroll } from './help.ts';
import { paste, press } from './keys.ts';
import {
  arrive,
  type FieldMode,
  hasLines,
  type InterviewScreenState,
  type Purpose,
} from './state.ts';
import { confirmationOf, unfinishedInput } from './unfinished.ts';

/** The whole screen of an interview as things stand. */
export function draw(
  { mode, notice }: InterviewScreenState,
  view: InterviewView,
  canvas: Canvas,
): Frame {
  if (mode.is === 'list') {
    return listFrame(listView(mode, view), { ...mode, notice }, canvas);
  }
  if (mode.is === 'field') {
    return fieldFrame(fieldView(mode, view), { ...mode.field, notice }, canvas);
  }
  const question = criterionView(view);
  if (!question) return { lines: [], caret: null };
  return mode.is === 'help'
    ? helpFrame(question, mode.scroll, canvas)
    : criterionFrame(question, { ...mode, notice }, canvas);
}

/** The same with nothing scrolled further than there is text. */
function settled(
  ui: InterviewScreenState,
  view: InterviewView,
  canvas: Canvas,
): InterviewScreenState {
  const question = ui.mode.is === 'help' ? criterionView(view) : null;
  if (ui.mode.is !== 'help' || !question) return ui;
  return {
    ...ui,
    mode: { ...ui.mode, scroll: Math.min(ui.mode.scroll, lastScroll(question, canvas)) },
  };
}

function listView({ purpose }: ListMode, view: InterviewView): ListView {
  const { saving } = view;
  const rows = purpose === 'review' ? reviewRows(view) : goToRows(view);
  return purpose === 'review'
    ? { title: 'Review', intro: reviewIntro(view), rows, keys: reviewKeys, saving }
    : { title: 'Go to a criterion', intro: doneSoFar(view), rows, keys: goToKeys, saving };
}

function reviewIntro(view: InterviewView): string {
  const open = openNumbers(numberedCriteria(view));
  const rest =
    open.length === 0
      ? 'Nothing is open; f finishes.'
      : `${open.length} open, listed first; finishing leaves them unanswered.`;
  return `${doneSoFar(view)} ${rest}`;
}

function doneSoFar({ script, interview }: InterviewView): string {
  const { answered, of } = progress(script, interview);
  return `${answered} of ${of} answered.`;
}

function reviewRows(view: InterviewView): readonly ListRow[] {
  const numbers = new Map(numberedCriteria(view).map(({ id, number }) => [id, number]));
  return reviewLines(view.script, view.interview).map((line) =>
    rowOf(line, numbers.get(line.criterion) ?? 0),
  );
}

function goToRows({ script, interview }: InterviewView): readonly ListRow[] {
  const lines = new Map(reviewLines(script, interview).map((line) => [line.criterion, line]));
  const asked = askedCriteria(script, interview);
  return asked.flatMap((own, index) => {
    const line = lines.get(own.criterion.id);
    const row = line ? [rowOf(line, index + 1)] : [];
    return isFirstOfPoint(own, asked[index - 1])
      ? [{ is: 'heading', text: own.point.title } as const, ...row]
      : row;
  });
}

function isFirstOfPoint({ point }: Asked, before: Asked | undefined): boolean {
  return before?.point.id !== point.id;
}

function rowOf(line: ReviewLine, number: number): ListRow {
  const { criterion: id, question, state, said, hasNote } = line;
  const words: Readonly<Record<typeof state, string>> = {
    open: 'open',
    'put-off': 'open (skipped)',
    rated: ratedInWords(line),
    unknown: said,
    'not-applicable': 'not applicable',
  };
  const answer = `${words[state]}${hasNote ? ' + note' : ''}`;
  return { is: 'criterion', id, number, question, answer };
}

function fieldView({ purpose, criterion }: FieldMode, view: InterviewView): FieldView {
  const { script, interview, saving } = view;
  const number = numberedCriteria(view).find(({ id }) => id === criterion)?.number;
  const asked = currentQuestion(script, interview, criterion);
  const isAnswer = purpose === 'line' || purpose === 'words';
  return {
    head: number === undefined ? 'Audit' : `Criterion ${number}`,
    about: asked?.criterion.question ?? '',
    label: isAnswer ? (asked?.face.fieldLabel ?? '') : labels[purpose],
    keys: hasLines(purpose) ? linesKeys : lineKeys,
    saving,
  };
}

const labels: Readonly<Record<Exclude<Purpose, 'line' | 'words'>, string>> = {
  note: 'Note',
  evidence: 'Evidence that was shown, one piece a line',
  reason: 'Why does this not apply? What does not apply is left out of the score.',
  place: 'Save in another file. Its path:',
};

/** Options of an interview screen. */
export interface InterviewDriverOptions {
  readonly script: Script;
  readonly earlier: Earlier | null;
  /** In milliseconds, of any clock. */
  readonly now: () => number;
  /** Saves to another file from now on. Returns the reason why that is impossible, or `null`. */
  readonly moveTo: (path: string) => string | null;
}

/** Creates the screen of an interview. `onShow` is called when it has changed. */
export function interviewScreen(
  options: InterviewDriverOptions,
  onShow: () => void,
): ScreenDriver<Interview, InterviewEvent> {
  return createScreenDriver(mannersOf(options), onShow);
}

function mannersOf({
  script,
  earlier,
  now,
  moveTo,
}: InterviewDriverOptions): ScreenBehaviour<
  Interview,
  InterviewEvent,
  InterviewView,
  InterviewScreenState
> {
  return {
    view: (interview, saving) => ({ script, earlier, interview, saving }),
    arrive: (view, ui, last) => arrive(view, ui, confirmationOf(last, view)),
    press: (ui, key, view) => press(ui, key, view, now()),
    paste,
    settled,
    draw,
    draft: unfinishedInput,
    stop: { type: 'stopped' },
    moveTo,
    stay: ({ interview }) => stayEvent(interview),
  };
}
