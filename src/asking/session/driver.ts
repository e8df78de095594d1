import { Chalk } from 'chalk';
import { UserError } from '../../diagnostic.ts';
import { colourLevel, type Dialogue, type Io, type SaveState, Stopped } from '../../io/io.ts';
import { type Lines, lineQuestions, openLines } from '../../terminal/lines.ts';
import { inquirerQuestions, type Questions } from '../../terminal/questions.ts';
import { safeText } from '../../text/safe.ts';
import { storageWords } from '../../words/storage.ts';
import { type Conversation, runLines } from '../lines/lines.ts';
import type { ScreenDriver } from '../screen/driver.ts';
import { type RunningScreen, runScreen } from '../screen/run.ts';
import type { InterviewOptions } from './script.ts';

/** Questions and session of one run: on the whole window, or line by line. */
export interface ConversationDriver {
  readonly questions: Questions;
  readonly open: <State, Event>(way: DriverFactory<State, Event>) => RunningScreen<State, Event>;
  readonly close: () => void;
}

/** Creates both ways to run a session: on the whole screen, or line by line. */
export interface DriverFactory<State, Event> extends Conversation<State, Event> {
  readonly setUp: (now: () => number, onShow: () => void) => ScreenDriver<State, Event>;
}

/** Outcome of an interview or a workshop; the command picks the exit code. */
export type SessionEnd =
  | { readonly is: 'done' | 'not-saved' }
  /** Ended before everything was answered; `exitCode` depends on the key or the signal. */
  | { readonly is: 'interrupted'; readonly exitCode: number };

/** Adds to a failed saving that nothing is lost as long as the conversation is open. */
export function whileOpen(saving: SaveState): SaveState {
  if (saving.isSaved) return saving;
  return { ...saving, message: storageWords.safeMeanwhile(saving) };
}

/**
 * Opens the driver for the window of a terminal, or for lines if these are requested.
 * @throws UserError if there is nobody to ask
 */
export function openDriver(io: Io, options: InterviewOptions): ConversationDriver {
  refuseWithoutTerminal(io, options);
  const dialogue = io.dialogue();
  if (isPlain(io, options)) return lineDriver(io, dialogue);
  const paint = new Chalk({ level: colourLevel(io, io.stderr, options.color) });
  return {
    questions: inquirerQuestions(io, dialogue, paint),
    open: ({ setUp }) => runScreen(io, paint, (onShow) => setUp(io.now, onShow)),
    close: () => {},
  };
}

/** @throws UserError if there is nobody to ask */
function refuseWithoutTerminal(io: Io, options: InterviewOptions): void {
  const { stdin, stderr } = io;
  if (isPlain(io, options) || (stdin.isTerminal && stderr.isTerminal)) return;
  throw new UserError(
    'align audit needs answers, and without a terminal there is nobody to ask',
    'name saved answers with --answers PATH, or answer line by line from a pipe with --plain',
  );
}

/** True if lines are requested, or the terminal cannot redraw. */
function isPlain({ env, stdin }: Io, { plain }: InterviewOptions): boolean {
  const { TERM, TERM_PROGRAM } = env;
  // The window of Git Bash hands Node pipes in place of a terminal.
  const isGitBash = TERM_PROGRAM === 'mintty' && !stdin.isTerminal;
  return plain === true || isGitBash || (TERM === 'dumb' && stdin.isTerminal);
}

/** Prints lines from a pipe, because no terminal echoes them. */
function echoing({ stdin, stderr }: Io, lines: Lines): Lines {
  if (stdin.isTerminal) return lines;
  const next = async () => {
    const line = await lines.next();
    if (line !== null) stderr.write(`${safeText(line)}\n`);
    return line;
  };
  return { ...lines, next };
}

function lineDriver(io: Io, dialogue: Dialogue): ConversationDriver {
  const lines = echoing(io, openLines(dialogue));
  let unwatch = () => {};
  const signalled = new Promise<number>((resolve) => {
    unwatch = dialogue.onSignal(resolve);
  });
  const stopped = signalled.then((code): never => {
    throw new Stopped(code);
  });
  stopped.catch(() => {});
  return {
    questions: lineQuestions(io, () => Promise.race([lines.next(), stopped])),
    open: (way) => runLines(io, lines, way, signalled),
    close: () => {
      unwatch();
      lines.close();
    },
  };
}
