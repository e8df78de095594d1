/** A sentence, and what belongs under it. */
export interface ListEntry {
  readonly line: string;
  readonly details?: readonly string[];
}

/** A heading with sentences under it, in plain text: each format escapes it in its own way. */
export interface NoteSection {
  readonly heading: string;
  readonly intro?: string;
  readonly entries: readonly ListEntry[];
}

/** What may be a sentence already, as one: with a full stop, where it does not end by itself. */
export function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** Sentences without anything under them. */
export function entriesOf(lines: readonly string[]): readonly ListEntry[] {
  return lines.map((line) => ({ line }));
}
