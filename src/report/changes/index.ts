import { type FormatName, formatNames } from '../formats.ts';
import type { Terminal } from '../view.ts';
import type { Changes } from './changes.ts';

/** Turns what changed between rounds into the whole text of one format, and does nothing else. */
export type ChangesRenderer = (changes: Changes, terminal: Terminal) => string;

/** The formats of a comparison; loaded only when they are asked for. */
export const changesFormats = {
  text: async () => (await import('./changes-text.ts')).changesText,
  markdown: async () => (await import('./changes-markdown.ts')).changesMarkdown,
  json: async () => (await import('./changes-json.ts')).changesJson,
} as const satisfies Partial<Record<FormatName, () => Promise<ChangesRenderer>>>;

/** The names of the formats in which a comparison can be had. */
export function changesFormatNames(): readonly FormatName[] {
  return formatNames().filter(isChangesFormat);
}

/** Whether a comparison can be had in a format. */
export function isChangesFormat(format: FormatName): format is keyof typeof changesFormats {
  return Object.hasOwn(changesFormats, format);
}
