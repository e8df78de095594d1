import type { Key } from '../../src/terminal/keys.ts';

const SEQUENCES: Readonly<Record<string, string>> = { return: '\r', enter: '\n', escape: '\u001b' };

/** A key that types a character, or one with a name. */
export function key(name: string, more: Partial<Key> = {}): Key {
  const sequence = name.length === 1 ? name : (SEQUENCES[name] ?? '');
  return { name, sequence, ctrl: false, meta: false, ...more };
}

/** The keys that type a text. */
export function typing(text: string): readonly string[] {
  return Array.from(text);
}
