import type { Branding, Logo } from '../../brand/brand.ts';
import { html, type Markup, nothing } from '../../writers/html/markup.ts';
import type { HtmlPage } from '../section.ts';

/** Returns the cover: organisation, checklist, date and author. */
export function cover({ report, brand }: HtmlPage): Markup {
  const { subject, date, mode, checklist } = report;
  const kind = mode === 'express' ? 'express audit' : 'full audit';
  return html`<header class="cover${brand ? ' branded' : ''}">
${brand ? letterhead(brand) : nothing}
<h1><span class="kicker">Gap report</span> ${subject}</h1>
<p class="about"><bdi>${checklist.title}</bdi>, ${kind}, <time datetime="${date}">${date}</time></p>
${brand ? firm(brand) : nothing}
</header>`;
}

function letterhead({ logo, firm }: Branding): Markup {
  if (!logo) return html`<p class="firm">${firm}</p>`;
  const { width, height } = sizeOf(logo);
  return html`<p class="logo"><img src="${dataUri(logo)}" alt="${firm}" width="${width}" height="${height}"></p>`;
}

/** Room for a logo, in pixels. */
const PLACE = { width: 256, height: 80 };

/** Returns the largest size with the proportions of the logo that fits its room. */
function sizeOf({ width, height }: Logo): typeof PLACE {
  const scale = Math.min(PLACE.width / width, PLACE.height / height);
  return {
    width: Math.max(Math.round(width * scale), 1),
    height: Math.max(Math.round(height * scale), 1),
  };
}

function firm({ firm, preparedBy, preparedFor, confidentiality, cover: text }: Branding): Markup {
  const people = [
    ['Prepared for', preparedFor],
    ['Prepared by', preparedBy ?? firm],
  ] as const;
  return html`${
    text
      ? text
          .trim()
          .split(/\n\s*\n/)
          .map((paragraph) => html`<p>${paragraph}</p>`)
      : nothing
  }
<dl class="people">${people.map(([what, who]) =>
    who ? html`<div><dt>${what}</dt><dd>${who}</dd></div>` : nothing,
  )}</dl>
${confidentiality ? html`<p class="confidential">${confidentiality}</p>` : nothing}`;
}

function dataUri(logo: Logo): string {
  const [type, bytes] =
    logo.kind === 'svg' ? ['image/svg+xml', Buffer.from(logo.text)] : ['image/png', logo.bytes];
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}
