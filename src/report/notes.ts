/** Sentence with its details. */
export interface ListEntry {
  readonly line: string;
  readonly details?: readonly string[];
}

/** Heading with sentences, in plain text: each format escapes them. */
export interface NoteSection {
  readonly heading: string;
  readonly intro?: string;
  readonly entries: readonly ListEntry[];
}

/** Returns sentences as entries without details. */
export function entriesOf(lines: readonly string[]): readonly ListEntry[] {
  return lines.map((line) => ({ line }));
}
