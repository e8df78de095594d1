import type { AskOf } from '../../conversation/loop.ts';
import type { Navigation } from '../../conversation/navigation.ts';
import type { SaveState } from '../../io/io.ts';
import type { Canvas, Frame } from '../../terminal/frame.ts';
import { type Key, typedBy } from '../../terminal/keys.ts';
import { safeText } from '../../text/safe.ts';

/**
 * Turns keys into events and draws the screen. Keys that arrive before the previous answer is saved
 * are queued.
 */
export interface ScreenDriver<State, Event> {
  readonly ask: AskOf<State, Event>;
  take(input: Input): void;
  frame(canvas: Canvas): Frame;
  /** Stops the session; unfinished input is kept. */
  close(): void;
  /** Message on where unfinished input was kept; `null` if there was none. */
  readonly halfWritten: () => string | null;
}

/** A key, or the text of a paste. */
export type Input = Key | { readonly pasted: string };

/** State of a screen driver. */
interface DriverState<State, Event, View, Ui extends WithNotice> {
  readonly behaviour: ScreenBehaviour<State, Event, View, Ui>;
  ui: Ui | null;
  view: View | null;
  waiting: ((event: Event) => void) | null;
  lastEvent: Event | null;
  /** Events still to be sent before the session closes; `null` until it closes. */
  closingEvents: Event[] | null;
  halfWritten: string | null;
  isClosed: boolean;
  readonly inputs: Input[];
}

/** Creates a driver. `onShow` is called when the screen has changed. */
export function createScreenDriver<State extends Navigation, Event, View, Ui extends WithNotice>(
  behaviour: ScreenBehaviour<State, Event, View, Ui>,
  onShow: () => void,
): ScreenDriver<State, Event> {
  const driver: DriverState<State, Event, View, Ui> = {
    ...{ behaviour, ui: null, view: null, waiting: null, lastEvent: null },
    ...{ closingEvents: null, halfWritten: null, isClosed: false },
    inputs: [],
  };
  return {
    ask: (state, saving) => {
      show(driver, state, saving);
      const event = takeInputs(driver) ?? (driver.isClosed ? nextClosingEvent(driver) : null);
      if (event) return Promise.resolve(event);
      onShow();
      return new Promise((resolve) => {
        driver.waiting = resolve;
      });
    },
    take: (input) => {
      driver.inputs.push(input);
      if (driver.waiting) answer(driver, takeInputs(driver));
    },
    frame: (canvas) => {
      const { view } = driver;
      if (!driver.ui || !view) return { lines: [], caret: null };
      driver.ui = behaviour.settled(driver.ui, view, canvas);
      return behaviour.draw(driver.ui, view, canvas);
    },
    close: () => {
      driver.isClosed = true;
      if (driver.waiting) answer(driver, nextClosingEvent(driver));
    },
    halfWritten: () => driver.halfWritten,
  };
}

function show<State extends Navigation, Event, View, Ui extends WithNotice>(
  driver: DriverState<State, Event, View, Ui>,
  state: State,
  saving: SaveState,
): void {
  const view = driver.behaviour.view(state, saving);
  driver.view = view;
  driver.ui = driver.behaviour.arrive(view, driver.ui, driver.lastEvent);
}

/** Handles the queued inputs up to the first that makes an event; `null` if none does. */
function takeInputs<State, Event, View, Ui extends WithNotice>(
  driver: DriverState<State, Event, View, Ui>,
): Event | null {
  const { behaviour } = driver;
  for (;;) {
    const { ui, view } = driver;
    const input = ui && view ? driver.inputs.shift() : undefined;
    if (!ui || !view || !input) return null;
    const step =
      'pasted' in input ? behaviour.paste(ui, input.pasted) : behaviour.press(ui, input, view);
    driver.ui = step.ui;
    const event = step.place === undefined ? step.event : moved(driver, view, step.place);
    if (event) {
      driver.lastEvent = event;
      return event;
    }
  }
}

/** Saves to another place. Returns an event, so that saving is tried again, or nothing on failure. */
function moved<State, Event, View, Ui extends WithNotice>(
  driver: DriverState<State, Event, View, Ui>,
  view: View,
  place: string,
): Event | undefined {
  const { behaviour, ui } = driver;
  const refusal = behaviour.moveTo(place);
  if (refusal === null) return behaviour.stay(view);
  driver.ui = ui && { ...ui, notice: refusal };
  return undefined;
}

function answer<Event>(
  driver: { waiting: ((event: Event) => void) | null },
  event: Event | null,
): void {
  const { waiting } = driver;
  if (!event || !waiting) return;
  driver.waiting = null;
  waiting(event);
}

/** Returns the next event that keeps unfinished input, and finally the event that stops. */
function nextClosingEvent<State, Event, View, Ui extends WithNotice>(
  driver: DriverState<State, Event, View, Ui>,
): Event {
  const { behaviour, ui, view } = driver;
  if (!driver.closingEvents) {
    const draft = ui && view ? behaviour.draft(ui, view) : null;
    driver.closingEvents = [...(draft?.events ?? [])];
    driver.halfWritten = draft?.said ?? null;
  }
  const event = driver.closingEvents.shift() ?? behaviour.stop;
  driver.lastEvent = event;
  return event;
}

/** Presentation and key handling of one kind of session. Pure functions, except `moveTo`. */
export interface ScreenBehaviour<State, Event, View, Ui extends WithNotice> {
  /** Returns the data to show. */
  readonly view: (state: State, saving: SaveState) => View;
  /** Returns the screen after an event; `last` is that event. */
  readonly arrive: (view: View, ui: Ui | null, last: Event | null) => Ui;
  readonly press: (ui: Ui, key: Key, view: View) => Transition<Ui, Event>;
  readonly paste: (ui: Ui, text: string) => Transition<Ui, Event>;
  /** Fits the screen to the window, which can be smaller than before. */
  readonly settled: (ui: Ui, view: View, canvas: Canvas) => Ui;
  readonly draw: (ui: Ui, view: View, canvas: Canvas) => Frame;
  /** Returns unfinished input; `null` if there is none. */
  readonly draft: (ui: Ui, view: View) => UnfinishedInput<Event> | null;
  /** The event that ends everything. */
  readonly stop: Event;
  /** Changes the place to save to. Returns the reason why that is impossible, or `null`. */
  readonly moveTo: (place: string) => string | null;
  /** Returns an event that changes nothing, so that saving is tried. */
  readonly stay: (view: View) => Event;
}

/** Screen state with a notice. */
export interface WithNotice {
  /** Short text about the last event. */
  readonly notice: string | null;
}

/** Returns a transition that only shows a notice. */
export function withNotice<Ui extends WithNotice>(ui: Ui, notice: string): { readonly ui: Ui } {
  return { ui: { ...ui, notice } };
}

/** Returns the character of a key in quotes, for messages; "that key" if it types none. */
export function keyName(key: Key): string {
  const typed = typedBy(key).trim();
  return typed === '' ? 'that key' : `"${safeText(typed)}"`;
}

/** Time in milliseconds within which a repeated key is ignored as a slip of the finger. */
export const ECHO_MS = 250;

/** Result of a key or a paste. */
export interface Transition<Ui, Event> {
  readonly ui: Ui;
  readonly event?: Event;
  /** Another path to save to. */
  readonly place?: string;
}

/** Input that was unfinished when the session closed. */
export interface UnfinishedInput<Event> {
  /** Events that keep the input, for example as a note. */
  readonly events: readonly Event[];
  /** Message on where the input was kept, or its text if no file can hold it. */
  readonly said: string;
}
