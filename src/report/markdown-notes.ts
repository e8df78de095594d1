import type { NoteSection } from './notes.ts';
import { escapeMarkdown as md } from './writers/escape-markdown.ts';

/** Sentences with their heading; empty where there is nothing to say. */
export function markdownNotes({ heading: title, intro, entries }: NoteSection): string {
  if (intro === undefined && entries.length === 0) return '';
  const lines = entries.flatMap(({ line, details = [] }) => [
    `- ${md(line)}`,
    ...details.map((detail) => `  - ${md(detail)}`),
  ]);
  return [
    `## ${markdownHeading(title)}`,
    ...(intro === undefined ? [] : [md(intro)]),
    ...(lines.length > 0 ? [lines.join('\n')] : []),
  ].join('\n\n');
}

/** Text for a heading, which has one line only. */
export function markdownHeading(text: string): string {
  return md(text.replace(/\s+/g, ' '));
}

/** Lines of Markdown as a list. */
export function bulletList(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
