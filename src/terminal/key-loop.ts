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
