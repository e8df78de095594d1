import type { Column, Table } from '../../blocks.ts';
import { html, type Markup, nothing } from './markup.ts';
import { htmlText } from './text.ts';

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
          ? html` data-label="${column.head}"`
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
