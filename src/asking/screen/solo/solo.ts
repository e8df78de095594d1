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
  situation: InterviewView,
  canvas: Canvas,
): Frame {
  if (mode.is === 'list') {
    return listFrame(listView(mode, situation), { ...mode, notice }, canvas);
  }
  if (mode.is === 'field') {
    return fieldFrame(fieldView(mode, situation), { ...mode.field, notice }, canvas);
  }
  const view = criterionView(situation);
  if (!view) return { lines: [], caret: null };
  return mode.is === 'help'
    ? helpFrame(view, mode.scroll, canvas)
    : criterionFrame(view, { ...mode, notice }, canvas);
}

/** The same with nothing scrolled further than there is text. */
function settled(
  ui: InterviewScreenState,
  situation: InterviewView,
  canvas: Canvas,
): InterviewScreenState {
  const view = ui.mode.is === 'help' ? criterionView(situation) : null;
  if (ui.mode.is !== 'help' || !view) return ui;
  return {
    ...ui,
    mode: { ...ui.mode, scroll: Math.min(ui.mode.scroll, lastScroll(view, canvas)) },
  };
}

function listView({ purpose }: ListMode, situation: InterviewView): ListView {
  const { saving } = situation;
  const rows = purpose === 'review' ? reviewRows(situation) : goToRows(situation);
  return purpose === 'review'
    ? { title: 'Review', intro: reviewIntro(situation), rows, keys: reviewKeys, saving }
    : { title: 'Go to a criterion', intro: doneSoFar(situation), rows, keys: goToKeys, saving };
}

function reviewIntro(situation: InterviewView): string {
  const open = openNumbers(situation);
  const rest =
    open.length === 0
      ? 'Nothing is open; f finishes.'
      : `${open.length} open, listed first; finishing leaves them unanswered.`;
  return `${doneSoFar(situation)} ${rest}`;
}

function doneSoFar({ script, interview }: InterviewView): string {
  const { answered, of } = progress(script, interview);
  return `${answered} of ${of} answered.`;
}

function reviewRows(situation: InterviewView): readonly ListRow[] {
  const numbers = new Map(numberedCriteria(situation).map(({ id, number }) => [id, number]));
  return reviewLines(situation.script, situation.interview).map((line) =>
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

function fieldView({ purpose, criterion }: FieldMode, situation: InterviewView): FieldView {
  const { script, interview, saving } = situation;
  const number = numberedCriteria(situation).find(({ id }) => id === criterion)?.number;
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

/** What a desk for an interview is set up with. */
export interface InterviewDriverOptions {
  readonly script: Script;
  readonly earlier: Earlier | null;
  /** In milliseconds, of any clock. */
  readonly now: () => number;
  /** Keeps the answers in another file from now on; what there is to say if that cannot be. */
  readonly moveTo: (path: string) => string | null;
}

/** Sets up a desk for one respondent; `onShow` is called whenever there is something new to see. */
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
    situation: (interview, saving) => ({ script, earlier, interview, saving }),
    arrive: (situation, ui, last) => arrive(situation, ui, confirmationOf(last, situation)),
    press: (ui, key, situation) => press(ui, key, situation, now()),
    paste,
    settled,
    draw,
    draft: unfinishedInput,
    stop: { type: 'stopped' },
    moveTo,
    stay: ({ interview }) => stayEvent(interview),
  };
}
