import { safeText } from '../../../text/safe.ts';

/** HTML that is complete and safe. */
export interface Markup {
  readonly markup: string;
}

/** Value in a template: text is escaped, markup and lists of markup are not. */
export type Piece = string | number | Markup | readonly Piece[];

/** Returns HTML from a template. Every inserted text is escaped. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: String.raw({ raw: strings.map(withoutIndents) }, ...pieces.map(markupOf)) };
}

/** Empty markup. */
export const nothing: Markup = { markup: '' };

/** Returns markup that is known to be safe, such as a chart. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** Escapes untrusted text for elements and attributes of HTML; line breaks become `<br>`. */
export function escapeHtml(text: string): string {
  return text
    .trimEnd()
    .replace(/\t/g, ' ')
    .split(/\r\n|\n|\r/)
    .map((line) => safeText(line).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? ''))
    .join('<br>');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function markupOf(piece: Piece): string {
  if (typeof piece === 'string') return escapeHtml(piece);
  if (typeof piece === 'number') return String(piece);
  return 'markup' in piece ? piece.markup : piece.map(markupOf).join('');
}

function withoutIndents(text: string): string {
  return text.replace(/\n\s*/g, '\n');
}
