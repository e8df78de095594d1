import { ExitPromptError } from '@inquirer/core';
import type { ChalkInstance } from 'chalk';
import { stayEvent } from '../../conversation/advance.ts';
import type { Refreshable } from '../../conversation/loop.ts';
import type { Conversation, ConversationEvent, Script } from '../../conversation/script.ts';
import { confirmationOf } from '../../conversation/telling.ts';
import type { ConversationView, Earlier, Setting } from '../../conversation/view.ts';
import { type Dialogue, INTERRUPTED, type Io, type SaveState } from '../../io/io.ts';
import type { Canvas, Frame } from '../../terminal/frame.ts';
import {
  type KeyPromptConfig,
  keyPrompt,
  type PromptControls,
  withoutPastes,
} from '../../terminal/key-loop.ts';
import type { Key } from '../../terminal/keys.ts';
import { openWindow, type Window } from '../../terminal/window.ts';
import { draw, settled, unfinishedInput } from './draw.ts';
import { type KeyWorld, paste, press } from './keys.ts';
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

/** A key, or the text of a paste. */
export type Input = Key | { readonly pasted: string };

/** Contents of a screen: takes keys and draws frames. */
export interface Shown {
  take(input: Input): void;
  frame(canvas: Canvas): Frame;
  /** True if the screen changes with time alone. */
  isTicking(): boolean;
  /** Ends it, as the terminal or the process is about to go. */
  close(): void;
}

/** The whole window of a terminal, from the first question of a session to its last. */
export interface ScreenHost {
  /** Shows other contents; the first ones take over the window. */
  show(shown: Shown): void;
  readonly redraw: () => void;
  /** Gives the window back; the exit code that Ctrl-C, Ctrl-D or a signal calls for, or null. */
  close(): Promise<number | null>;
}

const HUNG_UP = 129;

/** State of a window that is used. */
interface HostState {
  shown: Shown | null;
  readonly window: Window;
  readonly dialogue: Dialogue;
  prompt: PromptControls | null;
  isClosed: boolean;
  exitCode: number | null;
}

/** Prepares the window of a terminal; one prompt from beginning to end reads its keys. */
export function openScreen(io: Io, paint: ChalkInstance): ScreenHost {
  const host: HostState = {
    shown: null,
    window: openWindow(
      (text) => write(io, text, host),
      () => io.stderr,
    ),
    dialogue: io.dialogue(),
    prompt: null,
    isClosed: false,
    exitCode: null,
  };
  const redraw = () => host.prompt?.redraw();
  let running: Promise<void> | null = null;
  let unwatch = () => {};
  return {
    redraw,
    show: (shown) => {
      host.shown = shown;
      if (!running) {
        unwatch = watch(host);
        running = run(host, io, paint);
      }
      redraw();
    },
    close: async () => {
      host.isClosed = true;
      host.prompt?.end();
      await running;
      host.window.leave();
      unwatch();
      return host.exitCode;
    },
  };
}

async function run(host: HostState, io: Io, paint: ChalkInstance): Promise<void> {
  const { window, dialogue } = host;
  window.enter();
  const config = configOf(host, io, paint);
  const input = withoutPastes(dialogue.input, (pasted) => {
    config.onPaste(pasted);
    host.prompt?.redraw();
  });
  // Keys that are typed before the prompt takes any would be lost if they were read.
  const onOpen = (prompt: PromptControls) => {
    config.onOpen(prompt);
    input.open();
  };
  try {
    await keyPrompt(
      { ...config, onOpen },
      {
        input: input.keys,
        output: window.output,
        clearPromptOnDone: true,
      },
    );
  } catch (error) {
    if (!(error instanceof ExitPromptError)) throw error;
    end(host, INTERRUPTED);
  } finally {
    host.prompt = null;
    input.close();
  }
}

function configOf(host: HostState, io: Io, paint: ChalkInstance): KeyPromptConfig {
  const { window } = host;
  return {
    draw: () => {
      const { columns, rows } = io.stderr;
      const { lines, caret } = host.shown?.frame({ columns, rows, paint }) ?? NOTHING;
      window.place(caret);
      return lines.join('\n');
    },
    onKey: (key) => host.shown?.take(key),
    onPaste: (pasted) => host.shown?.take({ pasted }),
    onEnd: () => end(host, INTERRUPTED),
    onSuspend: () => suspend(host),
    onOpen: (prompt) => {
      host.prompt = prompt;
      if (host.isClosed) prompt.end();
    },
  };
}

const NOTHING: Frame = { lines: [], caret: null };

function suspend(host: HostState): void {
  const { window, dialogue } = host;
  window.leave();
  dialogue.suspend(() => {
    window.enter();
    host.prompt?.redraw();
  });
}

/** Looks after everything that happens beside the keys; returns how to stop that. */
function watch(host: HostState): () => void {
  const { window, dialogue } = host;
  const afresh = () => {
    window.clear();
    host.prompt?.redraw();
  };
  const restore = () => window.leave();
  process.on('exit', restore);
  const timer = setInterval(() => {
    if (host.shown?.isTicking()) host.prompt?.redraw();
  }, 1000);
  timer.unref();
  const stops = [
    dialogue.onResize(afresh),
    dialogue.onContinue(afresh),
    dialogue.onSignal((exitCode) => end(host, exitCode)),
  ];
  return () => {
    process.off('exit', restore);
    clearInterval(timer);
    for (const stop of stops) stop();
  };
}

function end(host: HostState, exitCode: number): void {
  host.exitCode ??= exitCode;
  host.shown?.close();
}

function write({ stderr }: Io, text: string, host: HostState): void {
  try {
    stderr.write(text);
  } catch {
    end(host, HUNG_UP);
  }
}
