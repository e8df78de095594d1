import { createHash } from 'node:crypto';
import type { ReportDocument, Section } from '../../blocks.ts';
import { htmlBlocks } from './blocks.ts';
import { html, type Markup, nothing, trusted } from './markup.ts';
import { pageRules } from './rules.ts';

/** Writes a document as one page that runs and loads nothing, for screens and printers. */
export function htmlPage(document: ReportDocument): string {
  return written(document, false);
}

/** Writes the page that a browser prints at once: all of it is open, on the paper of the brand. */
export function htmlPageOnPaper(document: ReportDocument): string {
  return written(document, true);
}

function written(document: ReportDocument, isOnPaper: boolean): string {
  const rules = pageRules(document, isOnPaper);
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy(rules))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${document.generator}">
<title>${document.title}</title>
<style>${trusted(rules)}</style>
</head>
<body>
<main>${document.sections.map((section) => sectionOf(section, isOnPaper))}
</main>
</body>
</html>
<!-- ${document.generator}${document.origin === null ? '' : html`. ${document.origin}`} -->
`;
  return markup;
}

function sectionOf({ id, page = 'flow', fold, blocks }: Section, isOnPaper: boolean): Markup {
  const look = page === 'flow' ? nothing : html` class="${page}"`;
  const first = blocks.findIndex(({ is }) => is !== 'headline' && is !== 'paragraph');
  const end = fold === undefined || first < 0 ? blocks.length : first;
  const rest = blocks.slice(end);
  const isFirst = blocks.some((block) => block.is === 'headline' && block.level === 1);
  const level = isFirst ? 2 : 3;
  return html`
<section id="${id}"${look}>${htmlBlocks(blocks.slice(0, end), level)}${
    rest.length === 0
      ? nothing
      : html`
<details${isOnPaper ? html` open` : nothing}><summary>${fold ?? ''}</summary>${htmlBlocks(rest, level)}
</details>`
  }
</section>`;
}

/** Returns a content security policy that allows only this style and embedded pictures. */
function policy(rules: string): string {
  const digest = createHash('sha256').update(rules).digest('base64');
  return `default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'`;
}
