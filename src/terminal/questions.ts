import type { ChalkInstance } from 'chalk';
import inquirer from 'inquirer';
import { type Dialogue, INTERRUPTED, type Io, Stopped } from '../io/io.ts';
import { safeText } from '../text/safe.ts';
import type { QuestionChoice } from './lines.ts';
import { streamTo } from './window.ts';

/**
 * Asks for a choice with Inquirer, on standard error, in our own colours. Loaded for this alone, as
 * Inquirer brings a text editor with it.
 * @throws Stopped
 */
export async function inquirerChoice(
  io: Io,
  dialogue: Dialogue,
  paint: ChalkInstance,
  message: string,
  choices: readonly QuestionChoice[],
): Promise<string> {
  const question = {
    type: 'select',
    name: 'chosen',
    message,
    theme: themeOf(paint),
    choices: choices.map(({ value, title }) => ({ value, name: safeText(title) })),
  } as const;
  const { chosen } = await unlessStopped(io, dialogue, (signal) =>
    promptModule(io, dialogue, signal)<{ chosen: string }>([question]),
  );
  return chosen;
}

/**
 * Asks for a line of text in the same way. `refusal` returns the problem of a text, or `null`.
 * @throws Stopped
 */
export async function inquirerText(
  io: Io,
  dialogue: Dialogue,
  paint: ChalkInstance,
  message: string,
  refusal: (text: string) => string | null,
): Promise<string> {
  const question = {
    type: 'input',
    name: 'said',
    message,
    theme: themeOf(paint),
    validate: (text: string) => refusal(text.trim()) ?? true,
  } as const;
  const { said } = await unlessStopped(io, dialogue, (signal) =>
    promptModule(io, dialogue, signal)<{ said: string }>([question]),
  );
  return said.trim();
}

/** Returns the prompts of Inquirer, which ends the stream with each question. */
function promptModule(io: Io, dialogue: Dialogue, signal: AbortSignal) {
  return inquirer.createPromptModule({
    input: dialogue.input,
    output: streamTo(io.stderr),
    skipTTYChecks: true,
    signal,
  });
}

// Inquirer asks Node whether standard output has colours, which may be a file.
function themeOf(paint: ChalkInstance) {
  const plain = (text: string) => text;
  return {
    prefix: { idle: paint.cyan('?'), done: paint.green('✓') },
    icon: { cursor: '❯' },
    style: {
      answer: (text: string) => paint.cyan(text),
      message: (text: string) => paint.bold(text),
      error: (text: string) => paint.red(`> ${text}`),
      help: (text: string) => paint.dim(text),
      highlight: (text: string) => paint.cyan(text),
      key: (text: string) => paint.bold(text),
      defaultAnswer: plain,
      description: plain,
      keysHelpTip: (keys: readonly (readonly [string, string])[]) =>
        paint.dim(keys.map(([key, does]) => `${key} ${does}`).join(' · ')),
    },
  };
}

/** Time after `fg` in which a late pause of the terminal is ignored. */
const CONTINUING_MILLISECONDS = 50;

/** Waits for an answer, Ctrl-C, Ctrl-D or a signal, whichever comes first. */
function unlessStopped<T>(
  io: Io,
  dialogue: Dialogue,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stops: (() => void)[] = [];
  const controller = new AbortController();
  let isOver = false;
  let isContinuing = false;
  const stopped = new Promise<never>((_, reject) => {
    const stop = (exitCode: number) => {
      if (!isOver) io.stderr.write('\n');
      reject(new Stopped(exitCode));
      // A question that nobody waits for would keep the process, and the terminal raw.
      controller.abort();
    };
    // Ctrl-D closes the input without a word; an answer closes it too, but has come by then. After
    // Ctrl-Z and fg readline pauses once more, which is no end.
    const onPause = () => {
      if (isContinuing) dialogue.input.resume();
      else setImmediate(() => stop(INTERRUPTED));
    };
    dialogue.input.on('pause', onPause);
    stops.push(() => dialogue.input.off('pause', onPause));
    stops.push(dialogue.onSignal(stop));
    const onContinue = () => {
      isContinuing = true;
      setTimeout(() => {
        isContinuing = false;
      }, CONTINUING_MILLISECONDS);
    };
    stops.push(dialogue.onContinue(onContinue));
  });
  const asked = ask(controller.signal).catch((error: unknown) => {
    const isStop = error instanceof Error && /^(Exit|Abort)PromptError$/.test(error.name);
    throw isStop ? new Stopped(INTERRUPTED) : error;
  });
  asked.catch(() => {});
  return Promise.race([stopped, asked]).finally(() => {
    isOver = true;
    for (const stop of stops) stop();
  });
}
