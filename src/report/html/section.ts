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

/** Section of the page, with an entry in the table of contents. */
export interface HtmlSection {
  /** Id of the section, unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

/** Returns a section with sentences; `null` if there are none. */
export function notesSection(id: string, notes: NoteSection): HtmlSection | null {
  if (notes.intro === undefined && notes.entries.length === 0) return null;
  return { id, title: notes.heading, body: notesBody(notes) };
}

/** Returns the content of a section, without its heading. */
export function notesBody({ intro, entries }: NoteSection): Markup {
  return html`${intro === undefined ? nothing : html`<p class="lead">${intro}</p>`}
${entryList(entries)}`;
}

/** Returns sentences as a list, with their details as nested lists. */
function entryList(entries: readonly ListEntry[]): Markup {
  return entries.length === 0
    ? nothing
    : html`<ul class="entries">${entries.map(
        ({ line, details = [] }) => html`
<li>${details.length === 0 ? html`<p>${line}</p>` : html`<p class="head">${line}</p>${bullets(details)}`}</li>`,
      )}
</ul>`;
}

/** Returns lines as a list. */
export function bullets(lines: readonly Piece[]): Markup {
  return html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** Returns a chart, followed by the table of its numbers. */
export function figure(chart: string, figures: HtmlTable, isOnPaper: boolean): Markup {
  return html`<figure>${trusted(chart)}
${behind(figures, isOnPaper)}</figure>`;
}

/** Returns a table that readers open; on paper it is always open. */
export function behind(figures: HtmlTable, isOnPaper: boolean): Markup {
  return html`<details class="behind"${isOnPaper ? html` open` : ''}><summary>${figures.caption}</summary>
${htmlTable(figures)}</details>`;
}

/** Report, and the medium of its page. */
export interface HtmlPage {
  readonly report: Report;
  readonly find: ReportIndex;
  readonly brand: Branding | null;
  /** True if the page is printed at once, so that nobody can open anything. */
  readonly isOnPaper: boolean;
}
