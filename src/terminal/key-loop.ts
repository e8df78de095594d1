import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createPrompt, useEffect, useKeypress, useState } from '@inquirer/core';
import { type Key, keyFrom } from './keys.ts';

/** Callbacks of the prompt to its owner. */
export interface KeyPromptConfig {
  /** Returns the present screen. */
  readonly draw: () => string;
  readonly onKey: (key: Key) => void;
  readonly onPaste: (text: string) => void;
  /** The input has come to its end: Ctrl-D, or the terminal is gone. */
  readonly onEnd: () => void;
  /** Ctrl-Z. */
  readonly onSuspend: () => void;
  /** Takes the means to draw again and to end the prompt. */
  readonly onOpen: (controls: PromptControls) => void;
}

export interface PromptControls {
  readonly redraw: () => void;
  readonly end: () => void;
}

/**
 * One prompt for a whole interview: it shows what its owner draws, and hands on every key and every
 * paste. Inquirer forgets keys that are pressed between two prompts, so there is no second one.
 */
export const keyPrompt = createPrompt<null, KeyPromptConfig>((config, done) => {
  const [, setTurn] = useState(0);
  const [turns] = useState<Turns>({ count: 0, next: null });
  const [pasting] = useState<{ text: string | null }>({ text: null });
  // Keys that come together, as in a text that is pasted or typed ahead, are drawn together.
  const redraw = () => {
    turns.next ??= setImmediate(() => {
      turns.next = null;
      turns.count += 1;
      setTurn(turns.count);
    });
  };
  useKeypress((event, readline) => {
    // Readline collects all keys in a line of its own, which would move the cursor.
    readline.clearLine(0);
    if (take(keyFrom(event), pasting, config)) redraw();
  });
  useEffect((readline) => {
    const { onEnd, onSuspend, onOpen } = config;
    onOpen({ redraw, end: () => done(null) });
    readline.on('close', onEnd);
    readline.on('SIGTSTP', onSuspend);
    return () => {
      if (turns.next) clearImmediate(turns.next);
      readline.removeListener('close', onEnd);
      readline.removeListener('SIGTSTP', onSuspend);
    };
  }, []);
  return config.draw();
});

/** Number of drawings so far, and the next one that is due. */
interface Turns {
  count: number;
  next: NodeJS.Immediate | null;
}

/** Ctrl-C and Ctrl-D so soon behind Esc that readline takes them for keys with Alt. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the keys
const STOPS = /^\u001b[\u0003\u0004]$/;

/** Hands a key on, or collects what is pasted; whether there is something new to draw. */
function take(key: Key, pasting: { text: string | null }, config: KeyPromptConfig): boolean {
  if (STOPS.test(key.sequence)) {
    config.onEnd();
  } else if (key.name === 'paste-start') {
    pasting.text = '';
  } else if (key.name === 'paste-end') {
    const { text } = pasting;
    pasting.text = null;
    config.onPaste(text ?? '');
  } else if (pasting.text === null) {
    config.onKey(key);
  } else {
    pasting.text += key.sequence;
    return false;
  }
  return key.name !== 'paste-start';
}

const BEGIN = '\u001b[200~';
const END = '\u001b[201~';
/** Length from which the beginning of `BEGIN` is no key by itself; within a paste there are no keys. */
const HELD = 3;

/** Keys of a terminal without its pastes. */
interface KeyInput {
  readonly keys: NodeJS.ReadableStream;
  /** Begins to read; what is typed before waits in the terminal. */
  readonly open: () => void;
  /** Gives the terminal back. */
  readonly close: () => void;
}

/**
 * Takes pasted text out of the input of a terminal and hands it on whole. Readline takes a paste
 * character by character, which blocks for seconds with a long one.
 */
export function withoutPastes(
  input: NodeJS.ReadableStream,
  onPaste: (text: string) => void,
): KeyInput {
  const keys = new PassThrough({ encoding: 'utf8' });
  const decoder = new StringDecoder('utf8');
  let held = '';
  let pasted: string[] | null = null;
  const take = (text: string) => {
    for (let rest = text; rest !== ''; ) {
      const mark = pasted === null ? BEGIN : END;
      const at = rest.indexOf(mark);
      const length = at < 0 ? rest.length - heldIn(rest, mark, pasted === null ? HELD : 1) : at;
      const own = rest.slice(0, length);
      if (pasted === null) {
        // At once, so that keys and pastes stay in their order.
        if (own !== '') keys.emit('data', own);
      } else pasted.push(own);
      if (at < 0) {
        held = rest.slice(length);
        return;
      }
      if (pasted === null) pasted = [];
      else {
        onPaste(pasted.join(''));
        pasted = null;
      }
      rest = rest.slice(at + mark.length);
    }
  };
  const onData = (chunk: Uint8Array | string) => {
    const text = held + (typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk)));
    held = '';
    take(text);
  };
  const onEnd = () => keys.end();
  return {
    keys: Object.assign(keys, terminalOf(input)),
    open: () => {
      input.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onEnd);
      if ('destroyed' in input && input.destroyed === true) onEnd();
    },
    close: () => {
      input.off('data', onData).off('end', onEnd).off('close', onEnd).off('error', onEnd);
      input.pause();
    },
  };
}

/** Number of characters at the end of a text that may be the beginning of a mark. */
function heldIn(text: string, mark: string, least: number): number {
  for (let length = Math.min(mark.length - 1, text.length); length >= least; length--) {
    if (mark.startsWith(text.slice(-length))) return length;
  }
  return 0;
}

/** Properties by which readline knows a terminal and switches it. */
function terminalOf(input: NodeJS.ReadableStream) {
  const terminal = input as Partial<NodeJS.ReadStream>;
  return {
    isTTY: terminal.isTTY ?? false,
    setRawMode: (mode: boolean) => terminal.setRawMode?.(mode),
  };
}
