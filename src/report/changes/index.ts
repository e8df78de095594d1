import { type FormatName, formatNames } from '../formats.ts';
import type { Terminal } from '../view.ts';
import type { Changes } from './changes.ts';

/** Writes the changes between rounds as the text of one format. Has no side effects. */
export type ChangesRenderer = (changes: Changes, terminal: Terminal) => string;

/** Formats of a comparison, each loaded on use. */
export const changesFormats = {
  text: async () => (await import('./changes-text.ts')).changesText,
  markdown: async () => (await import('./changes-markdown.ts')).changesMarkdown,
  json: async () => (await import('./changes-json.ts')).changesJson,
} as const satisfies Partial<Record<FormatName, () => Promise<ChangesRenderer>>>;

/** Returns the names of the formats of a comparison. */
export function changesFormatNames(): readonly FormatName[] {
  return formatNames().filter(isChangesFormat);
}

/** True if a comparison can be written in this format. */
export function isChangesFormat(format: FormatName): format is keyof typeof changesFormats {
  return Object.hasOwn(changesFormats, format);
}
