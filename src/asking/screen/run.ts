import { ExitPromptError } from '@inquirer/core';
import type { ChalkInstance } from 'chalk';
import type { AskOf } from '../../conversation/loop.ts';
import { type Dialogue, INTERRUPTED, type Io } from '../../io/io.ts';
import { type KeyPromptConfig, keyPrompt, type PromptControls } from '../../terminal/key-loop.ts';
import { openWindow, type Window } from '../../terminal/window.ts';
import type { ScreenDriver } from './driver.ts';

/** Session on the whole window, or line by line. */
export interface RunningScreen<State, Event> {
  readonly ask: AskOf<State, Event>;
  /** Ends the asking; the exit code that Ctrl-C, Ctrl-D or a signal calls for, or null. */
  close(): Promise<number | null>;
  /** Message on where unfinished input was kept; `null` if there was none. */
  readonly halfWritten: () => string | null;
}

const HUNG_UP = 129;

/** State of a running screen. */
interface Screen {
  readonly driver: Pick<ScreenDriver<never, never>, 'take' | 'frame' | 'close'>;
  readonly window: Window;
  readonly dialogue: Dialogue;
  prompt: PromptControls | null;
  isClosed: boolean;
  exitCode: number | null;
}

/** Takes over the window of the terminal and asks there, in one prompt from beginning to end. */
export function runScreen<State, Event>(
  io: Io,
  paint: ChalkInstance,
  setUp: (onShow: () => void) => ScreenDriver<State, Event>,
): RunningScreen<State, Event> {
  const driver = setUp(() => screen.prompt?.redraw());
  const screen: Screen = {
    driver,
    window: openWindow(
      (text) => write(io, text, screen),
      () => io.stderr,
    ),
    dialogue: io.dialogue(),
    prompt: null,
    isClosed: false,
    exitCode: null,
  };
  const unwatch = watch(screen);
  let running: Promise<void> | null = null;
  return {
    ask: (state, saving) => {
      const event = driver.ask(state, saving);
      running ??= run(screen, io, paint);
      return event;
    },
    close: async () => {
      screen.isClosed = true;
      screen.prompt?.end();
      await running;
      screen.window.leave();
      unwatch();
      return screen.exitCode;
    },
    halfWritten: driver.halfWritten,
  };
}

async function run(screen: Screen, io: Io, paint: ChalkInstance): Promise<void> {
  const { window, dialogue } = screen;
  window.enter();
  try {
    await keyPrompt(configOf(screen, io, paint), {
      input: dialogue.input,
      output: window.output,
      clearPromptOnDone: true,
    });
  } catch (error) {
    if (!(error instanceof ExitPromptError)) throw error;
    end(screen, INTERRUPTED);
  } finally {
    screen.prompt = null;
  }
}

function configOf(screen: Screen, io: Io, paint: ChalkInstance): KeyPromptConfig {
  const { driver, window } = screen;
  return {
    draw: () => {
      const { columns, rows } = io.stderr;
      const { lines, caret } = driver.frame({ columns, rows, paint });
      window.place(caret);
      return lines.join('\n');
    },
    onKey: (key) => driver.take(key),
    onPaste: (pasted) => driver.take({ pasted }),
    onEnd: () => end(screen, INTERRUPTED),
    onSuspend: () => suspend(screen),
    onOpen: (prompt) => {
      screen.prompt = prompt;
      if (screen.isClosed) prompt.end();
    },
  };
}

function suspend(screen: Screen): void {
  const { window, dialogue } = screen;
  window.leave();
  dialogue.suspend(() => {
    window.enter();
    screen.prompt?.redraw();
  });
}

/** Looks after everything that happens beside the keys; returns how to stop that. */
function watch(screen: Screen): () => void {
  const { window, dialogue } = screen;
  const afresh = () => {
    window.clear();
    screen.prompt?.redraw();
  };
  const restore = () => window.leave();
  process.on('exit', restore);
  const stops = [
    dialogue.onResize(afresh),
    dialogue.onContinue(afresh),
    dialogue.onSignal((exitCode) => end(screen, exitCode)),
  ];
  return () => {
    process.off('exit', restore);
    for (const stop of stops) stop();
  };
}

function end(screen: Screen, exitCode: number): void {
  screen.exitCode ??= exitCode;
  screen.driver.close();
}

function write({ stderr }: Io, text: string, screen: Screen): void {
  try {
    stderr.write(text);
  } catch {
    end(screen, HUNG_UP);
  }
}
