import { Chalk } from 'chalk';
import { asSentence } from '../../../text/phrases.ts';
import { harmlessInLog, safeLines } from '../../../text/safe.ts';
import { bullet, padEnd, pageWidth, widthOf, wrap } from '../../../text/wrap.ts';
import { actionsWords } from '../../../words/document-actions.ts';
import type {
  Actions,
  AnswerEntry,
  Block,
  Callout,
  Cover,
  Dots,
  Headline,
  Quote,
  ReportDocument,
  Section,
  TreeNode,
} from '../../blocks.ts';
import type { Terminal } from '../../view.ts';
import { rulerLines } from '../places.ts';
import { inline, linesText, lineText, quotedText, type TextPage, tableText } from './table.ts';

/** Columns by which a section is indented below its number. */
const INDENT = 3;

/** Writes a document as text for a terminal or a file; plain text if there are no colours. */
export function textDocument(
  { sections, generator, origin }: ReportDocument,
  { terminal }: { readonly terminal: Terminal },
): string {
  const page = { paint: new Chalk({ level: terminal.colour }), columns: pageWidth(terminal) - 1 };
  const end = [generator, origin].filter((line) => line !== null && line !== '').join('. ');
  const parts = [...sections.map((section) => sectionText(section, page)), end];
  return parts
    .filter((part) => part !== '')
    .map((part, i, all) => part + (i === all.length - 1 ? '' : gapAfter(part)))
    .join('')
    .concat('\n');
}

// Sections that are one line stand below each other.
function gapAfter(part: string): string {
  return part.includes('\n') ? '\n\n' : '\n';
}

function sectionText({ blocks }: Section, page: TextPage): string {
  const isNumbered = blocks.some((block) => block.is === 'headline' && block.number !== null);
  const inner = isNumbered ? { ...page, columns: page.columns - INDENT } : page;
  const parts = blocks
    .map((block) => ({ block, text: textOf(block, page, inner) }))
    .filter(({ text }) => text.trim() !== '');
  return parts
    .map(({ block, text }, i) => {
      const next = parts[i + 1]?.block;
      if (next === undefined) return text;
      return `${text}\n${areTight(block, next) ? '' : '\n'}`;
    })
    .join('');
}

/** True if two blocks stand below each other without a line between them. */
function areTight(block: Block, next: Block): boolean {
  switch (block.is) {
    case 'heading':
      return true;
    case 'headline':
      return block.level === 2 && block.lead === null;
    case 'pair':
      return next.is === 'pair';
    case 'table':
    case 'actions':
      return next.is === 'note';
    default:
      return false;
  }
}

function textOf(block: Block, page: TextPage, inner: TextPage): string {
  if (block.is === 'headline' || block.is === 'cover') return textBlock(block, page);
  const text = textBlock(block, inner);
  return inner === page ? text : indented(text);
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(INDENT) + line))
    .join('\n');
}

/** Returns a block as lines of text, no line wider than the page; empty for one that is left out. */
function textBlock(block: Block, page: TextPage): string {
  const { paint, columns } = page;
  switch (block.is) {
    case 'cover':
      return cover(page, block);
    case 'headline':
      return headline(page, block);
    case 'heading':
      return paint.bold(wrap(lineText(block.text), columns));
    case 'paragraph':
    case 'note':
      return wrap(inline(page, block.text), columns);
    case 'list':
      return block.items.map((item) => bullet('- ', inline(page, item), columns)).join('\n');
    case 'scale': {
      const lines = rulerLines(block).map(drawnLine);
      const fits = lines.every((line) => widthOf(line) <= columns);
      return fits ? lines.join('\n') : wrap(lineText(block.description), columns);
    }
    case 'callout':
      return callout(page, block);
    case 'dots':
      return dots(page, block);
    case 'actions':
      return actions(page, block);
    case 'tree':
      return block.roots.flatMap((root) => treeLines(page, root, '')).join('\n');
    case 'quotes':
      return quotes(page, block.quotes, '- ');
    case 'pair':
      return block.sides
        .map(({ label, text }, i) =>
          bullet(i === 0 ? '- ' : '  ', `${inline(page, label)}: ${quotedText(text)}`, columns),
        )
        .join('\n');
    case 'answers':
      return answers(page, block);
    case 'facts':
    case 'people':
    case 'change':
    case 'bars':
    case 'heat':
    case 'table':
      return tableText(page, block);
    case 'matrix':
    case 'contents':
      return '';
  }
}

/** Returns a line of a drawing, whose spaces stay, without control characters. */
function drawnLine(line: string): string {
  return safeLines(harmlessInLog(line))
    .replace(/[\n\t]/g, ' ')
    .trimEnd();
}

/** Lines at the start and at the end, beside each other where they fit. */
function cover(page: TextPage, { start, end, words }: Cover): string {
  const { paint, columns } = page;
  const rows = Array.from({ length: Math.max(start.length, end.length) }, (_, i) => {
    const left = lineText(inline(page, start[i] ?? ''));
    const right = lineText(inline(page, end[i] ?? ''));
    const room = columns - widthOf(right) - 2;
    const set = i === 0 ? paint.bold : paint.dim;
    return widthOf(left) <= room
      ? set(padEnd(left, right === '' ? 0 : columns - widthOf(right)) + right)
      : [left, right].map((line) => set(wrap(line, columns))).join('\n');
  });
  return [rows.join('\n'), ...words.map((own) => wrap(linesText(own), columns))].join('\n\n');
}

function headline(page: TextPage, { level, number, title: finding, lead }: Headline): string {
  const { paint, columns } = page;
  const text = lineText(inline(page, finding));
  const mark = number === null ? '' : padEnd(number, 3);
  const indent = ' '.repeat(mark.length);
  const title = paint.bold(bullet(mark, text, columns));
  if (lead === null) return title;
  const words = wrap(inline(page, lead), columns, indent);
  return `${title}\n${level === 1 ? '\n' : ''}${words}`;
}

function callout(page: TextPage, { tone, label, title, text }: Callout): string {
  const { paint, columns } = page;
  const set = tone === 'warn' ? paint.yellow : paint.reset;
  const words = [
    ...(label === null ? [] : [set(`${lineText(label)}:`)]),
    paint.bold(inline(page, title)),
    ...(text === null ? [] : [inline(page, text)]),
  ];
  return wrap(words.join(' '), columns);
}

function dots(page: TextPage, { rows }: Dots): string {
  const { paint, columns } = page;
  return rows
    .flatMap(({ rank, title, text, quotes: own }) => [
      bullet(`${rank}  `, `${paint.bold(asSentence(lineText(title)))} ${lineText(text)}`, columns),
      ...(own.length === 0 ? [] : [quotes(page, own, `${' '.repeat(rank.length + 2)}- `)]),
    ])
    .join('\n');
}

function quotes({ columns }: TextPage, own: readonly Quote[], mark: string): string {
  return own
    .map(({ who, text }) => {
      const name = who === null ? '' : `${lineText(who)}: `;
      return bullet(mark, name + quotedText(text), columns);
    })
    .join('\n');
}

function actions(page: TextPage, { heads, rows }: Actions): string {
  const { paint, columns } = page;
  return rows
    .map(({ rank, title, gate, text, remark, owner, effort, gain }) => {
      const mark = padEnd(rank, 2);
      const indent = ' '.repeat(mark.length + 1);
      const label = gate === null ? '' : ` (${lineText(gate)})`;
      const terms = [
        ...(owner === actionsWords.noOwner ? [] : [`${heads.owner}: ${inline(page, owner)}.`]),
        `${heads.effort}: ${lineText(effort)}.`,
        `${heads.gain}: ${lineText(gain)}.`,
      ];
      return [
        bullet(
          `${mark} `,
          `${paint.bold(asSentence(lineText(title)))}${label} ${lineText(text)}`,
          columns,
        ),
        ...(remark === null ? [] : [wrap(lineText(remark), columns, indent)]),
        wrap(terms.join(' '), columns, indent),
      ].join('\n');
    })
    .join('\n');
}

function treeLines(
  page: TextPage,
  { number, title, score, because, children }: TreeNode,
  indent: string,
): readonly string[] {
  const name = page.paint.bold(lineText(title));
  const text = `${name}, ${lineText(score)}: ${lineText(because)}`;
  return [
    bullet(`${indent}${padEnd(number, 2)} `, text, page.columns),
    ...children.flatMap((child) => treeLines(page, child, `${indent}   `)),
  ];
}

function answers(page: TextPage, block: AnswerEntry): string {
  const { paint, columns } = page;
  const { number, title, score, question, level, answers: own } = block;
  const name = lineText(title) + (score === null ? '' : `, ${lineText(score)}`);
  return [
    paint.bold(bullet(number === null ? '' : `${number}  `, name, columns)),
    ...(question === null ? [] : [wrap(inline(page, question), columns)]),
    ...(level === null ? [] : [wrap(inline(page, level), columns)]),
    ...own.map((answer) => bullet('- ', inline(page, answer), columns)),
  ].join('\n');
}
