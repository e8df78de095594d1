import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

const BEGIN = '\u001b[200~';
const END = '\u001b[201~';
/** Length from which the beginning of `BEGIN` is no key by itself. */
const HELD = 3;

/** Keys of a terminal without its pastes. */
export interface KeyInput {
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
      const length = at < 0 ? rest.length - heldIn(rest, mark) : at;
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
function heldIn(text: string, mark: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length >= HELD; length--) {
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
