import { PassThrough } from 'node:stream';
import headless from '@xterm/headless';
import { align, type Outcome } from './fake-io.ts';

/** Program that runs in this process, in the window of a terminal. */
export interface OpenWindow {
  /** Types keys as a terminal sends them, and waits until the window is drawn. */
  readonly type: (keys: string) => Promise<void>;
  /** Changes the width of the window, and waits until it is drawn. */
  readonly resize: (columns: number) => Promise<void>;
  /** Waits until the window shows a text. */
  readonly waitFor: (text: string) => Promise<void>;
  /** Waits until the program takes over the whole window. */
  readonly takenOver: () => Promise<void>;
  /** Returns the window as text; its last line is the place of a visible cursor. */
  readonly shown: () => Promise<string>;
  /** Returns the window as text with each style in braces, such as {bold}text{/}. */
  readonly styled: () => Promise<string>;
  /** Waits for the end of the program. */
  readonly ending: () => Promise<Outcome>;
}

export interface WindowSetting {
  readonly folder: string;
  readonly columns: number;
}

const ROWS = 24;
const NOON = Date.UTC(2026, 10, 21, 12);
/** Time between two calls of `type`: longer than the limit for a key pressed twice by accident. */
const PAUSE_MILLISECONDS = 1000;
/** Turns of the event loop without output, after which the program waits for keys. */
const QUIET_TURNS = 8;
const PATIENCE_MILLISECONDS = 20_000;

const TAKE_OVER = '\u001b[?1049h';
const SHOW_CURSOR = '\u001b[?25h';
const HIDE_CURSOR = '\u001b[?25l';

/** Runs a command line in a window of 24 rows. */
export function openWindow(
  args: readonly string[],
  { columns, folder }: WindowSetting,
): OpenWindow {
  const display = new headless.Terminal({
    ...{ cols: columns, rows: ROWS, allowProposedApi: true, convertEol: true },
  });
  const keys = new PassThrough();
  let raw = '';
  let clock = NOON;
  let resized = () => {};
  const ended = align(args, {
    ...{ folder, terminal: true, keys, now: () => clock },
    get columns() {
      return display.cols;
    },
    onWrite: (text) => {
      raw += text;
      display.write(text);
    },
    onResize: (listener) => {
      resized = listener;
    },
  });

  const until = async (what: string, isDone: () => boolean | Promise<boolean>) => {
    const deadline = performance.now() + PATIENCE_MILLISECONDS;
    while (!(await isDone())) {
      if (performance.now() > deadline) throw new Error(`never saw ${what} in\n${await text()}`);
      await turn();
    }
  };
  const quiet = async () => {
    for (let turns = 0, length = raw.length; turns < QUIET_TURNS; turns++) {
      await turn();
      if (raw.length !== length) turns = 0;
      length = raw.length;
    }
  };
  const text = async () => {
    await new Promise<void>((resolve) => display.write('', resolve));
    return screenText(display, (row) => lineAt(display, row));
  };
  const cursor = () => {
    if (raw.lastIndexOf(SHOW_CURSOR) <= raw.lastIndexOf(HIDE_CURSOR)) return '';
    const { cursorX, cursorY } = display.buffer.active;
    return `\n(cursor: row ${cursorY + 1}, column ${cursorX + 1})`;
  };
  /** Calls `act`, which makes the program draw, and waits until it has drawn. */
  const drawn = async (what: string, act: () => void) => {
    const { length } = raw;
    act();
    await until(`anything after ${what}`, () => raw.length > length);
    await quiet();
  };
  return {
    type: async (typed) => {
      clock += PAUSE_MILLISECONDS;
      await drawn(JSON.stringify(typed), () => keys.write(typed));
    },
    resize: (width) =>
      drawn('a new width', () => {
        display.resize(width, ROWS);
        resized();
      }),
    waitFor: async (wanted) => {
      await until(wanted, async () => (await text()).includes(wanted));
      await quiet();
    },
    takenOver: async () => {
      await until('the whole window', () => raw.includes(TAKE_OVER));
      await quiet();
    },
    shown: async () => `${await text()}${cursor()}`,
    styled: async () => {
      await text();
      return screenText(display, (row) => styledLineAt(display, row));
    },
    ending: async () => {
      let outcome: Outcome | null = null;
      void ended.then((own) => {
        outcome = own;
      });
      await until('the end of the program', () => outcome !== null);
      keys.destroy();
      return ended;
    },
  };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Returns the lines of the window without the empty lines at its end. */
function screenText({ buffer, rows }: headless.Terminal, at: (row: number) => string): string {
  const lines = Array.from({ length: rows }, (_, row) => at(buffer.active.baseY + row));
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1).join('\n');
}

function lineAt({ buffer }: headless.Terminal, row: number): string {
  return buffer.active.getLine(row)?.translateToString(true).trimEnd() ?? '';
}

/** Returns a line such as "{bold}Question{/} and {dim}more{/}". */
function styledLineAt({ buffer, cols }: headless.Terminal, row: number): string {
  const line = buffer.active.getLine(row);
  let styled = '';
  let style = '';
  for (let column = 0; column < cols; column++) {
    const cell = line?.getCell(column);
    if (!cell || cell.getWidth() === 0) continue;
    const own = styleOf(cell);
    if (own !== style) styled += `${style === '' ? '' : '{/}'}${own === '' ? '' : `{${own}}`}`;
    style = own;
    styled += cell.getChars() || ' ';
  }
  return `${styled}${style === '' ? '' : '{/}'}`.trimEnd();
}

const COLOURS = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

type Cell = NonNullable<ReturnType<import('@xterm/headless').IBufferLine['getCell']>>;

function styleOf(cell: Cell): string {
  const colour = (number: number) =>
    number < COLOURS.length ? COLOURS[number] : `bright ${COLOURS[number - COLOURS.length]}`;
  return [
    ...(cell.isBold() ? ['bold'] : []),
    ...(cell.isDim() ? ['dim'] : []),
    ...(cell.isItalic() ? ['italic'] : []),
    ...(cell.isUnderline() ? ['underlined'] : []),
    ...(cell.isInverse() ? ['inverse'] : []),
    ...(cell.isFgPalette() ? [colour(cell.getFgColor())] : []),
    ...(cell.isBgPalette() ? [`on ${colour(cell.getBgColor())}`] : []),
  ].join(' ');
}
