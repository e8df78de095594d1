import { createHash } from 'node:crypto';
import { asSentence } from '../../../text/phrases.ts';
import {
  type Actions,
  type AnswerEntry,
  type Bars,
  type Block,
  beforeRole,
  type Callout,
  type ChangeChart,
  type Cover,
  type Dots,
  type Facts,
  type Headline,
  type Heat,
  legendShade,
  type MarkedSeries,
  type PeopleList,
  type ReportDocument,
  type Section,
  type TreeNode,
} from '../../blocks.ts';
import { dataUri, type Logo } from '../../brand/brand.ts';
import {
  dataTable,
  html,
  htmlMark,
  htmlQuotes,
  htmlText,
  type Markup,
  nothing,
  type Piece,
  percentOf,
  trusted,
} from './markup.ts';
import { changePicture, dotsPicture, matrixPicture, scalePicture } from './pictures.ts';
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

/**
 * Returns the markup of blocks in their order; two callouts in a row stand side by side. Headings
 * within the section are of this level.
 */
function htmlBlocks(blocks: readonly Block[], level: 2 | 3): readonly Markup[] {
  return blocks.map((block, i) => {
    const before = blocks[i - 1]?.is === 'callout';
    const after = blocks[i + 1]?.is === 'callout';
    const isAlone = block.is !== 'callout' || (!before && !after);
    if (isAlone) return htmlBlock(block, level);
    return html`${before ? nothing : html`\n<div class="callouts">`}${htmlBlock(block, level)}${after ? nothing : html`</div>`}`;
  });
}

function htmlBlock(block: Block, level: 2 | 3): Markup {
  switch (block.is) {
    case 'cover':
      return cover(block);
    case 'headline':
      return headline(block);
    case 'heading':
      return minorHeading(html`${block.text}`, level, block.isOnHalfPage);
    case 'paragraph':
      return html`
<p>${htmlText(block.text)}</p>`;
    case 'list':
      return html`
<ul>${block.items.map((item) => html`<li>${htmlText(item)}</li>`)}</ul>`;
    case 'note':
      return html`
<p class="${block.isApart ? 'small apart' : 'small'}">${htmlText(block.text)}</p>`;
    case 'scale':
      return scalePicture(block);
    case 'facts':
      return facts(block);
    case 'callout':
      return callout(block);
    case 'people':
      return people(block);
    case 'dots':
      return dots(block);
    case 'actions':
      return actions(block);
    case 'change':
      return change(block);
    case 'bars':
      return bars(block);
    case 'heat':
      return heat(block);
    case 'tree':
      return html`
<ul class="tree" role="list">${block.roots.map(treeNode)}</ul>`;
    case 'matrix':
      return matrixPicture(block);
    case 'table':
      return dataTable(block);
    case 'quotes':
      return htmlQuotes(block.quotes);
    case 'pair':
      return html`
<div class="pair">${block.sides.map(
        ({ label, text }) =>
          html`<blockquote><p class="label">${htmlText(label)}</p><q dir="auto">${text}</q></blockquote>`,
      )}</div>`;
    case 'contents':
      return html`
<nav class="${block.isOnScreenOnly ? 'contents on-screen' : 'contents'}" aria-label="${block.label}">${block.entries.map(
        ({ id, number, topic }) => html`<a href="#${id}">${number}\u00a0${topic}</a> `,
      )}</nav>`;
    case 'answers':
      return answers(block, level);
  }
}

function minorHeading(text: Markup, level: 2 | 3, isOnHalfPage = false): Markup {
  const name = trusted(`h${level}`);
  return html`
<${name} class="minor${isOnHalfPage ? ' half' : ''}">${text}</${name}>`;
}

function cover({ logo, start, end, words }: Cover): Markup {
  const [first = '', ...others] = start;
  const picture = logo ? logoPicture(logo) : nothing;
  return html`
<header class="cover"><p>${picture}<b>${htmlText(first)}</b>${others.map((line) => html`<br>${htmlText(line)}`)}</p>
<p class="end">${end.map((line, i) => html`${i === 0 ? '' : html`<br>`}${htmlText(line)}`)}</p></header>${words.map(
    (paragraph) => html`
<p class="words" dir="auto">${paragraph}</p>`,
  )}`;
}

/** Room for a logo, in pixels. */
const PLACE = { width: 160, height: 30 };

/** Returns the logo in the largest size that fits; the name of the firm follows. */
function logoPicture(logo: Logo): Markup {
  const scale = Math.min(PLACE.width / logo.width, PLACE.height / logo.height);
  const [width, height] = [logo.width, logo.height].map((length) =>
    Math.max(Math.round(length * scale), 1),
  );
  return html`<img class="logo" src="${dataUri(logo)}" alt="" width="${width ?? 1}" height="${height ?? 1}">`;
}

function headline({ level, number, topic, title, lead }: Headline): Markup {
  const kicker = html`
<p class="kicker">${number === null ? nothing : html`${number}\u2002`}${topic}</p>`;
  const words = lead === null ? nothing : htmlText(lead);
  return level === 1
    ? html`${kicker}
<h1>${htmlText(title)}</h1>${
        lead === null
          ? nothing
          : html`
<p class="lead">${words}</p>`
      }`
    : html`${kicker}
<h2>${htmlText(title)}</h2>${
        lead === null
          ? nothing
          : html`
<p>${words}</p>`
      }`;
}

function facts({ facts: own }: Facts): Markup {
  return html`
<dl class="facts">${own.map(
    ({ label, value, remark }) =>
      html`<div><dt>${label}</dt><dd>${value}<small>${remark}</small></dd></div>`,
  )}</dl>`;
}

function callout({ tone, label, title, text }: Callout): Markup {
  return html`
<div class="callout ${tone}">${label === null ? nothing : html`<p class="label">${label}</p>`}<p><b>${htmlText(title)}</b>${text === null ? nothing : html` ${htmlText(text)}`}</p></div>`;
}

function people({ people: own }: PeopleList): Markup {
  return html`
<ul class="people" role="list">${own.map(({ mark, name, role, remark, figure, felt }) => {
    const isBelow = role !== null && beforeRole(role) === '\n';
    return html`
<li>${mark ? htmlMark(mark) : html`<span></span>`}<span><bdi>${name}</bdi>${role === null || isBelow ? nothing : html`, <bdi>${role}</bdi>`}${remark === null ? nothing : html` <small>${remark}</small>`}</span><span class="figure">${figure === null ? nothing : html`<b>${figure}</b>`}${felt === null ? nothing : html` <small>${felt}</small>`}</span>${isBelow ? html`<span class="role"><bdi>${role}</bdi></span>` : nothing}</li>`;
  })}</ul>`;
}

function legend(series: readonly MarkedSeries[]): Markup {
  return html`<span class="legend">${series.map(
    ({ mark, title }) => html`<span>${htmlMark(mark)} <bdi>${title}</bdi></span>`,
  )}</span>`;
}

function dots(block: Dots): Markup {
  const last = block.levels.length - 1;
  return html`
<ol class="dots" role="list">
<li class="head" aria-hidden="true"><span></span>${legend(block.series)}<span class="strip levels">${block.levels.map(
    ({ number, title }, i) =>
      html`<span><i>${(i === 0 || i === last) && title !== '' ? title : trusted('&nbsp;')}</i><b>${number}</b></span>`,
  )}</span></li>${block.rows.map(
    (row) => html`
<li><span class="rank">${row.rank}</span><span class="text"><b><bdi>${asSentence(row.title)}</bdi></b> ${row.text}</span>${dotsPicture(block, row)}${row.quotes.length > 0 ? htmlQuotes(row.quotes) : nothing}</li>`,
  )}</ol>`;
}

function actions({ heads, rows }: Actions): Markup {
  return html`
<ol class="actions" role="list">
<li class="head" aria-hidden="true"><span></span><span>${heads.action}</span><span>${heads.owner}</span><span>${heads.effort}</span><span>${heads.gain}</span></li>${rows.map(
    ({ rank, title, gate, text, remark, owner, effort, gain }) => html`
<li><span class="rank">${rank}</span><p><b><bdi>${asSentence(title)}</bdi></b> ${gate === null ? nothing : html`<span class="gate">${gate}</span> `}<bdi>${text}</bdi>${remark === null ? nothing : html`<small>${remark}</small>`}</p><span class="owner">${htmlText(owner)}</span><span class="effort" data-label="${heads.effort}">${effort}</span><span class="gain" data-label="${heads.gain}">${gain}</span></li>`,
  )}</ol>`;
}

function change(block: ChangeChart): Markup {
  const { heads, before, after, axis, rows } = block;
  return html`
<p class="legend"><span><svg class="mark" viewBox="-7 -7 14 14" aria-hidden="true"><circle class="ring" r="5"/></svg> ${before}</span><span><svg class="mark" viewBox="-7 -7 14 14" aria-hidden="true"><circle class="disc" r="6"/></svg> ${after}</span></p>
<ol class="change" role="list">
<li class="head" aria-hidden="true"><span>${heads.point}</span><span class="ends">${axis.map(({ label }) => html`<span>${label}</span>`)}</span><span class="figure">${heads.values}</span></li>${rows.map(
    (row) => html`
<li>${numbered(row.number, row.title)}${changePicture(block, row)}<span class="figure">${row.before?.label ?? '–'} → <b>${row.after?.label ?? '–'}</b></span></li>`,
  )}</ol>`;
}

function numbered(number: string, title: string): Markup {
  if (number === '') return html`<bdi>${title}</bdi>`;
  return html`<span class="numbered"><span class="number">${number}</span><bdi>${title}</bdi></span>`;
}

function bars({ caption, head, columns, rows }: Bars): Markup {
  return html`
<table class="bars of-${columns.length}"><caption class="unseen">${caption}</caption>
<thead><tr><th scope="col">${head}</th>${columns.map(
    ({ title, mark }) =>
      html`<th scope="col">${mark ? html`${htmlMark(mark)} ${title}` : html`<b>${title}</b>`}</th>`,
  )}</tr></thead>
<tbody>${rows.map(
    ({ number, title, cells }) => html`
<tr><th scope="row">${numbered(number, title)}</th>${cells.map(({ at, label }, i) => {
      const column = columns[i];
      const isTotal = column?.mark === null;
      return html`<td data-label="${column?.title ?? ''}">${
        at === null
          ? html`<span class="small">${label}</span>`
          : html`<div class="bar">${isTotal ? html`<b>${label}</b>` : html`<span>${label}</span>`}<svg width="100%" height="14" aria-hidden="true"><rect class="track" width="100%" height="14"/><rect class="${isTotal ? 'of-all' : 'of-group'}" width="${percentOf(at)}" height="14"/></svg></div>`
      }</td>`;
    })}</tr>`,
  )}</tbody></table>`;
}

function heat({ caption, heads, series, levels, unknown, points }: Heat): Markup {
  return html`
<p class="legend">${levels.map(
    ({ number, title }, i) =>
      html`<span><i class="level-${legendShade(i, levels.length)}">${number}</i>${title}</span>`,
  )}<span><i class="no-level">${unknown.number}</i>${unknown.title}</span></p>
<table class="heat of-${series.length}"><caption class="unseen">${caption}</caption>
<thead><tr><th scope="col">${heads.criterion}</th>${series.map(
    ({ mark, title }) => html`<th scope="col" class="cell">${htmlMark(mark)} ${title}</th>`,
  )}<th scope="col" class="apart">${heads.apart}</th></tr></thead>${points.map(
    ({ number, title, rows }) => html`
<tbody><tr class="point"><th colspan="${series.length + 2}" scope="rowgroup">${numbered(number, title)}</th></tr>${rows.map(
      (row) => html`
<tr><th scope="row">${row.number}\u2002<bdi>${row.title}</bdi></th>${row.cells.map(
        ({ shade, label }) =>
          html`<td class="cell ${shade === null ? 'no-level' : `level-${shade}`}">${label}</td>`,
      )}<td class="apart">${row.apart ? html`${row.apart.number}<span class="wide"> ${row.apart.unit}</span>` : nothing}</td></tr>`,
    )}</tbody>`,
  )}</table>`;
}

function treeNode({ number, title, score, because, children }: TreeNode): Markup {
  return html`
<li><div class="node">${numbered(number, title)}<span class="figure">${score}</span><span class="small"><bdi>${because}</bdi></span></div>${
    children.length === 0 ? nothing : html`<ul role="list">${children.map(treeNode)}</ul>`
  }</li>`;
}

function answers(
  { number, title, score, question, level, answers: own }: AnswerEntry,
  headingLevel: 2 | 3,
): Markup {
  const exact: Piece = score === null ? nothing : `, ${score}`;
  return html`
<article class="answers">${minorHeading(html`${number === null ? nothing : html`${number}\u2002`}<bdi>${title}</bdi>${exact}`, headingLevel)}
${question === null ? nothing : html`<p class="small">${htmlText(question)}</p>`}${level === null ? nothing : html`<p>${htmlText(level)}</p>`}${
  own.length === 0
    ? nothing
    : html`
<ul>${own.map((answer) => html`<li>${htmlText(answer)}</li>`)}</ul>`
}</article>`;
}
