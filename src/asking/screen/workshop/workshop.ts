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
import { oneSafeLine } from '../../../text/table.ts';
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
  situation: WorkshopView,
  canvas: Canvas,
): Frame {
  if (mode.is === 'list') {
    return listFrame(workshopList(mode, situation), { ...mode, notice }, canvas);
  }
  const view = workshopView(situation);
  if (!view) return { lines: [], caret: null };
  switch (mode.is) {
    case 'vote':
      return voteFrame(view, mode, notice, canvas);
    case 'spread':
      return spreadFrame(view, notice, canvas);
    case 'help':
      return pageFrame(view, workshopHelp(view), mode.scroll, canvas);
    case 'field':
    case 'reason':
      return fieldFrame(fieldView(mode, view), { ...mode.field, notice }, canvas);
  }
}

/** How it looks in this window: help is scrolled no further than to its end. */
function settledWorkshop(
  ui: WorkshopScreenState,
  situation: WorkshopView,
  canvas: Canvas,
): WorkshopScreenState {
  const { mode } = ui;
  const view = mode.is === 'help' ? workshopView(situation) : null;
  if (mode.is !== 'help' || !view) return ui;
  const scroll = Math.min(mode.scroll, lastScrollOf(view, workshopHelp(view), canvas));
  return { ...ui, mode: { ...mode, scroll } };
}

function fieldView(mode: WorkshopFieldMode | ReasonMode, view: WorkshopQuestionView): FieldView {
  const { criterion, progress, saving, ballots } = view;
  const isLong = mode.is === 'field' && (mode.purpose === 'note' || mode.purpose === 'evidence');
  const who = ballots.find(({ person }) => mode.is === 'reason' && person.id === mode.asked);
  return {
    head: `Criterion ${progress.criterion?.number ?? ''}`.trim(),
    about: criterion.question,
    label:
      mode.is === 'field'
        ? LABELS[mode.purpose]
        : askingWords(mode, view, oneSafeLine(who?.person.name ?? '')),
    keys: isLong ? linesKeys : lineKeys,
    saving,
  };
}

function askingWords(
  { asked, cards }: ReasonMode,
  { ballots }: WorkshopQuestionView,
  name: string,
): string {
  const card = cards[ballots.findIndex(({ person }) => person.id === asked)];
  return card?.is === 'words' ? `In the words of ${name}` : `Why does this not apply, ${name}?`;
}

const LABELS: Readonly<Record<WorkshopFieldMode['purpose'], string>> = {
  note: "The room's note",
  evidence: 'Evidence that the room saw, one piece a line',
  agreed: 'What did the room agree? A level, and why, such as: 3 from May on. Empty takes it back.',
  place: 'Save all in another folder. Its path:',
};

/** What a desk for a workshop is set up with. */
export interface WorkshopDriverOptions {
  readonly script: WorkshopScript;
  readonly earlier: EarlierRound | null;
  /** In milliseconds, of any clock. */
  readonly now: () => number;
  /** Keeps everything in another folder from now on; what there is to say if that cannot be. */
  readonly moveTo: (folder: string) => string | null;
}

/** Sets up a desk for a workshop; `onShow` is called whenever there is something new to see. */
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
    situation: (workshop, saving) => ({ script, earlier, workshop, saving }),
    arrive: (situation, ui, last) =>
      arriveInWorkshop(situation, ui, workshopConfirmation(last, situation)),
    press: (ui, key, situation) => pressInWorkshop(ui, key, situation, now()),
    paste: pasteInWorkshop,
    settled: settledWorkshop,
    draw: drawWorkshop,
    draft: unfinishedWorkshopInput,
    stop: { type: 'stopped' },
    moveTo,
    stay: ({ workshop }) => stayEvent(workshop),
  };
}
