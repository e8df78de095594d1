import { asSentence } from '../../text/phrases.ts';
import { harmlessInLog } from '../../text/safe.ts';
import type {
  Actions,
  Block,
  Callout,
  Cover,
  Dots,
  Heat,
  Inline,
  PeopleList,
  Quote,
  ReportDocument,
  Section,
  Table,
  Text,
  TreeNode,
} from '../blocks.ts';
import { codeBlock, codeSpan, markdownTable, escapeMarkdown as md } from './escape-markdown.ts';
import { rulerLines } from './ruler.ts';

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
        `${block.level === 1 ? '#' : '##'} ${block.number === null ? '' : `${md(block.number)}. `}${oneLine(block.title)}`,
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
        block.facts.map(({ label }) => md(label)),
        [
          block.facts.map(({ value }) => strong(md(value))),
          block.facts.map(({ remark }) => md(remark)),
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
        ['', block.heads.point, block.before, block.after].map(md),
        block.rows.map(({ number, title, before, after }) => [
          ...[number, title, before?.label ?? '–'].map(md),
          strong(md(after?.label ?? '–')),
        ]),
        [2, 3],
      );
    case 'bars':
      return markdownTable(
        ['', block.head, ...block.columns.map(({ title }) => title)].map(md),
        block.rows.map(({ number, title, cells }) => [
          ...[number, title].map(md),
          ...cells.map(({ label }, i) =>
            block.columns[i]?.mark === null ? strong(md(label)) : md(label),
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
        .map(({ label, text }) => `${inline(label)}: “${md(text)}”`)
        .join(`${BREAK}  `)}`;
    case 'answers':
      return [
        `### ${block.number === null ? '' : `${md(block.number)} `}${oneLine(block.title)}${block.score === null ? '' : `, ${md(block.score)}`}`,
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
  return [lines.filter((line) => line !== '').join(BREAK), ...words.map(md)].join('\n\n');
}

/** Line break within a paragraph. */
const BREAK = '\\\n';

/** Returns Markdown in bold; empty markers would show as asterisks. */
function strong(text: string): string {
  return text === '' ? '' : `**${text}**`;
}

/** Returns a text as Markdown; marks of charts say nothing here, so they are left out. */
function inline(text: Text, lineBreak = '<br>'): string {
  if (typeof text === 'string') return md(text);
  return text
    .map((part) => (typeof part === 'string' ? withSpaces(part, lineBreak) : span(part)))
    .join('')
    .trim();
}

/** Escapes words between spans; spaces and line breaks at their ends stay. */
function withSpaces(words: string, lineBreak: string): string {
  if (!/^[ \n]|[ \n]$/.test(words)) return md(words);
  const [, start = '', middle = '', end = ''] = /^([ \n]*)([\s\S]*?)([ \n]*)$/.exec(words) ?? [];
  return [start, end].map((own) => own.replaceAll('\n', lineBreak)).join(md(middle));
}

function span(part: Inline): string {
  switch (part.is) {
    case 'strong':
      return strong(md(part.text));
    case 'name':
      return part.isStrong ? strong(md(part.text)) : md(part.text);
    case 'quote':
      return `“${md(part.text)}”`;
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
  return `${who === null ? '' : `${md(who)}: `}“${md(text)}”`;
}

function callout({ label, title, text }: Callout): string {
  const message = typeof title === 'string' ? strong(md(title)) : inline(title);
  return [
    ...(label === null ? [] : [`**${md(label)}:**`]),
    message,
    ...(text === null ? [] : [inline(text)]),
  ].join(' ');
}

function people({ people: own }: PeopleList): string {
  return bullets(
    own.map(({ name, role, remark, figure, felt }) => {
      const figures = [figure, felt, remark].flatMap((text) => (text === null ? [] : [md(text)]));
      return `${strong(md(name))}${role === null ? '' : `, ${md(role)}`}${figures.length === 0 ? '' : `: ${figures.join(', ')}`}`;
    }),
  );
}

function dots({ rows }: Dots): string {
  return rows
    .map(({ rank, title, text, quotes }) =>
      [
        `${rank}. ${strong(md(asSentence(title)))} ${md(text)}`,
        ...quotes.map((own) => `${' '.repeat(rank.length + 2)}- ${quote(own)}`),
      ].join('\n'),
    )
    .join('\n');
}

function actions({ heads, rows }: Actions): string {
  return rows
    .map(({ rank, title, gate, text, remark, owner, effort, gain }) => {
      const terms = [
        [heads.owner, inline(owner)],
        [heads.effort, md(effort)],
        [heads.gain, md(gain)],
      ].map(([head = '', term = '']) => `${md(head)}: ${term}.`);
      return [
        `${rank}. ${strong(md(asSentence(title)))}${gate === null ? '' : ` (${md(gate)})`} ${md(text)}`,
        ...(remark === null ? [] : [md(remark)]),
        terms.join(' '),
      ].join(BREAK + ' '.repeat(rank.length + 2));
    })
    .join('\n');
}

function heat({ heads, series, levels, unknown, points }: Heat): string {
  const legend = [...levels, unknown].map(({ number, title }) =>
    `${md(number)} ${md(title)}`.trim(),
  );
  const rows = points.flatMap(({ number, title, rows: own }) => [
    [strong(md(number)), strong(md(title)), ...series.map(() => ''), ''],
    ...own.map(({ number: of, title: name, cells, apart }) => [
      md(of),
      md(name),
      ...cells.map(({ label }) => md(label)),
      apart === null ? '' : md(`${apart.number} ${apart.unit}`),
    ]),
  ]);
  const head = ['', heads.criterion, ...series.map(({ title }) => title), heads.apart].map(md);
  return `${legend.join(', ')}\n\n${markdownTable(
    head,
    rows,
    series.map((_, i) => i + 2),
  )}`;
}

function treeLines({ number, title, score, because, children }: TreeNode, indent: string) {
  const line = `${indent}- ${md(number)} ${strong(md(title))}, ${md(score)}: ${md(because)}`;
  const below: readonly string[] = children.flatMap((child) => treeLines(child, `${indent}  `));
  return [line, ...below];
}

function table({ columns, rows }: Table): string {
  const cells = rows.map((row) => row.cells.map((own) => inline(own)));
  if (columns.every(({ head }) => head === null)) {
    return bullets(cells.map((row) => row.filter((cell) => cell !== '').join(': ')));
  }
  const head = columns.map(({ head: own }) => md(own ?? ''));
  const right = columns.flatMap(({ align }, i) => (align === 'end' ? [i] : []));
  return markdownTable(head, cells, right);
}
