import { type FormatName, formatNames } from '../formats.ts';
import type { ChangesRenderer } from './document.ts';

const document = async () => import('./document.ts');

/** Formats of a comparison, each loaded on use. */
export const changesFormats = {
  text: async () =>
    (await document()).changesIn((await import('../writers/text/page.ts')).textDocument),
  markdown: async () =>
    (await document()).changesIn((await import('../writers/markdown.ts')).markdownPage),
  html: async () =>
    (await document()).changesIn((await import('../writers/html/page.ts')).htmlPage),
  pdf: async () =>
    (await document()).changesIn((await import('../writers/html/page.ts')).htmlPageOnPaper),
  docx: async () => (await document()).changesIn((await import('../writers/docx/docx.ts')).docx),
  json: async () => (await document()).changesJson,
} as const satisfies Partial<Record<FormatName, () => Promise<ChangesRenderer>>>;

/** Returns the names of the formats of a comparison. */
export function changesFormatNames(): readonly FormatName[] {
  return formatNames().filter(isChangesFormat);
}

/** True if a comparison can be written in this format. */
export function isChangesFormat(format: FormatName): format is keyof typeof changesFormats {
  return Object.hasOwn(changesFormats, format);
}
