import { createHash } from 'node:crypto';
import type { HtmlPage, HtmlSection } from '../../html/section.ts';
import { cover } from '../../html/sections/cover.ts';
import { html, type Markup, trusted } from './markup.ts';
import { style } from './style.ts';

/** Returns the whole page: one file that runs and loads nothing. */
export function document(page: HtmlPage, sections: readonly HtmlSection[]): string {
  const { subject, date, generator } = page.report;
  const rules = style(page);
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy(rules))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${generator}">
<title>Gap report: ${subject}, ${date}</title>
<style>${trusted(rules)}</style>
</head>
<body>
${cover(page)}
${contents(sections)}
<main>${sections.map(
    ({ id, title, body }) => html`
<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${title}</h2>
${body}
</section>`,
  )}
</main>
${footer(page)}
</body>
</html>
<!-- ${generator} -->
`;
  return markup;
}

/** Returns a content security policy that allows only this style and embedded pictures. */
function policy(rules: string): string {
  const digest = createHash('sha256').update(rules).digest('base64');
  return `default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'`;
}

function contents(sections: readonly HtmlSection[]): Markup {
  return html`<nav aria-label="Contents"><ol>${sections.map(
    ({ id, title }) => html`
<li><a href="#${id}">${title}</a></li>`,
  )}
</ol></nav>`;
}

function footer({ report, brand }: HtmlPage): Markup {
  const words = [brand?.firm, brand?.confidentiality, report.generator];
  return html`<footer>${words.map((line) => (line ? html`<p>${line}</p>` : ''))}</footer>`;
}
