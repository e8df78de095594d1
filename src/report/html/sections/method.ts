import { sourcesInWords } from '../../phrases.ts';
import { html, nothing } from '../../writers/html/markup.ts';
import type { Page } from '../page.ts';
import { bullets, type Section } from '../section.ts';

/** How the report came about, and from what. */
export function methodSection({ report }: Page): Section {
  const { attribution } = report.checklist.definition;
  return {
    id: 'method',
    title: 'Method and sources',
    body: html`${bullets(sourcesInWords(report))}
${attribution ? html`<p>${attribution}</p>` : nothing}
<p>${report.generator}</p>`,
  };
}
