import { plainly } from '../numbers.ts';

/** A key as the terminal sent it. */
export interface Key {
  /** Name such as "return" or "left"; empty if it has none. */
  readonly name: string;
  /** The very characters; the only thing that tells "?" from other keys. */
  readonly sequence: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
}

/** Converts a key event of readline. */
export function keyFrom(event: object): Key {
  const name = 'name' in event && typeof event.name === 'string' ? event.name : '';
  const sequence = 'sequence' in event && typeof event.sequence === 'string' ? event.sequence : '';
  const ctrl = 'ctrl' in event && event.ctrl === true;
  const meta = 'meta' in event && event.meta === true;
  return { name, sequence, ctrl, meta };
}

/** Returns the text that a key types; empty if it types none. */
export function typedBy({ sequence, ctrl, meta }: Key): string {
  return ctrl || meta || /\p{Cc}/u.test(sequence) ? '' : sequence;
}

/** Returns the digit that a key types; `null` if it types none. */
export function digitOf(key: Key): number | null {
  const digit = plainly(typedBy(key));
  return /^[0-9]$/.test(digit) ? Number(digit) : null;
}

/** Rows that the keys for a page move. */
export const PAGE_ROWS = 8;

/** Returns the index that a step leads to; without a present one (-1) it enters at either end. */
export function indexAfter(at: number, step: number, length: number): number {
  const from = at < 0 && step < 0 ? length : at;
  return Math.min(Math.max(from + step, 0), length - 1);
}

/** Number of rows that a key moves: negative is up, `page` for a page, 0 for any other key. */
export function stepOf({ name }: Key, page: number): number {
  switch (name) {
    case 'up':
      return -1;
    case 'down':
      return 1;
    case 'pageup':
      return -page;
    case 'pagedown':
      return page;
    default:
      return 0;
  }
}

/** Pasted text with plain line ends and nothing that acts on a terminal. */
export function cleanPaste(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '  ')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}
