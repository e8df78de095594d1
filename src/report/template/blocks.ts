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
