import { Chalk } from 'chalk';
import type { Driver } from '../../conversation/loop.ts';
import type { SetupRequest, SetupResult } from '../../conversation/setup.ts';
import { UserError } from '../../diagnostic.ts';
import { colourLevel, type Dialogue, INTERRUPTED, type Io, Stopped } from '../../io/io.ts';
import { safeText } from '../../text/safe.ts';
import { sessionWords as words } from '../../words/session.ts';
import type { DriverOptions } from '../screen/driver.ts';
import type { ChooseChecklist, InterviewOptions } from './options.ts';

/** Way to run a session: on the whole window of a terminal, or line by line. */
export interface SessionDriver {
  readonly choose: ChooseChecklist;
  /**
   * Asks for what is not known before the first criterion.
   * @throws Stopped
   */
  readonly setUp: (request: SetupRequest) => Promise<SetupResult>;
  /** Runs the conversation. */
  readonly open: (options: Omit<DriverOptions, 'now'>) => Driver;
  /** Message on where unfinished input was kept; `null` if there was none. */
  readonly halfWritten: () => string | null;
  /** True if progress is printed in lines. */
  readonly isPlain: boolean;
  /** Ends it; the exit code that Ctrl-C, Ctrl-D or a signal calls for, or null. */
  close(): Promise<number | null>;
}

/**
 * Opens the driver for the window of a terminal, or for lines if these are requested.
 * @throws UserError if there is nobody to ask
 */
export async function openDriver(io: Io, options: InterviewOptions): Promise<SessionDriver> {
  const { stdin, stderr } = io;
  if (isPlain(io, options)) return lineDriver(io, io.dialogue());
  if (!stdin.isTerminal || !stderr.isTerminal) {
    throw new UserError(words.needsTerminal);
  }
  return screenDriver(io, options);
}

/** True if lines are requested, or the terminal cannot redraw. */
function isPlain({ env, stdin }: Io, { plain }: InterviewOptions): boolean {
  const { TERM, TERM_PROGRAM } = env;
  // The window of Git Bash hands Node pipes in place of a terminal.
  const isGitBash = TERM_PROGRAM === 'mintty' && !stdin.isTerminal;
  return plain === true || isGitBash || (TERM === 'dumb' && stdin.isTerminal);
}

async function screenDriver(io: Io, { color }: InterviewOptions): Promise<SessionDriver> {
  const [{ openScreen }, { createScreenDriver }] = await Promise.all([
    import('../screen/run.ts'),
    import('../screen/driver.ts'),
  ]);
  const paint = new Chalk({ level: colourLevel(io, io.stderr, color) });
  const host = openScreen(io, paint);
  let halfWritten = () => null as string | null;
  return {
    isPlain: false,
    choose: async (message, choices) => {
      const { inquirerChoice } = await import('../../terminal/questions.ts');
      return inquirerChoice(io, io.dialogue(), paint, message, choices);
    },
    setUp: async (request) => {
      const { setupScreen } = await import('../setup/screen.ts');
      const screen = setupScreen(request);
      host.show(screen);
      const result = await screen.result;
      if (result) return result;
      throw new Stopped((await host.close()) ?? INTERRUPTED);
    },
    open: (options) => {
      const driver = createScreenDriver({ ...options, now: io.now }, host.redraw);
      let isShown = false;
      ({ halfWritten } = driver);
      return {
        ask: (state, saving) => {
          const event = driver.ask(state, saving);
          if (!isShown) host.show(driver);
          isShown = true;
          return event;
        },
      };
    },
    halfWritten: () => halfWritten(),
    close: () => host.close(),
  };
}

async function lineDriver(io: Io, dialogue: Dialogue): Promise<SessionDriver> {
  const [{ openLines, chooseInLines }, { runLines }, { setUpInLines }] = await Promise.all([
    import('../../terminal/lines.ts'),
    import('../lines/driver.ts'),
    import('../setup/lines.ts'),
  ]);
  const lines = echoing(io, openLines(dialogue));
  let unwatch = () => {};
  const signalled = new Promise<number>((resolve) => {
    unwatch = dialogue.onSignal(resolve);
  });
  const stopped = signalled.then((code): never => {
    throw new Stopped(code);
  });
  stopped.catch(() => {});
  const hear = async () => {
    const line = await Promise.race([lines.next(), stopped]);
    if (line !== null) return line;
    io.stderr.write('\n');
    throw new Stopped(INTERRUPTED);
  };
  const output = {
    say: (text: string) => io.stderr.write(`${text}\n`),
    prompt: (text: string) => io.stderr.write(text),
    hear,
  };
  let exitCode = () => null as number | null;
  return {
    isPlain: true,
    choose: (message, choices) => chooseInLines(output, message, choices),
    setUp: (request) => setUpInLines(output, request),
    open: (options) => {
      const driver = runLines(io, lines, { ...options, now: io.now }, signalled);
      ({ exitCode } = driver);
      return driver;
    },
    // The typed lines are still visible above.
    halfWritten: () => null,
    close: async () => {
      unwatch();
      lines.close();
      return exitCode();
    },
  };
}

/** Lines of a pipe are printed too, because no terminal echoes them. */
function echoing<L extends { next(): Promise<string | null> }>({ stdin, stderr }: Io, lines: L): L {
  if (stdin.isTerminal) return lines;
  const next = async () => {
    const line = await lines.next();
    if (line !== null) stderr.write(`${safeText(line)}\n`);
    return line;
  };
  return { ...lines, next };
}
