import type { Branding } from '../brand/brand.ts';
import type { ListEntry, NoteSection } from '../notes.ts';
import type { Report, ReportIndex } from '../report.ts';
import {
  type HtmlTable,
  html,
  htmlTable,
  type Markup,
  nothing,
  type Piece,
  trusted,
} from '../writers/html/markup.ts';

/** A part of the page that the list of contents leads to. */
export interface HtmlSection {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

/** Sentences with their heading as a section; null where there is nothing to say. */
export function notesSection(id: string, notes: NoteSection): HtmlSection | null {
  if (notes.intro === undefined && notes.entries.length === 0) return null;
  return { id, title: notes.heading, body: notesBody(notes) };
}

/** What stands under the heading. */
export function notesBody({ intro, entries }: NoteSection): Markup {
  return html`${intro === undefined ? nothing : html`<p class="lead">${intro}</p>`}
${entryList(entries)}`;
}

/** Sentences as a list, what belongs under them as lists in it. */
function entryList(entries: readonly ListEntry[]): Markup {
  return entries.length === 0
    ? nothing
    : html`<ul class="entries">${entries.map(
        ({ line, details = [] }) => html`
<li>${details.length === 0 ? html`<p>${line}</p>` : html`<p class="head">${line}</p>${bullets(details)}`}</li>`,
      )}
</ul>`;
}

/** Lines as a list. */
export function bullets(lines: readonly Piece[]): Markup {
  return html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** A chart with the table of its figures behind it. */
export function figure(chart: string, figures: HtmlTable, isOnPaper: boolean): Markup {
  return html`<figure>${trusted(chart)}
${behind(figures, isOnPaper)}</figure>`;
}

/** A table that a reader opens; nobody can open anything on paper, so there it is open. */
export function behind(figures: HtmlTable, isOnPaper: boolean): Markup {
  return html`<details class="behind"${isOnPaper ? html` open` : ''}><summary>${figures.caption}</summary>
${htmlTable(figures)}</details>`;
}

/** A report, and what the page is made for. */
export interface HtmlPage {
  readonly report: Report;
  readonly find: ReportIndex;
  readonly brand: Branding | null;
  /** Whether it is printed at once, so that nobody can open anything. */
  readonly isOnPaper: boolean;
}
