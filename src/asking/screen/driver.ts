import type { AskOf } from '../../conversation/loop.ts';
import type { Navigation } from '../../conversation/navigation.ts';
import type { SaveState } from '../../io/io.ts';
import type { Canvas, Frame } from '../../terminal/frame.ts';
import type { Key } from '../../terminal/keys.ts';

/**
 * Where keys become events: it holds what the screen shows, and lets keys wait that come before the
 * answer to the last one is saved.
 */
export interface ScreenDriver<State, Event> {
  readonly ask: AskOf<State, Event>;
  take(input: Input): void;
  frame(canvas: Canvas): Frame;
  /** Lets everything stop, what is half written kept. */
  close(): void;
  /** What became of that, in words for the person; null where nothing was half written. */
  readonly halfWritten: () => string | null;
}

/** A key, or the text of a paste. */
export type Input = Key | { readonly pasted: string };

/** What changes at a desk. */
interface Standing<State, Event, Situation, Ui extends WithNotice> {
  readonly manners: ScreenBehaviour<State, Event, Situation, Ui>;
  ui: Ui | null;
  situation: Situation | null;
  waiting: ((event: Event) => void) | null;
  lastEvent: Event | null;
  /** What is left to do once everything stops; null before. */
  lastWords: Event[] | null;
  halfWritten: string | null;
  isClosed: boolean;
  readonly inputs: Input[];
}

/** Sets up a desk; `onShow` is called whenever there is something new to see. */
export function createScreenDriver<
  State extends Navigation,
  Event,
  Situation,
  Ui extends WithNotice,
>(
  manners: ScreenBehaviour<State, Event, Situation, Ui>,
  onShow: () => void,
): ScreenDriver<State, Event> {
  const standing: Standing<State, Event, Situation, Ui> = {
    ...{ manners, ui: null, situation: null, waiting: null, lastEvent: null },
    ...{ lastWords: null, halfWritten: null, isClosed: false },
    inputs: [],
  };
  return {
    ask: (state, saving) => {
      comeTo(standing, state, saving);
      const event = workOff(standing) ?? (standing.isClosed ? lastWord(standing) : null);
      if (event) return Promise.resolve(event);
      onShow();
      return new Promise((resolve) => {
        standing.waiting = resolve;
      });
    },
    take: (input) => {
      standing.inputs.push(input);
      if (standing.waiting) answer(standing, workOff(standing));
    },
    frame: (canvas) => {
      const { situation } = standing;
      if (!standing.ui || !situation) return { lines: [], caret: null };
      standing.ui = manners.settled(standing.ui, situation, canvas);
      return manners.draw(standing.ui, situation, canvas);
    },
    close: () => {
      standing.isClosed = true;
      if (standing.waiting) answer(standing, lastWord(standing));
    },
    halfWritten: () => standing.halfWritten,
  };
}

function comeTo<State extends Navigation, Event, Situation, Ui extends WithNotice>(
  standing: Standing<State, Event, Situation, Ui>,
  state: State,
  saving: SaveState,
): void {
  const situation = standing.manners.situation(state, saving);
  standing.situation = situation;
  standing.ui = standing.manners.arrive(situation, standing.ui, standing.lastEvent);
}

/** Works off the keys that wait, up to the first that makes an event. */
function workOff<State, Event, Situation, Ui extends WithNotice>(
  standing: Standing<State, Event, Situation, Ui>,
): Event | null {
  const { manners } = standing;
  for (;;) {
    const { ui, situation } = standing;
    const input = ui && situation ? standing.inputs.shift() : undefined;
    if (!ui || !situation || !input) return null;
    const step =
      'pasted' in input ? manners.paste(ui, input.pasted) : manners.press(ui, input, situation);
    standing.ui = step.ui;
    const event = step.place === undefined ? step.event : moved(standing, situation, step.place);
    if (event) {
      standing.lastEvent = event;
      return event;
    }
  }
}

/** After a move something must happen, so that saving is tried again. */
function moved<State, Event, Situation, Ui extends WithNotice>(
  standing: Standing<State, Event, Situation, Ui>,
  situation: Situation,
  place: string,
): Event | undefined {
  const { manners, ui } = standing;
  const refusal = manners.moveTo(place);
  if (refusal === null) return manners.stay(situation);
  standing.ui = ui && { ...ui, notice: refusal };
  return undefined;
}

function answer<Event>(
  standing: { waiting: ((event: Event) => void) | null },
  event: Event | null,
): void {
  const { waiting } = standing;
  if (!event || !waiting) return;
  standing.waiting = null;
  waiting(event);
}

/** What is half written comes first, and then the end. */
function lastWord<State, Event, Situation, Ui extends WithNotice>(
  standing: Standing<State, Event, Situation, Ui>,
): Event {
  const { manners, ui, situation } = standing;
  if (!standing.lastWords) {
    const draft = ui && situation ? manners.draft(ui, situation) : null;
    standing.lastWords = [...(draft?.events ?? [])];
    standing.halfWritten = draft?.said ?? null;
  }
  const event = standing.lastWords.shift() ?? manners.stop;
  standing.lastEvent = event;
  return event;
}

/** How things are shown and how keys are taken, whatever is asked; all but `moveTo` is pure. */
export interface ScreenBehaviour<State, Event, Situation, Ui extends WithNotice> {
  /** Where things stand, for whoever shows it. */
  readonly situation: (state: State, saving: SaveState) => Situation;
  /** How it looks on coming there; `last` is the event that led there. */
  readonly arrive: (situation: Situation, ui: Ui | null, last: Event | null) => Ui;
  readonly press: (ui: Ui, key: Key, situation: Situation) => Transition<Ui, Event>;
  readonly paste: (ui: Ui, text: string) => Transition<Ui, Event>;
  /** How it looks in this window, which may be smaller than the one before. */
  readonly settled: (ui: Ui, situation: Situation, canvas: Canvas) => Ui;
  readonly draw: (ui: Ui, situation: Situation, canvas: Canvas) => Frame;
  /** What is half written; null where nothing is. */
  readonly draft: (ui: Ui, situation: Situation) => UnfinishedInput<Event> | null;
  /** The event that ends everything. */
  readonly stop: Event;
  /** Saves elsewhere from now on; what speaks against it, or null. */
  readonly moveTo: (place: string) => string | null;
  /** An event that leaves everything where it is, so that saving is tried. */
  readonly stay: (situation: Situation) => Event;
}

/** What a screen shows has room for a notice. */
export interface WithNotice {
  /** A short word about what just happened. */
  readonly notice: string | null;
}

/** What a key or a paste leads to. */
export interface Transition<Ui, Event> {
  readonly ui: Ui;
  readonly event?: Event;
  /** Another place to keep the answers in. */
  readonly place?: string;
}

/** What was half written when everything stopped. */
export interface UnfinishedInput<Event> {
  /** These keep it, whatever it was going to be. */
  readonly events: readonly Event[];
  /** Where it is now, or what it was where no file can hold it. */
  readonly said: string;
}
