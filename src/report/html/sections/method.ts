import { sourcesInWords } from '../../phrases.ts';
import { html, nothing } from '../../writers/html/markup.ts';
import type { HtmlPage } from '../page.ts';
import { bullets, type HtmlSection } from '../section.ts';

/** How the report came about, and from what. */
export function htmlMethod({ report }: HtmlPage): HtmlSection {
  const { attribution } = report.checklist.definition;
  return {
    id: 'method',
    title: 'Method and sources',
    body: html`${bullets(sourcesInWords(report))}
${attribution ? html`<p>${attribution}</p>` : nothing}
<p>${report.generator}</p>`,
  };
}
