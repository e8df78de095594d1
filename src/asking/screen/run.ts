import { ExitPromptError } from '@inquirer/core';
import type { ChalkInstance } from 'chalk';
import { type Dialogue, INTERRUPTED, type Io } from '../../io/io.ts';
import type { Canvas, Frame } from '../../terminal/frame.ts';
import { type KeyPromptConfig, keyPrompt, type PromptControls } from '../../terminal/key-loop.ts';
import type { Key } from '../../terminal/keys.ts';
import { withoutPastes } from '../../terminal/pastes.ts';
import { openWindow, type Window } from '../../terminal/window.ts';

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
