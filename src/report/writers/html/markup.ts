import { safeText } from '../../../text/safe.ts';
import { uncapitalised } from '../../../words/grammar.ts';
import type { Column, Inline, Mark, Quote, Table, Text } from '../../blocks.ts';

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

/** Returns a table of texts. On a narrow page its rows become blocks if its columns say how. */
export function dataTable({ caption, columns, rows }: Table): Markup {
  const folds = columns.some(({ narrow }) => narrow !== undefined);
  const hasHead = columns.some(({ head }) => head !== null);
  return html`
<table class="${folds ? 'data folds' : 'data'}">${caption === null ? nothing : html`<caption class="unseen">${caption}</caption>`}${
    hasHead
      ? html`
<thead><tr>${columns.map((column) =>
          column.head === null
            ? html`<td></td>`
            : html`<th scope="col"${classOf(column)}>${column.head}</th>`,
        )}</tr></thead>`
      : nothing
  }
<tbody>${rows.map(
    ({ cells }) => html`
<tr>${columns.map((column, i) => {
      const text = htmlText(cells[i] ?? '');
      const label =
        column.narrow === 'labelled' && column.head !== null
          ? html` data-label="${uncapitalised(column.head)}"`
          : nothing;
      return column.isTitle
        ? html`<th scope="row"${classOf(column)}>${text}</th>`
        : html`<td${classOf(column)}${label}>${text}</td>`;
    })}</tr>`,
  )}</tbody></table>`;
}

function classOf({ align, width, isTitle, isWhole, narrow }: Column): Markup {
  const names = [
    align === 'end' ? 'figure' : '',
    width === undefined ? '' : `w-${width}`,
    isTitle ? 'title' : '',
    isWhole ? 'unbroken' : '',
    narrow === undefined ? '' : `n-${narrow}`,
  ].filter((name) => name !== '');
  return names.length === 0 ? nothing : html` class="${names.join(' ')}"`;
}

/** Returns a text of a document as markup. */
export function htmlText(text: Text): Piece {
  return typeof text === 'string'
    ? text
    : text.map((part) => (typeof part === 'string' ? words(part) : spanOf(part)));
}

/** Returns words between spans; spaces and line breaks at their end stay. */
function words(text: string): Piece {
  return text
    .split('\n')
    .map(
      (line, i) =>
        html`${i === 0 ? '' : trusted('<br>')}${line}${line.endsWith(' ') ? trusted(' ') : ''}`,
    );
}

function spanOf(span: Inline): Markup {
  switch (span.is) {
    case 'strong':
      return html`<b>${span.text}</b>`;
    case 'name':
      return span.isStrong ? html`<b><bdi>${span.text}</bdi></b>` : html`<bdi>${span.text}</bdi>`;
    case 'quote':
      return html`<q dir="auto">${span.text}</q>`;
    case 'link':
      return html`<a href="${span.to}" rel="noreferrer"><bdi>${span.text}</bdi></a>`;
    case 'code':
      return html`<span class="code">${span.text}</span>`;
    case 'mark':
      return htmlMark(span.mark);
  }
}

/** Returns quotes as a list, each a block that keeps its own direction of writing. */
export function htmlQuotes(quotes: readonly Quote[]): Markup {
  return html`
<ul class="quotes" role="list">${quotes.map(
    ({ mark, who, text }) => html`
<li>${mark ? html`${htmlMark(mark)} ` : ''}${who === null ? '' : html`<bdi>${who}</bdi>: `}<q dir="auto">${text}</q></li>`,
  )}</ul>`;
}

/** Returns the sign of a group, for a place beside its name. */
export function htmlMark(mark: Mark): Markup {
  return html`<svg class="mark" viewBox="-7 -7 14 14" aria-hidden="true">${markShape(mark, 0, 0)}</svg>`;
}

/** Returns the shape of a mark around a point of a drawing; units are pixels. */
export function markShape({ shape, letter }: Mark, x: number, y: number): Markup {
  const drawn = shapeAt(shape, x, y);
  return letter === undefined
    ? drawn
    : html`${drawn}<text class="letter" x="${x}" y="${y + 3}" text-anchor="middle" font-size="8">${letter}</text>`;
}

function shapeAt(shape: Mark['shape'], x: number, y: number): Markup {
  const look = html`class="of-${shape}"`;
  switch (shape) {
    case 'circle':
      return html`<circle ${look} cx="${x}" cy="${y}" r="5.5"/>`;
    case 'square':
      return html`<rect ${look} x="${x - 4.95}" y="${y - 4.95}" width="9.9" height="9.9"/>`;
    case 'triangle':
      return html`<path ${look} d="M${x} ${y - 6.325}l6.325 11h-12.65Z"/>`;
    case 'diamond':
      return html`<path ${look} d="M${x} ${y - 6.5}l6.5 6.5l-6.5 6.5l-6.5 -6.5Z"/>`;
    case 'plus':
      return html`<path ${look} d="M${x - 2} ${y - 6}h4v4h4v4h-4v4h-4v-4h-4v-4h4Z"/>`;
    case 'ring':
      return html`<circle ${look} cx="${x}" cy="${y}" r="4.3"/>`;
  }
}

/** Returns a position from 0 to 1 in percent of a width. */
export function percentOf(at: number): Markup {
  return trusted(`${Number((100 * at).toFixed(3))}%`);
}
