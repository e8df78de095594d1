import type { GapReport } from '../../../analysis/gap-report.ts';
import { VERSION } from '../../../version.ts';
import { documentWords } from '../../../words/document.ts';
import { lightPalette } from '../../brand/brand.ts';
import { filled } from '../../template/fill.ts';
import type { Template } from '../../template/template.ts';
import { hairline, headParagraph } from './cells.ts';
import { BULLET_LIST, type DocxPen, docxPackage, NUMBER_LIST, STYLE } from './package.ts';
import { type ParagraphLook, wordParagraph, wordRuns, wordTable } from './word.ts';

/** Writes a template as an editable Word document, filled in from a report if there is one. */
export function templateDocx(template: Template, report: GapReport | null): Uint8Array {
  const blocks = templateBlocks(template.body);
  const lists = blocks.map((block) => (block.is === 'number' ? block.list : 0));
  return docxPackage(
    {
      ...{ palette: lightPalette(null), paper: 'a4' },
      properties: {
        title: template.title,
        subject: report?.subject ?? '',
        date: report?.date ?? NO_DATE,
        // Not the name of a report: a template that somebody has filled in is never overwritten.
        generator: `align ${VERSION}`,
      },
      ...{ foot: template.title, pageOf: documentWords.pageOf },
      numberedLists: Math.max(0, ...lists) + 1,
    },
    (pen) => blocks.map((block) => templateBlock(pen, block, report)).join(''),
  );
}

/** A document needs a date; it is that of the round, never that of the clock. */
const NO_DATE = '2000-01-01';

function templateBlock(pen: DocxPen, block: TemplateBlock, report: GapReport | null): string {
  const paragraph = (text: string, look: ParagraphLook) =>
    wordParagraph(spanRuns(text, report), look);
  switch (block.is) {
    case 'heading': {
      const style = STYLE.headings[block.level - 1] ?? STYLE.headings[2];
      return wordParagraph(wordRuns(filled(block.text, report, inOneLine)), { style, before: 200 });
    }
    case 'paragraph':
      return paragraph(block.text, {});
    case 'quote':
      return paragraph(block.text, { indent: { start: 340 } });
    case 'bullet':
      return paragraph(block.text, { after: 40, list: { id: BULLET_LIST, level: block.level } });
    case 'number':
      return paragraph(block.text, {
        after: 40,
        list: { id: NUMBER_LIST + block.list, level: block.level },
      });
    case 'table':
      return formTable(pen, block, report);
  }
}

/** Returns a table to fill in, with lines around all cells. */
function formTable(
  { palette, room }: DocxPen,
  block: Extract<TemplateBlock, { is: 'table' }>,
  report: GapReport | null,
): string {
  const widths = block.head.map((_, i) => widthOf(block, i));
  const all = widths.reduce((sum, width) => sum + width, 0);
  const line = hairline(palette);
  const padding = { top: 60, left: 90, bottom: 60, right: 90 };
  const edges = { top: line, bottom: line, left: line, right: line };
  return wordTable({
    widths: widths.map((width) => (width / all) * room),
    padding,
    rows: [
      {
        isHead: true,
        cells: block.head.map((head) => ({
          body: headParagraph(wordRuns(plain(head), { bold: true })),
          ...{ edges, ground: palette.shade },
        })),
      },
      ...block.rows.map((cells) => ({
        cells: block.head.map((_, i) => ({
          body: wordParagraph(spanRuns(cells[i] ?? '', report), { style: STYLE.cell }),
          edges,
        })),
      })),
    ],
  });
}

/** Width of a column by its longest text, so that short ones leave room to write. */
function widthOf({ head, rows }: Extract<TemplateBlock, { is: 'table' }>, column: number): number {
  const cells = [head, ...rows].map((row) => (row[column] ?? '').length);
  return Math.min(Math.max(...cells, 12), 36);
}

/** Emphasis is found before a stranger's text is filled in, which can have none. */
function spanRuns(text: string, report: GapReport | null): string {
  return spansOf(text)
    .map(({ text: own, isBold, isItalic }) =>
      wordRuns(filled(own, report, inOneLine), { bold: isBold, italic: isItalic }),
    )
    .join('');
}

function plain(text: string): string {
  return spansOf(text)
    .map((span) => span.text)
    .join('');
}

function inOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** Part of a template, as a word processor sets it. Texts are Markdown within a line. */
export type TemplateBlock =
  | { readonly is: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly is: 'paragraph'; readonly text: string }
  | { readonly is: 'quote'; readonly text: string }
  | { readonly is: 'bullet'; readonly level: 0 | 1; readonly text: string }
  | {
      readonly is: 'number';
      readonly level: 0 | 1;
      /** Number of the list in the document; each begins with 1. */
      readonly list: number;
      readonly text: string;
    }
  | {
      readonly is: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/**
 * Parses the part of Markdown that templates use: headings, paragraphs, quotes, lists of two levels
 * and tables, also within a list. A line of three hyphens separates blocks and is dropped.
 */
export function templateBlocks(markdown: string): readonly TemplateBlock[] {
  const blocks: TemplateBlock[] = [];
  let isOpen = false;
  let list = 0;
  for (const line of markdown.split('\n')) {
    const found = blockOf(line);
    const last = blocks.at(-1);
    if (found === null) {
      isOpen = false;
      continue;
    }
    if (found.is === 'row') {
      if (last?.is === 'table' && isOpen) blocks.splice(-1, 1, withRow(last, found.cells));
      else blocks.push({ is: 'table', head: found.cells, rows: [] });
    } else if (found.is === 'paragraph' && isOpen && last !== undefined && last.is !== 'table') {
      blocks.splice(-1, 1, { ...last, text: `${last.text} ${found.text}` });
    } else if (found.is === 'quote' && isOpen && last?.is === 'quote') {
      blocks.splice(-1, 1, { ...last, text: `${last.text} ${found.text}` });
    } else if (found.is === 'item') {
      const { level, text } = found;
      if (found.number === 1 && level === 0) list++;
      blocks.push(
        found.number === null ? { is: 'bullet', level, text } : { is: 'number', level, list, text },
      );
    } else blocks.push(found);
    isOpen = found.is !== 'heading';
  }
  return blocks;
}

type Line =
  | Exclude<TemplateBlock, { is: 'bullet' | 'number' | 'table' }>
  | {
      readonly is: 'item';
      readonly level: 0 | 1;
      readonly number: number | null;
      readonly text: string;
    }
  | { readonly is: 'row'; readonly cells: readonly string[] };

/** Null for a line that only separates. */
function blockOf(line: string): Line | null {
  const text = line.trim();
  if (text === '' || /^-{3,}$/.test(text)) return null;
  if (text.startsWith('|')) return { is: 'row', cells: cellsOf(text) };
  const [, marks, heading] = /^(#{1,3}) +(.*)$/.exec(text) ?? [];
  if (marks !== undefined && heading !== undefined) {
    return { is: 'heading', level: levelOf(marks), text: heading };
  }
  if (text.startsWith('>')) return { is: 'quote', text: text.slice(1).trim() };
  const [, indent = '', mark, item] = /^(\s*)([-*]|\d+[.)]) +(.*)$/.exec(line) ?? [];
  if (mark === undefined || item === undefined) return { is: 'paragraph', text };
  const number = /^\d/.test(mark) ? Number.parseInt(mark, 10) : null;
  const box = item.replace(/^\[ \] /, '☐ ');
  return { is: 'item', level: indent.length > 1 ? 1 : 0, number, text: box };
}

function levelOf({ length }: string): 1 | 2 | 3 {
  if (length === 1) return 1;
  return length === 2 ? 2 : 3;
}

function cellsOf(row: string): readonly string[] {
  return row
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

/** The line of hyphens under the head of a table is no row. */
function withRow(
  table: Extract<TemplateBlock, { is: 'table' }>,
  cells: readonly string[],
): TemplateBlock {
  const isRule = table.rows.length === 0 && cells.every((cell) => /^:?-{3,}:?$/.test(cell));
  return isRule ? table : { ...table, rows: [...table.rows, cells] };
}

/** Piece of a text with its look. */
export interface Span {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

/** Splits the Markdown of a line by its emphasis; braces and brackets are text. */
export function spansOf(text: string): readonly Span[] {
  return text.split(EMPHASIS).flatMap((part, i) => {
    if (part === '') return [];
    // Every second part is one that the pattern matched.
    const isMarked = i % 2 === 1;
    const isBold = isMarked && part.startsWith('**');
    const marks = isBold ? 2 : isMarked ? 1 : 0;
    const inside = part.slice(marks, part.length - marks);
    return [{ text: inside, isBold, isItalic: isMarked && !isBold }];
  });
}

const EMPHASIS = /(\*\*[^*]+\*\*|\*[^*\s][^*]*\*|(?<!\w)_[^_\s][^_]*_(?!\w))/;
