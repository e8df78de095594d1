/** A sentence, and what belongs under it. */
export interface Entry {
  readonly line: string;
  readonly details?: readonly string[];
}

/** A heading with sentences under it, in plain text: each format escapes it in its own way. */
export interface Notes {
  readonly heading: string;
  readonly intro?: string;
  readonly entries: readonly Entry[];
}

/** Sentences without anything under them. */
export function entriesOf(lines: readonly string[]): readonly Entry[] {
  return lines.map((line) => ({ line }));
}
