import type { Refreshable } from '../../conversation/loop.ts';
import { stayEvent } from '../../conversation/navigation.ts';
import type { Conversation, ConversationEvent, Script } from '../../conversation/script.ts';
import { confirmationOf } from '../../conversation/telling.ts';
import type { ConversationView, Earlier, Setting } from '../../conversation/view.ts';
import type { SaveState } from '../../io/io.ts';
import { draw, settled, unfinishedInput } from './draw.ts';
import { type KeyWorld, paste, press } from './keys.ts';
import type { Input, Shown } from './run.ts';
import { arrive, refreshed, type ScreenState } from './state.ts';

/** Facts about a session and ways out of it that any driver needs. */
export interface DriverOptions {
  readonly script: Script;
  readonly earlier: Earlier | null;
  readonly setting: Setting;
  /** In milliseconds, of any clock. */
  readonly now: () => number;
  /** Saves to another place from now on. Returns the reason why that is impossible, or `null`. */
  readonly moveTo: (path: string) => string | null;
  readonly personIn: KeyWorld['personIn'];
}

/**
 * Turns keys into events and draws the screen. Keys that arrive before the previous answer is saved
 * are queued.
 */
export interface ScreenDriver extends Refreshable, Shown {
  /** Message on where unfinished input was kept; `null` if there was none. */
  readonly halfWritten: () => string | null;
}

/** State of a screen driver. */
interface DriverState {
  readonly options: DriverOptions;
  ui: ScreenState | null;
  view: ConversationView | null;
  waiting: ((event: ConversationEvent) => void) | null;
  lastEvent: ConversationEvent | null;
  /** Events of one key that are still to be sent. */
  readonly events: ConversationEvent[];
  /** Events still to be sent before the session closes; `null` until it closes. */
  closingEvents: ConversationEvent[] | null;
  halfWritten: string | null;
  isClosed: boolean;
  readonly inputs: Input[];
}

/** Creates a driver. `onShow` is called when the screen has changed. */
export function createScreenDriver(options: DriverOptions, onShow: () => void): ScreenDriver {
  const driver: DriverState = {
    ...{ options, ui: null, view: null, waiting: null, lastEvent: null, events: [] },
    ...{ closingEvents: null, halfWritten: null, isClosed: false, inputs: [] },
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
    refresh: (state, saving) => {
      const { ui, view } = driver;
      if (!ui || !view) return;
      driver.view = { ...view, state, saving };
      driver.ui = refreshed(driver.view, ui);
      onShow();
    },
    take: (input) => {
      driver.inputs.push(input);
      if (driver.waiting) answer(driver, takeInputs(driver));
    },
    frame: (canvas) => {
      const { view } = driver;
      if (!driver.ui || !view) return { lines: [], caret: null };
      driver.ui = settled(driver.ui, view, canvas);
      return draw(driver.ui, view, canvas, options.now());
    },
    isTicking: () => driver.ui !== null && driver.ui.timer !== null,
    close: () => {
      driver.isClosed = true;
      if (driver.waiting) answer(driver, nextClosingEvent(driver));
    },
    halfWritten: () => driver.halfWritten,
  };
}

function show(driver: DriverState, state: Conversation, saving: SaveState | null): void {
  const { script, earlier, setting } = driver.options;
  const view = { script, earlier, setting, state, saving };
  driver.view = view;
  driver.ui = arrive(view, driver.ui, confirmationOf(driver.lastEvent, view));
}

/** Handles the queued inputs up to the first that makes an event; `null` if none does. */
function takeInputs(driver: DriverState): ConversationEvent | null {
  const { now, personIn } = driver.options;
  for (;;) {
    const next = driver.events.shift();
    if (next) return sent(driver, next);
    const { ui, view } = driver;
    const input = ui && view ? driver.inputs.shift() : undefined;
    if (!ui || !view || !input) return null;
    const step =
      'pasted' in input
        ? paste(ui, input.pasted, view)
        : press(ui, input, view, { now: now(), personIn });
    driver.ui = step.ui;
    driver.events.push(...(step.events ?? []));
    if (step.path !== undefined) changePath(driver, view, step.path);
  }
}

function sent(driver: DriverState, event: ConversationEvent): ConversationEvent {
  driver.lastEvent = event;
  return event;
}

/** Saves to another place. Sends an event, so that saving is tried again, or shows the failure. */
function changePath(driver: DriverState, view: ConversationView, path: string): void {
  const refusal = driver.options.moveTo(path);
  if (refusal === null) driver.events.push(stayEvent(view.state));
  else driver.ui = driver.ui && { ...driver.ui, notice: refusal };
}

function answer(driver: DriverState, event: ConversationEvent | null): void {
  const { waiting } = driver;
  if (!event || !waiting) return;
  driver.waiting = null;
  waiting(event);
}

/** Returns the next event that keeps unfinished input, and finally the event that stops. */
function nextClosingEvent(driver: DriverState): ConversationEvent {
  const { ui, view } = driver;
  if (!driver.closingEvents) {
    const draft = ui && view ? unfinishedInput(ui, view) : null;
    driver.closingEvents = [...(draft?.events ?? [])];
    driver.halfWritten = draft?.said ?? null;
  }
  return sent(driver, driver.closingEvents.shift() ?? { type: 'stopped' });
}
