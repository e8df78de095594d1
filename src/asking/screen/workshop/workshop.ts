import { stayEvent } from '../../../conversation/navigation.ts';
import {
  type EarlierRound,
  type WorkshopQuestionView,
  type WorkshopView,
  workshopView,
} from '../../../conversation/workshop/view.ts';
import type {
  Workshop,
  WorkshopEvent,
  WorkshopScript,
} from '../../../conversation/workshop/workshop.ts';
import { type FieldView, fieldFrame } from '../../../terminal/field-frame.ts';
import type { Canvas, Frame } from '../../../terminal/frame.ts';
import { lineKeys, linesKeys } from '../../../terminal/key-hints.ts';
import { listFrame } from '../../../terminal/list.ts';
import { oneSafeLine } from '../../../text/safe.ts';
import { createScreenDriver, type ScreenBehaviour, type ScreenDriver } from '../driver.ts';
import { lastScrollOf, pageFrame } from '../page.ts';
import { pasteInWorkshop, pressInWorkshop } from './keys.ts';
import { workshopHelp, workshopList } from './list.ts';
import { spreadFrame } from './spread-frame.ts';
import {
  arriveInWorkshop,
  type ReasonMode,
  type WorkshopFieldMode,
  type WorkshopScreenState,
} from './state.ts';
import { unfinishedWorkshopInput, workshopConfirmation } from './unfinished.ts';
import { voteFrame } from './vote-frame.ts';

/** The whole screen of a workshop as things stand. */
export function drawWorkshop(
  { mode, notice }: WorkshopScreenState,
  view: WorkshopView,
  canvas: Canvas,
): Frame {
  if (mode.is === 'list') {
    return listFrame(workshopList(mode, view), { ...mode, notice }, canvas);
  }
  const question = workshopView(view);
  if (!question) return { lines: [], caret: null };
  switch (mode.is) {
    case 'vote':
      return voteFrame(question, mode, notice, canvas);
    case 'spread':
      return spreadFrame(question, notice, canvas);
    case 'help':
      return pageFrame(question, workshopHelp(question), mode.scroll, canvas);
    case 'field':
    case 'reason':
      return fieldFrame(fieldView(mode, question), { ...mode.field, notice }, canvas);
  }
}

/** Fits the screen to the window: help scrolls no further than its end. */
function settledWorkshop(
  ui: WorkshopScreenState,
  view: WorkshopView,
  canvas: Canvas,
): WorkshopScreenState {
  const { mode } = ui;
  const question = mode.is === 'help' ? workshopView(view) : null;
  if (mode.is !== 'help' || !question) return ui;
  const scroll = Math.min(mode.scroll, lastScrollOf(question, workshopHelp(question), canvas));
  return { ...ui, mode: { ...mode, scroll } };
}

function fieldView(
  mode: WorkshopFieldMode | ReasonMode,
  question: WorkshopQuestionView,
): FieldView {
  const { criterion, progress, saving, ballots } = question;
  const isLong = mode.is === 'field' && (mode.purpose === 'note' || mode.purpose === 'evidence');
  const who = ballots.find(({ person }) => mode.is === 'reason' && person.id === mode.asked);
  return {
    head: `Criterion ${progress.criterion?.number ?? ''}`.trim(),
    about: criterion.question,
    label:
      mode.is === 'field'
        ? LABELS[mode.purpose]
        : askingWords(mode, question, oneSafeLine(who?.person.name ?? '')),
    keys: isLong ? linesKeys : lineKeys,
    saving,
  };
}

function askingWords(
  { asked, marks }: ReasonMode,
  { ballots }: WorkshopQuestionView,
  name: string,
): string {
  const mark = marks[ballots.findIndex(({ person }) => person.id === asked)];
  return mark?.is === 'words' ? `In the words of ${name}` : `Why does this not apply, ${name}?`;
}

const LABELS: Readonly<Record<WorkshopFieldMode['purpose'], string>> = {
  note: "The room's note",
  evidence: 'Evidence that the room saw, one piece a line',
  agreed: 'What did the room agree? A level, and why, such as: 3 from May on. Empty takes it back.',
  place: 'Save all in another folder. Its path:',
};

/** Options of a workshop screen. */
export interface WorkshopDriverOptions {
  readonly script: WorkshopScript;
  readonly earlier: EarlierRound | null;
  /** In milliseconds, of any clock. */
  readonly now: () => number;
  /** Saves to another folder from now on. Returns the reason why that is impossible, or `null`. */
  readonly moveTo: (folder: string) => string | null;
}

/** Creates the screen of a workshop. `onShow` is called when it has changed. */
export function workshopScreen(
  options: WorkshopDriverOptions,
  onShow: () => void,
): ScreenDriver<Workshop, WorkshopEvent> {
  return createScreenDriver(mannersOf(options), onShow);
}

function mannersOf({
  script,
  earlier,
  now,
  moveTo,
}: WorkshopDriverOptions): ScreenBehaviour<
  Workshop,
  WorkshopEvent,
  WorkshopView,
  WorkshopScreenState
> {
  return {
    view: (workshop, saving) => ({ script, earlier, workshop, saving }),
    arrive: (view, ui, last) => arriveInWorkshop(view, ui, workshopConfirmation(last, view)),
    press: (ui, key, view) => pressInWorkshop(ui, key, view, now()),
    paste: pasteInWorkshop,
    settled: settledWorkshop,
    draw: drawWorkshop,
    draft: unfinishedWorkshopInput,
    stop: { type: 'stopped' },
    moveTo,
    stay: ({ workshop }) => stayEvent(workshop),
  };
}
