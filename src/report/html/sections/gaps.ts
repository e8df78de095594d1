import { gapsIntro, gapsInWords } from '../../sections/gaps.ts';
import { html } from '../../writers/html/markup.ts';
import type { HtmlPage } from '../page.ts';
import type { HtmlSection } from '../section.ts';

/** A gap with more facts than this may go on on the next page; others are kept together. */
const LONG = 8;

/** The criteria below their targets, costliest first, each with what to do. */
export function htmlGaps({ report }: HtmlPage): HtmlSection {
  const gaps = gapsInWords(report).map(
    ({ criterion, question, point, worth, facts }, i) => html`
<article class="gap${facts.length > LONG ? '' : ' short'}"><h3>${i + 1}. ${question}</h3>
<p class="meta"><code>${criterion}</code> in ${point}: ${worth}</p>
<dl>${facts.map(({ name, text }) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl></article>`,
  );
  return {
    id: 'gaps',
    title: 'Gaps',
    body: html`<p class="lead">${gapsIntro(report)}</p>${gaps}`,
  };
}
