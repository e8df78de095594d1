import { asSentence } from '../../text/phrases.ts';
import { harmlessInLog, safeText } from '../../text/safe.ts';
import { widthOf } from '../../text/wrap.ts';
import { actionsWords } from '../../words/document-actions.ts';
import {
  type Actions,
  type Block,
  type Callout,
  type Cover,
  type Dots,
  distanceText,
  type Heat,
  type Inline,
  type PeopleList,
  type Quote,
  type ReportDocument,
  type Section,
  type Table,
  type Text,
  type TreeNode,
} from '../blocks.ts';
import { rulerLines } from './places.ts';

/** Writes a document as GitHub-flavoured Markdown that is also readable as plain text. */
export function markdownPage({ sections, generator, origin }: ReportDocument): string {
  const end = origin === null ? `${generator}.` : `${generator}. ${origin}`;
  const hidden = `<!-- ${end.replaceAll('&', '&amp;').replaceAll('>', '&gt;')} -->`;
  return `${[...sections.flatMap(sectionParts), hidden].join('\n\n')}\n`;
}

function sectionParts({ blocks }: Section): readonly string[] {
  const parts: string[] = [];
  for (const [i, block] of blocks.entries()) {
    const text = markdownOf(block);
    const isNextPair = block.is === 'pair' && blocks[i - 1]?.is === 'pair';
    if (isNextPair) parts.push(`${parts.pop() ?? ''}\n${text}`);
    else if (text !== '') parts.push(text);
  }
  return parts;
}

function markdownOf(block: Block): string {
  switch (block.is) {
    case 'cover':
      return cover(block);
    case 'headline':
      return [
        `${block.level === 1 ? '#' : '##'} ${block.number === null ? '' : `${escapeMarkdown(block.number)}. `}${oneLine(block.title)}`,
        ...(block.lead === null ? [] : [inline(block.lead)]),
      ].join('\n\n');
    case 'heading':
      return `### ${oneLine(block.text)}`;
    case 'paragraph':
    case 'note':
      return inline(block.text, BREAK);
    case 'list':
      return bullets(block.items.map((own) => inline(own)));
    case 'scale':
      return codeBlock(rulerLines(block).map(harmlessInLog));
    case 'facts':
      return markdownTable(
        block.facts.map(({ label }) => escapeMarkdown(label)),
        [
          block.facts.map(({ value }) => strong(escapeMarkdown(value))),
          block.facts.map(({ remark }) => escapeMarkdown(remark)),
        ],
      );
    case 'callout':
      return callout(block);
    case 'people':
      return people(block);
    case 'dots':
      return dots(block);
    case 'actions':
      return actions(block);
    case 'change':
      return markdownTable(
        ['', block.heads.point, block.before, block.after].map(escapeMarkdown),
        block.rows.map(({ number, title, before, after }) => [
          ...[number, title, before?.label ?? '–'].map(escapeMarkdown),
          strong(escapeMarkdown(after?.label ?? '–')),
        ]),
        [2, 3],
      );
    case 'bars':
      return markdownTable(
        ['', block.head, ...block.columns.map(({ title }) => title)].map(escapeMarkdown),
        block.rows.map(({ number, title, cells }) => [
          ...[number, title].map(escapeMarkdown),
          ...cells.map(({ at, label }, i) =>
            at !== null && block.columns[i]?.mark === null
              ? strong(escapeMarkdown(label))
              : escapeMarkdown(label),
          ),
        ]),
        block.columns.map((_, i) => i + 2),
      );
    case 'heat':
      return heat(block);
    case 'tree':
      return block.roots.flatMap((root) => treeLines(root, '')).join('\n');
    case 'table':
      return table(block);
    case 'quotes':
      return bullets(block.quotes.map(quote));
    case 'pair':
      return `- ${block.sides
        .map(({ label, text }) => `${inline(label)}: “${escapeMarkdown(text)}”`)
        .join(`${BREAK}  `)}`;
    case 'answers':
      return [
        `### ${block.number === null ? '' : `${escapeMarkdown(block.number)} `}${oneLine(block.title)}${block.score === null ? '' : `, ${escapeMarkdown(block.score)}`}`,
        ...(block.question === null ? [] : [inline(block.question)]),
        ...(block.level === null ? [] : [inline(block.level)]),
        ...(block.answers.length === 0 ? [] : [bullets(block.answers.map((own) => inline(own)))]),
      ].join('\n\n');
    case 'matrix':
    case 'contents':
      return '';
  }
}

function cover({ start: [first = '', ...others], end, words }: Cover): string {
  const lines = [
    strong(inline(first)),
    ...others.map((own) => inline(own)),
    end.map((own) => inline(own)).join(', '),
  ];
  return [lines.filter((line) => line !== '').join(BREAK), ...words.map(escapeMarkdown)].join(
    '\n\n',
  );
}

/** Line break within a paragraph. */
const BREAK = '\\\n';

/** Returns Markdown in bold; empty markers would show as asterisks. */
function strong(text: string): string {
  return text === '' ? '' : `**${text}**`;
}

/** Returns a text as Markdown; marks of charts say nothing here, so they are left out. */
function inline(text: Text, lineBreak = '<br>'): string {
  if (typeof text === 'string') return escapeMarkdown(text);
  return text
    .map((part) => (typeof part === 'string' ? withSpaces(part, lineBreak) : span(part)))
    .join('')
    .trim();
}

/** Escapes words between spans; spaces and line breaks at their ends stay. */
function withSpaces(words: string, lineBreak: string): string {
  if (!/^[ \n]|[ \n]$/.test(words)) return escapeMarkdown(words);
  const [, start = '', middle = '', end = ''] = /^([ \n]*)([\s\S]*?)([ \n]*)$/.exec(words) ?? [];
  return [start, end].map((own) => own.replaceAll('\n', lineBreak)).join(escapeMarkdown(middle));
}

function span(part: Inline): string {
  switch (part.is) {
    case 'strong':
      return strong(escapeMarkdown(part.text));
    case 'name':
      return part.isStrong ? strong(escapeMarkdown(part.text)) : escapeMarkdown(part.text);
    case 'quote':
      return `“${escapeMarkdown(part.text)}”`;
    case 'link':
      return `<${part.to.replace(/[`|\\]/g, encodeURIComponent)}>`;
    case 'code':
      return codeSpan(part.text);
    case 'mark':
      return '';
  }
}

/** Returns a text for a heading, which has one line. */
function oneLine(text: Text): string {
  return inline(text).replace(/\s*<br>\s*/g, ' ');
}

/** Returns lines of Markdown as a list. */
function bullets(lines: readonly string[], mark = '- '): string {
  return lines.map((line) => mark + line).join('\n');
}

function quote({ who, text }: Quote): string {
  return `${who === null ? '' : `${escapeMarkdown(who)}: `}“${escapeMarkdown(text)}”`;
}

function callout({ label, title, text }: Callout): string {
  const message = typeof title === 'string' ? strong(escapeMarkdown(title)) : inline(title);
  return [
    ...(label === null ? [] : [`**${escapeMarkdown(label)}:**`]),
    message,
    ...(text === null ? [] : [inline(text)]),
  ].join(' ');
}

function people({ people: own }: PeopleList): string {
  return bullets(
    own.map(({ name, role, remark, figure, felt }) => {
      const figures = [figure, felt, remark].flatMap((text) =>
        text === null ? [] : [escapeMarkdown(text)],
      );
      return `${strong(escapeMarkdown(name))}${role === null ? '' : `, ${escapeMarkdown(role)}`}${figures.length === 0 ? '' : `: ${figures.join(', ')}`}`;
    }),
  );
}

function dots({ rows }: Dots): string {
  return rows
    .map(({ rank, title, text, quotes }) =>
      [
        `${rank}. ${strong(escapeMarkdown(asSentence(title)))} ${escapeMarkdown(text)}`,
        ...quotes.map((own) => `${' '.repeat(rank.length + 2)}- ${quote(own)}`),
      ].join('\n'),
    )
    .join('\n');
}

function actions({ heads, rows }: Actions): string {
  return rows
    .map(({ rank, title, gate, text, remark, owner, effort, gain }) => {
      const terms = [
        // Where nobody is named, a table has a dash; a sentence has nothing.
        ...(owner === actionsWords.noOwner ? [] : [[heads.owner, inline(owner)]]),
        [heads.effort, escapeMarkdown(effort)],
        [heads.gain, escapeMarkdown(gain)],
      ].map(([head = '', term = '']) => `${escapeMarkdown(head)}: ${term}.`);
      return [
        `${rank}. ${strong(escapeMarkdown(asSentence(title)))}${gate === null ? '' : ` (${escapeMarkdown(gate)})`} ${escapeMarkdown(text)}`,
        ...(remark === null ? [] : [escapeMarkdown(remark)]),
        terms.join(' '),
      ].join(BREAK + ' '.repeat(rank.length + 2));
    })
    .join('\n');
}

function heat({ heads, series, levels, unknown, points }: Heat): string {
  const legend = [...levels, unknown].map(({ number, title }) =>
    `${escapeMarkdown(number)} ${escapeMarkdown(title)}`.trim(),
  );
  const rows = points.flatMap(({ number, title, rows: own }) => [
    [strong(escapeMarkdown(number)), strong(escapeMarkdown(title)), ...series.map(() => ''), ''],
    ...own.map(({ number: of, title: name, cells, apart }) => [
      escapeMarkdown(of),
      escapeMarkdown(name),
      ...cells.map(({ label }) => escapeMarkdown(label)),
      escapeMarkdown(distanceText(apart)),
    ]),
  ]);
  const head = ['', heads.criterion, ...series.map(({ title }) => title), heads.apart].map(
    escapeMarkdown,
  );
  return `${legend.join(', ')}\n\n${markdownTable(
    head,
    rows,
    series.map((_, i) => i + 2),
  )}`;
}

function treeLines({ number, title, score, because, children }: TreeNode, indent: string) {
  const line = `${indent}- ${escapeMarkdown(number)} ${strong(escapeMarkdown(title))}, ${escapeMarkdown(score)}: ${escapeMarkdown(because)}`;
  const below: readonly string[] = children.flatMap((child) => treeLines(child, `${indent}  `));
  return [line, ...below];
}

function table({ columns, rows }: Table): string {
  const cells = rows.map((row) => row.cells.map((own) => inline(own)));
  if (columns.every(({ head }) => head === null)) {
    return bullets(cells.map((row) => row.filter((cell) => cell !== '').join(': ')));
  }
  const head = columns.map(({ head: own }) => escapeMarkdown(own ?? ''));
  const right = columns.flatMap(({ align }, i) => (align === 'end' ? [i] : []));
  return markdownTable(head, cells, right);
}

/**
 * Escapes untrusted text for Markdown, so that it shows exactly this text. No emphasis, link,
 * image, HTML, formula, heading, list or table can result, and no command of a CI run. Line breaks become `<br>`.
 */
export function escapeMarkdown(text: string): string {
  if (WORDS.test(text)) return text.trim();
  return text
    .trim()
    .replace(/\t/g, ' ')
    .split(/\r\n|\n|\r/)
    .map((line) => escapeLine(safeText(line).trim()))
    .join('<br>');
}

/** Text in one line in which nothing is to be escaped. Most texts are such. */
const WORDS = /^[A-Za-z“][A-Za-z0-9 ,;:'"()%?!.@#^/+={}“”’–-]*$/;

function escapeLine(line: string): string {
  return (
    line
      .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
      .replace(/&/g, '&amp;')
      .replace(/^(#|[-+](?=\s|$)|--|==)/, '\\$1')
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
      // At the start of a line, a CI run takes two colons for a command.
      .replace(/^::/, '\\::')
  );
}

/** Returns an id or file name as code; longer backticks enclose backticks in it. */
function codeSpan(text: string): string {
  const safe = safeText(text).replace(/\s+/g, ' ').replace(/\|/g, '\\|');
  const longest = Math.max(0, ...[...safe.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${safe} ${fence}` : `${fence}${safe}${fence}`;
}

/** Returns safe lines as a block of code, which shows them as they are. */
function codeBlock(lines: readonly string[]): string {
  const longest = Math.max(2, ...[...lines.join('\n').matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines.map(safeText), fence].join('\n');
}

/** Length of a cell beyond which it does not widen its column in raw Markdown. */
const WIDEST_PADDED = 60;

/**
 * Returns a GFM table that is also readable raw; cells are Markdown. Columns in `right` are aligned
 * to the right.
 */
function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const widths = head.map((_, column) =>
    Math.min(
      Math.max(3, ...[head, ...rows].map((row) => widthOf(row[column] ?? ''))),
      WIDEST_PADDED,
    ),
  );
  const pad = (cell: string, column: number) => {
    const space = ' '.repeat(Math.max((widths[column] ?? 0) - widthOf(cell), 0));
    return right.includes(column) ? space + cell : cell + space;
  };
  const rule = widths.map((width, column) =>
    right.includes(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [head, rule, ...rows].map((row) => `| ${row.map(pad).join(' | ')} |`).join('\n');
}
