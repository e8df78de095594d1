import { safeText } from '../../safe-text.ts';

/** HTML that is whole and safe. */
export interface Markup {
  readonly markup: string;
}

/** What a template takes: text is escaped, markup and lists of it are not. */
export type Piece = string | number | Markup | readonly Piece[];

/** HTML from a template: whatever is put into it shows as the text that it is. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: String.raw({ raw: strings.map(withoutIndents) }, ...pieces.map(markupOf)) };
}

/** Nothing, where there may be markup. */
export const nothing: Markup = { markup: '' };

/** Markup that was made elsewhere and is known to be safe, such as a chart. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** A stranger's text as HTML, in elements and attributes; line breaks become `<br>`. */
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
