/** A stream that text is written to. */
export interface Output {
  readonly isTerminal: boolean;
  /** Width in columns; 80 if unknown. */
  readonly columns: number;
  /** Height in rows; 24 if unknown. */
  readonly rows: number;
  /** Writes all of it before it returns; a reader that has gone away is no error. */
  write(text: string | Uint8Array): void;
}

/** Keyboard and window for a dialogue, beside the streams of text. */
export interface Dialogue {
  /** Keys of a terminal, or the text of a pipe. */
  readonly input: NodeJS.ReadableStream;
  /** Calls back whenever the window has another size; returns how to stop that. */
  onResize(listener: () => void): () => void;
  /** Calls back with an exit code when the process is told to end; returns how to stop that. */
  onSignal(listener: (exitCode: number) => void): () => void;
  /** Stops the process as Ctrl-Z does; calls back when it continues. */
  suspend(resume: () => void): void;
  /**
   * Calls back when the process continues after another process stopped it; returns a function that
   * ends this.
   */
  onContinue(listener: () => void): () => void;
}

/** Form of messages on stderr: `--quiet` and `--diagnostics json` set it for the whole run. */
export interface MessageStyle {
  /** True if nothing is said of what goes well or comes next. */
  isQuiet: boolean;
  /** True if stderr has a JSON object per error and warning, and no other line. */
  isJson: boolean;
}

/** All that the program knows of the world, so that tests can stand in for it. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: { readonly isTerminal: boolean; read(): Uint8Array };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Folder of the compiled built-in checklists, and of the script of the form. */
  readonly shippedFolder: string;
  /** Reads a file of that folder where it is inside an executable; absent elsewhere. */
  readonly readShipped?: ((name: string) => string) | undefined;
  /** Form of messages on stderr; absent for sentences about everything. */
  readonly messages?: MessageStyle;
  /** The time, in milliseconds since 1970. */
  now(): number;
  /** Opens the dialogue with the person at the terminal, or with whoever is behind a pipe. */
  dialogue(): Dialogue;
}

export type ColourLevel = 0 | 1 | 2 | 3;

/**
 * Number of colours that a stream may show: 0 none, 1 sixteen, 2 256, 3 all. Decided here only.
 * NO_COLOR counts if it is not empty (no-color.org), FORCE_COLOR as in Node.js.
 */
export function colourLevel({ env }: Io, stream: Output, wanted: boolean): ColourLevel {
  if (!wanted || isSet(env.NO_COLOR)) return 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forcedLevel(forced);
  if (!stream.isTerminal || env.TERM === 'dumb') return 0;
  return terminalLevel(env);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

function forcedLevel(forced: string): ColourLevel {
  switch (forced) {
    case '0':
    case 'false':
      return 0;
    case '2':
      return 2;
    case '3':
      return 3;
    default:
      return 1;
  }
}

function terminalLevel({ COLORTERM, TERM }: Io['env']): ColourLevel {
  if (COLORTERM === 'truecolor' || COLORTERM === '24bit') return 3;
  return TERM?.includes('256color') ? 2 : 1;
}

/** Today in local time, YYYY-MM-DD; the only date that comes from a clock. */
export function today(io: Io): string {
  const now = new Date(io.now());
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}

/** True if a text is a day of the calendar as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const time = new Date(`${text}T00:00:00Z`);
  const isWritten = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time.getTime());
  return isWritten && time.toISOString().startsWith(text);
}

/** Somebody stopped before the first criterion was asked; ends the program with this exit code. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly exitCode: number;

  constructor(exitCode: number) {
    super('stopped');
    this.exitCode = exitCode;
  }
}

/** Exit code after Ctrl-C or the end of the input. */
export const INTERRUPTED = 130;

/** Somebody stopped the program while it worked; it ends with this exit code and says no more. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly exitCode: number;

  constructor(exitCode: number) {
    super('interrupted');
    this.exitCode = exitCode;
  }
}

/** Result of saving. `message` is the reason of a failure or another notice, or `null`. */
export type SaveState =
  /** Everything that was said so far is on the disk. */
  | { readonly isSaved: true; readonly message: string | null }
  /** `conflict` if another process holds the file, `disk` if the file system refused. */
  | { readonly isSaved: false; readonly message: string; readonly because: 'conflict' | 'disk' };
