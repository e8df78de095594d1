import type { Inline, Mark, Quote, Text } from '../../blocks.ts';
import { html, type Markup, type Piece, trusted } from './markup.ts';

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
