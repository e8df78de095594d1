import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { plainEnvironment, programPath } from '../cli/program.ts';

/** A terminal as a person has it in front of them. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface TerminalSetting extends Partial<Size> {
  readonly folder?: string;
  /** Its environment, besides that of the tests; TERM is xterm-256color unless given here. */
  readonly env?: NodeJS.ProcessEnv;
}

/** The program at work in a terminal. */
export interface Session {
  readonly pid: number;
  /** Types keys as a terminal sends them: `\r` is Enter, `\x03` Ctrl-C, `\x1b[A` the up key. */
  readonly type: (keys: string) => void;
  /** Waits until the screen holds the text; fails with the screen after `milliseconds`. */
  readonly waitFor: (text: string | RegExp, milliseconds?: number) => Promise<void>;
  /** Waits until nothing has been written for a while, for what has no text to wait for. */
  readonly settle: () => Promise<void>;
  /** The lines on the screen now, without blanks at their ends. */
  readonly screen: () => Promise<readonly string[]>;
  /** All lines, also those that have scrolled off the top; a wrapped line counts as several. */
  readonly lines: () => Promise<readonly string[]>;
  /** Calls back with everything that is written, as it comes. */
  readonly onWrite: (listener: (text: string) => void) => void;
  /** Everything that was written, with its escape sequences. */
  readonly raw: () => string;
  readonly isCursorVisible: () => Promise<boolean>;
  readonly resize: (size: Size) => void;
  /** Sends a signal such as SIGTERM, SIGHUP, SIGTSTP or SIGCONT. */
  readonly signal: (name: string) => void;
  /** Waits for the end of the program. */
  readonly ending: () => Promise<TerminalEnding>;
}

export interface TerminalEnding {
  readonly code: number;
  /** The number of the signal that ended it; 0 for none. */
  readonly signal: number;
}

const PATIENCE_MILLISECONDS = 20_000;
const QUIET_MILLISECONDS = 150;

/** Starts the built program in a pseudo-terminal, 80 by 24 unless `setting` says otherwise. */
export function openTerminal(args: readonly string[], setting: TerminalSetting = {}): Session {
  return openWith(process.execPath, [programPath(), ...args], setting);
}

/** Starts any command in a pseudo-terminal, for what only a shell can do. */
export function openWith(
  command: string,
  args: readonly string[],
  { columns = 80, rows = 24, folder = process.cwd(), env = {} }: TerminalSetting = {},
): Session {
  const display = new headless.Terminal({
    cols: columns,
    rows,
    scrollback: 100_000,
    allowProposedApi: true,
  });
  const program = spawn(command, [...args], {
    cols: columns,
    rows,
    cwd: folder,
    env: plainEnvironment({ TERM: 'xterm-256color', ...env }),
  });
  let raw = '';
  let changed = performance.now();
  program.onData((text) => {
    raw += text;
    changed = performance.now();
    display.write(text);
  });
  // The terminal answers questions, such as where the cursor is.
  display.onData((reply) => program.write(reply));
  const ended = new Promise<TerminalEnding>((resolve) => {
    program.onExit(({ exitCode, signal }) => resolve({ code: exitCode, signal: signal ?? 0 }));
  });

  const drawn = () => new Promise<void>((resolve) => display.write('', resolve));
  const linesFrom = (first: number, count: number) =>
    Array.from({ length: count }, (_, row) => lineAt(display, first + row));
  const screen = async () => {
    // What is still to be drawn can scroll the screen.
    await drawn();
    return linesFrom(display.buffer.active.baseY, display.rows);
  };
  const settle = async () => {
    while (performance.now() - changed < QUIET_MILLISECONDS) await pause(10);
    await drawn();
  };
  return {
    pid: program.pid,
    type: (keys) => program.write(keys),
    settle,
    screen,
    lines: async () => {
      await drawn();
      return trimmed(linesFrom(0, display.buffer.active.length));
    },
    raw: () => raw,
    onWrite: (listener) => program.onData(listener),
    isCursorVisible: async () => {
      await drawn();
      return raw.lastIndexOf('\u001b[?25h') >= raw.lastIndexOf('\u001b[?25l');
    },
    resize: (size) => {
      display.resize(size.columns, size.rows);
      program.resize(size.columns, size.rows);
    },
    signal: (name) => program.kill(name),
    ending: async () => {
      const ending = await ended;
      await settle();
      return ending;
    },
    waitFor: async (text, milliseconds = PATIENCE_MILLISECONDS) => {
      const deadline = performance.now() + milliseconds;
      for (;;) {
        const length = raw.length;
        const shown = (await screen()).join('\n');
        if (typeof text === 'string' ? shown.includes(text) : text.test(shown)) return;
        // The screen is read again once something has been written.
        do {
          if (performance.now() > deadline)
            throw new Error(`never saw ${text}; the screen is\n${shown}`);
          await pause(10);
        } while (raw.length === length);
      }
    },
  };
}

function lineAt({ buffer }: headless.Terminal, row: number): string {
  return buffer.active.getLine(row)?.translateToString(true).trimEnd() ?? '';
}

/** Removes the empty lines at the end. */
function trimmed(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
